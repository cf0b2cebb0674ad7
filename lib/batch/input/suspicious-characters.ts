import { type CellProblem, doubtful, wrong } from './problems.ts';

/**
 * Characters that come along when text is copied from a page, a document or a chat, and that no one sees: they make
 * an id unreadable, or end up in data for good.
 */

/** Control characters, but for TAB and line breaks: the readers cut at those, and a cell of a table may hold breaks. */
function isControl(code: number): boolean {
  return code < 0x20 ? code !== 9 && code !== 10 && code !== 13 : code >= 0x7f && code <= 0x9f;
}

function isSuspicious(code: number): boolean {
  if (code < 0x7f) return isControl(code);
  return (
    code <= 0xa0 ||
    code === 0xad ||
    code === 0x61c ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202f) ||
    (code >= 0x2060 && code <= 0x206f) ||
    code === 0xfeff
  );
}

/** Embedding, override and isolate: they change the order in which everything after them is shown. */
const bidiControl = /[\u202a-\u202e\u2066-\u2069]/;
const noBreakSpace = /[\u00a0\u202f]/;
/** Marks of direction, joiners of no width, soft hyphen, byte order mark. */
const invisible = /[\u00ad\u061c\u200b-\u200f\u2028\u2029\u2060-\u2065\u206a-\u206f\ufeff]/;
/** Joiners are letters' business in many scripts, and marks of direction stand rightly in right-to-left text. */
const strippable = /[\s\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff]/;

/** The text without characters of this kind at its ends; in a loop, for a pattern with `+$` can take time squared. */
export function trimmedOf(text: string, kind: RegExp): string {
  let from = 0;
  let to = text.length;
  while (from < to && kind.test(text[from] ?? '')) from += 1;
  while (to > from && kind.test(text[to - 1] ?? '')) to -= 1;
  return text.slice(from, to);
}

/** Quick look at a whole cell: is there anything worth {@link inspect}ing? */
export function looksSuspicious(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (isSuspicious(text.charCodeAt(i))) return true;
  return false;
}

/** `U+202E`, for a message about a character no one can see. */
function codePoint(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

function firstOf(text: string, kind: RegExp): string {
  return codePoint(kind.exec(text)?.[0].charCodeAt(0) ?? 0);
}

function controlIn(text: string): number | undefined {
  for (let i = 0; i < text.length; i++) if (isControl(text.charCodeAt(i))) return text.charCodeAt(i);
  return undefined;
}

/** What a cell is for: an id or a keyword can only be plain, text may hold what text needs. */
export type CellUse = 'code' | 'text';

/**
 * Looks at one cell and gives it back as it should be read: without invisible characters at its edges (a mark of
 * direction copied along with an id), everything else as it is.
 */
export function inspect(cell: string, use: CellUse, report: (problem: CellProblem) => void): string {
  if (!looksSuspicious(cell)) return cell;
  const control = controlIn(cell);
  if (control !== undefined) report(wrong('control-character', codePoint(control)));
  if (bidiControl.test(cell)) report(doubtful('bidi-control', firstOf(cell, bidiControl)));
  if (noBreakSpace.test(cell)) report(doubtful('no-break-space', cell));
  const clean = trimmedOf(cell, strippable);
  if (clean !== cell.trim() || (use === 'code' && invisible.test(cell))) {
    report(doubtful('invisible-character', firstOf(cell, invisible)));
  }
  return clean;
}
