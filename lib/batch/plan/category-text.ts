/** Categories as written on a page: adding, removing, moving. Every other byte stays as it was. */
import { lineOf, replaceStretch } from '../../wikitext/change.ts';
import { type Category, findCategories } from '../../wikitext/links.ts';
import { inNamespace } from '../../wikitext/names.ts';
import { lineBreak } from '../../wikitext/sections.ts';

/** What an operation made of a text. */
export type TextResult =
  | { readonly kind: 'changed'; readonly text: string }
  | { readonly kind: 'already-so' | 'not-there' }
  /** Only inside a template, a tag or a comment: not touched. `found`: the wikitext there. */
  | { readonly kind: 'inside'; readonly found: string }
  /** It would not read back as given, or change the rest of the page. */
  | { readonly kind: 'unsafe'; readonly found: string };

/** Characters that cannot be in a title, nor in the wikitext of a link to it. */
const notInTitle = /[[\]{}|<>#\n\r]/;

/** A category's name without namespace, normalised as MediaWiki does; undefined for one that cannot be. */
export function categoryName(written: string, prefixes: readonly string[]): string | undefined {
  const trimmed = written.trim().replace(/^:/, '');
  const name =
    inNamespace(trimmed, prefixes) ?? inNamespace(`${prefixes[0] ?? 'Category'}:${trimmed}`, prefixes);
  return name === undefined || name === '' || notInTitle.test(trimmed) ? undefined : name;
}

/**
 * Adds a category behind the last one of the page, or at its end, on a line of its own. One that is there already stays
 * as it is, sort key and all. `prefixes`: names of the namespace on this wiki, the one to write first.
 */
export function addCategory(
  text: string,
  category: string,
  sortKey: string | undefined,
  prefixes: readonly string[],
): TextResult {
  const name = categoryName(category, prefixes);
  if (name === undefined) return { kind: 'unsafe', found: category };
  const present = findCategories(text, prefixes);
  if (present.some(one => one.name === name)) return { kind: 'already-so' };
  const link = written(name, sortKey, prefixes);
  if (link === undefined) return { kind: 'unsafe', found: sortKey ?? '' };
  const breaks = lineBreak(text);
  const last = present.at(-1);
  const at = last?.end ?? text.length;
  const gap = last !== undefined ? breaks : text === '' ? '' : /\n$/.test(text) ? breaks : breaks + breaks;
  return checkedChange(text, at, at, gap + link, prefixes, names => names.includes(name), link);
}

/** Removes a category wherever the page itself has it, with its line where it has one to itself. */
export function removeCategory(text: string, category: string, prefixes: readonly string[]): TextResult {
  const name = categoryName(category, prefixes);
  if (name === undefined) return { kind: 'unsafe', found: category };
  let now = text;
  for (;;) {
    const one = findCategories(now, prefixes).find(found => found.name === name);
    if (one === undefined) break;
    const [start, end] = lineOf(now, one.start, one.end) ?? [one.start, one.end];
    const step = replaceStretch(now, start, end, '');
    if (!step.ok) return { kind: 'unsafe', found: now.slice(one.start, one.end) };
    now = step.text;
  }
  if (now !== text) return { kind: 'changed', text: now };
  const inside = insideOf(text, name, prefixes);
  return inside === undefined ? { kind: 'not-there' } : { kind: 'inside', found: inside };
}

/** Puts one category in place of another; where the other is there already, the old one just goes. */
export function moveCategory(
  text: string,
  from: string,
  to: string,
  sortKey: string | undefined,
  prefixes: readonly string[],
): TextResult {
  const target = categoryName(to, prefixes);
  const source = categoryName(from, prefixes);
  if (target === undefined) return { kind: 'unsafe', found: to };
  if (source === undefined) return { kind: 'unsafe', found: from };
  if (source === target) return { kind: 'already-so' };
  const present = findCategories(text, prefixes);
  const old = present.find(one => one.name === source);
  if (old === undefined || present.some(one => one.name === target)) {
    return removeCategory(text, from, prefixes);
  }
  // `label` is kept as written: a sort key may hold templates of its own.
  const link = written(target, sortKey ?? old.label, prefixes, namespaceOf(old));
  if (link === undefined) return { kind: 'unsafe', found: sortKey ?? '' };
  const step = checkedChange(text, old.start, old.end, link, prefixes, names => names.includes(target), link);
  if (step.kind !== 'changed') return step;
  const rest = removeCategory(step.text, from, prefixes);
  return rest.kind === 'changed' ? rest : step;
}

/** The namespace as this very link has it: `Kategorie` stays `Kategorie`. */
function namespaceOf(category: Category): string {
  return category.target.slice(0, category.target.indexOf(':')).trim();
}

function written(
  name: string,
  sortKey: string | undefined,
  prefixes: readonly string[],
  namespace = prefixes[0] ?? 'Category',
): string | undefined {
  if (sortKey !== undefined && /[\n\r]|\]\]|\[\[/.test(sortKey)) return undefined;
  return `[[${namespace}:${name}${sortKey === undefined ? '' : `|${sortKey}`}]]`;
}

/** A change that is only taken if the page then has the categories it should. */
function checkedChange(
  text: string,
  start: number,
  end: number,
  wikitext: string,
  prefixes: readonly string[],
  holds: (names: readonly string[]) => boolean,
  found: string,
): TextResult {
  const step = replaceStretch(text, start, end, wikitext);
  if (!step.ok || !holds(findCategories(step.text, prefixes).map(one => one.name))) {
    return { kind: 'unsafe', found };
  }
  return { kind: 'changed', text: step.text };
}

/** The category's wikitext somewhere the page itself does not speak: a template's parameter, a comment, a tag. */
function insideOf(text: string, name: string, prefixes: readonly string[]): string | undefined {
  for (const { 0: link, 1: target = '' } of text.matchAll(
    /\[\[\s*([^[\]|{}<>\n]+?)\s*(?:\|[^[\]\n]*)?\]\]/g,
  )) {
    if (inNamespace(target, prefixes) === name) return link;
  }
  return undefined;
}
