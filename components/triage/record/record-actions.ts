import type { Config } from '../../../lib/desk/config.ts';
import type { Opportunity, OpportunityStatus } from '../../../lib/desk/opportunity/opportunity.ts';
import {
  claimant,
  mayStart,
  type OpportunityDeed,
  opportunitySteps,
  type SeenOpportunity,
} from '../../../lib/desk/opportunity/opportunity-deeds.ts';
import { refuseOpportunityDeed, seenOf } from '../../../lib/desk/opportunity/opportunity-plan.ts';
import type { OpportunityRefusal } from '../../../lib/desk/opportunity/opportunity-results.ts';
import { sameUser } from '../../../lib/desk/same-user.ts';
import { standingOf } from '../../../lib/desk/standing.ts';

/** What can be done to an opportunity on the board, in the order it is offered. `ask` writes on its talk page only. */
export const recordActions = [
  'claim',
  'contact',
  'ask',
  'request',
  'assign',
  'not-now',
  'duplicate',
  'release',
  'reopen',
] as const;
export type RecordAction = (typeof recordActions)[number];

/** What can be done to several at once. */
export const severalActions = ['claim', 'assign', 'not-now', 'release'] as const satisfies RecordAction[];
export type SeveralAction = (typeof severalActions)[number];

/** What can be begun from the keyboard of the board. */
export type WantedAction = Extract<SeveralAction, 'claim' | 'assign'>;

/** Why something cannot be done. */
export type WhyNot =
  | { readonly kind: 'refused'; readonly why: OpportunityRefusal }
  /** It begins elsewhere than where the opportunity stands. */
  | {
      readonly kind: 'stage';
      readonly status: OpportunityStatus;
      readonly from: readonly OpportunityStatus[];
    };

/** Who acts, by which rules, when (milliseconds since 1970). */
export interface ActingNow {
  readonly user: string;
  readonly config: Config;
  readonly now: number;
}

const deedKinds = {
  claim: 'claim',
  contact: 'contact',
  request: 'became-request',
  assign: 'assign',
  'not-now': 'not-now',
  duplicate: 'duplicate',
  release: 'release',
  reopen: 'reopen',
} as const satisfies Record<Exclude<RecordAction, 'ask'>, OpportunityDeed['kind']>;

/** Why this cannot be done to an opportunity as it stands; null when it can. */
export function whyNot(
  action: RecordAction,
  record: Opportunity,
  { user, config, now }: ActingNow,
): WhyNot | null {
  if (action === 'ask') {
    const { staff, committee, organizer, groups } = standingOf(config, user);
    const has = staff || committee || organizer || groups.length > 0;
    return has ? null : { kind: 'refused', why: { kind: 'no-role' } };
  }
  const kind = deedKinds[action];
  const { status } = record;
  if (!mayStart(kind, status)) return { kind: 'stage', status, from: opportunitySteps[kind] };
  const why = refuseOpportunityDeed(config, record, user, emptyDeed(kind, seenOf(record)), now);
  return why === undefined ? null : { kind: 'refused', why };
}

/** A deed of this kind with nothing filled in: enough to ask whether someone may do it. */
function emptyDeed(kind: (typeof deedKinds)[keyof typeof deedKinds], seen: SeenOpportunity): OpportunityDeed {
  switch (kind) {
    case 'assign':
      return { kind, seen, to: '' };
    case 'not-now':
      return { kind, seen, reason: '' };
    case 'duplicate':
      return { kind, seen, of: '' };
    case 'became-request':
      return { kind, seen, request: '' };
    default:
      return { kind, seen };
  }
}

/** A deed by somebody who looked at the record. */
export type SeenDeed = Exclude<OpportunityDeed, { readonly kind: 'take-sightings' }>;

/** The deed of an action that needs nothing but perhaps a name or a reason. */
export function deedOf(
  action: 'claim' | 'contact' | 'release' | 'reopen' | 'assign' | 'not-now',
  seen: SeenOpportunity,
  typed: { readonly to?: string | undefined; readonly reason?: string | undefined } = {},
): SeenDeed {
  if (action === 'assign') return { kind: action, seen, to: typed.to ?? '' };
  if (action === 'not-now') return { kind: action, seen, reason: typed.reason ?? '' };
  return { kind: action, seen };
}

/** How claiming would be: anew, one's own for longer, or one that somebody else holds. */
export function claimAs(record: Opportunity, { user, now }: ActingNow): 'new' | 'longer' | 'over' {
  const holder = claimant(record, now);
  return holder === null ? 'new' : sameUser(holder, user) ? 'longer' : 'over';
}

/** Everyone who flagged an opportunity but oneself, each once, in the order of the sightings. */
export function flaggersOf(record: Opportunity, self: string): readonly string[] {
  const names: string[] = [];
  for (const { by } of record.sightings) {
    if (by !== '' && !sameUser(by, self) && !names.some(name => sameUser(name, by))) names.push(by);
  }
  return names;
}
