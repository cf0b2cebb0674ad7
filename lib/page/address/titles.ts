/** Names that stand for a namespace besides its own, on all three wikis (MediaWiki's `Image` and `Image talk`). */
const aliases: ReadonlyMap<string, string> = new Map([
  ['image', 'File'],
  ['image talk', 'File talk'],
  // What an address with `Media:` shows is the file's page.
  ['media', 'File'],
  ['file', 'File'],
  ['category', 'Category'],
  ['special', 'Special'],
  ['user', 'User'],
  ['template', 'Template'],
  ['property', 'Property'],
  ['lexeme', 'Lexeme'],
]);

/** Characters of direction that MediaWiki strips from titles: they come along when a title is copied. */
const directionMarks = /[\u200e\u200f\u202a-\u202e]/g;
const blanks = /[ _\u00a0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;

/**
 * What no title may have: https://www.mediawiki.org/wiki/Manual:Page_title. Control characters, the replacement
 * character, encoded characters and HTML entities left over, `~~~`, and path segments of dots.
 */
const illegal =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u001f\u007f\ufffd#<>[\]{}|]|%[0-9A-Fa-f]{2}|&(?:#x?[0-9A-Fa-f]+|[A-Za-z0-9\u0080-\uffff]+);|~~~|(?:^|\/)\.\.?(?:\/|$)/;

/**
 * A title as the wiki would write it: blanks for underscores, none at the ends or twice, no leading colon, a capital
 * first letter, the namespace by its main name; null when no page can have it. What only the wiki can know
 * (other namespaces' aliases, interwiki prefixes) is left to its answer.
 */
export function normalizeTitle(raw: string): string | null {
  let title = raw.normalize('NFC').replace(directionMarks, '').replace(blanks, ' ').trim();
  if (title.startsWith(':')) title = title.slice(1).trim();
  const colon = title.indexOf(':');
  if (colon > 0) {
    const rest = title.slice(colon + 1).trim();
    const namespace = title.slice(0, colon).trim();
    const name = aliases.get(namespace.toLowerCase());
    if (name !== undefined) {
      if (rest === '') return null;
      return legal(`${name}:${capital(rest)}`, rest);
    }
    title = `${namespace}:${rest}`;
  }
  return legal(capital(title), title);
}

/** 255 bytes at most, counted without the namespace. */
function legal(title: string, name: string): string | null {
  if (title === '' || illegal.test(title) || new TextEncoder().encode(name).length > 255) return null;
  return title;
}

function capital(text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0x20);
  const upper = first.toUpperCase();
  // A letter that becomes two (ß) stays as it is, on the wiki too.
  return text === '' || upper.length !== first.length ? text : upper + text.slice(first.length);
}

/** The namespace part of a title that has one of the names given, and the rest. */
export function splitNamespace(title: string): readonly [namespace: string, name: string] {
  const colon = title.indexOf(':');
  return colon < 0 ? ['', title] : [title.slice(0, colon), title.slice(colon + 1)];
}

/** Namespaces of the three wikis whose talk pages are known by name; any other talk page stays what it is. */
const namespaces =
  'User|File|Category|Template|Help|Module|MediaWiki|Project|Commons|Wikidata|Meta|Institution|Creator|Property|Lexeme|Grants|Research|Programs';
const talk = new RegExp(`^(?:(${namespaces}) )?talk:(.+)$`, 'i');
const inNamespace = new RegExp(`^(?:${namespaces}):`, 'i');

/** The page that a talk page is about, by its title; null for what is no talk page. */
export function titleOfTalk(title: string): string | null {
  const match = talk.exec(title);
  if (match === null) return null;
  const [, namespace, name = ''] = match;
  if (namespace !== undefined) return normalizeTitle(`${capital(namespace)}:${name}`);
  // `Talk:File:X` is no page a wiki can have.
  return inNamespace.test(name) ? null : normalizeTitle(name);
}
