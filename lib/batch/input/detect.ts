import { parseCsv } from './csv.ts';
import { readEntityId } from './entity-ids.ts';
import { readLaunchLink } from './launch-link.ts';
import { termPattern } from './term-command.ts';

/** What was pasted or dropped, as far as its beginning tells. */
export type Detected = {
  /** Why it was taken for that: for a line such as "Commands: 37 of 40 lines begin with an item and a property". */
  readonly reasons: readonly Reason[];
} & (
  | { readonly kind: 'empty' }
  | { readonly kind: 'launch-link' }
  | { readonly kind: 'v1' }
  | { readonly kind: 'quickstatements-csv'; readonly delimiter: Delimiter }
  | { readonly kind: 'table'; readonly delimiter: Delimiter; readonly columns: number }
  | { readonly kind: 'list'; readonly of: 'ids' | 'titles' }
);

export type Delimiter = ',' | ';' | '\t' | '|';

export type Reason =
  | { readonly key: 'nothing' }
  | { readonly key: 'link-address' }
  | { readonly key: 'header-begins-with-qid'; readonly columns: number }
  | { readonly key: 'lines-are-commands'; readonly count: number; readonly of: number }
  | {
      readonly key: 'lines-have-columns';
      readonly columns: number;
      readonly count: number;
      readonly of: number;
    }
  | { readonly key: 'lines-are-ids'; readonly count: number; readonly of: number }
  | { readonly key: 'one-column'; readonly of: number }
  /** Only the beginning was looked at. */
  | { readonly key: 'beginning-only'; readonly characters: number };

/** Enough to tell; a file of a million lines is known by its first few hundred. */
const lookedAt = 65_536;
const enoughLines = 200;

/** A first column of V1: a keyword, or an entity followed by a property, a term key or a statement id. */
const keyword = /^-?(CREATE|CREATE_PROPERTY|MERGE|STATEMENT|CREATE_LEXEME)$/i;
const entity = /^-?(?:LAST|[QPM]\d+|L\d+(?:-[FS]\d+)?)$/i;
const property = /^!?P\d+$/i;

/**
 * Tells what some text is. Never wrong in a way that edits: whatever it says is shown, and what is read from it is seen
 * before anything is sent.
 *
 * Commands are told from a table by their second column: a table of monuments may begin with `Q42`, but not go on
 * with `P31`. Half of the lines are enough; the others then have their problems listed one by one.
 */
export function detectInput(text: string): Detected {
  const whole = text.length <= lookedAt;
  const start = whole ? text : text.slice(0, lookedAt);
  const partial: readonly Reason[] = whole ? [] : [{ key: 'beginning-only', characters: lookedAt }];
  const body = start.charCodeAt(0) === 0xfeff ? start.slice(1) : start;
  if (body.trim() === '') return { kind: 'empty', reasons: [{ key: 'nothing' }] };
  if (/^\s*(https?:\/\/|[#?]\/?v1=|[#?]\/?csv=)/i.test(body) && readLaunchLink(text) !== undefined) {
    return { kind: 'launch-link', reasons: [{ key: 'link-address' }] };
  }
  const lines = linesOf(body, whole);
  const header = qidHeader(lines[0] ?? '');
  if (header !== undefined) {
    const reason: Reason = { key: 'header-begins-with-qid', columns: header.columns };
    return { kind: 'quickstatements-csv', delimiter: header.delimiter, reasons: [reason, ...partial] };
  }
  const commands = lines.filter(isCommand).length;
  if (commands * 2 >= lines.length) {
    const reason: Reason = { key: 'lines-are-commands', count: commands, of: lines.length };
    return { kind: 'v1', reasons: [reason, ...partial] };
  }
  const table = bestDelimiter(body, whole);
  if (table !== undefined) {
    const { delimiter, columns, count, of } = table;
    const reason: Reason = { key: 'lines-have-columns', columns, count, of };
    return { kind: 'table', delimiter, columns, reasons: [reason, ...partial] };
  }
  const ids = lines.filter(line => readEntityId(line.trim()) !== undefined).length;
  if (ids * 2 > lines.length) {
    return {
      kind: 'list',
      of: 'ids',
      reasons: [{ key: 'lines-are-ids', count: ids, of: lines.length }, ...partial],
    };
  }
  return { kind: 'list', of: 'titles', reasons: [{ key: 'one-column', of: lines.length }, ...partial] };
}

function linesOf(body: string, whole: boolean): readonly string[] {
  const lines = body.split(/\r\n|\r|\n/);
  // The last line of a beginning may be cut anywhere.
  if (!whole && lines.length > 1) lines.pop();
  return lines.filter(line => line.trim() !== '').slice(0, enoughLines);
}

function qidHeader(line: string): { readonly delimiter: Delimiter; readonly columns: number } | undefined {
  const match = /^\s*"?qid"?\s*([,;\t])/i.exec(line);
  const delimiter = [...delimiters].find(one => one === match?.[1]);
  if (delimiter === undefined) return undefined;
  return { delimiter, columns: parseCsv(line, delimiter).rows[0]?.cells.length ?? 0 };
}

function isCommand(line: string): boolean {
  const columns = line.split(line.includes('\t') ? '\t' : '|').map(column => column.trim());
  const first = (columns[0] ?? '').split('/*', 1)[0]?.trimEnd() ?? '';
  if (keyword.test(first)) return true;
  const second = columns[1] ?? '';
  if (!entity.test(first)) return false;
  // `Douglas` has the form of a description's key; text in quotes behind it is what a table would not have.
  return property.test(second) || (termPattern.test(second) && /^["“„«]/.test(columns[2] ?? ''));
}

const delimiters: readonly Delimiter[] = ['\t', ';', ',', '|'];

/**
 * The delimiter that cuts most rows into the same number (two or more) of cells; of equals the first of TAB, semicolon,
 * comma, pipe: the rarer a character is in ordinary text, the more it says. None below three quarters of the rows.
 */
function bestDelimiter(
  body: string,
  whole: boolean,
):
  | { readonly delimiter: Delimiter; readonly columns: number; readonly count: number; readonly of: number }
  | undefined {
  let best: { delimiter: Delimiter; columns: number; count: number; of: number } | undefined;
  for (const delimiter of delimiters) {
    if (!body.includes(delimiter)) continue;
    const rows = parseCsv(body, delimiter).rows.filter(row => row.cells.some(cell => cell.trim() !== ''));
    const looked = (whole ? rows : rows.slice(0, -1)).slice(0, enoughLines);
    // A title with a comma is a title; one row alone is a table only if TABs cut it.
    if (looked.length < 2 && delimiter !== '\t') continue;
    const counts = new Map<number, number>();
    for (const row of looked) counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1);
    for (const [columns, count] of counts) {
      if (columns < 2 || count * 4 < looked.length * 3) continue;
      if (best === undefined || count / looked.length > best.count / best.of) {
        best = { delimiter, columns, count, of: looked.length };
      }
    }
  }
  return best;
}
