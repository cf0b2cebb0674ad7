import { type ReadonlySignal, signal } from '@preact/signals';
import { changeRequest, type RequestDeps } from '../../lib/desk/request/request-change.ts';
import { type CreateOptions, createRequest, previewRequest } from '../../lib/desk/request/request-create.ts';
import type {
  CreateObstacle,
  CreatePreview,
  CreateResult,
  DeedResult,
} from '../../lib/desk/request/request-results.ts';
import type { Wait } from '../../lib/wiki/gate.ts';
import { openTries, type Tries, type TriesOptions } from '../sending/tries.ts';
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

/** Taking a form for help to the wiki. What is missing leads back into the form. */
export interface AskPublishing extends Omit<Tries<RequestDeps, AskDecisions>, 'takeBack'> {
  readonly stage: ReadonlySignal<AskStage>;
  /** Takes the request back: its page stays and says so. */
  withdraw(): Promise<void>;
}

export interface AskPublishingOptions
  extends Pick<TriesOptions<RequestDeps, AskDecisions, AskStage>, 'deps' | 'onSend' | 'onRecord'> {
  readonly form: AskForm;
}

export function openAskPublishing({ form, ...around }: AskPublishingOptions): AskPublishing {
  const stage = signal<AskStage>({ kind: 'form' });
  const stopped = (why: CreateObstacle): AskStage => {
    if (why.kind !== 'bad-draft') return { kind: 'stopped', why };
    form.markTried();
    return { kind: 'form' };
  };

  const { takeBack, ...tries } = openTries<RequestDeps, AskDecisions, AskStage>(
    {},
    {
      ...around,
      form,
      stage,
      stages: {
        form: { kind: 'form' },
        reading: { kind: 'reading' },
        publishing: wait => ({ kind: 'publishing', wait }),
      },
      async preview(deps, options) {
        const result = await previewRequest(deps, form.draft.peek(), options);
        return result.kind === 'preview' ? { kind: 'preview', plan: result } : stopped(result);
      },
      async send(deps, options) {
        const result = await createRequest(deps, form.draft.peek(), options);
        switch (result.kind) {
          case 'created':
            return { end: 'done', stage: { kind: 'created', result, withdrawal: 'not-asked' } };
          case 'not-saved': {
            const end = result.outcome.kind === 'unknown' ? 'unknown' : 'refused';
            return { end, stage: { kind: 'not-saved', result } };
          }
          default:
            return { end: 'refused', stage: stopped(result) };
        }
      },
    },
  );

  return {
    ...tries,
    stage,
    async withdraw() {
      const now = stage.peek();
      if (now.kind !== 'created' || now.withdrawal === 'under-way') return;
      const show = (withdrawal: Withdrawal) => {
        stage.value = { ...now, withdrawal };
      };
      const { title, request } = now.result;
      const step = { kind: 'take-step', from: request.status, to: 'withdrawn' } as const;
      await takeBack(
        () => show('under-way'),
        async deps => show(await changeRequest(deps, title, step)),
      );
    },
  };
}
