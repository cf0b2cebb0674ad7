import type { Clock } from '../clock.ts';
import { WikiError } from './client.ts';
import type { Outcome } from './outcome.ts';

/** A write that can be looked for on the wiki afterwards. */
export interface SettledWrite {
  /** Sends it once and tells how that ended. */
  send(): Promise<Outcome>;
  /**
   * Looks on the wiki whether this very write of ours is there: `saved` or `no-change`, or null when it is not.
   * Throws {@link WikiError} when the wiki cannot be read.
   */
  find(): Promise<Outcome | null>;
  /**
   * Whether a second send can never make a second revision, even if the first one is still under way and lands after it:
   * true for edits on a base revision, for `createonly`, and for statements with ids of ours; false for new items.
   */
  readonly repeatable: boolean;
  /** An earlier send may have happened (before a crash, say): look first. */
  readonly resume: boolean;
}

/** Sends of one write at most, the first included. */
const mostSends = 3;
/**
 * Pauses before each look for a lost write, in milliseconds. A server may still be working on a request whose connection
 * broke, so one look that finds nothing proves little.
 */
const looks = [0, 3_000] as const;

/** What an earlier send of the same write can turn the next answer into. */
const mayBeOurs: ReadonlySet<Outcome['kind']> = new Set(['edit-conflict', 'exists']);

/**
 * Sends a write and does not rest before its end is known, or cannot be: unknown ends are settled by reading, and the
 * write goes out again only when it was looked for twice, some seconds apart, and was not there.
 *
 * One thing this cannot see: if the lost reply was a filter's warning, the next send confirms that warning (AbuseFilter
 * remembers it in the session). The filter's log has it; no second revision comes of it.
 */
export async function settle(write: SettledWrite, clock: Clock, signal?: AbortSignal): Promise<Outcome> {
  let lost: Outcome | null = null;
  if (write.resume) {
    const found = await lookOnce(write);
    if (found === 'unreadable') return { kind: 'unknown', cause: 'lost', detail: '' };
    if (found !== null) return found;
  }
  for (let sends = 1; sends <= mostSends; sends++) {
    const outcome = await write.send();
    if (outcome.kind === 'saved') return outcome;
    if (outcome.kind === 'unknown') {
      const found = await lookAgain(write, clock, signal);
      if (found === 'unreadable') return outcome;
      if (found !== null) return found;
      if (!write.repeatable) return outcome;
      lost = outcome;
      continue;
    }
    if (lost === null && !mayBeOurs.has(outcome.kind)) return outcome;
    // The wiki found something in the way, which may be what we sent before.
    const found = await lookOnce(write);
    if (found === 'unreadable') return lost ?? outcome;
    return found ?? outcome;
  }
  if (lost?.kind !== 'unknown') return { kind: 'unreachable', detail: '' };
  const answered = lost.cause === 'lost' ? {} : ({ answered: true } as const);
  return { kind: 'unreachable', ...answered, detail: lost.detail };
}

async function lookOnce(write: SettledWrite): Promise<Outcome | null | 'unreadable'> {
  try {
    return await write.find();
  } catch (error) {
    if (error instanceof WikiError) return 'unreadable';
    throw error;
  }
}

/** Looks for a lost write; null only when every look could read the wiki and found nothing. */
async function lookAgain(write: SettledWrite, clock: Clock, signal?: AbortSignal) {
  let found: Outcome | null | 'unreadable' = null;
  for (const pause of looks) {
    // Given up by the person: the write is out, so its end stays open rather than being claimed either way.
    if (pause > 0) await clock.sleep(pause, signal).catch(() => {});
    if (signal?.aborted === true) return 'unreadable';
    found = await lookOnce(write);
    if (found !== null && found !== 'unreadable') return found;
  }
  return found;
}
