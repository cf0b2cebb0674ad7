/** Reading templates: where they are, what they are called, what they are given. */
import { type CallKind, nameOf, normalizeName } from './names.ts';
import { type BraceNode, type Node, walk } from './nodes.ts';
import { type ScanOptions, scan } from './scan.ts';

export interface FindOptions extends ScanOptions {
  /** Names of the template namespace on this wiki (`Template`, `Vorlage`, …); `Template` alone by default. */
  readonly templatePrefixes?: readonly string[];
}

/** One parameter as written. The same name may come twice: the last one counts. */
export interface Param {
  /** Trimmed and without comments; for a positional one its number, counted from 1. */
  readonly name: string;
  readonly positional: boolean;
  /** From its `|` up to the next `|` or the closing braces. */
  readonly start: number;
  readonly end: number;
  /** Offset of the `=`, or -1 for a positional one. */
  readonly equals: number;
  /**
   * Its wikitext, trimmed, without comments. (To a template a positional value is given untrimmed: `received`.)
   */
  readonly value: string;
  /** What the template is given: trimmed when named, with every blank when positional. */
  readonly received: string;
  /** The value in the text; blanks and comments at its edges are outside. */
  readonly valueStart: number;
  readonly valueEnd: number;
}

export interface Template {
  /** Normalised (see `normalizeName`); of a parser function the part before the colon, as written. */
  readonly name: string;
  readonly kind: CallKind;
  readonly start: number;
  readonly end: number;
  /** The text between `{{` and the first `|` or `}}`. */
  readonly titleEnd: number;
  readonly params: readonly Param[];
}

/**
 * The templates of a page as people see it, in the order of the text, nested ones too, those in `<ref>` and gallery captions
 * too; with `name` only those of that name. Not among them: parser functions, magic words, `subst:`, and whatever stands in
 * comments, `<nowiki>` and `<includeonly>`.
 */
export function findTemplates(text: string, name?: string, options: FindOptions = {}): readonly Template[] {
  const wanted = name === undefined ? undefined : normalizeName(name, options.templatePrefixes);
  return readCalls(
    text,
    options,
    call => call.kind === 'template' && (wanted === undefined || call.name === wanted),
  );
}

/** Everything in double braces, in the order of the text; `kind` tells templates from parser functions and magic words. */
export function findCalls(text: string, options: FindOptions = {}): readonly Template[] {
  return readCalls(text, options, () => true);
}

/** Parameters are read only of what is `wanted`. */
function readCalls(text: string, options: FindOptions, wanted: (called: Called) => boolean): Template[] {
  const calls: Template[] = [];
  walk(scan(text, options), node => {
    if (node.kind !== 'template') return true;
    const reading = startReading(text, node, options.templatePrefixes);
    if (wanted(reading.called)) calls.push(readParams(text, node, reading));
    return true;
  });
  return calls;
}

/** The parameter a template takes under this name: the last one, as in MediaWiki. A positional one goes by its number. */
export function getParam(template: Template, name: string): Param | undefined {
  return template.params.findLast(param => param.name === name);
}

/** A template of the tree, with its parameters. `text` is the text the tree was made from. */
export function readTemplate(text: string, node: BraceNode, prefixes?: readonly string[]): Template {
  return readParams(text, node, startReading(text, node, prefixes));
}

type Called = Pick<Template, 'kind' | 'name'>;

/** A template whose name is known and whose parameters are not. */
interface Reading {
  readonly called: Called;
  readonly titleEnd: number;
  readonly children: readonly Node[];
  /** How many of the children stand in the title. */
  readonly taken: number;
}

function startReading(text: string, node: BraceNode, prefixes: readonly string[] | undefined): Reading {
  const { start, end, pipes } = node;
  // A heading line inside a value is nothing of its own to the template.
  const children = node.children.some(child => child.kind === 'heading')
    ? node.children.flatMap(child => (child.kind === 'heading' ? child.children : [child]))
    : node.children;
  const titleEnd = pipes[0] ?? end - 2;
  const taken = countUpTo(children, 0, titleEnd);
  const called = callOf(text, start + 2, titleEnd, children.slice(0, taken), pipes.length > 0, prefixes);
  return { called, titleEnd, children, taken };
}

