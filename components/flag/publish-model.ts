import {
  type FlagDeps,
  type FlagObstacle,
  type FlagResult,
  flagPartner,
  previewFlag,
  type UndoResult,
  undoFlag,
} from '../../lib/desk/opportunity/flag.ts';
import type { FlagPlan } from '../../lib/desk/opportunity/flag-plan.ts';
import {
  openPublishing,
  type Publishing,
  type PublishingOptions,
  type Stage,
  type Stopped,
  type TakenBack,
} from '../sending/publishing.ts';
import type { FlagForm } from './flag-model.ts';

export type GoodPlan = FlagPlan & { readonly ok: true };
export type Flagged = Extract<FlagResult, { kind: 'flagged' }>;
export type Undo = TakenBack<UndoResult>;
/** Where the person is between a filled-in form and a record on the wiki. */
export type FlagStage = Stage<GoodPlan, FlagObstacle, Flagged, UndoResult>;
/** Taking a flag to the wiki; taking it back is its undo. */
export type FlagPublishing = Publishing<GoodPlan, FlagObstacle, Flagged, UndoResult>;

export interface FlagPublishingOptions
  extends Pick<
    PublishingOptions<FlagDeps, GoodPlan, FlagObstacle, Flagged, UndoResult>,
    'deps' | 'onSend' | 'onRecord'
  > {
  readonly form: FlagForm;
}

export function openFlagPublishing(options: FlagPublishingOptions): FlagPublishing {
  const { form } = options;
  return openPublishing<FlagDeps, GoodPlan, FlagObstacle, Flagged, UndoResult>({
    ...options,
    async preview(deps, how) {
      const result = await previewFlag(deps, form.draft.peek(), how);
      return result.kind === 'preview' ? { kind: 'preview', plan: result.plan } : stopped(result);
    },
    async send(deps, how) {
      const result = await flagPartner(deps, form.draft.peek(), how);
      if (result.kind === 'flagged') return { kind: 'published', result };
      return result.kind === 'not-saved' ? { kind: 'not-saved', result } : stopped(result);
    },
    takeBack: undoFlag,
  });
}

const stopped = (why: FlagObstacle): Stopped<FlagObstacle> =>
  why.kind === 'bad-draft' ? { kind: 'bad-draft' } : { kind: 'stopped', why };
