import { type ReadonlySignal, signal } from '@preact/signals';
import { changeRequest, type RequestDeps } from '../../lib/desk/request-change.ts';
import { type CreateOptions, createRequest, previewRequest } from '../../lib/desk/request-create.ts';
import type {
  CreateObstacle,
  CreatePreview,
  CreateResult,
  DeedResult,
} from '../../lib/desk/request-results.ts';
import type { Wait } from '../../lib/wiki/gate.ts';
import type { AskForm } from './ask-model.ts';

export type Created = Extract<CreateResult, { kind: 'created' }>;
export type NotCreated = Extract<CreateResult, { kind: 'not-saved' }>;
export type Withdrawal = 'not-asked' | 'under-way' | DeedResult;

/** Where the person is between a filled-in form and a request on the wiki. */
export type AskStage =
  | { readonly kind: 'form' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'preview'; readonly plan: Extract<CreatePreview, { kind: 'preview' }> }
  | { readonly kind: 'publishing'; readonly wait: Wait | null }
  /** Nothing was sent, and why. */
  | { readonly kind: 'stopped'; readonly why: Exclude<CreateObstacle, { kind: 'bad-draft' }> }
  /** Sent, and how it ended. */
  | { readonly kind: 'not-saved'; readonly result: NotCreated }
  | { readonly kind: 'created'; readonly result: Created; readonly withdrawal: Withdrawal };

/** What a person decided after an earlier try; kept from one try to the next. */
export type AskDecisions = Pick<CreateOptions, 'personalChecked' | 'recreate' | 'confirmFilter' | 'captcha'>;

/** Taking a form for help to the wiki. */
export interface AskPublishing {
  readonly stage: ReadonlySignal<AskStage>;
  /** Shows what would be saved; nothing is sent. What is missing leads back into the form. */
  preview(decisions?: AskDecisions): Promise<void>;
  publish(decisions?: AskDecisions): Promise<void>;
  /** Stops what can still be stopped: reading, or waiting for a turn. */
  stop(): void;
  backToForm(): void;
  /** Takes the request back: its page stays and says so. */
  withdraw(): Promise<void>;
}

export interface AskPublishingOptions {
  readonly form: AskForm;
  /** Signed in on Meta, with a gate; asked for anew before each try, because the account may have changed. */
  readonly deps: (onWait: (wait: Wait) => void) => RequestDeps | null;
  /** Something is about to be sent, which may change a record. */
  readonly onSend: () => Promise<void>;
  /** A request was made, or taken back. */
  readonly onRecord: () => void;
}

export function openAskPublishing({ form, deps, onSend, onRecord }: AskPublishingOptions): AskPublishing {
  const stage = signal<AskStage>({ kind: 'form' });
  let decided: AskDecisions = {};
  let running: AbortController | undefined;

  /** Runs one try; what was stopped, or overtaken by another try, changes nothing any more. */
  async function run(work: (deps: RequestDeps, options: CreateOptions) => Promise<void>, more: AskDecisions) {
    decided = { ...decided, ...more };
    running?.abort();
    const stopper = new AbortController();
    running = stopper;
    const ready = deps(wait => {
      const waiting = running === stopper && stage.peek().kind === 'publishing';
      if (waiting) stage.value = { kind: 'publishing', wait };
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

  const stopped = (why: CreateObstacle) => {
    if (why.kind === 'bad-draft') form.markTried();
    stage.value = why.kind === 'bad-draft' ? { kind: 'form' } : { kind: 'stopped', why };
  };

  return {
    stage,
    preview: (decisions = {}) => {
      stage.value = { kind: 'reading' };
      return run(async (ready, options) => {
        const result = await previewRequest(ready, form.draft.peek(), options);
        if (options.signal?.aborted === true) return;
        if (result.kind === 'preview') stage.value = { kind: 'preview', plan: result };
        else stopped(result);
      }, decisions);
    },
    publish: (decisions = {}) => {
      stage.value = { kind: 'publishing', wait: null };
      return run(async (ready, options) => {
        await Promise.all([form.markSent(true), onSend()]);
        const result = await createRequest(ready, form.draft.peek(), options);
        switch (result.kind) {
          case 'created':
            stage.value = { kind: 'created', result, withdrawal: 'not-asked' };
            await form.discard().catch(() => undefined);
            onRecord();
            return;
          case 'not-saved':
            // Only an unknown end leaves something to look for at the next try.
            if (result.outcome.kind !== 'unknown') await form.markSent(false);
            stage.value = { kind: 'not-saved', result };
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
      stage.value = { kind: 'form' };
    },
    async withdraw() {
      const now = stage.peek();
      const ready = deps(() => undefined);
      if (now.kind !== 'created' || now.withdrawal === 'under-way' || ready === null) return;
      stage.value = { ...now, withdrawal: 'under-way' };
      await onSend();
      const { title, request } = now.result;
      const withdrawal = await changeRequest(ready, title, {
        kind: 'take-step',
        from: request.status,
        to: 'withdrawn',
      });
      stage.value = { ...now, withdrawal };
      onRecord();
    },
  };
}
