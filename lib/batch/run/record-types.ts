/** What the journal holds of batches and their edits, as views show it. */
import type { Outcome } from '../../wiki/outcome.ts';
import type { WikiId } from '../../wiki/sites.ts';
import type { EntityChange } from '../plan/entity-diff.ts';
import type { LineResult } from '../plan/entity-plan.ts';
import type { EditProblem } from '../plan/plan-types.ts';

export type BatchState =
  /** In the journal, nothing sent yet. */
  | 'ready'
  /** A runner works on it, or will as soon as one is awake. */
  | 'running'
  /** The first few are done; the person is to look at them and go on, or not. */
  | 'trial-done'
  | 'paused'
  /** Ended before its end: by the person or for `cause`. It can be taken up again. */
  | 'stopped'
  | 'finished';

/** Why a batch stopped by itself. Going on takes a person. */
export type StopCause =
  | {
      readonly kind: 'signed-out' | 'another-user' | 'blocked' | 'captcha';
      readonly wiki: WikiId;
      readonly detail: string;
    }
  /** The wiki stayed read-only, lagged, limited or out of reach for longer than we wait by ourselves. */
  | { readonly kind: 'waited-too-long'; readonly wiki: WikiId; readonly outcome: Outcome }
  /** Many edits in a row failed for the same reason: rather ask than fail them all. */
  | { readonly kind: 'many-failures'; readonly wiki: WikiId; readonly outcome: Outcome }
  | { readonly kind: 'person' };

/** One edit batch in the history. */
export interface BatchRecord {
  readonly id: string;
  /** The person's words: what this batch is. */
  readonly name: string;
  /** Without the EditGroups link. */
  readonly summary: string;
  /** Who planned it; no one else may go on with it. */
  readonly users: Readonly<Partial<Record<WikiId, string>>>;
  readonly wikis: readonly WikiId[];
  readonly state: BatchState;
  readonly cause: StopCause | null;
  /** The batch this one takes back. */
  readonly undoes: string | null;
  /** Batches that take back parts of this one. */
  readonly undoneBy: readonly string[];
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly started: number | null;
  readonly ended: number | null;
  readonly counts: EditCounts;
  /** Whether a person has seen the first few (`trialEdits`); `not-needed` for smaller batches. */
  readonly trial: 'not-needed' | 'pending' | 'passed';
  readonly trialEdits: number;
  /** Ask the wikis to mark the edits as a bot's: only with the right and when the person ticked it. */
  readonly bot: boolean;
}

export type EditState =
  | 'planned'
  /** Handed to the network, end not known yet. After a crash these are read back before anything else. */
  | 'sending'
  | 'saved'
  | 'no-change'
  | 'failed'
  /** The wiki changed since the preview, and the edit would be another one: for a person to see first. */
  | 'held'
  /** Left out by the person after the start. */
  | 'skipped'
  /** Not possible from the start; `problems` says why. Never sent. */
  | 'refused';

export type EditCounts = Readonly<Record<EditState, number>>;

/** One edit of a batch in the journal. */
export interface EditRecord {
  readonly batch: string;
  /** Place in the batch, from 0. */
  readonly number: number;
  readonly key: string;
  readonly wiki: WikiId;
  readonly kind: 'page' | 'entity' | 'merge';
  /** Page title, or the entity's id; null for an item that is not made yet. */
  readonly title: string | null;
  /** What an item that is not made yet will be called; null for all else, and when it gets no name. */
  readonly newName: string | null;
  readonly state: EditState;
  /** How often it was handed to the network. */
  readonly sends: number;
  readonly outcome: Outcome | null;
  /** The revision it made, and the one before; 0 when there is none. */
  readonly revision: number;
  readonly previousRevision: number;
  readonly created: boolean;
  readonly settled: number | null;
  readonly lines: readonly LineResult[];
  readonly problems: readonly EditProblem[];
  /** For a held edit: what it would be now. */
  readonly held: HeldChange | null;
}

export type HeldChange =
  | { readonly kind: 'page'; readonly before: string; readonly after: string }
  | {
      readonly kind: 'entity';
      readonly changes: readonly EntityChange[];
    };
