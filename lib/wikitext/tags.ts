/** Extension tags: what the preprocessor leaves to others. */

/** Extension tags of Commons, Wikidata and Meta. With one missing here we would see templates where the wiki sees none. */
export const usualTags: readonly string[] = (
  'pre nowiki gallery indicator langconvert ref references syntaxhighlight source math chem ce score poem imagemap ' +
  'inputbox timeline hiero charinsert templatedata templatestyles section categorytree graph mapframe maplink languages ' +
  'phonos dynamicpagelist'
).split(' ');

/** Tags whose content MediaWiki parses as wikitext of its own; a gallery too, line by line, after the first pipe. */
const wikitextTags = /^(?:ref|references|poem|indicator|langconvert|gallery)$/;

const patterns = new Map<string, RegExp>();
const patternsOf = new WeakMap<readonly string[], RegExp>();

/** What may follow a `<`. MediaWiki's `\s` is ASCII only, and a name ends at a blank, `/>` or `>`. */
export function tagPattern(tags: readonly string[]): RegExp {
  const known = patternsOf.get(tags);
  if (known !== undefined) return known;
  const names = [...tags, 'includeonly'].map(tag => tag.replace(/[^\w-]/g, '\\$&')).join('|');
  const pattern =
    patterns.get(names) ?? new RegExp(`!--|(?:${names}|/?(?:noinclude|onlyinclude))(?=[ \\t-\\r>]|/>)`, 'iy');
  patterns.set(names, pattern);
  patternsOf.set(tags, pattern);
  return pattern;
}

/** The stretches of an extension tag's content that are wikitext. */
export function wikitextIn(name: string, content: string): readonly (readonly [number, number])[] {
  if (content === '' || !wikitextTags.test(name)) return [];
  if (name !== 'gallery') return [[0, content.length]];
  const stretches: [number, number][] = [];
  let at = 0;
  for (const line of content.split('\n')) {
    const pipe = line.indexOf('|');
    if (pipe > 0) stretches.push([at + pipe + 1, at + line.length]);
    at += line.length + 1;
  }
  return stretches;
}
