import {
  isSaved,
  markDuplicate,
  type SavedDeed,
  type StoppedDeed,
  turnIntoRequest,
} from '../../../lib/desk/board/triage-act.ts';
import { type MendResult, mendRecord } from '../../../lib/desk/board/triage-mend.ts';
import type { MendPlan } from '../../../lib/desk/board/triage-mend-plan.ts';
import { messageText, type TriageMessage, thenTell } from '../../../lib/desk/board/triage-message.ts';
import type { Opportunity } from '../../../lib/desk/opportunity/opportunity.ts';
import type { SeenOpportunity } from '../../../lib/desk/opportunity/opportunity-deeds.ts';
import { changeOpportunity, type OpportunityDeps } from '../../../lib/desk/opportunity/opportunity-flow.ts';
import {
  type CommentDraft,
  type CommentResult,
  commentOn,
} from '../../../lib/desk/request/request-comment.ts';
import type { CreateOptions } from '../../../lib/desk/request/request-create.ts';
import type { RequestDraft } from '../../../lib/desk/request/request-draft-types.ts';
import type { CreateResult } from '../../../lib/desk/request/request-results.ts';

import type { Outcome } from '../../../lib/wiki/outcome.ts';
import type { SeenDeed } from './record-actions.ts';

/** Everything that is done to a record beside the board, each as work that can be tried again with other decisions. */

/** One edit that can be taken back. */
export interface Edit {
  readonly title: string;
  readonly revision: number;
}

/** A record as it stands after something was done. */
export interface RecordAfter {
  readonly title: string;
  readonly revision: number;
  readonly record: Opportunity;
}

/** Why nothing, or only a part, came of a try. */
export type Stopped =
  | {
      readonly of: 'deed';
      readonly result: StoppedDeed;
      /** What is on the wiki all the same. */
      readonly half: 'sightings-moved' | 'request-made' | null;
    }
  | { readonly of: 'note'; readonly result: Exclude<CommentResult, { readonly kind: 'commented' }> }
  | { readonly of: 'request'; readonly result: Exclude<CreateResult, { readonly kind: 'created' }> }
  | { readonly of: 'mending'; readonly result: Exclude<MendResult, { readonly kind: 'mended' }> };

/** How a try ended. */
export type Ended =
  | {
      readonly kind: 'done';
      /** Newest first: the order they are taken back in. */
      readonly edits: readonly Edit[];
      readonly records: readonly RecordAfter[];
      /** The note that tells people; null when there was none to write. */
      readonly told: CommentResult | null;
      /** Writes that note again. */
      readonly tell: Work | null;
      /** Title of a request that was made. */
      readonly request: string | null;
    }
  | {
      readonly kind: 'stopped';
      readonly stopped: Stopped;
      /** The same over what somebody else did meanwhile; null where that makes no sense. */
      readonly mine: Work | null;
    };

export type Work = (deps: OpportunityDeps, options: CreateOptions) => Promise<Ended>;

const done = (part: Partial<Extract<Ended, { kind: 'done' }>>): Ended => ({
  kind: 'done',
  ...{ edits: [], records: [], told: null, tell: null, request: null },
  ...part,
});

const editOf = (result: SavedDeed): readonly Edit[] => (result.kind === 'changed' ? [result] : []);

function stoppedDeed(
  result: StoppedDeed,
  again: (seen: SeenOpportunity) => Work,
  half: Extract<Stopped, { of: 'deed' }>['half'] = null,
): Ended {
  const mine = result.kind === 'conflict' ? again(result.theirs) : null;
  return { kind: 'stopped', stopped: { of: 'deed', result, half }, mine };
}

/** One deed on one record, told of once it is saved. */
export function deedWork(title: string, deed: SeenDeed, message: TriageMessage | null): Work {
  return async (deps, options) => {
    const change = () => changeOpportunity(deps, title, deed, options);
    const { result, told } =
      message === null
        ? { result: await change(), told: null }
        : await thenTell(deps, change, message, forNote(options));
    if (!isSaved(result)) return stoppedDeed(result, seen => deedWork(title, { ...deed, seen }, message));
    const tell = message === null || told === null ? null : noteWork(title, message);
    return done({ edits: editOf(result), records: [result], told, tell });
  };
}

/** What was decided about the record's own edit says nothing about that of the talk page, except about the text itself. */
const forNote = ({ personalChecked = false, signal }: CreateOptions) => ({
  personalChecked,
  ...(signal === undefined ? {} : { signal }),
});

/** A note to people on the talk page of a record, signed. */
export function noteWork(title: string, message: TriageMessage): Work {
  return (deps, options) => {
    const draft = { heading: message.heading, text: messageText(message, deps.writer.user) };
    return comment(title, draft, deps, options);
  };
}

/** A comment on the talk page of a record, signed. */
export function commentWork(title: string, draft: CommentDraft): Work {
  return (deps, options) => comment(title, draft, deps, options);
}

async function comment(
  title: string,
  draft: CommentDraft,
  deps: OpportunityDeps,
  options: CreateOptions,
): Promise<Ended> {
  const result = await commentOn(deps, title, draft, options);
  return result.kind === 'commented'
    ? done({ edits: mayBeUndone(result.outcome) ? [result] : [], told: result })
    : { kind: 'stopped', stopped: { of: 'note', result }, mine: null };
}

/** The first note makes the page, which cannot be unmade. */
function mayBeUndone(outcome: Outcome): boolean {
  return outcome.kind === 'saved' && !outcome.created;
}

/** Says that a record is about the same partner as another, which takes over its sightings. */
export function duplicateWork(title: string, seen: SeenOpportunity, of: string): Work {
  return async (deps, options) => {
    const result = await markDuplicate(deps, title, seen, of, options);
    const again = (theirs: SeenOpportunity) => duplicateWork(title, theirs, of);
    switch (result.kind) {
      case 'marked': {
        const { marked, moved } = result;
        return done({ edits: [...editOf(marked), ...editOf(moved)], records: [marked, moved] });
      }
      case 'not-moved':
        return stoppedDeed(result.moved, again);
      case 'not-marked':
        return stoppedDeed(result.marked, again, 'sightings-moved');
    }
  };
}

/** Makes a request of an opportunity and notes it there. */
export function requestWork(title: string, seen: SeenOpportunity, draft: RequestDraft): Work {
  return async (deps, options) => {
    const result = await turnIntoRequest(deps, title, seen, draft, options);
    switch (result.kind) {
      case 'turned':
        return done({
          edits: editOf(result.link),
          records: [result.link],
          request: result.request.title,
        });
      case 'not-made':
        return { kind: 'stopped', stopped: { of: 'request', result: result.request }, mine: null };
      case 'not-linked':
        return stoppedDeed(result.link, theirs => requestWork(title, theirs, draft), 'request-made');
    }
  };
}

/** Makes the edit that mends a record, as it was shown. */
export function mendWork(plan: MendPlan & { readonly kind: 'mend' }): Work {
  return async (deps, options) => {
    const result = await mendRecord(deps, plan, options);
    return result.kind === 'mended'
      ? done({ edits: [result] })
      : { kind: 'stopped', stopped: { of: 'mending', result }, mine: null };
  };
}
