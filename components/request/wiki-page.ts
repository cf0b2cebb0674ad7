import { pageUrl, sites, type WikiId, wikiIds } from '../../lib/wiki/sites.ts';

/** A page as records name it. */
export interface NamedPage {
  readonly wiki: WikiId;
  readonly title: string;
  readonly url: string;
}

/** A title as a record on Meta has it, `d:Q42` or `c:Category:X` (without prefix: on Meta itself); null for an empty one. */
export function wikiPage(name: string): NamedPage | null {
  if (name === '') return null;
  const wiki = wikiIds.find(id => id !== 'meta' && name.startsWith(`${sites[id].interwiki}:`)) ?? 'meta';
  const title = wiki === 'meta' ? name : name.slice(sites[wiki].interwiki.length + 1);
  return { wiki, title, url: pageUrl(wiki, title) };
}

/** The last part of the title of a request: its name. */
export function nameOfRequest(title: string): string {
  return title.slice(title.lastIndexOf('/') + 1);
}
