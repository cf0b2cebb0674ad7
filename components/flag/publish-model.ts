import { type ReadonlySignal, signal } from '@preact/signals';
import {
  type FlagDeps,
  type FlagObstacle,
  type FlagOptions,
  type FlagResult,
  flagPartner,
  previewFlag,
  type UndoResult,
  undoFlag,
} from '../../lib/desk/flag.ts';
import type { DraftProblem } from '../../lib/desk/flag-draft.ts';
import type { FlagPlan } from '../../lib/desk/flag-plan.ts';
import type { Wait } from '../../lib/wiki/gate.ts';
import type { FlagForm } from './flag-model.ts';

export type GoodPlan = FlagPlan & { readonly ok: true };
export type Flagged = Extract<FlagResult, { kind: 'flagged' }>;
export type NotSaved = Extract<FlagResult, { kind: 'not-saved' }>;

/** Where the person is between a filled-in form and a record on the wiki. */
export type Step =
  | { readonly kind: 'form'; readonly problems: readonly DraftProblem[] }
  | { readonly kind: 'reading' }
  | { readonly kind: 'preview'; readonly plan: GoodPlan }
  | { readonly kind: 'publishing'; readonly wait: Wait | null }
  /** Nothing was sent, and why. */
  | { readonly kind: 'stopped'; readonly why: Exclude<FlagObstacle, { kind: 'bad-draft' }> }
  /** Sent, and how it ended. */
  | { readonly kind: 'not-saved'; readonly result: NotSaved }
  | { readonly kind: 'flagged'; readonly result: Flagged; readonly undo: Undo };

export type Undo = 'not-asked' | 'under-way' | UndoResult;

/** What a person decided after an earlier try; kept from one try to the next. */
export type Decisions = Pick<FlagOptions, 'personalChecked' | 'recreate' | 'confirmFilter' | 'captcha'>;

/** Taking a form to the wiki. */
export interface Publishing {
  readonly step: ReadonlySignal<Step>;
  /** Shows what would be saved; nothing is sent. */
  preview(decisions?: Decisions): Promise<void>;
  /** Sends it, with what was decided so far. */
  publish(decisions?: Decisions): Promise<void>;
  /** Stops what can still be stopped: reading, or waiting for a turn. */
  stop(): void;
  backToForm(): void;
  undo(): Promise<void>;
}

export interface PublishingOptions {
  readonly form: FlagForm;
  /** Signed in on Meta, with a gate; asked for anew before each try, because the account may have changed. */
  readonly deps: (onWait: (wait: Wait) => void) => FlagDeps | null;
  /** Something is about to be sent, which may change a record. */
  readonly onSend: () => Promise<void>;
  /** A record was made, changed or taken back. */
  readonly onRecord: () => void;
}

export function openPublishing({ form, deps, onSend, onRecord }: PublishingOptions): Publishing {
  const step = signal<Step>({ kind: 'form', problems: [] });
  let decided: Decisions = {};
  let running: AbortController | undefined;

  /** Runs one try; what was stopped, or overtaken by another try, changes nothing any more. */
  async function run(work: (deps: FlagDeps, options: FlagOptions) => Promise<void>, more: Decisions) {
    decided = { ...decided, ...more };
    running?.abort();
    const stopper = new AbortController();
    running = stopper;
    const ready = deps(wait => {
      if (running === stopper && step.peek().kind === 'publishing') step.value = { kind: 'publishing', wait };
    });
    if (ready === null) {
      step.value = { kind: 'form', problems: [] };
      return;
    }
    try {
      await work(ready, { ...decided, resume: form.maybeSent, signal: stopper.signal });
    } catch (error) {
      // Stopped by the person: the form is as it was. Anything else is a slip of ours and goes to the error screen.
      if (!stopper.signal.aborted) throw error;
      if (running === stopper) step.value = { kind: 'form', problems: [] };
    }
  }

  const stopped = (why: FlagObstacle) => {
    step.value =
      why.kind === 'bad-draft' ? { kind: 'form', problems: why.problems } : { kind: 'stopped', why };
  };

  return {
    step,
    preview: (decisions = {}) => {
      step.value = { kind: 'reading' };
      return run(async (ready, options) => {
        const result = await previewFlag(ready, form.draft.peek(), options);
        if (options.signal?.aborted === true) return;
        if (result.kind === 'preview') step.value = { kind: 'preview', plan: result.plan };
        else stopped(result);
      }, decisions);
    },
    publish: (decisions = {}) => {
      step.value = { kind: 'publishing', wait: null };
      return run(async (ready, options) => {
        await Promise.all([form.markSent(true), onSend()]);
        const result = await flagPartner(ready, form.draft.peek(), options);
        switch (result.kind) {
          case 'flagged':
            step.value = { kind: 'flagged', result, undo: 'not-asked' };
            await form.discard().catch(() => undefined);
            onRecord();
            return;
          case 'not-saved':
            // Only an unknown end leaves something to look for at the next try.
            if (result.outcome.kind !== 'unknown') await form.markSent(false);
            step.value = { kind: 'not-saved', result };
            return;
          default:
            await form.markSent(false);
            stopped(result);
        }
      }, decisions);
    },
    stop: () => running?.abort(),
    backToForm() {
      running?.abort();
      running = undefined;
      step.value = { kind: 'form', problems: [] };
    },
    async undo() {
      const now = step.peek();
      const ready = deps(() => undefined);
      if (now.kind !== 'flagged' || now.undo === 'under-way' || ready === null) return;
      step.value = { ...now, undo: 'under-way' };
      await onSend();
      const undo = await undoFlag(ready, now.result);
      step.value = { ...now, undo };
      onRecord();
    },
  };
}
