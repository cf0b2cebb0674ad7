/**
 * Finds the templates, comments, extension tags and headings of a stretch of wikitext, by offset.
 *
 * MediaWiki decides this in one place, its preprocessor (includes/parser/Preprocessor_Hash.php, read at 1.43), and pages
 * depend on its every oddity: an unclosed `<nowiki>` is text, an unclosed `<!--` runs to the end, five braces open a
 * template in an argument or an argument in a template depending on how they close, an open `[[` hides `}}`. This
 * scanner takes the same decisions in the same order, but keeps offsets instead of building text. It walks the text
 * once with a stack of its own: no recursion, and work proportional to the length, whatever the text is.
 */
import type { HeadingNode, Node } from './nodes.ts';
import { wikitextIn } from './tags.ts';

/** What is open somewhere in the text. A heading is open from its first `=` to the end of its line. */
interface Piece {
  open: '{' | '[' | '-{' | '\n';
  /** Offset of the first opening character. */
  at: number;
  /** How many opening characters have no closing one yet. */
  count: number;
  /** A `-` stands before the braces: `-{{{` may turn out to be `-{` and `{{`. */
  dash: boolean;
  pipes: number[];
  equals: number[];
  /** In the part now open: the last character of the latest comment, and where the text before it ended. */
  commentEnd: number;
  visualEnd: number;
}

