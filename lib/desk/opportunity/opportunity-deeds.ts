import type { Opportunity, OpportunityStatus } from './opportunity.ts';

/**
 * What was in front of a person when they decided about an opportunity. If it says something else by the time it is
 * saved, they are asked again instead of writing over somebody.
 */
export type SeenOpportunity = Pick<Opportunity, 'status' | 'claimedBy' | 'claimedUntil'>;

/** Everything staff and groups can do to an opportunity on the board. */
export type OpportunityDeed =
  /** Look into it oneself, for the days the configuration says. A claim that is one's own is made to last longer. */
  | { readonly kind: 'claim'; readonly seen: SeenOpportunity }
  /** Give a claim back: the opportunity is open to everybody again. */
  | { readonly kind: 'release'; readonly seen: SeenOpportunity }
  /** Hand it to a person. */
  | { readonly kind: 'assign'; readonly seen: SeenOpportunity; readonly to: string }
  /** Somebody talks with the partner. */
  | { readonly kind: 'contact'; readonly seen: SeenOpportunity }
  /** In plain language, for those who flagged it. */
  | { readonly kind: 'not-now'; readonly seen: SeenOpportunity; readonly reason: string }
  /** `of`: title of the record that stays. The sightings have to be moved there first. */
  | { readonly kind: 'duplicate'; readonly seen: SeenOpportunity; readonly of: string }
  /** `request`: title of the request that was made of it. */
  | { readonly kind: 'became-request'; readonly seen: SeenOpportunity; readonly request: string }
  /** Look at it anew after all. */
  | { readonly kind: 'reopen'; readonly seen: SeenOpportunity }
  /** Take over the sightings of a record that turned out to be about the same partner. `from`: its title. */
  | { readonly kind: 'take-sightings'; readonly from: string; readonly sightings: Opportunity['sightings'] };

export type OpportunityDeedKind = OpportunityDeed['kind'];

/** Statuses that wait for somebody. */
export const openOpportunityStatuses = [
  'flagged',
  'under-review',
  'contacting',
] as const satisfies readonly OpportunityStatus[];

/** Where each deed may start. */
export const opportunitySteps: Readonly<Record<OpportunityDeedKind, readonly OpportunityStatus[]>> = {
  claim: openOpportunityStatuses,
  release: ['under-review', 'contacting'],
  assign: openOpportunityStatuses,
  contact: ['under-review'],
  'not-now': openOpportunityStatuses,
  duplicate: [...openOpportunityStatuses, 'not-now'],
  'became-request': openOpportunityStatuses,
  reopen: ['not-now', 'duplicate', 'withdrawn', 'request'],
  'take-sightings': [...openOpportunityStatuses, 'not-now', 'request', 'withdrawn'],
};

/** Whether the deed may be done to an opportunity in this status. */
export function mayStart(kind: OpportunityDeedKind, status: OpportunityStatus): boolean {
  return opportunitySteps[kind].includes(status);
}

/** Who holds an opportunity now; null when nobody does, or the claim has lapsed. `now`: milliseconds since 1970. */
export function claimant(opportunity: SeenOpportunity, now: number): string | null {
  const { status, claimedBy, claimedUntil } = opportunity;
  if (claimedBy === '' || (status !== 'under-review' && status !== 'contacting')) return null;
  const until = Date.parse(claimedUntil);
  // People who write a claim by hand may leave its end out: it counts until somebody releases it.
  return Number.isNaN(until) || until > now ? claimedBy : null;
}
