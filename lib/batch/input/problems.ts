/**
 * What is wrong with a line of the input. Never a sentence: the interface has a message for each key, with `found`
 * (what stands there, shortened) and `right` (what would be right there, in the notation of the input) as parameters.
 *
 * error: the line is left out; the others go on without it. warning: the line is taken, but someone should look.
 */
export interface LineProblem {
  readonly severity: 'error' | 'warning';
  readonly key: LineProblemKey;
  /** Line of the input, from 1. */
  readonly line: number;
  /** Column (cell) in that line, from 1. */
  readonly column: number;
  readonly found: string;
  /** Empty when there is nothing to propose. */
  readonly right: string;
}

export type LineProblemKey =
  // the line as a whole
  | 'too-few-columns'
  | 'too-many-columns'
  | 'columns-by-spaces'
  | 'removal-impossible'
  | 'lexeme-command'
  // first column
  | 'entity-unreadable'
  | 'merge-not-items'
  | 'merge-with-itself'
  | 'datatype-unknown'
  | 'statement-id-unreadable'
  | 'statement-id-without-removal'
  // property column and keys
  | 'property-unreadable'
  | 'key-unreadable'
  | 'value-missing'
  | 'rank-twice'
  | 'rank-on-removal'
  | 'term-too-many-columns'
  | 'term-not-text'
  | 'term-empty'
  // values
  | 'value-unreadable'
  | 'value-unquoted'
  | 'quote-unclosed'
  | 'quotes-typographic'
  | 'text-empty'
  | 'time-unreadable'
  | 'time-of-day'
  | 'time-precision'
  | 'time-precision-assumed'
  | 'time-month'
  | 'time-day'
  | 'time-year-zero'
  | 'quantity-unreadable'
  | 'quantity-too-long'
  | 'quantity-bounds'
  | 'unit-unreadable'
  | 'coordinate-unreadable'
  | 'coordinate-range'
  | 'language-unreadable'
  // characters
  | 'line-break-in-text'
  | 'control-character'
  | 'bidi-control'
  | 'invisible-character'
  | 'no-break-space'
  // tables
  | 'header-missing'
  | 'header-unreadable'
  | 'header-needs-statement'
  | 'header-qid'
  | 'cell-without-statement'
  | 'cell-beyond-header'
  | 'text-after-quote'
  | 'create-empty'
  // over the whole input
  | 'last-without-create';

/** Where a problem found inside a cell goes; the caller knows line and column. */
export interface CellProblem {
  readonly severity: 'error' | 'warning';
  readonly key: LineProblemKey;
  readonly found: string;
  readonly right: string;
}

const shown = 80;

/** A piece of the input short enough to stand in a message: the first 80 characters, cut between characters. */
export function excerpt(text: string): string {
  if (text.length <= shown) return text;
  let end = shown - 1;
  const code = text.charCodeAt(end - 1);
  if (code >= 0xd800 && code <= 0xdbff) end -= 1;
  return `${text.slice(0, end)}…`;
}

/** An error in a cell. */
export function wrong(key: LineProblemKey, found: string, right = ''): CellProblem {
  return { severity: 'error', key, found: excerpt(found), right };
}

/** Something in a cell to look at. */
export function doubtful(key: LineProblemKey, found: string, right = ''): CellProblem {
  return { severity: 'warning', key, found: excerpt(found), right };
}