/** A stretch of the source that is wikitext of its own, and the list its nodes go to. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly nodes: Node[];
}

/** Scans one stretch of text into `nodes`; stretches of wikitext inside extension tags go on `later`. Gives the steps it took. */
export function scanStretch(text: string, { from, nodes }: Stretch, tags: RegExp, later: Stretch[]): number {
  const end = text.length;
  const stack: Piece[] = [];
  const neverClosed = new Map<string, true>();
  let noMoreAngle = false;
  let headings = 0;
  let work = 0;
  let i = 0;

  const run = (at: number, chars: string, limit = end): number => {
    let n = 0;
    while (n < limit && at + n < end && chars.includes(text.charAt(at + n))) n++;
    work += n;
    return n;
  };
  const runBack = (at: number, chars: string): number => {
    let n = 0;
    while (n < at && chars.includes(text.charAt(at - n - 1))) n++;
    work += n;
    return n;
  };
  const find = (what: string, at: number): number => {
    const found = text.indexOf(what, at);
    work += (found < 0 ? end : found) - at;
    return found;
  };
  const push = (open: Piece['open'], at: number, count: number, dash: boolean): void => {
    stack.push({ open, at, count, dash, pipes: [], equals: [], commentEnd: -2, visualEnd: -2 });
  };
  /** What was found since `start` becomes the children of the node about to be added. */
  const adopt = (start: number): Node[] => {
    let first = nodes.length;
    while (first > 0 && (nodes[first - 1]?.start ?? -1) >= start + from) first--;
    work += nodes.length - first;
    return nodes.splice(first);
  };
  const shift = (offsets: readonly number[]): number[] => offsets.map(at => (at < 0 ? at : at + from));

  const lineStart = (top: Piece | undefined): void => {
    const count = run(i, '=', 6);
    // A lone `=` inside a template whose part has none yet is taken for the one between name and value.
    if (count === 0 || (count === 1 && wantsEquals(top))) return;
    push('\n', i, count, false);
    i += count;
  };

  const endHeading = (piece: Piece): void => {
    let textEnd = i - runBack(i, ' \t');
    if (piece.commentEnd === textEnd - 1) textEnd = piece.visualEnd - runBack(piece.visualEnd, ' \t');
    const closing = runBack(textEnd, '=');
    let level = Math.min(closing, piece.count);
    // A line of nothing but `=`: the middle one or two are the text.
    if (textEnd - closing === piece.at) level = closing < 3 ? 0 : Math.min(6, (closing - 1) >> 1);
    stack.pop();
    if (level === 0) return;
    const heading: HeadingNode = {
      kind: 'heading',
      start: piece.at + from,
      end: i + from,
      children: adopt(piece.at),
      level,
      titleStart: piece.at + level + from,
      titleEnd: textEnd - level + from,
      index: ++headings,
    };
    nodes.push(heading);
  };

  const openBraces = (char: string): void => {
    if (char === '-') {
      const braces = run(i + 1, '{');
      // The innermost braces win: only a single one belongs to the `-`.
      if (braces === 1) push('-{', i, 2, false);
      else push('{', i + 1, braces, true);
      i += braces + 1;
      return;
    }
    const count = run(i, char);
    if (count > 1) push(char === '{' ? '{' : '[', i, count, false);
    i += count;
  };

  const close = (piece: Piece): void => {
    const most = Math.min(piece.count, piece.open === '{' ? 3 : 2);
    const count = piece.open === '-{' ? 2 : run(i, piece.open === '{' ? '}' : ']', most);
    if (count < 2) {
      i += count;
      return;
    }
    i += count;
    stack.pop();
    const left = piece.count - count;
    if (piece.open === '{') {
      const start = piece.at + left;
      const kind = count === 2 ? 'template' : 'argument';
      const { pipes, equals } = piece;
      nodes.push({
        kind,
        start: start + from,
        end: i + from,
        children: adopt(start),
        pipes: shift(pipes),
        equals: shift(equals),
      });
    }
    if (left > 1) push(piece.open, piece.at, left, piece.dash);
    else if (left === 1 && piece.dash) push('-{', piece.at - 1, 2, false);
  };

  const comment = (top: Piece | undefined): void => {
    const close = find('-->', i + 4);
    if (close < 0) {
      nodes.push({ kind: 'comment', start: i + from, end: end + from, children: [] });
      i = end;
      return;
    }
    const blankStart = i - runBack(i, ' \t');
    let start = i;
    let stop = close + 3;
    let wholeLine = false;
    // Comments alone on their line go with the line. Only a comment that starts a line can be the first of such a row.
    if (blankStart > 0 && text.charAt(blankStart - 1) === '\n') {
      let rowEnd = stop + run(stop, ' \t');
      while (text.startsWith('<!--', rowEnd)) {
        const next = find('-->', rowEnd + 4);
        if (next < 0) break;
        rowEnd = next + 3 + run(next + 3, ' \t');
      }
      if (text.charAt(rowEnd) === '\n') {
        start = blankStart;
        stop = rowEnd + 1;
        wholeLine = true;
      }
    }
    if (top) {
      if (top.commentEnd !== blankStart - 1) top.visualEnd = blankStart;
      top.commentEnd = stop - 1;
    }
    nodes.push({ kind: 'comment', start: start + from, end: stop + from, children: [] });
    i = stop;
    if (wholeLine) lineStart(top);
  };

  const angle = (top: Piece | undefined): void => {
    tags.lastIndex = i + 1;
    const name = tags.exec(text)?.[0];
    if (name === '!--') {
      comment(top);
      return;
    }
    const tagEnd = name === undefined || noMoreAngle ? -1 : find('>', i + 1 + name.length);
    if (name === undefined || tagEnd < 0) {
      if (name !== undefined) noMoreAngle = true;
      i++;
      return;
    }
    const start = i;
    const lower = name.toLowerCase();
    let kind: 'extension' | 'ignored' = lower === 'includeonly' ? 'ignored' : 'extension';
    let inner = tagEnd + 1;
    i = tagEnd + 1;
    if (/^\/?(?:no|only)include$/.test(lower)) {
      kind = 'ignored';
    } else if (text.charAt(tagEnd - 1) !== '/') {
      const closing = neverClosed.has(lower) ? null : closingTag(lower, tagEnd + 1);
      if (closing) {
        inner = closing.index;
        i = closing.index + closing[0].length;
      } else if (name === 'includeonly') {
        i = end;
      } else {
        neverClosed.set(lower, true);
        return;
      }
    }
    const children: Node[] = [];
    nodes.push({ kind, start: start + from, end: i + from, children });
    for (const [a, b] of wikitextIn(lower, text.slice(tagEnd + 1, inner))) {
      later.push({ from: from + tagEnd + 1 + a, to: from + tagEnd + 1 + b, nodes: children });
    }
  };

  const closingTag = (lower: string, at: number): RegExpExecArray | null => {
    const pattern = new RegExp(`</${lower.replace(/[^\w-]/g, '\\$&')}[ \\t-\\r]*>`, 'ig');
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    work += (found ? found.index : end) - at;
    return found;
  };

  lineStart(undefined);
  while (true) {
    const top = stack[stack.length - 1];
    if (i >= end) {
      if (top?.open !== '\n') return work;
      endHeading(top);
      continue;
    }
    const from = i;
    i = nextMark(text, from);
    work += i - from + 1;
    if (i >= end) continue;
    const char = text.charAt(i);
    if (char === '|' && (top?.open === '{' || top?.open === '-{')) {
      top.pipes.push(i++);
      top.equals.push(-1);
      top.commentEnd = -2;
      top.visualEnd = -2;
    } else if (char === '=' && top && wantsEquals(top)) {
      top.equals[top.equals.length - 1] = i++;
    } else if (char === '<') {
      angle(top);
    } else if (char === '\n') {
      if (top?.open === '\n') endHeading(top);
      else {
        i++;
        lineStart(top);
      }
    } else if (top && closes(top, char, text.charAt(i + 1))) {
      close(top);
    } else if (char === '{' || char === '[' || (char === '-' && text.charAt(i + 1) === '{')) {
      openBraces(char);
    } else {
      i++;
    }
  }
}

/** Every character that can mean something here; all others are passed over. */
const marks = new Uint8Array(128);
for (const mark of '|=<\n}]{[-') marks[mark.charCodeAt(0)] = 1;

/** Where the next of them is, `at` included; the end of the text if there is none. */
function nextMark(text: string, at: number): number {
  let next = at;
  // Codes beyond the table give undefined.
  while (next < text.length && marks[text.charCodeAt(next)] !== 1) next++;
  return next;
}

function wantsEquals(top: Piece | undefined): boolean {
  return top !== undefined && top.equals[top.equals.length - 1] === -1;
}

function closes(top: Piece, char: string, next: string): boolean {
  if (char === '}') return top.open === '{' || (top.open === '-{' && next === '-');
  return char === ']' && top.open === '[';
}
