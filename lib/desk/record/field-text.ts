/**
 * Any typed text as the value of one template parameter, on one line of wikitext, and back (DESIGN 5).
 *
 * What could act as markup becomes a character reference, so that nothing typed can make a link, a category, a
 * template, a tag, a signature or a table, while the words around it stay readable in the page's source. Line breaks
 * become `<br>`: MediaWiki ends a bare web address there, which it does not do at `&#10;`, and people who mend a
 * record by hand know it. `decodeField(encodeField(x))` is `x` in Unicode NFC with LF line ends, for every accepted x.
 *
 * Bare http and https addresses stay addresses on purpose. The wiki links them, and its spam blacklist sees them: text
 * that came through this panel must not get past a check that the same text in the wiki's own editor would meet.
 */

/** Most a field may hold, in UTF-16 units of the typed text. */
export const fieldLimit = 10_000;

/** Why a text cannot be kept in a field. `at` counts UTF-16 units from the start of the text as typed. */
export type FieldRefusal =
  | { readonly kind: 'too-long'; readonly length: number; readonly limit: number }
  /** A control character; MediaWiki would replace it by U+FFFD. */
  | { readonly kind: 'control'; readonly at: number; readonly codePoint: number }
  /** Half of a surrogate pair, a noncharacter, or a code point that this version of Unicode does not know. */
  | { readonly kind: 'unassigned'; readonly at: number; readonly codePoint: number }
  /** A line break in a field of one line. */
  | { readonly kind: 'line-break'; readonly at: number };

/** A text was refused; the form shows `refusal` beside the field. */
export class FieldTextError extends Error {
  override readonly name = 'FieldTextError';
  constructor(readonly refusal: FieldRefusal) {
    super(`Text refused: ${refusal.kind}`);
  }
}

export interface FieldRules {
  /** In UTF-16 units; {@link fieldLimit} when absent. */
  readonly limit?: number;
  /** Refuse line breaks. */
  readonly oneLine?: boolean;
}

/** What is stored for a text: Unicode NFC, line ends as LF. MediaWiki would do the same to it on saving. */
export function normalizeField(text: string): string {
  return text.replace(/\r\n?/g, '\n').normalize('NFC');
}

const refusedControl = /[^\P{Cc}\t\n\r]/u;
const refusedUnassigned = /[\p{Cn}\p{Cs}]/u;

/** Why `text` cannot be kept, or undefined when it can. */
export function refuseField(text: string, rules: FieldRules = {}): FieldRefusal | undefined {
  const limit = rules.limit ?? fieldLimit;
  if (text.length > limit) return { kind: 'too-long', length: text.length, limit };
  const control = refusedControl.exec(text);
  if (control !== null)
    return { kind: 'control', at: control.index, codePoint: control[0].codePointAt(0) ?? 0 };
  const unassigned = refusedUnassigned.exec(text);
  if (unassigned !== null) {
    return { kind: 'unassigned', at: unassigned.index, codePoint: unassigned[0].codePointAt(0) ?? 0 };
  }
  const lineBreak = rules.oneLine === true ? text.search(/[\n\r]/) : -1;
  return lineBreak === -1 ? undefined : { kind: 'line-break', at: lineBreak };
}

/**
 * Every scheme MediaWiki makes a link of by default (`$wgUrlProtocols`), except http and https, which stay (see above).
 */
const otherSchemes =
  /\b(bitcoin|ftps?|geo|git|gopher|ircs?|magnet|mailto|matrix|mms|news|nntp|redis|sftp|sips?|sms|ssh|svn|tel|telnet|urn|wikipedia|worldwind|xmpp):/gi;

/**
 * Characters that always go as references. Besides markup these are the invisible ones: as references, direction marks
 * cannot turn the lines of a diff around, and people see that they are there. Joiners (U+200C, U+200D) are part of
 * words and emoji and stay.
 */
const always =
  /[&<>|{}[\]\t\u00a0\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

const named: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['\u00a0', '&nbsp;'],
]);

