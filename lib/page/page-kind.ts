import type { WikiId } from '../wiki/sites.ts';
import { findTemplates } from '../wikitext/templates.ts';
import type { PageKind } from './look-types.ts';
import { splitNamespace } from './titles.ts';

const commonsNamespaces: ReadonlyMap<string, PageKind> = new Map([
  ['Category', 'category'],
  ['File', 'file'],
  ['Institution', 'institution'],
  ['Creator', 'creator'],
]);

/** Namespaces of the three wikis whose pages are about no partner of their own. */
const others =
  /^(?:Talk|Template|Module|Help|MediaWiki|Data|TimedText|Translations|Gadget|Campaign|Schema|.* talk)$/i;

/** The prefix under which batch uploads are asked for on Commons, one sub-page each. */
const batchUploads = 'Commons:Batch uploading/';

/** What sort of page a title is on its wiki. The content model tells items from pages in the same namespace. */
export function kindOfPage(wiki: WikiId, title: string, contentModel: string): PageKind {
  if (contentModel === 'wikibase-item') return 'item';
  if (contentModel === 'wikibase-property') return 'property';
  if (contentModel === 'wikibase-lexeme') return 'lexeme';
  const [namespace] = splitNamespace(title);
  if (namespace === 'User') return 'user';
  if (others.test(namespace)) return 'other';
  if (wiki === 'commons') {
    if (title.startsWith(batchUploads)) return 'batch-upload';
    // A colon after a word that is no namespace belongs to the title: `Stockholm: views of the city`.
    return commonsNamespaces.get(namespace) ?? (namespace === 'Commons' ? 'project' : 'gallery');
  }
  return wiki === 'meta' ? 'project' : 'other';
}

/** Whether a title on Commons may be the sitelink of an item: categories and galleries are. */
export function mayHaveItem(title: string): boolean {
  const kind = kindOfPage('commons', title, 'wikitext');
  return kind === 'category' || kind === 'gallery';
}

/** Whether the item of such a page on Commons is that of a partner, or leads to it. */
export function mayBePartner(kind: PageKind): boolean {
  return ['category', 'gallery', 'institution', 'creator'].includes(kind);
}

/** The item that `{{Institution|wikidata=Q…}}` or `{{Creator|Wikidata=Q…}}` on a page of that kind names. */
export function itemInTemplate(kind: PageKind, wikitext: string): string | null {
  const name = kind === 'institution' ? 'Institution' : kind === 'creator' ? 'Creator' : null;
  if (name === null) return null;
  for (const template of findTemplates(wikitext, name)) {
    for (const param of template.params) {
      if (param.name.toLowerCase() === 'wikidata' && /^Q[1-9]\d{0,9}$/.test(param.value)) return param.value;
    }
  }
  return null;
}
