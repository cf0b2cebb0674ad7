import type { PartnerKind } from '../../lib/desk/record/partner.ts';
import type { I18n, MessageKey } from '../../lib/i18n/i18n.ts';
import type { FactKey, FactSource } from '../../lib/page/facts/facts.ts';
import { pageUrl } from '../../lib/wiki/sites.ts';

/** What each fact is called on the card and beside a field it filled in. */
export const factNames: Readonly<Record<FactKey, MessageKey>> = {
  name: 'fact-name',
  description: 'fact-description',
  item: 'fact-item',
  kind: 'fact-kind',
  country: 'fact-country',
  place: 'fact-place',
  coordinates: 'fact-coordinates',
  website: 'fact-website',
  catalogue: 'fact-catalogue',
  image: 'fact-image',
  logo: 'fact-logo',
  inception: 'fact-inception',
  dissolved: 'fact-dissolved',
  born: 'fact-born',
  died: 'fact-died',
  category: 'fact-category',
  'institution-page': 'fact-institution-page',
  'creator-page': 'fact-creator-page',
  'collection-size': 'fact-collection-size',
  isil: 'fact-isil',
  viaf: 'fact-viaf',
  'heritage-designation': 'fact-heritage-designation',
  'monument-id': 'fact-monument-id',
  'partner-of': 'fact-partner-of',
  'focus-list': 'fact-focus-list',
  files: 'fact-files',
  subcategories: 'fact-subcategories',
  'parent-category': 'fact-parent-category',
  'partnership-template': 'fact-partnership-template',
  'partnership-category': 'fact-partnership-category',
  author: 'fact-author',
  source: 'fact-source',
  licence: 'fact-licence',
  collection: 'fact-collection',
  'inventory-number': 'fact-inventory-number',
  uploader: 'fact-uploader',
  date: 'fact-date',
  'used-on': 'fact-used-on',
  uploads: 'fact-uploads',
  'latest-upload': 'fact-latest-upload',
  'shared-category': 'fact-shared-category',
  progress: 'fact-progress',
  'assigned-to': 'fact-assigned-to',
  'linked-request': 'fact-linked-request',
  affiliate: 'fact-affiliate',
  campaign: 'fact-campaign',
  grant: 'fact-grant',
  'linked-item': 'fact-linked-item',
  'linked-category': 'fact-linked-category',
};

/** Kinds of partner in words. */
export const kindNames: Readonly<Record<PartnerKind, MessageKey>> = {
  museum: 'kind-museum',
  gallery: 'kind-gallery',
  library: 'kind-library',
  archive: 'kind-archive',
  'heritage-site': 'kind-heritage-site',
  'heritage-agency': 'kind-heritage-agency',
  university: 'kind-university',
  'research-institute': 'kind-research-institute',
  government: 'kind-government',
  intergovernmental: 'kind-intergovernmental',
  association: 'kind-association',
  media: 'kind-media',
  publisher: 'kind-publisher',
  company: 'kind-company',
  'private-collection': 'kind-private-collection',
  community: 'kind-community',
  other: 'kind-other',
};

/** Where a fact was read, in few words: "Wikidata, P856". */
export function sourceWords({ text }: Pick<I18n, 'text'>, source: FactSource): string {
  switch (source.from) {
    case 'statement':
      return text('source-statement', source.property);
    case 'label':
      return text('source-label');
    case 'description':
      return text('source-description');
    case 'sitelink':
      return text('source-sitelink');
    case 'item':
      return text('source-item', source.entity);
    case 'structured-data':
      return source.property === 'caption'
        ? text('source-caption')
        : text('source-structured-data', source.property);
    case 'template':
      return text('source-template', source.template);
    case 'page-title':
      return text('source-page-title');
    case 'page':
      return text(pageParts[source.part]);
    case 'uploads':
      return text('source-shared-uploads', source.files, source.of);
  }
}

const pageParts: Readonly<Record<Extract<FactSource, { from: 'page' }>['part'], MessageKey>> = {
  category: 'source-category',
  'file-history': 'source-file-history',
  usage: 'source-usage',
  uploads: 'source-uploads',
  text: 'source-text',
};

/** Address where a source can be looked at. */
export function sourceAddress(source: FactSource): string {
  switch (source.from) {
    case 'statement':
      return `${pageUrl('wikidata', source.entity)}#${source.property}`;
    case 'label':
    case 'description':
    case 'item':
      return pageUrl('wikidata', source.entity);
    case 'sitelink':
      return `${pageUrl('wikidata', source.entity)}#sitelinks`;
    case 'structured-data':
      return pageUrl('commons', source.file);
    case 'template':
    case 'page-title':
    case 'page':
      return pageUrl(source.wiki, source.page);
    case 'uploads':
      return pageUrl('commons', `Special:ListFiles/${source.user}`);
  }
}
