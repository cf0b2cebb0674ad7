/**
 * A partner as records and forms describe it (DESIGN 5). Everything with a list here is a machine key; what people read comes
 * from the messages. The keys are written on the wiki, so none is ever renamed: a new one is added, and the old one stays
 * readable.
 */

/**
 * What a partner is. The Helpdesk's partners go beyond galleries, libraries, archives and museums: agencies of states
 * and of the United Nations, universities, associations, site managers, publishers and single collectors ask too.
 */
export const partnerKinds = [
  'museum',
  'gallery',
  'library',
  'archive',
  'heritage-site',
  'heritage-agency',
  'university',
  'research-institute',
  'government',
  'intergovernmental',
  'association',
  'media',
  'publisher',
  'company',
  'private-collection',
  'community',
  'other',
] as const;
export type PartnerKind = (typeof partnerKinds)[number];

/** What a partner could share, by what has to be done with it on the wikis rather than by its physical form. */
export const materials = [
  'photographs',
  'artworks',
  'objects',
  'specimens',
  'documents',
  'manuscripts',
  'books',
  'newspapers',
  'maps',
  'posters',
  'audio',
  'video',
  '3d',
  'data',
  'monument-lists',
  'texts',
  'other',
] as const;
export type Material = (typeof materials)[number];

/**
 * How the rights stand, as far as someone looking from outside can say. From "can be used today" to "cannot":
 * the two in the middle are where a conversation with the partner changes something.
 */
export const licences = [
  'public-domain',
  'cc0',
  'cc-by',
  'cc-by-sa',
  'other-free',
  'mixed',
  'in-copyright-willing',
  'in-copyright',
  'restricted',
  'unclear',
] as const;
export type Licence = (typeof licences)[number];

/** What an opportunity, a request and their forms say about the partner and what it could share. */
export interface PartnerDetails {
  readonly partner: string;
  /** Item on Wikidata, `Q190804`. */
  readonly item: string | null;
  readonly kind: PartnerKind | null;
  /** ISO 3166-1 alpha-2, upper case. Several, for what crosses borders. */
  readonly country: readonly string[];
  readonly material: readonly Material[];
  /** As typed: `about 4,000 glass negatives`. */
  readonly volume: string;
  readonly licence: Licence | null;
  /** Language codes as the wikis write them, lower case: `sw`, `zh-hant`. */
  readonly languages: readonly string[];
  /** http and https addresses. */
  readonly links: readonly string[];
}

/** Nothing said yet. */
export const emptyPartner: PartnerDetails = {
  partner: '',
  item: null,
  kind: null,
  country: [],
  material: [],
  volume: '',
  licence: null,
  languages: [],
  links: [],
};
