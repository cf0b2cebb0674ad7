import { csvReader } from '../input/csv.ts';
import type { Delimiter } from '../input/detect.ts';
import { excerpt } from '../input/problems.ts';
import type { Table, TableProblem, TableRow } from './table-types.ts';

/** A table while it is read, piece by piece. */
export interface TableReader {
  push(piece: string): void;
  /** The table is at its end, or nobody wants more of it. */
  end(): ReadTable;
  /** There are more rows than `most`; those are not kept. */
  readonly full: boolean;
}

export interface ReadTable {
  readonly table: Table;
  readonly problems: readonly TableProblem[];
}

/** Of a hundred thousand rows with something beyond the last column no one reads every one. */
const mostProblems = 5_000;

/** Reads a table with a header; empty rows are left out. At most `most` rows are kept beside the header. */
export function tableReader(delimiter: Delimiter, most = Number.POSITIVE_INFINITY): TableReader {
  const problems: TableProblem[] = [];
  const rows: TableRow[] = [];
  let names: readonly string[] | undefined;
  let full = false;
  const problem = (key: TableProblem['key'], line: number, column: number, found: string) => {
    if (problems.length < mostProblems)
      problems.push({ severity: 'warning', key, line, column, found, right: '' });
  };
  const reader = csvReader(
    delimiter,
    row => {
      if (row.cells.every(cell => cell.trim() === '')) return;
      if (names === undefined) {
        names = row.cells.map(cell => cell.trim());
        return;
      }
      full ||= rows.length >= most;
      if (full) return;
      const beyond = row.cells.slice(names.length).filter(cell => cell.trim() !== '');
      if (beyond.length > 0)
        problem('cell-beyond-header', row.line, names.length + 1, excerpt(beyond.join(' ')));
      rows.push(row);
    },
    ({ kind, line, column }) => {
      if (!full) problem(kind, line, column, '');
    },
  );
  return {
    push: reader.push,
    end() {
      reader.end();
      return { table: { header: names ?? [], rows }, problems };
    },
    get full() {
      return full;
    },
  };
}

/** Reads a table that is all there. */
export function readTable(text: string, delimiter: Delimiter): ReadTable {
  const reader = tableReader(delimiter);
  reader.push(text);
  return reader.end();
}

/** A name for the layout of a table, the same for tables with the same columns. */
export function layoutOf({ header }: Pick<Table, 'header'>): string {
  return JSON.stringify(header.map(name => name.toLowerCase().replace(/\s+/g, ' ').trim()));
}
