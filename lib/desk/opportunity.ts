/**
 * A possible partner as the Helpdesk keeps it (DESIGN 5). Everything here is machine keys; what people read comes from
 * the messages. The keys are written on the wiki, so none is ever renamed: a new one is added, and the old one stays
 * readable.
 */

/** Where an opportunity stands. `withdrawn`: the only person who flagged it took the flag back. */
export const opportunityStatuses = [
  'flagged',
  'under-review',
  'contacting',
  'request',
  'not-now',
  'duplicate',
  'withdrawn',
] as const;
export type OpportunityStatus = (typeof opportunityStatuses)[number];

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

/** One person's flag. */
export interface Sighting {
  /** User name on Meta, without namespace. */
  readonly by: string;
  /** ISO 8601 in UTC, to the second: `2026-11-21T09:30:00Z`; empty in a record that people wrote without it. */
  readonly at: string;
  /** Where they were, with the interwiki prefix as seen from Meta: `d:Q190804`, `c:Category:Uganda Museum`. Or empty. */
  readonly page: string;
  readonly material: readonly Material[];
  readonly volume: string;
  readonly licence: Licence | null;
  /** May have several lines. */
  readonly why: string;
}

/** One partner, one record. */
export interface Opportunity {
  readonly status: OpportunityStatus;
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
  /** User name of who looks into it; empty when nobody does. */
  readonly claimedBy: string;
  /** ISO 8601; the claim counts no more after it. */
  readonly claimedUntil: string;
  /** Why not now. */
  readonly reason: string;
  /** Title of the record that stays. */
  readonly duplicateOf: string;
  /** Title of the request this became. */
  readonly request: string;
  readonly sightings: readonly Sighting[];
}

/** What the form for flagging asks: the opportunity as this person sees it. */
export interface FlagDraft {
  readonly partner: string;
  readonly item: string | null;
  readonly kind: PartnerKind | null;
  readonly country: readonly string[];
  readonly material: readonly Material[];
  readonly volume: string;
  readonly licence: Licence | null;
  readonly languages: readonly string[];
  readonly links: readonly string[];
  readonly why: string;
  /** Interwiki-prefixed title of the page the form was opened on, or empty. */
  readonly page: string;
}

/** Most each field may hold, in UTF-16 units; lists: entries. */
export const opportunityLimits = {
  partner: 200,
  volume: 300,
  why: 10_000,
  reason: 2_000,
  links: 10,
  country: 20,
  languages: 20,
} as const;

/** Version of the format, written as the first field of each record. */
export const opportunitySchema = '1';
