import type { ReadonlySignal } from '@preact/signals';
import type { TriageMessage } from '../../../lib/desk/board/triage-message.ts';
import type { Config } from '../../../lib/desk/config.ts';
import type { CommentDraft, CommentResult } from '../../../lib/desk/request/request-comment.ts';
import type { RequestDeed } from '../../../lib/desk/request/request-deeds.ts';
import type { RequestView } from '../../../lib/desk/request/request-read.ts';
import type { DeedResult, NotTried, SendOptions } from '../../../lib/desk/request/request-results.ts';
import type { Wait } from '../../../lib/wiki/gate.ts';
import type { Outcome } from '../../../lib/wiki/outcome.ts';
import type { Keeping } from './unsent.ts';

/** What an open request shows. */
export type OpenState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'request'; readonly view: RequestView }
  | { readonly kind: 'unshown'; readonly why: Exclude<NotTried, { readonly kind: 'not-changed' }> };

/** Ends of a try in which nothing came of it: what the person has to be told. */
export type Stopped =
  | Exclude<DeedResult, { readonly kind: 'changed' | 'unchanged' }>
  | Exclude<CommentResult, { readonly kind: 'commented' }>
  /** An edit of one's own could not be taken back. */
  | { readonly kind: 'not-undone'; readonly title: string; readonly outcome: Outcome };

/** What a person decided after an earlier try. */
export type Decisions = Pick<SendOptions, 'personalChecked' | 'confirmFilter' | 'captcha'>;

/** One thing that is on the wiki now. */
export interface Done {
  readonly state: 'done';
  /** The edit that can be taken back; null when there was none to make. */
  readonly revision: number | null;
  /** The note that goes with it: posted, or not (yet); null when nobody was to be told. */
  readonly told: boolean | null;
  /** Posts the note after all. */
  readonly post: (() => Promise<void>) | null;
}

/** One thing on its way to the wiki, or how it ended. */
export type Run =
  | { readonly state: 'sending'; readonly wait: Wait | null }
  | {
      readonly state: 'stopped';
      readonly result: Stopped;
      readonly again: (decisions: Decisions) => Promise<void>;
      /** Does it as reconsidered, with the note and the texts of the first try. */
      readonly insist: (deed: RequestDeed) => Promise<void>;
    }
  | Done
  /** Taken back. A note that went with it stays where it is. */
  | { readonly state: 'undone'; readonly told: boolean };

export interface ActOptions {
  /** Posted on the talk page once the deed is confirmed, and only then; null for nobody. */
  readonly tell?: TriageMessage | null;
  /** Places whose texts this sends: forgotten once it is saved. Left out, those of the place itself. */
  readonly texts?: readonly string[];
}

/** A request in the panel. Places (`at`) are those of the screen: a box, the comment, a step. */
export interface OpenRequest {
  readonly title: string;
  readonly config: () => Config;
  readonly state: ReadonlySignal<OpenState>;
  /** Why it could not be read again; what was read before stays on show. */
  readonly stale: ReadonlySignal<boolean>;
  readonly runs: ReadonlySignal<ReadonlyMap<string, Run>>;
  /** What was typed and is not saved yet; kept in this browser, also over the end of the panel. */
  readonly texts: ReadonlySignal<ReadonlyMap<string, string>>;
  readonly keeping: ReadonlySignal<Keeping>;
  /** Reads it, from the wiki. */
  load(): Promise<void>;
  type(at: string, text: string): void;
  /** Does something to the request; texts are forgotten once it is saved, and only then. */
  act(at: string, deed: RequestDeed, options?: ActOptions): Promise<void>;
  comment(at: string, draft: CommentDraft): Promise<void>;
  /** Takes back what was done last at a place; what others did since stays. */
  undo(at: string): Promise<void>;
  /** Puts away what is said about the last try. */
  dismiss(at: string): void;
  dispose(): void;
}

/** The place at which it is said what became of the note that goes with a deed. */
export const noteOf = (at: string): string => `${at} note`;
