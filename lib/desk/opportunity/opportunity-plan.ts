import { mayBeUserName } from '../../wiki/user-names.ts';
import type { Config } from '../config.ts';
import { refuseField } from '../record/field-text.ts';
import { isoTime } from '../record/iso-time.ts';
import { sameUser } from '../same-user.ts';
import { standingOf } from '../standing.ts';
import { isOpportunityTitle, isRequestTitle } from '../titles.ts';
import { type Opportunity, opportunityLimits, type Sighting } from './opportunity.ts';
import type { OpportunityChange } from './opportunity-change.ts';
import { claimant, mayStart, type OpportunityDeed, type SeenOpportunity } from './opportunity-deeds.ts';
import type { OpportunityPlan, OpportunityRefusal } from './opportunity-results.ts';

const day = 86_400_000;

/** Who does it, on which record, when (milliseconds since 1970). */
export interface OpportunityActor {
  readonly user: string;
  readonly now: number;
  /** Title of the record. */
  readonly title: string;
}

/**
 * Why someone may not do this to the opportunity; undefined when they may. Everybody with a role may take one that nobody
 * holds; staff, and who holds it, do the rest. A wiki is open: this shapes what the panel does.
 */
export function refuseOpportunityDeed(
  config: Config,
  opportunity: Opportunity,
  user: string | null,
  deed: OpportunityDeed,
  now: number,
): OpportunityRefusal | undefined {
  if (user === null) return { kind: 'signed-out' };
  const standing = standingOf(config, user);
  if (standing.staff) return undefined;
  if (!standing.committee && !standing.organizer && standing.groups.length === 0) return { kind: 'no-role' };
  if (deed.kind === 'assign' || deed.kind === 'reopen') return { kind: 'staff-only' };
  const holder = claimant(opportunity, now);
  if (deed.kind === 'take-sightings') return undefined;
  if (holder === null) return deed.kind === 'claim' ? undefined : { kind: 'claim-first' };
  return sameUser(holder, user) ? undefined : { kind: 'claimed', by: holder };
}

/**
 * What one deed changes in the record as it stands now. Pure, so that it can be planned again whenever the page turns out
 * to have changed. Somebody else's change of the same thing since it was seen is a conflict, never written over.
 */
export function planOpportunityDeed(
  record: Opportunity,
  deed: OpportunityDeed,
  { user, now, title }: OpportunityActor,
  config: Config,
): OpportunityPlan {
  if (deed.kind === 'take-sightings') return planSightings(record, deed, { user, now, title }, config);
  if (isDone(record, deed, user, now, config)) return { kind: 'unchanged' };
  if (!sameSeen(record, deed.seen)) return { kind: 'conflict', seen: deed.seen, theirs: seenOf(record) };
  const why = refuseOpportunityDeed(config, record, user, deed, now);
  if (why !== undefined) return { kind: 'not-allowed', why };
  if (!mayStart(deed.kind, record.status)) return { kind: 'no-such-step', status: record.status };
  const free = { claimedBy: '', claimedUntil: '' };
  const until = isoTime(now + config.limits.claimDays * day);
  const underReview = record.status === 'contacting' ? 'contacting' : 'under-review';
  switch (deed.kind) {
    case 'claim':
      return change('claim', { status: underReview, claimedBy: user, claimedUntil: until });
    case 'release':
      return change('release', { status: 'flagged', ...free });
    case 'assign': {
      const to = deed.to.replace(/[\s_]+/g, ' ').trim();
      if (!mayBeUserName(to)) {
        return { kind: 'bad-input', problem: { kind: 'bad-user', name: deed.to } };
      }
      return change('assignOpportunity', { status: underReview, claimedBy: to, claimedUntil: until }, to);
    }
    case 'contact': {
      const holder = claimant(record, now) ?? user;
      return change('contact', { status: 'contacting', claimedBy: holder, claimedUntil: until });
    }
    case 'not-now': {
      const reason = deed.reason.trim();
      if (reason === '') return { kind: 'bad-input', problem: { kind: 'required' } };
      const refusal = refuseField(reason, { limit: opportunityLimits.reason });
      if (refusal !== undefined) return { kind: 'bad-input', problem: { kind: 'refused', refusal } };
      return change('notNow', { status: 'not-now', reason, ...free }, reason);
    }
    case 'duplicate':
      if (!isOpportunityTitle(config, deed.of) || deed.of === title) {
        return { kind: 'bad-input', problem: { kind: 'bad-title', title: deed.of } };
      }
      return change('duplicate', { status: 'duplicate', duplicateOf: deed.of, ...free }, lastPart(deed.of));
    case 'became-request':
      if (!isRequestTitle(config, deed.request)) {
        return { kind: 'bad-input', problem: { kind: 'bad-title', title: deed.request } };
      }
      return change(
        'becameRequest',
        { status: 'request', request: deed.request, ...free },
        lastPart(deed.request),
      );
    case 'reopen':
      return change('reopen', { status: 'flagged', reason: '', duplicateOf: '', request: '', ...free });
  }
}

