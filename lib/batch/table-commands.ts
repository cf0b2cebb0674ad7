import type { EntityId } from '../wiki/entity-types.ts';
import type { Command, CommandSnak, EntityCommand } from './commands.ts';
import { csvReader } from './csv.ts';
import type { Delimiter } from './detect.ts';
import { excerpt } from './problems.ts';
import { readCell } from './table-cells.ts';
import {
  type CellMatches,
  type ColumnUse,
  matchKey,
  type RowSubject,
  type Table,
  type TableMapping,
  type TableProblem,
  type TableProblemKey,
  type TableRow,
} from './table-types.ts';

/** Reads a table with a header; empty rows are left out. */
export function readTable(
  text: string,
  delimiter: Delimiter,
): { readonly table: Table; readonly problems: readonly TableProblem[] } {
  const problems: TableProblem[] = [];
  const rows: TableRow[] = [];
  const reader = csvReader(
    delimiter,
    row => {
      if (row.cells.some(cell => cell.trim() !== '')) rows.push(row);
    },
    ({ kind, line, column }) =>
      problems.push({ severity: 'warning', key: kind, line, column, found: '', right: '' }),
  );
  reader.push(text);
  reader.end();
  const [header, ...rest] = rows;
  const names = header?.cells.map(cell => cell.trim()) ?? [];
  for (const { cells, line } of rest) {
    if (cells.slice(names.length).some(cell => cell.trim() !== '')) {
      const found = excerpt(cells.slice(names.length).join(' '));
      problems.push({
        severity: 'warning',
        key: 'cell-beyond-header',
        line,
        column: names.length + 1,
        found,
        right: '',
      });
    }
  }
  return { table: { header: names, rows: rest }, problems };
}

/** A name for the layout of a table, the same for tables with the same columns. */
export function layoutOf({ header }: Pick<Table, 'header'>): string {
  return JSON.stringify(header.map(name => name.toLowerCase().replace(/\s+/g, ' ').trim()));
}

export interface TableCommands {
  readonly commands: readonly Command[];
  readonly problems: readonly TableProblem[];
}

export interface TableContext {
  /** Of every property the mapping names. */
  readonly datatypes: ReadonlyMap<EntityId, string>;
  readonly matches: CellMatches;
  /** What each row is about, by its line. */
  readonly subjects: ReadonlyMap<number, RowSubject>;
}

/**
 * The commands a table stands for. A cell that cannot be read is left out with a problem, and so is a row without a subject;
 * the rest goes on. New items are made only from rows that say something.
 */
export function tableCommands(
  table: Table,
  mapping: TableMapping,
  { datatypes, matches, subjects }: TableContext,
): TableCommands {
  const commands: Command[] = [];
  const problems: TableProblem[] = [];
  const seen = new Map<EntityId, number>();
  for (const row of table.rows) {
    const { line } = row;
    const problem = (key: TableProblemKey, column: number, found: string, right = '') =>
      problems.push({ severity: 'error', key, line, column, found: excerpt(found), right });
    const subject = subjects.get(line);
    if (subject === undefined || subject.kind === 'problem') {
      if (subject === undefined) problem('subject-missing', 0, '');
      else problems.push(subject.problem);
      continue;
    }
    if (subject.kind === 'entity') {
      const before = seen.get(subject.id);
      if (before !== undefined) {
        problems.push({
          severity: 'warning',
          key: 'subject-twice',
          line,
          column: 0,
          found: subject.id,
          right: String(before),
        });
      }
      seen.set(subject.id, before ?? line);
    }
    const start = commands.length;
    const entity = subject.kind === 'entity' ? subject.id : 'LAST';
    if (subject.kind === 'new') commands.push({ kind: 'create-item', index: start, line });
    const reader = new RowReader(row, mapping, datatypes, matches, problem);
    for (const command of reader.commands(entity))
      commands.push({ ...command, index: commands.length, line });
    // A new item about which nothing could be said is not made.
    if (subject.kind === 'new' && commands.length === start + 1) commands.pop();
  }
  return { commands, problems };
}

type Unplaced = EntityCommand extends infer C
  ? C extends EntityCommand
    ? Omit<C, 'index' | 'line'>
    : never
  : never;

class RowReader {
  constructor(
    private readonly row: TableRow,
    private readonly mapping: TableMapping,
    private readonly datatypes: ReadonlyMap<EntityId, string>,
    private readonly matches: CellMatches,
    private readonly problem: (key: TableProblemKey, column: number, found: string, right?: string) => void,
  ) {}

  *commands(entity: EntityId): Generator<Unplaced> {
    const { columns, constants, reference } = this.mapping;
    const parts = [...reference, ...this.all('reference').flatMap(([use, at]) => this.snaks(use, at))];
    const references = parts.length > 0 ? [parts] : [];
    for (const [at, use] of columns.entries()) {
      const cell = this.cell(at);
      if (cell === '') continue;
      switch (use.kind) {
        case 'label':
        case 'description':
          yield {
            kind: use.kind === 'label' ? 'set-label' : 'set-description',
            entity,
            language: use.language,
            text: cell,
          };
          break;
        case 'alias':
          for (const text of cell.split('|').map(one => one.trim())) {
            if (text !== '') yield { kind: 'add-alias', entity, language: use.language, text };
          }
          break;
        case 'sitelink':
          yield { kind: 'set-sitelink', entity, site: use.site, title: cell };
          break;
        case 'statement': {
          const qualifiers = this.all('qualifier').flatMap(([other, column]) =>
            other.kind === 'qualifier' && other.of === at ? this.snaks(other, column) : [],
          );
          for (const { property, value } of this.snaks(use, at)) {
            yield { kind: 'add-statement', entity, property, value, qualifiers, references };
          }
          break;
        }
        case 'qualifier':
          if (this.cell(use.of) === '') this.problem('qualifier-without-statement', at + 1, cell);
          break;
        default:
      }
    }
    for (const { property, value } of constants) {
      yield { kind: 'add-statement', entity, property, value, qualifiers: [], references };
    }
  }

  private all(kind: ColumnUse['kind']): readonly (readonly [ColumnUse, number])[] {
    return this.mapping.columns.flatMap((use, at) => (use.kind === kind ? [[use, at] as const] : []));
  }

  private cell(at: number): string {
    return this.row.cells[at]?.trim() ?? '';
  }

  private snaks(use: ColumnUse, at: number): readonly CommandSnak[] {
    if (!('property' in use)) return [];
    const { property } = use;
    const cell = this.cell(at);
    const datatype = this.datatypes.get(property);
    if (cell === '') return [];
    if (datatype === undefined) {
      this.problem('property-unknown', at + 1, property);
      return [];
    }
    const separator = use.kind === 'statement' ? use.separator : undefined;
    const texts = separator === undefined || separator === '' ? [cell] : cell.split(separator);
    return texts.flatMap(text => {
      if (text.trim() === '') return [];
      const read = readCell(text, {
        datatype,
        language: use.language,
        unit: 'unit' in use ? use.unit : undefined,
        matched: one => this.matches.get(matchKey(property, one)),
      });
      if (read.ok) return [{ property, value: read.value }];
      this.problem(read.why === 'unmatched' ? 'cell-unmatched' : 'cell-unreadable', at + 1, text, read.right);
      return [];
    });
  }
}
