import type { Signal } from '@preact/signals';
import type { Wait } from '../../lib/wiki/gate.ts';

/** What a form that is published knows of its own sending. */
export interface Sendable {
  /** An earlier try may have reached the wiki. */
  readonly maybeSent: boolean;
  /** It is about to be sent, or the wiki has answered. Resolves when that is stored. */
  markSent(sent: boolean): Promise<void>;
  /** Throws the draft away, in the browser too. */
  discard(): Promise<void>;
}

/** What each try is given besides what was decided. */
export interface TryOptions {
  readonly resume: boolean;
  readonly signal: AbortSignal;
}

/** How sending ended: what is shown, and what that says about what was sent. */
export interface Sent<Stage> {
  /** `unknown` leaves something to look for at the next try. */
  readonly end: 'done' | 'refused' | 'unknown';
  readonly stage: Stage;
}

export interface TriesOptions<Deps, Decided, Stage> {
  readonly form: Sendable;
  /** Signed in, with a gate; asked for anew before each try, because the account may have changed. Null: signed out. */
  readonly deps: (onWait: (wait: Wait) => void) => Deps | null;
  /** Something is about to be sent, which may change a record. */
  readonly onSend: () => Promise<void>;
  /** A record was made, changed or taken back. */
  readonly onRecord: () => void;
  readonly stage: Signal<Stage>;
  readonly stages: {
    readonly form: Stage;
    readonly reading: Stage;
    readonly publishing: (wait: Wait | null) => Stage;
  };
  /** What would be saved, or what stands in its way; nothing is sent. */
  readonly preview: (deps: Deps, options: Decided & TryOptions) => Promise<Stage>;
  readonly send: (deps: Deps, options: Decided & TryOptions) => Promise<Sent<Stage>>;
}

/** Taking a form to the wiki, as often as it takes. */
export interface Tries<Deps, Decided> {
  /** Shows what would be saved; nothing is sent. */
  preview(decisions?: Partial<Decided>): Promise<void>;
  /** Sends it, with what was decided so far. */
  publish(decisions?: Partial<Decided>): Promise<void>;
  /** Stops what can still be stopped: reading, or waiting for a turn. */
  stop(): void;
  backToForm(): void;
  /** Takes back what was published: `begin` shows that it is under way. Does nothing when signed out. */
  takeBack(begin: () => void, work: (deps: Deps) => Promise<void>): Promise<void>;
}

/** What a person decided is kept from one try to the next; only the latest try shows anything. */
export function openTries<Deps, Decided extends object, Stage>(
  nothingDecided: Decided,
  { form, deps, onSend, onRecord, stage, stages, preview, send }: TriesOptions<Deps, Decided, Stage>,
): Tries<Deps, Decided> {
  let decided = nothingDecided;
  let running: AbortController | undefined;
  let publishing = false;

  /** Runs one try; what was stopped, or overtaken by another try, changes nothing any more. */
  async function run(
    more: Partial<Decided>,
    work: (ready: Deps, options: Decided & TryOptions) => Promise<void>,
  ): Promise<void> {
    decided = { ...decided, ...more };
    running?.abort();
    const stopper = new AbortController();
    running = stopper;
    const ready = deps(wait => {
      if (running === stopper && publishing) stage.value = stages.publishing(wait);
    });
    if (ready === null) {
      stage.value = stages.form;
      return;
    }
    try {
      await work(ready, { ...decided, resume: form.maybeSent, signal: stopper.signal });
    } catch (error) {
      // Stopped by the person: the form is as it was. Anything else is a slip of ours and goes to the error screen.
      if (!stopper.signal.aborted) throw error;
      if (running === stopper) stage.value = stages.form;
    }
  }

  return {
    preview: (decisions = {}) => {
      publishing = false;
      stage.value = stages.reading;
      return run(decisions, async (ready, options) => {
        const next = await preview(ready, options);
        if (!options.signal.aborted) stage.value = next;
      });
    },
    publish: (decisions = {}) => {
      publishing = true;
      stage.value = stages.publishing(null);
      return run(decisions, async (ready, options) => {
        await Promise.all([form.markSent(true), onSend()]);
        const sent = await send(ready, options);
        publishing = false;
        if (sent.end === 'refused') await form.markSent(false);
        stage.value = sent.stage;
        if (sent.end !== 'done') return;
        await form.discard().catch(() => undefined);
        onRecord();
      });
    },
    stop: () => running?.abort(),
    backToForm() {
      running?.abort();
      running = undefined;
      stage.value = stages.form;
    },
    async takeBack(begin, work) {
      const ready = deps(() => undefined);
      if (ready === null) return;
      begin();
      await onSend();
      await work(ready);
      onRecord();
    },
  };
}
