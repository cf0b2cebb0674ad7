/** What the part before the first pipe names, as MediaWiki decides it (Parser::braceSubstitution, Title). */

/**
 * `template`: a page is put in here. `subst`: put in when the page was saved, so plain text on a saved page.
 * `function`: a parser function (`#if`, `lc`, …). `variable`: a magic word (`PAGENAME`, `!`).
 */
export type CallKind = 'template' | 'subst' | 'function' | 'variable';

/** The name of the template namespace where no other is passed in. It is understood on every wiki. */
export const templatePrefixes: readonly string[] = ['Template'];

/** Functions written without `#`, in any case: core's, and the three that only change how a template is put in. */
const functions =
  /^(?:nse?|int|urlencode|[lu]c(?:first)?|(?:local|full|canonical)urle?|formatnum|grammar|gender|plural|bidi|pad(?:left|right)|anchorencode|filepath|msgnw|msg|raw)$/i;

/** Magic words, in capitals only; with a colon most are functions too. */
const variables =
  /^(?:[!=]|(?:(?:FULL|SUB|ROOT|BASE|TALK|SUBJECT|ARTICLE)?PAGENAME|NAMESPACE|(?:TALK|SUBJECT|ARTICLE)SPACE)E?|NAMESPACENUMBER|PAGE(?:ID|SIZE|LANGUAGE)|(?:REVISION|CURRENT|LOCAL|NUMBEROF)[A-Z\d]+|CASCADINGSOURCES|NUM(?:BER)?INGROUP|PAGESIN[A-Z]+|PROTECTION(?:LEVEL|EXPIRY)|DEFAULT(?:SORT(?:KEY)?|CATEGORYSORT)|DISPLAYTITLE|SITENAME|SERVER(?:NAME)?|(?:SCRIPT|STYLE|ARTICLE)PATH|DIR(?:ECTION)?MARK|CONTENTLANG(?:UAGE)?|USERLANGUAGE)$/;

/**
 * The name under which two ways of writing a template's name are the same: no `Template:` in front (or one of the `prefixes`),
 * blanks for underscores, a capital first letter, no section, no invisible direction marks. A page outside the template
 * namespace keeps its namespace (`:Foo` for the main one).
 */
export function normalizeName(name: string, prefixes: readonly string[] = templatePrefixes): string {
  const clean = cleanTitle(name);
  const main = clean.startsWith(':');
  const page = main ? clean.slice(1).trimStart() : clean;
  return inNamespace(page, prefixes) ?? (main ? ':' : '') + capital(page);
}

/** The page's name within its namespace if it is in one of these (`['Category', 'Kategorie']`), normalised; else undefined. */
export function inNamespace(title: string, prefixes: readonly string[]): string | undefined {
  const clean = cleanTitle(title);
  const colon = clean.indexOf(':');
  const namespace = clean.slice(0, Math.max(colon, 0)).trimEnd().toLowerCase();
  const known = prefixes.some(prefix => prefix.replace(/_/g, ' ').toLowerCase() === namespace);
  return colon > 0 && known ? capital(clean.slice(colon + 1).trimStart()) : undefined;
}

/** What makes a title one that has to be cleaned: anything but plain ASCII with single blanks. */
const unclean = /[^!-"$-^`-~ ]| {2}/;

/** As Title reads it: blanks and underscores alike, no direction marks, no section. */
function cleanTitle(title: string): string {
  if (!unclean.test(title)) return title.trim();
  return title
    .replace(/[\u200E\u200F\u202A-\u202E]/g, '')
    .replace(/[\s_\u180E]+/g, ' ')
    .replace(/(.)#.*$/, '$1')
    .trim();
}

function capital(name: string): string {
  const first = String.fromCodePoint(name.codePointAt(0) ?? 0x20);
  const upper = first.toUpperCase();
  // `ß` and its like have no single capital: MediaWiki leaves them.
  return name === '' || upper.length > first.length ? name : upper + name.slice(first.length);
}

/** What is called by this text between `{{` and the first `|` (comments taken out): its kind and normalised name. */
export function nameOf(
  title: string,
  hasParams: boolean,
  prefixes: readonly string[] = templatePrefixes,
): { readonly kind: CallKind; readonly name: string } {
  const trimmed = title.trim();
  const subst = /^(safe)?subst:/i.exec(trimmed);
  const rest = subst ? trimmed.slice(subst[0].length).trim() : trimmed;
  if (subst && !subst[1]) return { kind: 'subst', name: normalizeName(rest, prefixes) };
  if (!hasParams && variables.test(rest)) return { kind: 'variable', name: rest };
  const colon = rest.indexOf(':');
  const called = rest.slice(0, Math.max(colon, 0));
  if (colon > 0 && (called.startsWith('#') || functions.test(called) || variables.test(called))) {
    return { kind: 'function', name: called };
  }
  return { kind: 'template', name: normalizeName(rest, prefixes) };
}
