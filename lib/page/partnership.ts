import type { WikiId } from '../wiki/sites.ts';
import { findTemplates } from '../wikitext/templates.ts';
import type { FactSource } from './facts.ts';
import type { FactList } from './gather.ts';

/**
 * Templates that tell of a partnership are made per partner and named freely ("Images from…", "… cooperation project",
 * "Supported by Wikimedia …"): they are recognised by a word of the name, and only listed (DOMAIN 2.6).
 */
const partnership = /\b(?:partnership|cooperation|collaboration|donat(?:ed|ion)|supported by|GLAM)\b/i;

/** Adds the partnership templates of a page's wikitext to its facts. */
export function addPartnershipTemplates(list: FactList, wiki: WikiId, page: string, wikitext: string): void {
  for (const { name } of findTemplates(wikitext)) {
    if (!partnership.test(name)) continue;
    const title = name.includes(':') ? name.replace(/^:/, '') : `Template:${name}`;
    const source: FactSource = { from: 'template', wiki, page, template: name, parameter: null };
    list.add('partnership-template', { type: 'page', wiki, title }, source);
  }
}
