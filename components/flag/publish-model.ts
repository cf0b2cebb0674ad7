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
} from '../../lib/desk/opportunity/flag.ts';
import type { DraftProblem } from '../../lib/desk/opportunity/flag-draft.ts';
import type { FlagPlan } from '../../lib/desk/opportunity/flag-plan.ts';
import type { Wait } from '../../lib/wiki/gate.ts';
import { openTries, type Tries, type TriesOptions } from '../sending/tries.ts';
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
export interface Publishing extends Omit<Tries<FlagDeps, Decisions>, 'takeBack'> {
  readonly step: ReadonlySignal<Step>;
  undo(): Promise<void>;
}

export interface PublishingOptions
  extends Pick<TriesOptions<FlagDeps, Decisions, Step>, 'deps' | 'onSend' | 'onRecord'> {
  readonly form: FlagForm;
}

export function openPublishing({ form, ...around }: PublishingOptions): Publishing {
  const empty: Step = { kind: 'form', problems: [] };
  const step = signal<Step>(empty);
  const stopped = (why: FlagObstacle): Step =>
    why.kind === 'bad-draft' ? { kind: 'form', problems: why.problems } : { kind: 'stopped', why };

  const { takeBack, ...tries } = openTries<FlagDeps, Decisions, Step>(
    {},
    {
      ...around,
      form,
      stage: step,
      stages: {
        form: empty,
        reading: { kind: 'reading' },
        publishing: wait => ({ kind: 'publishing', wait }),
      },
      async preview(deps, options) {
        const result = await previewFlag(deps, form.draft.peek(), options);
        return result.kind === 'preview' ? { kind: 'preview', plan: result.plan } : stopped(result);
      },
      async send(deps, options) {
        const result = await flagPartner(deps, form.draft.peek(), options);
        switch (result.kind) {
          case 'flagged':
            return { end: 'done', stage: { kind: 'flagged', result, undo: 'not-asked' } };
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
    step,
    async undo() {
      const now = step.peek();
      if (now.kind !== 'flagged' || now.undo === 'under-way') return;
      const show = (undo: Undo) => {
        step.value = { ...now, undo };
      };
      await takeBack(
        () => show('under-way'),
        async deps => show(await undoFlag(deps, now.result)),
      );
    },
  };
}
