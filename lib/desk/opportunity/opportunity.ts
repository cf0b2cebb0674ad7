import type { PartnerDetails } from '../record/partner.ts';

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

/** One person's flag. */
export interface Sighting extends Pick<PartnerDetails, 'material' | 'volume' | 'licence'> {
  /** User name on Meta, without namespace. */
  readonly by: string;
  /** ISO 8601 in UTC, to the second: `2026-11-21T09:30:00Z`; empty in a record that people wrote without it. */
  readonly at: string;
  /** Where they were, with the interwiki prefix as seen from Meta: `d:Q190804`, `c:Category:Uganda Museum`. Or empty. */
  readonly page: string;
  /** May have several lines. */
  readonly why: string;
}

/** One partner, one record. */
export interface Opportunity extends PartnerDetails {
  readonly status: OpportunityStatus;
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
export interface FlagDraft extends PartnerDetails {
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
