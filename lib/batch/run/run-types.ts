/** What the runner tells while it works, and how it ends. */
import type { Wait } from '../../wiki/gate.ts';
import type { BatchState, EditCounts, StopCause } from './record-types.ts';

/** Why the runner is waiting, and until when (milliseconds since 1970; null: until something else is done). */
export type RunWait =
  | Wait
  | { readonly cause: 'read-only' | 'unreachable' | 'reading-back'; readonly until: number };

/** What the runner tells while it works, at most one per edit and wait. */
export interface RunProgress {
  readonly batch: string;
  readonly state: BatchState;
  readonly counts: EditCounts;
  /** Edits of this batch in all. */
  readonly total: number;
  readonly wait: RunWait | null;
  /** Settled edits a minute over the last minutes; null before there is one. */
  readonly rate: number | null;
  /** When the rest will be done at this pace; null when it cannot be told. */
  readonly endsAt: number | null;
  readonly cause: StopCause | null;
}

/** How a call of the runner ended. */
export type RunEnd =
  | { readonly kind: 'finished' | 'trial-done' | 'paused'; readonly progress: RunProgress }
  | { readonly kind: 'stopped'; readonly cause: StopCause; readonly progress: RunProgress }
  /** Another tab or the background is running a batch. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'unknown-batch' };
