import type { Account } from '../../wiki/account.ts';
import type { Outcome } from '../../wiki/outcome.ts';
import { verdicts } from '../../wiki/outcome.ts';
import type { WikiId } from '../../wiki/sites.ts';
import type { RunWait, StopCause } from './engine-types.ts';

/** What the runner does about an outcome. */
export type Reaction =
  /** The edit has come to its end; on with the next. */
  | { readonly kind: 'settle'; readonly state: 'saved' | 'no-change' | 'failed' }
  /** Look at the page anew, plan again, and send if it is still the same edit. */
  | { readonly kind: 'replan' }
  /** Nothing goes out before `wait.until`. `resume`: the edit may be on the wiki; look for it before sending. */
  | { readonly kind: 'wait'; readonly wait: RunWait & { readonly until: number }; readonly resume: boolean }
  /** A new item nobody can find yet: look again later, go on with the others. */
  | { readonly kind: 'look-later'; readonly until: number }
  /** Going on takes a person. The edit itself is not done (`failed`: nor will it be, as it is). */
  | { readonly kind: 'stop'; readonly cause: StopCause; readonly failed: boolean };

/** What has happened before, so that nothing goes on for ever. */
export interface Tries {
  /** Plannings anew of this edit in a row. */
  readonly replans: number;
  /** Waits in a row, whatever for, without an edit done in between. */
  readonly waits: number;
  /** Edits in a row that failed in the same way before this one. */
  readonly alike: number;
}

/** An edit that conflicts with someone each time it is planned is left to people. */
const mostReplans = 3;
/** Waits in a row before a person is asked: with the pauses below, a quarter of an hour to an hour. */
const mostWaits = 12;
/** Failures in a row for one reason: rather ask than fail five hundred edits. */
const mostAlike = 10;

/** Reads in a row that ended in a way no waiting mends, before a person is asked. */
const mostBadReads = 3;

/** First pause when nothing says how long, milliseconds; doubled up to the longest. */
const firstPause = 5_000;
const longestPause = 300_000;

/**
 * Wikimedia's servers end a POST after 200 seconds at most. Before that a new item that was not found may still come, and
 * sending it again could make a second one.
 */
export const longestPost = 210_000;

/** How long to wait after so many waits in a row, when nobody says. */
export function pauseAfter(waits: number): number {
  return Math.min(longestPause, firstPause * 2 ** waits);
}

/**
 * The runner's answer to each outcome, by its verdict: done; again after reading anew; later, with everything else waiting;
 * or stop, because every other edit would end alike. `creates`: the edit makes a new item.
 */
export function reactTo(
  outcome: Outcome,
  wiki: WikiId,
  tries: Tries,
  now: number,
  creates: boolean,
): Reaction {
  const verdict = verdicts[outcome.kind];
  if (outcome.kind === 'saved' || outcome.kind === 'no-change') {
    return { kind: 'settle', state: outcome.kind };
  }
  switch (outcome.kind) {
    case 'blocked':
    case 'signed-out':
    case 'another-user':
      return { kind: 'stop', cause: { kind: outcome.kind, wiki, detail: outcome.detail }, failed: false };
    case 'captcha':
      return { kind: 'stop', cause: { kind: 'captcha', wiki, detail: outcome.detail }, failed: true };
    case 'lagged':
    case 'rate-limited':
      return waiting(outcome, outcome.until, wiki, tries, now, false);
    case 'read-only':
      return waiting(outcome, undefined, wiki, tries, now, false);
    case 'unreachable':
      return waiting(outcome, outcome.until, wiki, tries, now, false);
    case 'unknown':
      // A new item is not sent again before the first send must have ended, one way or the other.
      if (creates) return { kind: 'look-later', until: now + 2 * firstPause };
      return waiting(outcome, undefined, wiki, tries, now, true);
    default:
  }
  // The token was renewed and refused again: the session is on its way out, or the servers disagree for a moment.
  if (outcome.kind === 'refused' && outcome.code === 'badtoken') {
    return waiting(outcome, undefined, wiki, tries, now, false);
  }
  if (verdict.again === 'after-rereading' && tries.replans < mostReplans) return { kind: 'replan' };
  if (tries.alike >= mostAlike) {
    return { kind: 'stop', cause: { kind: 'many-failures', wiki, outcome }, failed: true };
  }
  return { kind: 'settle', state: 'failed' };
}

/**
 * The runner's answer to a read that did not come through: waited for like a write that did not. What no waiting mends is
 * tried a few times all the same, for a read costs nobody anything; then a person is asked.
 */
export function reactToRead(
  outcome: Outcome,
  wiki: WikiId,
  waits: number,
  now: number,
): Extract<Reaction, { kind: 'wait' | 'stop' }> {
  // A read leaves nothing unknown.
  const known: Outcome =
    outcome.kind === 'unknown' ? { kind: 'unreachable', detail: outcome.detail } : outcome;
  const reaction = reactTo(known, wiki, { replans: 0, waits, alike: 0 }, now, false);
  if (reaction.kind === 'wait' || reaction.kind === 'stop') return reaction;
  if (waits >= mostBadReads) {
    return { kind: 'stop', cause: { kind: 'waited-too-long', wiki, outcome: known }, failed: false };
  }
  return { kind: 'wait', wait: { cause: 'unreachable', until: now + pauseAfter(waits) }, resume: false };
}

/** Why a batch cannot go on as this account on this wiki; null when it can. `user`: who planned it. */
export function refusal(wiki: WikiId, account: Account, user: string | undefined): StopCause | null {
  if (!account.signedIn) return { kind: 'signed-out', wiki, detail: '' };
  if (user !== account.name) return { kind: 'another-user', wiki, detail: account.name };
  if (account.block !== null && !account.block.partial) {
    return { kind: 'blocked', wiki, detail: account.block.reason ?? '' };
  }
  return null;
}

function waiting(
  outcome: Outcome,
  until: number | undefined,
  wiki: WikiId,
  { waits }: Tries,
  now: number,
  resume: boolean,
): Reaction {
  if (waits >= mostWaits) {
    return { kind: 'stop', cause: { kind: 'waited-too-long', wiki, outcome }, failed: false };
  }
  const end = Math.max(until ?? 0, now + (until === undefined ? pauseAfter(waits) : 0));
  return { kind: 'wait', wait: { cause: causeOf(outcome), until: end }, resume };
}

function causeOf(outcome: Outcome): Exclude<RunWait['cause'], 'other-edit'> {
  switch (outcome.kind) {
    case 'lagged':
    case 'rate-limited':
    case 'read-only':
      return outcome.kind;
    case 'unknown':
      return 'reading-back';
    default:
      return 'unreachable';
  }
}

/** Whether two outcomes are failures of the same kind. */
export function failsAlike(one: Outcome | null, other: Outcome): boolean {
  if (one === null || one.kind !== other.kind) return false;
  return !('code' in one && 'code' in other) || one.code === other.code;
}
