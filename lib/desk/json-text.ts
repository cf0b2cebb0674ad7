/**
 * Changing a text of JSON in one place and leaving every other byte as people wrote it: their order, spacing and line breaks.
 * All functions take a text that `JSON.parse` accepts.
 */

/** A stretch of the text, end excluded. */
export interface JsonSpan {
  readonly start: number;
  readonly end: number;
}

/** One member of an object; `start` is that of its name, `value` where what it holds stands. */
export interface JsonMember extends JsonSpan {
  readonly key: string;
  readonly value: JsonSpan;
}

/** The value that begins at or after a place. */
export function valueAt(text: string, from: number): JsonSpan {
  const start = afterBlanks(text, from);
  return { start, end: endOfValue(text, start) };
}

/** The members of the object there, in order; a name may stand twice. None for anything but an object. */
export function membersOf(text: string, object: JsonSpan): readonly JsonMember[] {
  if (text[object.start] !== '{') return [];
  const members: JsonMember[] = [];
  let at = afterBlanks(text, object.start + 1);
  while (text[at] === '"') {
    const nameEnd = endOfString(text, at);
    const value = valueAt(text, afterBlanks(text, nameEnd) + 1);
    members.push({ key: String(JSON.parse(text.slice(at, nameEnd))), start: at, end: value.end, value });
    at = afterBlanks(text, afterBlanks(text, value.end) + 1);
  }
  return members;
}

/** The elements of the list there, in order. None for anything but a list. */
export function elementsOf(text: string, list: JsonSpan): readonly JsonSpan[] {
  if (text[list.start] !== '[') return [];
  const elements: JsonSpan[] = [];
  let at = afterBlanks(text, list.start + 1);
  while (at < list.end - 1) {
    const element = valueAt(text, at);
    elements.push(element);
    at = afterBlanks(text, afterBlanks(text, element.end) + 1);
  }
  return elements;
}

/** Puts other text in the place of a stretch. */
export function replaceSpan(text: string, { start, end }: JsonSpan, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

/** Adds an entry (an element, or a name with its value) after the last of a list or object, laid out like those before it. */
export function appendEntry(
  text: string,
  whole: JsonSpan,
  entries: readonly JsonSpan[],
  entry: Entry,
): string {
  const last = entries.at(-1);
  if (last !== undefined) {
    const before = entries.at(-2);
    const gap =
      before === undefined
        ? lead(text, whole, last)
        : text.slice(before.end, last.start).replace(/^[^,]*,/, '');
    return replaceSpan(text, { start: last.end, end: last.end }, `,${gap}${entry(indentOf(gap))}`);
  }
  const outer = indentAt(text, whole.start);
  if (!text.includes('\n')) {
    return replaceSpan(text, { start: whole.start + 1, end: whole.end - 1 }, entry(null));
  }
  const inner = outer + unitOf(text);
  const filled = `\n${inner}${entry(inner)}\n${outer}`;
  return replaceSpan(text, { start: whole.start + 1, end: whole.end - 1 }, filled);
}

/** Writes an entry: on one line when there is no indentation (null), else over lines that begin with it. */
export type Entry = (indent: string | null) => string;

/** A value as it is written where the text breaks lines (`indent`), or on one line (null). */
export function written(value: unknown, text: string, indent: string | null): string {
  return indent === null
    ? JSON.stringify(value)
    : JSON.stringify(value, null, unitOf(text)).replaceAll('\n', `\n${indent}`);
}

/** Takes an entry out, with the comma that parted it from its neighbour. */
export function removeEntry(
  text: string,
  whole: JsonSpan,
  entries: readonly JsonSpan[],
  index: number,
): string {
  const entry = entries[index];
  if (entry === undefined) return text;
  const before = entries[index - 1];
  const after = entries[index + 1];
  if (after !== undefined) return replaceSpan(text, { start: entry.start, end: after.start }, '');
  if (before !== undefined) return replaceSpan(text, { start: before.end, end: entry.end }, '');
  return replaceSpan(text, { start: whole.start + 1, end: whole.end - 1 }, '');
}

/** What stands between the opening bracket and the first entry. */
function lead(text: string, whole: JsonSpan, first: JsonSpan): string {
  return text.slice(whole.start + 1, first.start);
}

/** The indentation that a gap with a line break ends in; null when it has none. */
function indentOf(gap: string): string | null {
  return gap.includes('\n') ? gap.slice(gap.lastIndexOf('\n') + 1) : null;
}

/** The indentation of the line on which a place is. */
export function indentAt(text: string, place: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', place - 1) + 1))?.[0] ?? '';
}

/** One step of indentation, as the first indented line has it; a tab, as MediaWiki writes pages of JSON, when none is. */
function unitOf(text: string): string {
  return /\n([ \t]+)\S/.exec(text)?.[1] ?? '\t';
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (/[ \t\r\n]/.test(text[at] ?? '')) at++;
  return at;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"' && at < text.length) at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function endOfValue(text: string, start: number): number {
  if (text[start] === '"') return endOfString(text, start);
  if (text[start] !== '{' && text[start] !== '[') {
    let at = start;
    while (at < text.length && !/[,\]}\s]/.test(text[at] ?? '')) at++;
    return at;
  }
  let depth = 0;
  for (let at = start; at < text.length; ) {
    const char = text[at];
    if (char === '"') {
      at = endOfString(text, at);
      continue;
    }
    if (char === '{' || char === '[') depth++;
    if (char === '}' || char === ']') depth--;
    at++;
    if (depth === 0) return at;
  }
  return text.length;
}
