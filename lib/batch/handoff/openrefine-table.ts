import type { DataValue } from '../../wiki/entity-types.ts';
import type { AddStatement, Command, CommandSnak, CommandValue, EntityCommand } from '../input/commands.ts';
import { csvRow } from '../input/csv.ts';
import { subtractDecimals } from '../input/decimal.ts';
import type { Group } from '../input/group.ts';
import { julian } from '../input/time-text.ts';

export interface OpenRefineTable {
  readonly text: string;
  /** Commands OpenRefine's schema has no place for (removals, merges): they stay with QuickStatements. */
  readonly leftOut: readonly { readonly index: number; readonly line: number }[];
}

/**
 * A table to import into OpenRefine: a row for each line about an entity, the entity in the first column, values in
 * the notation OpenRefine's own Wikibase schema reads (dates as 1967, 1967-01 or 1967-01-17, coordinates as
 * latitude,longitude, quantities with ±, ids for items). Columns are named for what goes where:
 * `P31`, `P31 > P580` (qualifier), `P31 > reference 1 > P248`, `label (en)`, `sitelink (enwiki)`.
 * A new item is named `new 1`, `new 2`, …; reconcile those cells as new items.
 */
export function openRefineTable(groups: readonly Group[]): OpenRefineTable {
  const leftOut: { index: number; line: number }[] = [];
  const names = new Map<string, string>();
  const columns = new Map<string, number>([['entity', 0]]);
  const rows: string[][] = [];

  const leave = ({ index, line }: Command) => leftOut.push({ index, line });

  for (const group of groups) {
    if (group.kind === 'merge' || (group.kind === 'create' && group.command.kind === 'create-property')) {
      leave(group.command);
      if (group.kind === 'create') group.commands.forEach(leave);
      continue;
    }
    let entity: string;
    if (group.kind === 'create') {
      entity = `new ${names.size + 1}`;
      names.set(group.key, entity);
    } else entity = typeof group.entity === 'string' ? group.entity : (names.get(group.entity.madeBy) ?? '');
    for (const command of group.commands) {
      const cells = entity === '' ? undefined : cellsOf(command, names);
      if (cells === undefined) {
        leave(command);
        continue;
      }
      const row = [entity];
      for (const [name, cell] of cells) {
        let at = columns.get(name);
        if (at === undefined) {
          at = columns.size;
          columns.set(name, at);
        }
        row[at] = cell;
      }
      rows.push(row);
    }
  }
  const width = columns.size;
  const header = csvRow([...columns.keys()], { purpose: 'data' });
  const body = rows.map(row =>
    csvRow(
      Array.from({ length: width }, (_, i) => row[i] ?? ''),
      { purpose: 'data' },
    ),
  );
  return { text: header + body.join(''), leftOut };
}

function cellsOf(
  command: EntityCommand,
  names: ReadonlyMap<string, string>,
): readonly [string, string][] | undefined {
  switch (command.kind) {
    case 'add-statement':
      return statementCells(command, names);
    case 'set-label':
      return [[`label (${command.language})`, command.text]];
    case 'set-description':
      return [[`description (${command.language})`, command.text]];
    case 'add-alias':
      return [[`alias (${command.language})`, command.text]];
    case 'set-sitelink':
      return [[`sitelink (${command.site})`, command.title]];
    default:
      return undefined;
  }
}

function statementCells(
  command: AddStatement,
  names: ReadonlyMap<string, string>,
): readonly [string, string][] | undefined {
  const cells: [string, string][] = [];
  const main = valueCells(command.property, command.value, names);
  if (main === undefined) return undefined;
  cells.push(...main);
  const parts: [string, CommandSnak][] = command.qualifiers.map(snak => [
    `${command.property} > ${snak.property}`,
    snak,
  ]);
  command.references.forEach((reference, i) => {
    for (const snak of reference)
      parts.push([`${command.property} > reference ${i + 1} > ${snak.property}`, snak]);
  });
  const taken = new Set(cells.map(([name]) => name));
  for (const [name, snak] of parts) {
    const written = valueCells(name, snak.value, names);
    // The same qualifier twice would need two columns of one name.
    if (written === undefined || written.some(([column]) => taken.has(column))) return undefined;
    for (const cell of written) {
      taken.add(cell[0]);
      cells.push(cell);
    }
  }
  if (command.rank !== undefined) cells.push([`${command.property} > rank`, command.rank]);
  return cells;
}

/** A value under its column; a unit, and a language, have columns of their own. Undefined: OpenRefine cannot say it. */
function valueCells(
  column: string,
  value: CommandValue,
  names: ReadonlyMap<string, string>,
): [string, string][] | undefined {
  if (value.kind === 'made') {
    const name = names.get(value.by);
    return name === undefined ? undefined : [[column, name]];
  }
  if (value.kind === 'somevalue' || value.kind === 'novalue')
    return [[column, `#${value.kind.toUpperCase()}#`]];
  return value.kind === 'value' ? dataCells(column, value.datavalue) : undefined;
}

function dataCells(column: string, datavalue: DataValue): [string, string][] | undefined {
  switch (datavalue.type) {
    case 'string':
      return [[column, datavalue.value]];
    case 'wikibase-entityid':
      return [[column, datavalue.value.id]];
    case 'monolingualtext':
      return [[`${column} (${datavalue.value.language})`, datavalue.value.text]];
    case 'globecoordinate':
      return [[column, `${datavalue.value.latitude},${datavalue.value.longitude}`]];
    case 'quantity': {
      const { amount, upperBound, lowerBound, unit } = datavalue.value;
      const number = amount.replace('+', '');
      const error =
        upperBound === undefined ? '' : `±${subtractDecimals(upperBound, amount).replace('+', '')}`;
      if (upperBound !== undefined && lowerBound !== undefined) {
        const below = subtractDecimals(amount, lowerBound).replace('+', '');
        if (`±${below}` !== error) return undefined;
      }
      const cells: [string, string][] = [[column, `${number}${error}`]];
      if (unit !== '1') cells.push([`${column} unit`, unit.slice(unit.lastIndexOf('/') + 1)]);
      return cells;
    }
    case 'time': {
      const date = timeText(datavalue.value.time, datavalue.value.precision);
      if (date === undefined) return undefined;
      return [[column, datavalue.value.calendarmodel === julian ? `${date}_Q1985786` : date]];
    }
  }
}

/** OpenRefine's date formats: day, month and year by length; decade 1990D, century 1900C, millennium 2000M. */
function timeText(time: string, precision: number): string | undefined {
  const match = /^([+-])(\d+)-(\d\d)-(\d\d)T/.exec(time);
  if (match === null || precision < 6) return undefined;
  const [, sign = '', year = '', month = '', day = ''] = match;
  const start = `${sign === '-' ? '-' : ''}${year}`;
  if (precision === 11) return `${start}-${month}-${day}`;
  if (precision === 10) return `${start}-${month}`;
  return precision === 9 ? start : `${start}${precision === 8 ? 'D' : precision === 7 ? 'C' : 'M'}`;
}
