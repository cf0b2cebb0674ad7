import type { WikiId } from '../../wiki/sites.ts';
import { normalizeTitle } from '../address/titles.ts';
import type { Fact, FactSource } from './facts.ts';
import { type FactContext, FactList } from './gather.ts';
import { itemFact } from './item-facts.ts';

/** Characters of a page that are looked through: what it is about stands near its beginning. */
const longest = 100_000;

const linkToItem =
  /\[\[:?\s*(?:d|wikidata)\s*:\s*(?:Item:)?(Q[1-9]\d{0,9})\b|\{\{\s*Q\s*\|\s*Q?([1-9]\d{0,9})\b/gi;
const linkToCategory = /\[\[:?\s*(?:(?:c|commons)\s*:\s*)(Category:[^[\]|#{}<>]+)/gi;
const linkToRequest = /\[\[:?\s*(?:m|meta)\s*:\s*([^[\]|#{}<>]*\/Helpdesk\/Requests\/[^[\]|#{}<>]+)/i;

/** The wikitext people read, without comments, up to a length. */
export function readText(wikitext: string): string {
  return wikitext.slice(0, longest).replace(/<!--[\s\S]*?(?:-->|$)/g, '');
}

/** The items a page links to (`[[d:Q1]]`, `{{Q|1}}`), each once, in the order of the text. */
export function linkedItems(wikitext: string): readonly string[] {
  const found = [...readText(wikitext).matchAll(linkToItem)];
  return [...new Set(found.map(([, id, number]) => (id ?? `Q${number}`).toUpperCase()))];
}

/** Items, Commons categories and requests at the Helpdesk that a project's page links to. */
export function linkedFacts(
  wiki: WikiId,
  title: string,
  wikitext: string,
  context: FactContext,
): readonly Fact[] {
  const list = new FactList();
  const source: FactSource = { from: 'page', wiki, page: title, part: 'text' };
  for (const id of linkedItems(wikitext)) list.add('linked-item', itemFact(id, context), source);
  const text = readText(wikitext);
  for (const [, name = ''] of text.matchAll(linkToCategory)) {
    const category = normalizeTitle(name);
    if (category !== null)
      list.add('linked-category', { type: 'page', wiki: 'commons', title: category }, source);
  }
  const request = normalizeTitle(linkToRequest.exec(text)?.[1] ?? '');
  if (request !== null) list.add('linked-request', { type: 'page', wiki: 'meta', title: request }, source);
  return list.facts;
}