function readParams(
  text: string,
  { start, end, pipes, equals }: BraceNode,
  { called, titleEnd, children, taken }: Reading,
): Template {
  let child = taken;
  /** The children that begin before `limit` and after those already taken: parts are asked for in order. */
  const childrenUpTo = (limit: number): readonly Node[] => {
    const first = child;
    child = countUpTo(children, first, limit);
    return child === first ? none : children.slice(first, child);
  };
  const params: Param[] = [];
  let positional = 0;
  for (let i = 0; i < pipes.length; i++) {
    const pipe = pipes[i] ?? end;
    const partEnd = pipes[i + 1] ?? end - 2;
    const sign = equals[i] ?? -1;
    const inName = sign < 0 ? none : childrenUpTo(sign);
    const number = sign < 0 ? String(++positional) : undefined;
    params.push(paramAt(text, pipe, partEnd, sign, number, inName, childrenUpTo(partEnd)));
  }
  return { ...called, start, end, titleEnd, params };
}

const none: readonly Node[] = [];

/** The number of the first node from `from` on that begins at `limit` or later. */
function countUpTo(nodes: readonly Node[], from: number, limit: number): number {
  let at = from;
  while ((nodes[at]?.start ?? limit) < limit) at++;
  return at;
}

/** What is called. A name put together by other templates is not known here: it stays as written. */
function callOf(
  text: string,
  start: number,
  end: number,
  nodes: readonly Node[],
  hasParams: boolean,
  prefixes: readonly string[] | undefined,
): { readonly kind: CallKind; readonly name: string } {
  const made = nodes.find(node => !isUnseen(node));
  if (!made) return nameOf(seen(text, start, end, nodes), hasParams, prefixes);
  const known = nameOf(seen(text, start, made.start, nodes), true, prefixes);
  return known.kind === 'function' ? known : { kind: known.kind, name: text.slice(start, end) };
}

function paramAt(
  text: string,
  start: number,
  end: number,
  equals: number,
  number: string | undefined,
  inName: readonly Node[],
  inValue: readonly Node[],
): Param {
  const positional = number !== undefined;
  const from = (positional ? start : equals) + 1;
  const [valueStart, valueEnd] = withoutEdges(text, from, end, inValue);
  if (!inName.some(isUnseen) && !inValue.some(isUnseen)) {
    // Engines cut such a text out without copying it.
    const value = text.slice(valueStart, valueEnd);
    const received = positional ? text.slice(from, end) : value;
    const name = number ?? trim(text.slice(start + 1, equals));
    return { positional, start, end, equals, valueStart, valueEnd, name, value, received };
  }
  // Put together only when asked for: nested templates would otherwise be copied once per level.
  return {
    positional,
    start,
    end,
    equals,
    valueStart,
    valueEnd,
    get name() {
      return number ?? trim(seen(text, start + 1, equals, inName));
    },
    get value() {
      return seen(text, valueStart, valueEnd, inValue);
    },
    get received() {
      return positional ? seen(text, from, end, inValue) : this.value;
    },
  };
}

/** Comments and inclusion tags: dropped before a template is given anything. */
function isUnseen(node: Node): boolean {
  return node.kind === 'comment' || node.kind === 'ignored';
}

/** The text from `start` to `end` as a template sees it. */
function seen(text: string, start: number, end: number, nodes: readonly Node[]): string {
  const parts: string[] = [];
  let at = start;
  for (const node of nodes) {
    if (!isUnseen(node) || node.start < start || node.end > end) continue;
    parts.push(text.slice(at, node.start));
    at = node.end;
  }
  parts.push(text.slice(at, end));
  return parts.join('');
}

/** Start and end without the blanks and comments at both edges; both the first possible place when nothing else is there. */
function withoutEdges(text: string, from: number, to: number, nodes: readonly Node[]): [number, number] {
  let start = from;
  let first = 0;
  while (start < to) {
    const node = nodes[first];
    if (node && isUnseen(node) && node.start === start) {
      start = node.end;
      first++;
    } else if (isTrimmed(text, start)) start++;
    else break;
  }
  if (start >= to) return emptyPlace(text, from, to);
  let end = to;
  let last = nodes.length - 1;
  while (end > start) {
    const node = nodes[last];
    if (node && isUnseen(node) && node.end === end) {
      end = node.start;
      last--;
    } else if (isTrimmed(text, end - 1)) end--;
    else break;
  }
  return [start, end];
}

/** Where a value goes when there is none yet: after the blanks that follow the `=`, on the same line. */
function emptyPlace(text: string, from: number, to: number): [number, number] {
  let at = from;
  while (at < to && (text[at] === ' ' || text[at] === '\t')) at++;
  return [at, at];
}

/** What PHP's `trim` takes off. A no-break space stays. */
function isTrimmed(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  // Blank, tab, line feed, vertical tab, carriage return and NUL; no form feed.
  return code === 32 || (code >= 9 && code <= 13 && code !== 12) || code === 0;
}

/** Without the blanks MediaWiki takes off both ends of a name or value. */
export function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isTrimmed(text, start)) start++;
  while (end > start && isTrimmed(text, end - 1)) end--;
  return text.slice(start, end);
}
