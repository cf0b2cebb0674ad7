import type { BatchState, EditCounts, RunProgress, RunWait, StopCause } from './engine-types.ts';
import type { JournalBatch } from './journal.ts';

/** The pace is told from the last so many edits: long enough to be calm, short enough to notice a slower wiki. */
const remembered = 30;

/** Keeps the pace of a run. */
export class Pace {
  readonly #times: number[] = [];

  /** An edit was settled. */
  note(now: number): void {
    this.#times.push(now);
    if (this.#times.length > remembered) this.#times.shift();
  }

  /** Milliseconds an edit takes, waits included; null before there were two. */
  get each(): number | null {
    const first = this.#times[0];
    const last = this.#times.at(-1);
    if (first === undefined || last === undefined || this.#times.length < 2) return null;
    return Math.max(1, (last - first) / (this.#times.length - 1));
  }
}

/** What there is to tell about a run at this moment. */
export function progressOf(
  batch: JournalBatch,
  counts: EditCounts,
  pace: Pace,
  now: number,
  wait: RunWait | null,
  state: BatchState = batch.state,
  cause: StopCause | null = batch.cause,
): RunProgress {
  const { each } = pace;
  const left = counts.planned + counts.sending;
  return {
    batch: batch.id,
    state,
    counts,
    total: Object.values(counts).reduce((sum, count) => sum + count, 0),
    wait,
    rate: each === null ? null : 60_000 / each,
    endsAt: each === null || state !== 'running' ? null : Math.max(now + left * each, wait?.until ?? 0),
    cause,
  };
}
