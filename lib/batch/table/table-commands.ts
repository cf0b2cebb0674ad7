import type { EntityId } from '../../wiki/entity-types.ts';
import type { Command, CommandSnak, EntityCommand } from '../input/commands.ts';
import { excerpt } from '../input/problems.ts';
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

/** Makes commands of rows, one after the other, so that a table of any size can be worked on in slices. */
export interface TableCommander {
  take(row: TableRow): void;
  /** There are as many commands as anyone wants. */
  readonly full: boolean;
  readonly made: TableCommands;
}

/**
 * The commands a table stands for. A cell that cannot be read is left out with a problem, and so is a row without a subject;
 * the rest goes on. New items are made only from rows that say something.
 */
export function tableCommands(table: Table, mapping: TableMapping, context: TableContext): TableCommands {
  const commander = tableCommander(mapping, context);
  for (const row of table.rows) commander.take(row);
  return commander.made;
}

/** {@link tableCommands}, row by row. Rows are taken whole until there are `most` commands. */
export function tableCommander(
  mapping: TableMapping,
  { datatypes, matches, subjects }: TableContext,
  most = Number.POSITIVE_INFINITY,
): TableCommander {
  const commands: Command[] = [];
  const problems: TableProblem[] = [];
  const seen = new Map<EntityId, number>();
  return {
    take(row) {
      const { line } = row;
      const problem = (key: TableProblemKey, column: number, found: string, right = '') =>
        problems.push({ severity: 'error', key, line, column, found: excerpt(found), right });
      const subject = subjects.get(line);
      if (subject === undefined || subject.kind === 'problem') {
        if (subject === undefined) problem('subject-missing', 0, '');
        else problems.push(subject.problem);
        return;
      }
      if (subject.kind === 'entity') {
        const before = seen.get(subject.id);
        if (before !== undefined) {
          const right = String(before);
          problems.push({
            severity: 'warning',
            key: 'subject-twice',
            line,
            column: 0,
            found: subject.id,
            right,
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
    },
    get full() {
      return commands.length >= most;
    },
    made: { commands, problems },
  };
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
