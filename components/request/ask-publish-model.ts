import { changeRequest, type RequestDeps } from '../../lib/desk/request/request-change.ts';
import { createRequest, previewRequest } from '../../lib/desk/request/request-create.ts';
import type {
  CreateObstacle,
  CreatePreview,
  CreateResult,
  DeedResult,
} from '../../lib/desk/request/request-results.ts';
import {
  openPublishing,
  type Publishing,
  type PublishingOptions,
  type Stage,
  type Stopped,
  type TakenBack,
} from '../sending/publishing.ts';
import type { AskForm } from './ask-model.ts';

export type AskPlan = Extract<CreatePreview, { kind: 'preview' }>;
export type Created = Extract<CreateResult, { kind: 'created' }>;
export type Withdrawal = TakenBack<DeedResult>;
/** Where the person is between a filled-in form and a request on the wiki. */
export type AskStage = Stage<AskPlan, CreateObstacle, Created, DeedResult>;
/** Taking a form for help to the wiki. What was made is taken back by withdrawing it: its page stays and says so. */
export type AskPublishing = Publishing<AskPlan, CreateObstacle, Created, DeedResult>;

export interface AskPublishingOptions
  extends Pick<
    PublishingOptions<RequestDeps, AskPlan, CreateObstacle, Created, DeedResult>,
    'deps' | 'onSend' | 'onRecord'
  > {
  readonly form: AskForm;
}

export function openAskPublishing(options: AskPublishingOptions): AskPublishing {
  const { form } = options;
  return openPublishing<RequestDeps, AskPlan, CreateObstacle, Created, DeedResult>({
    ...options,
    async preview(deps, how) {
      const result = await previewRequest(deps, form.draft.peek(), how);
      return result.kind === 'preview' ? { kind: 'preview', plan: result } : stopped(result);
    },
    async send(deps, how) {
      const result = await createRequest(deps, form.draft.peek(), how);
      if (result.kind === 'created') return { kind: 'published', result };
      return result.kind === 'not-saved' ? { kind: 'not-saved', result } : stopped(result);
    },
    takeBack: (deps, { title, request }) =>
      changeRequest(deps, title, { kind: 'take-step', from: request.status, to: 'withdrawn' }),
  });
}

const stopped = (why: CreateObstacle): Stopped<CreateObstacle> =>
  why.kind === 'bad-draft' ? { kind: 'bad-draft' } : { kind: 'stopped', why };
