/**
 * Comma-separated values (RFC 4180): a reader that takes its input in pieces, and a writer. Written here because it is
 * a hundred lines and 1 kB; the usual package is seven times that, most of it downloads and guesses we do not need.
 */

export interface CsvRow {
  readonly cells: readonly string[];
  /** Line of the input where the row begins, from 1; a quoted cell may go over several. */
  readonly line: number;
}

/** What is not as RFC 4180 has it, though it can be read. Column from 1. */
export interface CsvFault {
  readonly kind: 'text-after-quote' | 'quote-unclosed';
  readonly line: number;
  readonly column: number;
}

export interface CsvReader {
  push(chunk: string): void;
  end(): void;
}

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;

/** `tail`: text after a closing quote, blank so far; once it is not, it is `plain`. */
type State = 'start' | 'plain' | 'quoted' | 'after-quote' | 'tail';

/**
 * Reads rows cut by LF, CRLF or a lone CR, cells by `delimiter` (one character). Quotes open only at the start of a cell; elsewhere
 * they are text. Text after a closing quote is kept and reported; a quote that is never closed is reported with the
 * line where it opened. A byte order mark is skipped; an empty line is a row with one empty cell.
 */
export function csvReader(
  delimiter: string,
  take: (row: CsvRow) => void,
  report: (fault: CsvFault) => void,
): CsvReader {
  const delimiterCode = delimiter.charCodeAt(0);
  let state: State = 'start';
  let cells: string[] = [];
  /** What is known of the open cell so far; pieces, so that a long cell stays linear. */
  let parts: string[] = [];
  let line = 1;
  let rowLine = 1;
  let openedAt = 1;
  let begun = false;
  /** The last character was a carriage return, so that a line feed right after it is not another line. */
  let afterReturn = false;

  function closeCell(rest: string): void {
    if (parts.length === 0) cells.push(rest);
    else {
      parts.push(rest);
      cells.push(parts.join(''));
      parts = [];
    }
    state = 'start';
  }

  function closeRow(): void {
    const row = { cells, line: rowLine };
    cells = [];
    rowLine = line;
    take(row);
  }

  /** Reads on from `at` inside quotes; gives where it stopped. */
  function readQuoted(chunk: string, at: number): number {
    const end = chunk.indexOf('"', at);
    const stop = end < 0 ? chunk.length : end;
    for (let i = at; i < stop; i++) {
      const code = chunk.charCodeAt(i);
      if (code === carriageReturn || (code === lineFeed && !afterReturn)) line += 1;
      afterReturn = code === carriageReturn;
    }
    if (stop > at) parts.push(chunk.slice(at, stop));
    if (end < 0) return stop;
    // What follows the quote is no second half of a line break within the cell.
    afterReturn = false;
    state = 'after-quote';
    return end + 1;
  }

  /** What an unquoted piece of a cell makes of the state. */
  function stateAfter(piece: string): State {
    if (state !== 'after-quote' && state !== 'tail') return 'plain';
    if (piece.trim() === '') return 'tail';
    report({ kind: 'text-after-quote', line, column: cells.length + 1 });
    return 'plain';
  }

  /** Finds the end of an unquoted piece. */
  function endOfPlain(chunk: string, at: number): number {
    let i = at;
    for (; i < chunk.length; i++) {
      const code = chunk.charCodeAt(i);
      if (code === delimiterCode || code === lineFeed || code === carriageReturn) break;
    }
    return i;
  }

  return {
    push(chunk) {
      let at = 0;
      if (chunk === '') return;
      if (!begun) {
        begun = true;
        if (chunk.charCodeAt(0) === 0xfeff) at = 1;
      }
      if (afterReturn && state === 'start' && chunk.charCodeAt(at) === lineFeed) at += 1;
      if (state !== 'quoted') afterReturn = false;
      while (at < chunk.length) {
        if (state === 'quoted') {
          at = readQuoted(chunk, at);
          continue;
        }
        const code = chunk.charCodeAt(at);
        if (state === 'after-quote' && code === quote) {
          parts.push('"');
          state = 'quoted';
          afterReturn = false;
          at += 1;
          continue;
        }
        if (state === 'start' && code === quote) {
          state = 'quoted';
          openedAt = line;
          afterReturn = false;
          parts.push('');
          at += 1;
          continue;
        }
        const end = endOfPlain(chunk, at);
        if (end > at) state = stateAfter(chunk.slice(at, end));
        if (end === chunk.length) {
          parts.push(chunk.slice(at, end));
          return;
        }
        closeCell(chunk.slice(at, end));
        const stopper = chunk.charCodeAt(end);
        at = end + 1;
        if (stopper === delimiterCode) continue;
        if (stopper === carriageReturn) {
          if (at === chunk.length) afterReturn = true;
          else if (chunk.charCodeAt(at) === lineFeed) at += 1;
        }
        line += 1;
        closeRow();
      }
    },
    end() {
      if (state === 'quoted') report({ kind: 'quote-unclosed', line: openedAt, column: cells.length + 1 });
      if (cells.length > 0 || parts.length > 0) {
        closeCell('');
        closeRow();
      }
    },
  };
}

/** Reads a table that is all there. */
export function parseCsv(
  text: string,
  delimiter = ',',
): { readonly rows: readonly CsvRow[]; readonly faults: readonly CsvFault[] } {
  const rows: CsvRow[] = [];
  const faults: CsvFault[] = [];
  const reader = csvReader(
    delimiter,
    row => rows.push(row),
    fault => faults.push(fault),
  );
  reader.push(text);
  reader.end();
  return { rows, faults };
}

/**
 * Cells that a spreadsheet would run as a formula when it opens the file: `=`, `+`, `-`, `@`, TAB, CR or LF first, or the
 * wide forms of the first four that East Asian input makes (OWASP, "CSV injection").
 */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;

/** The cell with an apostrophe before it if a spreadsheet would take it for a formula; the sheet shows plain text. */
export function withoutFormula(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell;
}

export interface CsvStyle {
  readonly delimiter?: string;
  /**
   * `report`: for people, who open it in a spreadsheet; no cell can run ({@link withoutFormula}). `data`: for a
   * program that reads the cells back as they are (`+2026-01-01T…` and `-5` are values there).
   */
  readonly purpose: 'report' | 'data';
}

/** One row with its line break (CRLF, as the RFC has it); quotes only where they are needed. */
export function csvRow(cells: readonly string[], style: CsvStyle): string {
  const delimiter = style.delimiter ?? ',';
  const written = cells.map(cell => {
    const text = style.purpose === 'report' ? withoutFormula(cell) : cell;
    return needsQuotes(text, delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  // A row of one empty cell would look like no row at all.
  return written.length === 1 && written[0] === '' ? '""\r\n' : `${written.join(delimiter)}\r\n`;
}

function needsQuotes(text: string, delimiter: string): boolean {
  return /["\r\n\ufeff]/.test(text) || text.includes(delimiter) || text.trim() !== text;
}
