import type { EntityId } from '../../wiki/entity-types.ts';
import { type CellProblem, doubtful, wrong } from './problems.ts';
import { termPattern } from './term-command.ts';

/** What a column of CSV for QuickStatements holds. */
export type CsvColumn =
  | { readonly kind: 'entity' }
  | {
      readonly kind: 'statement';
      readonly property: EntityId;
      readonly removal: boolean;
      readonly separate: boolean;
    }
  | { readonly kind: 'term'; readonly match: RegExpExecArray; readonly removal: boolean }
  | { readonly kind: 'qualifier'; readonly property: EntityId }
  /** `S248` begins a reference, `s854` goes on with it. */
  | { readonly kind: 'source'; readonly property: EntityId; readonly begins: boolean }
  | { readonly kind: 'summary' }
  /** Could not be read; its cells are passed over. */
  | { readonly kind: 'none' };

const statementPattern = /^(!?)P([1-9]\d*)$/i;
const qualifierPattern = /^qal\s*P?([1-9]\d*)$/i;
const sourcePattern = /^([Ss])([1-9]\d*)$/;

/**
 * Reads the header row. Gives undefined when it does not begin with `qid` (both tools insist), otherwise a column for
 * each cell; a cell that cannot be read is reported, and its column left out.
 *
 * Where the tools differ: `!P31` (a statement of its own) is taken from V1; a qualifier, source or summary needs
 * a statement column before it (version 3 checks, the older takes whatever came last).
 */
export function readHeader(
  cells: readonly string[],
  report: (column: number, problem: CellProblem) => void,
): readonly CsvColumn[] | undefined {
  const first = (cells[0] ?? '').trim();
  if (first.toLowerCase() !== 'qid') {
    report(0, wrong('header-missing', first, 'qid'));
    return undefined;
  }
  if (first !== 'qid') report(0, doubtful('header-qid', first, 'qid'));
  const columns: CsvColumn[] = [{ kind: 'entity' }];
  let after: 'nothing' | 'term' | 'statement' = 'nothing';
  for (let i = 1; i < cells.length; i++) {
    const text = (cells[i] ?? '').trim();
    const column = readColumn(text);
    if (column.kind === 'none') {
      // A spreadsheet often leaves empty columns at the end.
      if (text !== '') report(i, wrong('header-unreadable', text, 'P31, Len, qal580, S248, s854, #'));
      columns.push(column);
      continue;
    }
    if (column.kind === 'statement') after = 'statement';
    else if (column.kind === 'term') after = 'term';
    else if (after === 'nothing' || (after === 'term' && column.kind !== 'summary')) {
      report(i, wrong('header-needs-statement', text, `P31,${text}`));
      columns.push({ kind: 'none' });
      continue;
    }
    columns.push(column);
  }
  return columns;
}

function readColumn(text: string): CsvColumn {
  if (text === '#') return { kind: 'summary' };
  const qualifier = qualifierPattern.exec(text);
  if (qualifier !== null) return { kind: 'qualifier', property: `P${qualifier[1]}` };
  const source = sourcePattern.exec(text);
  if (source !== null) return { kind: 'source', property: `P${source[2]}`, begins: source[1] === 'S' };
  const removal = text.startsWith('-');
  const name = removal ? text.slice(1).trim() : text;
  const statement = statementPattern.exec(name);
  if (statement !== null && !(removal && statement[1] === '!')) {
    return { kind: 'statement', property: `P${statement[2]}`, removal, separate: statement[1] === '!' };
  }
  const match = termPattern.exec(name);
  return match === null ? { kind: 'none' } : { kind: 'term', match, removal };
}