/** Somebody, perhaps an earlier try of one's own, has brought the record where the deed wants it. */
function isDone(
  record: Opportunity,
  deed: Exclude<OpportunityDeed, { readonly kind: 'take-sightings' }>,
  user: string,
  now: number,
  config: Config,
): boolean {
  if (sameSeen(record, deed.seen) && deed.kind !== 'claim') return false;
  switch (deed.kind) {
    case 'claim': {
      const holder = claimant(record, now);
      const fresh = Date.parse(record.claimedUntil) >= now + config.limits.claimDays * day - 60_000;
      return holder !== null && sameUser(holder, user) && fresh;
    }
    case 'release':
    case 'reopen':
      return record.status === 'flagged' && record.claimedBy === '';
    case 'assign':
      return claimant(record, now) !== null && sameUser(record.claimedBy, deed.to);
    case 'contact':
      return record.status === 'contacting' && sameUser(record.claimedBy, deed.seen.claimedBy);
    case 'not-now':
      return record.status === 'not-now' && record.reason === deed.reason.trim();
    case 'duplicate':
      return record.status === 'duplicate' && record.duplicateOf === deed.of;
    case 'became-request':
      return record.status === 'request' && record.request === deed.request;
  }
}

/** The sightings that move over, those already there left out; the status stays as it is. */
function planSightings(
  record: Opportunity,
  deed: OpportunityDeed & { readonly kind: 'take-sightings' },
  { user, now, title }: OpportunityActor,
  config: Config,
): OpportunityPlan {
  const why = refuseOpportunityDeed(config, record, user, deed, now);
  if (why !== undefined) return { kind: 'not-allowed', why };
  if (deed.from === title) return { kind: 'bad-input', problem: { kind: 'bad-title', title: deed.from } };
  if (!mayStart(deed.kind, record.status)) return { kind: 'no-such-step', status: record.status };
  const known = new Set(record.sightings.map(sightingKey));
  const moved = deed.sightings.filter(sighting => !known.has(sightingKey(sighting)));
  if (moved.length === 0) return { kind: 'unchanged' };
  return {
    kind: 'change',
    changes: moved.map(add => ({ sighting: { add } })),
    summary: 'moveSightings',
    detail: lastPart(deed.from),
  };
}

/** Two people may say the same words, and one person different ones: a sighting is all it says. */
function sightingKey(sighting: Sighting): string {
  return JSON.stringify([
    sighting.by,
    sighting.at,
    sighting.page,
    sighting.why,
    sighting.volume,
    sighting.licence,
    sighting.material,
  ]).normalize('NFC');
}

/** What a deed compares: status and claim. */
export function seenOf({ status, claimedBy, claimedUntil }: Opportunity): SeenOpportunity {
  return { status, claimedBy, claimedUntil };
}

function sameSeen(one: SeenOpportunity, other: SeenOpportunity): boolean {
  return (
    one.status === other.status &&
    sameUser(one.claimedBy, other.claimedBy) &&
    one.claimedUntil === other.claimedUntil
  );
}

type Set = NonNullable<OpportunityChange['set']>;

function change(summary: keyof Config['summaries'], set: Set, detail = ''): OpportunityPlan {
  return { kind: 'change', changes: [{ set }], summary, detail };
}

/** The name a record goes by: the last part of its title. */
function lastPart(title: string): string {
  return title.slice(title.lastIndexOf('/') + 1);
}
