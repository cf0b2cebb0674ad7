import { undoDeed } from '../../../lib/desk/board/triage-act.ts';
import { messageText, type TriageMessage, thenTell } from '../../../lib/desk/board/triage-message.ts';
import { inTurn } from '../../../lib/desk/in-turn.ts';
import { changeRequest, type RequestDeps } from '../../../lib/desk/request/request-change.ts';
import { type CommentDraft, commentOn } from '../../../lib/desk/request/request-comment.ts';
import type { RequestDeed } from '../../../lib/desk/request/request-deeds.ts';
import type { DeedResult, SendOptions } from '../../../lib/desk/request/request-results.ts';
import type { Done, Run, Stopped } from './open-types.ts';

/** How one try ended: on the wiki, with what to show and to say then; or not. */
export type Ended =
  | {
      readonly ok: true;
      readonly run: Done | (Run & { readonly state: 'undone' });
      readonly record?: DeedResult;
    }
  | { readonly ok: false; readonly result: Stopped };

/** One thing to send. Throws only what an aborted signal throws. */
export type Send = (deps: RequestDeps, options: SendOptions) => Promise<Ended>;

/** What becomes of a note whose deed is on the wiki, and which is not. */
export interface NoteCare {
  /** Posts it after all. */
  post(note: CommentDraft): Promise<void>;
  /** It was tried, and stopped for this reason. */
  stopped(note: CommentDraft, why: Stopped): void;
}

/** A comment on the talk page. */
export function sendComment(title: string, draft: CommentDraft): Send {
  return async (deps, options) => {
    const result = await commentOn(deps, title, draft, options);
    if (result.kind !== 'commented') return { ok: false, result };
    return { ok: true, run: { state: 'done', revision: null, told: null, post: null } };
  };
}

/** A deed, and the note about it once the deed is confirmed. */
export function sendDeed(title: string, deed: RequestDeed, tell: TriageMessage | null, care: NoteCare): Send {
  return async (deps, options) => {
    const work = () => changeRequest(deps, title, deed, options);
    const { personalChecked = false } = options;
    const { result, told } =
      tell === null
        ? { result: await work(), told: null }
        : await thenTell(deps, work, tell, { personalChecked });
    if (result.kind !== 'changed' && result.kind !== 'unchanged') return { ok: false, result };
    const revision =
      result.kind === 'changed' && result.outcome.kind === 'saved' ? result.outcome.revision : null;
    if (tell === null || told?.kind === 'commented') {
      const run: Done = { state: 'done', revision, told: tell === null ? null : true, post: null };
      return { ok: true, record: result, run };
    }
    const note = { heading: tell.heading, text: messageText(tell, deps.writer.user) };
    if (told !== null) care.stopped(note, told);
    return {
      ok: true,
      record: result,
      run: { state: 'done', revision, told: false, post: () => care.post(note) },
    };
  };
}

/** Takes back what was done; `name`: what the request is called. */
export function sendUndo(title: string, { revision, told }: Done, name: string): Send {
  return async ({ writer, config }, { signal }) => {
    const undo = () => undoDeed(writer, config, { title, revision: revision ?? 0 }, name, signal);
    const outcome = await inTurn(writer, title, undo, signal);
    if (outcome.kind === 'saved' || outcome.kind === 'no-change') {
      return { ok: true, run: { state: 'undone', told: told === true } };
    }
    return { ok: false, result: { kind: 'not-undone', title, outcome } };
  };
}
