/** A change of text: what stands from `start` up to `end` (UTF-16 offsets) becomes `text`. `start === end` inserts. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Two edits want the same characters, or an edit lies outside the text: a mistake of the caller, not of the page. */
export class SpliceError extends Error {
  override name = 'SpliceError';
}

/**
 * Makes several changes at once; offsets are those of the text before any of them. The order of the list does not matter, except
 * that insertions at one place come out in it. Every other character stays.
 * @throws SpliceError when edits overlap or lie outside the text.
 */
export function splice(text: string, edits: readonly Edit[]): string {
  const inOrder = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const parts: string[] = [];
  let at = 0;
  for (const edit of inOrder) {
    if (edit.start < at || edit.end < edit.start || edit.end > text.length) {
      throw new SpliceError(`edit ${edit.start}..${edit.end} after ${at} in ${text.length} characters`);
    }
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