const reference = (char: string): string => named.get(char) ?? `&#${char.codePointAt(0)};`;
const references = (run: string): string => Array.from(run, char => reference(char)).join('');

/**
 * `text` as inert wikitext on one line.
 * @throws {FieldTextError} when {@link refuseField} names a reason.
 */
export function encodeField(text: string, rules: FieldRules = {}): string {
  const refusal = refuseField(text, rules);
  if (refusal !== undefined) throw new FieldTextError(refusal);
  const inert = normalizeField(text)
    .replace(always, reference)
    // Bold and italics, signatures, behaviour switches: only runs act as markup.
    .replace(/'{2,}|~{3,}|_{2,}/g, references)
    // Magic links: the reference stands inside the word, so that no kind of space after it matters.
    .replace(
      /(RF|PMI|ISB)([CDN])(?=(?:&nbsp;|\p{Zs})+\d)/gu,
      (_, head: string, tail: string) => head + reference(tail),
    )
    .replace(otherSchemes, `$1${reference(':')}`)
    // A combining mark would join the `>` of the line break before it (`>` and U+0338 are U+226F in NFC).
    .replace(/\n(\p{M}?)/gu, (_, mark: string) => `<br>${references(mark)}`);
  const head = leading(inert);
  const end = trailingFrom(inert, head.length);
  return references(head) + inert.slice(head.length, end) + references(inert.slice(end));
}

/**
 * What must not stand bare at the start of a value: blanks, which MediaWiki trims, a combining mark, and whatever
 * makes lists, headings, rules and cells when a template puts the value at the start of a line.
 */
function leading(inert: string): string {
  const blanks = inert.slice(0, inert.length - inert.trimStart().length);
  return blanks === '' ? (/^(?:[*#:;=!'~_-]|\p{M})/u.exec(inert)?.[0] ?? '') : blanks;
}

/** Where the end begins that must not stand bare: blanks, or half of what the next character could complete. */
function trailingFrom(inert: string, start: number): number {
  const blanksFrom = inert.trimEnd().length;
  const from = blanksFrom === inert.length && /['~_]$/.test(inert) ? blanksFrom - 1 : blanksFrom;
  return Math.max(start, from);
}

/** Written by people when they mend a record; more than the names `encodeField` writes. */
const knownNames: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  shy: '\u00ad',
  lrm: '\u200e',
  rlm: '\u200f',
};

const encoded =
  /<!--[\s\S]*?-->|\n?<br\s*\/?>\n?|&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]+));|\{\{([!=])\}\}/g;

/**
 * The text of a parameter's value. Reads what `encodeField` writes and what people write by hand: line breaks,
 * `<br />`, `{{!}}`, comments (left out), other markup as it stands.
 */
export function decodeField(raw: string): string {
  const trimmed = raw.trim();
  if (isPlain(trimmed)) return trimmed;
  return normalizeField(
    trimmed.replace(
      encoded,
      (
        whole: string,
        decimal: string | undefined,
        hexadecimal: string | undefined,
        name: string | undefined,
        magic: string | undefined,
      ) => {
        if (magic !== undefined) return magic === '!' ? '|' : '=';
        if (name !== undefined) return Object.hasOwn(knownNames, name) ? (knownNames[name] ?? whole) : whole;
        if (decimal !== undefined) return character(Number.parseInt(decimal, 10), whole);
        if (hexadecimal !== undefined) return character(Number.parseInt(hexadecimal, 16), whole);
        return whole.startsWith('<!--') ? '' : '\n';
      },
    ),
  );
}

/** Whether a text is ASCII with nothing in it to decode or normalize, as most fields of most records are. */
function isPlain(text: string): boolean {
  return /^[\t\n -%'-;=-z|}~]*$/.test(text);
}

function character(codePoint: number, whole: string): string {
  if (codePoint > 0x10ffff) return whole;
  const char = String.fromCodePoint(codePoint);
  return refuseField(char) === undefined ? char : whole;
}
