import type { OpportunityStatus } from '../../lib/desk/opportunity/opportunity.ts';
import type { Licence, PartnerKind } from '../../lib/desk/record/partner.ts';

/** The English words that the templates show. All of them go on one page, so that translating is one page's work. */

const statuses: Readonly<Record<OpportunityStatus, string>> = {
  flagged: 'Flagged',
  'under-review': 'Under review',
  contacting: 'In contact with the partner',
  request: 'Became a request',
  'not-now': 'Not now',
  duplicate: 'Duplicate',
  withdrawn: 'Withdrawn',
};

const kinds: Readonly<Record<PartnerKind, string>> = {
  museum: 'Museum',
  gallery: 'Gallery',
  library: 'Library',
  archive: 'Archive',
  'heritage-site': 'Heritage site',
  'heritage-agency': 'Heritage agency',
  university: 'University',
  'research-institute': 'Research institute',
  government: 'Public authority',
  intergovernmental: 'Intergovernmental organization',
  association: 'Association or foundation',
  media: 'Broadcaster or news organization',
  publisher: 'Publisher',
  company: 'Company',
  'private-collection': 'Private collection',
  community: 'Community or keepers of a tradition',
  other: 'Another kind',
};

const licenceWords: Readonly<Record<Licence, string>> = {
  'public-domain': 'Public domain',
  cc0: 'CC0',
  'cc-by': 'CC BY',
  'cc-by-sa': 'CC BY-SA',
  'other-free': 'Another free licence',
  mixed: 'Different for different parts',
  'in-copyright-willing': 'In copyright; the partner may be willing to release it',
  'in-copyright': 'In copyright',
  restricted: 'Restricted for other than copyright reasons',
  unclear: 'Not clear yet',
};

/** Names of the rows of the card, by parameter. */
export const labels = {
  item: 'Item on Wikidata',
  kind: 'Kind of partner',
  country: 'Country',
  material: 'Material',
  volume: 'Volume',
  licence: 'Rights',
  languages: 'Languages',
  links: 'Links',
  'claimed by': 'Looked after by',
  'claimed until': 'until',
  reason: 'Why not now',
  'duplicate of': 'See instead',
  request: 'Request',
} as const;

/** Everything by the key the templates ask for. */
export const words: ReadonlyMap<string, string> = new Map([
  ...entries('label', labels),
  ...entries('status', statuses),
  ...entries('kind', kinds),
  ...entries('licence', licenceWords),
  ['title', 'A possible content partner'],
  ['status/', 'This status is not known. Please choose one of those in the documentation.'],
  ['where', 'seen on'],
]);

function entries(group: string, texts: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(texts).map(([key, text]) => [`${group}/${key}`, text]);
}
