import type { WikiId } from '../../wiki/sites.ts';
import type { PageKind } from '../look/look-types.ts';
import { splitNamespace } from './titles.ts';

const commonsNamespaces: ReadonlyMap<string, PageKind> = new Map([
  ['Category', 'category'],
  ['File', 'file'],
  ['Institution', 'institution'],
  ['Creator', 'creator'],
]);

/** Namespaces of the three wikis whose pages are about no partner of their own. */
const others =
  /^(?:Template|Module|Help|MediaWiki|Data|TimedText|Translations|Gadget|Campaign|Schema|(?:.* )?talk)$/i;

/** The prefix under which batch uploads are asked for on Commons, one sub-page each. */
const batchUploads = 'Commons:Batch uploading/';

/** A campaign's title: `Wiki Loves Monuments 2026 in Uganda`; the year and the place are its parts. */
export const campaignTitle =
  /^(?:Commons:)?((?:Wiki Loves|Wiki Science Competition|WikiGap|1Lib1Ref|#?WPWP|Wikipedia Pages Wanting Photos)[^/]*)/;

/** How affiliates are called: `Wikimedia Sverige`, `Wikimedians of …`, `… User Group`. The Foundation is none. */
const affiliateTitle =
  /^(?:Wikimedia (?!Foundation|movement|projects?\b|Commons|strategy|Forum)\p{Lu}|Wikimedians of |[^/]*\bUser Group\b)/u;

/** The kind of a page on Meta by its title. */
function kindOnMeta(title: string, namespace: string): PageKind {
  if (/^Content Partnerships Hub(?:\/|$)/.test(title)) return 'hub';
  if (namespace === 'Grants') return 'grant';
  if (campaignTitle.test(title)) return 'campaign';
  return affiliateTitle.test(title) ? 'affiliate' : 'project';
}

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
    if (namespace === 'Commons' && campaignTitle.test(title)) return 'campaign';
    // A colon after a word that is no namespace belongs to the title: `Stockholm: views of the city`.
    return commonsNamespaces.get(namespace) ?? (namespace === 'Commons' ? 'project' : 'gallery');
  }
  return wiki === 'meta' ? kindOnMeta(title, namespace) : 'other';
}

/** Whether a title on Commons may be the sitelink of an item: categories and galleries are. */
export function mayHaveItem(title: string): boolean {
  const kind = kindOfPage('commons', title, 'wikitext');
  return kind === 'category' || kind === 'gallery';
}

/** Whether the item of such a page is that of a partner, or leads to it. */
export function mayBePartner(kind: PageKind): boolean {
  return ['category', 'gallery', 'institution', 'creator', 'affiliate'].includes(kind);
}

/** The name of a partner in the title of a page that is about one; null for other pages. */
export function nameInTitle(kind: PageKind, title: string): string | null {
  const [, name] = splitNamespace(title);
  switch (kind) {
    case 'gallery':
      return title;
    case 'institution':
    case 'creator':
      return name;
    case 'affiliate':
      return title.split('/')[0] || null;
    case 'batch-upload':
      // `Commons:Batch uploading/LSH/People` is a part of the request for LSH.
      return name.split('/')[1] || null;
    default:
      return null;
  }
}
