import { type ReadonlySignal, signal } from '@preact/signals';
import type { Wait } from '../../lib/wiki/gate.ts';
import type { Outcome } from '../../lib/wiki/outcome.ts';
import type { CaptchaAnswer } from '../../lib/wiki/page-edit.ts';

/** What a form that is published knows of itself and of its own sending. */
export interface Sendable {
  /** An earlier try may have reached the wiki. */
  readonly maybeSent: boolean;
  /** It is about to be sent, or the wiki has answered. Resolves when that is stored. */
  markSent(sent: boolean): Promise<void>;
  /** Throws the draft away, in the browser too. */
  discard(): Promise<void>;
}

/** What a person decided after an earlier try; kept from one try to the next. */
export interface Decisions {
  /** They looked at the contact details that were found in the text, and want it public. */
  readonly personalChecked?: boolean;
  /** They want a page again that somebody deleted. */
  readonly recreate?: boolean;
  /** They read this filter's warning and go on. */
  readonly confirmFilter?: string;
  readonly captcha?: CaptchaAnswer;
}

/** What each try is given. */
export interface TryOptions extends Decisions {
  readonly resume: boolean;
  readonly signal: AbortSignal;
}

/** Sent, and the wiki did not take it or nobody knows. */
export interface NotSaved {
  readonly title: string;
  readonly text: string;
  readonly outcome: Outcome;
}

/** Taking back what was just published: how far that is, or how it ended. */
export type TakenBack<Back> = 'not-asked' | 'under-way' | Back;

/** Nothing was sent: what was typed has to be mended in the form, or `why`. */
export type Stopped<Why> =
  | { readonly kind: 'bad-draft' }
  | { readonly kind: 'stopped'; readonly why: Exclude<Why, { readonly kind: 'bad-draft' }> };

/** Where a person is between a filled-in form and a page on the wiki. */
export type Stage<Plan, Why, Done, Back> =
  | { readonly kind: 'form' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'preview'; readonly plan: Plan }
  | { readonly kind: 'publishing'; readonly wait: Wait | null }
  /** Nothing was sent, and why. */
  | { readonly kind: 'stopped'; readonly why: Exclude<Why, { readonly kind: 'bad-draft' }> }
  /** Sent, and how it ended. */
  | { readonly kind: 'not-saved'; readonly result: NotSaved }
  | { readonly kind: 'published'; readonly result: Done; readonly takenBack: TakenBack<Back> };

export interface PublishingOptions<Deps, Plan, Why, Done, Back> {
  readonly form: Sendable & {
    /** Says beside each field what has to be mended, from now on. */
    markTried(): void;
  };
  /** Signed in, with a gate; asked for anew before each try, because the account may have changed. Null: signed out. */
  readonly deps: (onWait: (wait: Wait) => void) => Deps | null;
  /** Something is about to be sent, which may change a record. */
  readonly onSend: () => Promise<void>;
  /** A record was made, changed or taken back. */
  readonly onRecord: () => void;
  /** What would be saved, or what stands in its way; nothing is sent. */
  readonly preview: (
    deps: Deps,
    options: TryOptions,
  ) => Promise<{ readonly kind: 'preview'; readonly plan: Plan } | Stopped<Why>>;
  readonly send: (
    deps: Deps,
    options: TryOptions,
  ) => Promise<
    | { readonly kind: 'published'; readonly result: Done }
    | { readonly kind: 'not-saved'; readonly result: NotSaved }
    | Stopped<Why>
  >;
  readonly takeBack: (deps: Deps, result: Done) => Promise<Back>;
}

/** Taking a form to the wiki, as often as it takes. */
export interface Publishing<Plan, Why, Done, Back> {
  readonly stage: ReadonlySignal<Stage<Plan, Why, Done, Back>>;
  /** Shows what would be saved; nothing is sent. */
  preview(decisions?: Decisions): Promise<void>;
  /** Sends it, with what was decided so far. */
  publish(decisions?: Decisions): Promise<void>;
  /** Stops what can still be stopped: reading, or waiting for a turn. */
  stop(): void;
  backToForm(): void;
  /** Takes back what was published. Does nothing when nothing was, while it is under way, and when signed out. */
  takeBack(): Promise<void>;
}

/** What a person decided is kept from one try to the next; only the latest try shows anything. */
export function openPublishing<Deps, Plan, Why, Done, Back>(
  options: PublishingOptions<Deps, Plan, Why, Done, Back>,
): Publishing<Plan, Why, Done, Back> {
  const { form, deps, onSend, onRecord } = options;
  const stage = signal<Stage<Plan, Why, Done, Back>>({ kind: 'form' });
  let decided: Decisions = {};
  let running: AbortController | undefined;

  /** Runs one try; what was stopped, or overtaken by another try, changes nothing any more. */
  async function run(more: Decisions, work: (ready: Deps, options: TryOptions) => Promise<void>) {
    decided = { ...decided, ...more };
    running?.abort();
    const stopper = new AbortController();
    running = stopper;
    const ready = deps(wait => {
      const publishing = stage.peek().kind === 'publishing';
      if (running === stopper && publishing) stage.value = { kind: 'publishing', wait };
    });
    if (ready === null) {
      stage.value = { kind: 'form' };
      return;
    }
    try {
      await work(ready, { ...decided, resume: form.maybeSent, signal: stopper.signal });
    } catch (error) {
      // Stopped by the person: the form is as it was. Anything else is a slip of ours and goes to the error screen.
      if (!stopper.signal.aborted) throw error;
      if (running === stopper) stage.value = { kind: 'form' };
    }
  }

  const stopAt = (stopped: Stopped<Why>) => {
    if (stopped.kind === 'bad-draft') form.markTried();
    stage.value = stopped.kind === 'bad-draft' ? { kind: 'form' } : stopped;
  };

  return {
    stage,
    preview(decisions = {}) {
      stage.value = { kind: 'reading' };
      return run(decisions, async (ready, how) => {
        const next = await options.preview(ready, how);
        if (how.signal.aborted) return;
        if (next.kind === 'preview') stage.value = next;
        else stopAt(next);
      });
    },
    publish(decisions = {}) {
      stage.value = { kind: 'publishing', wait: null };
      return run(decisions, async (ready, how) => {
        await Promise.all([form.markSent(true), onSend()]);
        const sent = await options.send(ready, how);
        if (sent.kind === 'published') {
          stage.value = { ...sent, takenBack: 'not-asked' };
          await form.discard().catch(() => undefined);
          onRecord();
          return;
        }
        // Only an end that nobody knows leaves something to look for at the next try.
        const unknown = sent.kind === 'not-saved' && sent.result.outcome.kind === 'unknown';
        if (!unknown) await form.markSent(false);
        if (sent.kind === 'not-saved') stage.value = sent;
        else stopAt(sent);
      });
    },
    stop: () => running?.abort(),
    backToForm() {
      running?.abort();
      running = undefined;
      stage.value = { kind: 'form' };
    },
    async takeBack() {
      const now = stage.peek();
      if (now.kind !== 'published' || now.takenBack === 'under-way') return;
      const ready = deps(() => undefined);
      if (ready === null) return;
      stage.value = { ...now, takenBack: 'under-way' };
      await onSend();
      stage.value = { ...now, takenBack: await options.takeBack(ready, now.result) };
      onRecord();
    },
  };
}
