import type { WikiId } from '../../wiki/sites.ts';
import { findTemplates } from '../../wikitext/templates.ts';
import type { FactSource } from '../facts/facts.ts';
import type { FactList } from '../facts/gather.ts';

/**
 * Templates and categories that tell of a partnership are made per partner and named freely ("Images from…", "… cooperation
 * project", "Supported by Wikimedia …"): they are recognised by a word of the name, and only listed (DOMAIN 2.6).
 */
const partnership = /\b(?:partnership|cooperation|collaboration|donat(?:ed|ions?)|supported by|GLAM)\b/i;

/** What categories of a partner's files are called besides. */
const contributed =
  /^Category:(?:Images|Media|Files|Photographs|Content)\b.*\b(?:contributed|provided|given|released) by\b/i;

/** Adds the partnership templates of a page's wikitext to its facts. */
export function addPartnershipTemplates(list: FactList, wiki: WikiId, page: string, wikitext: string): void {
  for (const { name } of findTemplates(wikitext)) {
    if (!partnership.test(name)) continue;
    const title = name.includes(':') ? name.replace(/^:/, '') : `Template:${name}`;
    const source: FactSource = { from: 'template', wiki, page, template: name, parameter: null };
    list.add('partnership-template', { type: 'page', wiki, title }, source);
  }
}

/** Adds those of the categories, hidden ones included, that tell of a partnership. */
export function addPartnershipCategories(
  list: FactList,
  categories: readonly string[],
  source: FactSource,
): void {
  for (const title of categories) {
    if (partnership.test(title) || contributed.test(title)) {
      list.add('partnership-category', { type: 'page', wiki: 'commons', title }, source);
    }
  }
}
