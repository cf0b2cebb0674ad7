import { type ReadonlySignal, signal } from '@preact/signals';
import type { SendOptions } from '../../../lib/desk/request/request-results.ts';
import type { Wait } from '../../../lib/wiki/gate.ts';
import type { Outcome } from '../../../lib/wiki/outcome.ts';

/** What a person decided after a try that did not save. */
export type Decisions = Pick<SendOptions, 'confirmFilter' | 'captcha' | 'resume'>;

/** The change of a page as it is shown before it is made. */
export interface PageChange {
  /** The page as it stands, null when there is none; and as it would be. */
  readonly before: string | null;
  readonly text: string;
  /** What is to be put there, to hand on to somebody who may. */
  readonly part: string;
  /** Somebody changed by hand what would be replaced. */
  readonly byHand: boolean;
  /** Why this account may not edit the page, in the wiki's words; '' in ours: it takes another role; null when it may. */
  readonly forbidden: string | null;
}

/** Why there is nothing to save. */
export type PublishStop =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'broken-page' }
  | { readonly kind: 'redirect' }
  | { readonly kind: 'not-allowed' }
  /** Something in it cannot be kept on a wiki. */
  | { readonly kind: 'refused-text' }
  /** Somebody else changed the very same; null when it is gone. */
  | {
      readonly kind: 'conflict';
      readonly mine: string;
      readonly theirs: string | null;
      /** Mine in the place of theirs, where looking again alone would not do it. */
      readonly instead?: PublishJob;
    }
  | { readonly kind: 'unreadable'; readonly outcome: Outcome };

export type Previewed =
  | {
      readonly kind: 'preview';
      readonly change: PageChange;
      /** Makes the change as it was shown. `onWait`: told what it waits for. */
      save(decisions: Decisions, onWait: (wait: Wait) => void, signal: AbortSignal): Promise<Saved>;
    }
  | PublishStop;

export type Saved =
  | { readonly kind: 'saved'; readonly revision: number }
  | { readonly kind: 'not-saved'; readonly text: string; readonly outcome: Outcome }
  | PublishStop;

/** One page to change, and how it is taken back. */
export interface PublishJob {
  readonly title: string;
  preview(): Promise<Previewed>;
  undo(revision: number): Promise<Outcome>;
  /** Told once something is on the wiki, or taken back. */
  onChanged?(): void;
}

export type UndoState = 'possible' | 'under-way' | 'undone' | Outcome;

export type PublishStage =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading' }
  | ({ readonly kind: 'preview' } & Pick<Previewed & { readonly kind: 'preview' }, 'change' | 'save'>)
  | { readonly kind: 'sending'; readonly wait: Wait | null }
  | { readonly kind: 'stopped'; readonly why: PublishStop }
  | { readonly kind: 'not-saved'; readonly text: string; readonly outcome: Outcome }
  | { readonly kind: 'saved'; readonly revision: number; readonly undo: UndoState }
  /** A mistake of ours. */
  | { readonly kind: 'failed'; readonly error: unknown };

export interface PublishModel {
  readonly stage: ReadonlySignal<PublishStage>;
  /** Title of the page it is about; '' before the first preview. */
  readonly title: ReadonlySignal<string>;
  preview(job: PublishJob): Promise<void>;
  /** Reads and shows the same change anew. */
  again(): Promise<void>;
  save(decisions?: Decisions): Promise<void>;
  undo(): Promise<void>;
  /** Back to before the preview; stops what only waits. */
  close(): void;
}

/** A public change that is seen first and made then: read, preview, save, undo. */
export function openPublish(): PublishModel {
  const stage = signal<PublishStage>({ kind: 'idle' });
  const title = signal('');
  let job: PublishJob | undefined;
  let shown: (Previewed & { readonly kind: 'preview' }) | undefined;
  let resume = false;
  let sending: AbortController | undefined;

  async function preview(wanted: PublishJob): Promise<void> {
    job = wanted;
    resume = false;
    title.value = wanted.title;
    stage.value = { kind: 'reading' };
    try {
      const read = await wanted.preview();
      if (job !== wanted || stage.peek().kind !== 'reading') return;
      shown = read.kind === 'preview' ? read : undefined;
      stage.value = read.kind === 'preview' ? read : { kind: 'stopped', why: read };
    } catch (error) {
      stage.value = { kind: 'failed', error };
    }
  }

  return {
    stage,
    title,
    preview,
    async again() {
      if (job !== undefined) await preview(job);
    },
    async save(decisions = {}) {
      if (shown === undefined || job === undefined || stage.peek().kind === 'sending') return;
      const about = job;
      const control = new AbortController();
      sending = control;
      stage.value = { kind: 'sending', wait: null };
      const onWait = (wait: Wait) => {
        if (stage.peek().kind === 'sending') stage.value = { kind: 'sending', wait };
      };
      try {
        const saved = await shown.save(
          { ...decisions, ...(resume ? { resume } : {}) },
          onWait,
          control.signal,
        );
        if (saved.kind === 'saved') {
          stage.value = { kind: 'saved', revision: saved.revision, undo: 'possible' };
          about.onChanged?.();
        } else if (saved.kind === 'not-saved') {
          // Only an unknown end leaves something to look for at the next try.
          resume = saved.outcome.kind === 'unknown';
          stage.value = saved;
        } else {
          stage.value = { kind: 'stopped', why: saved };
        }
      } catch (error) {
        stage.value = control.signal.aborted ? { kind: 'idle' } : { kind: 'failed', error };
      }
    },
    async undo() {
      const now = stage.peek();
      if (now.kind !== 'saved' || now.undo === 'under-way' || job === undefined) return;
      const about = job;
      stage.value = { ...now, undo: 'under-way' };
      const outcome = await about.undo(now.revision);
      const undone = outcome.kind === 'saved' || outcome.kind === 'no-change';
      stage.value = { ...now, undo: undone ? 'undone' : outcome };
      if (undone) about.onChanged?.();
    },
    close() {
      sending?.abort();
      shown = undefined;
      stage.value = { kind: 'idle' };
    },
  };
}
