import { batch, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { undoDeed } from '../../../lib/desk/board/triage-act.ts';
import { isoTime } from '../../../lib/desk/record/iso-time.ts';
import type { CommentResult } from '../../../lib/desk/request/request-comment.ts';
import type { CreateOptions } from '../../../lib/desk/request/request-create.ts';
import type { Wait } from '../../../lib/wiki/gate.ts';
import type { Outcome } from '../../../lib/wiki/outcome.ts';
import type { BoardModel } from '../board-model.ts';
import type { RecordAction } from './record-actions.ts';
import { openRecordViews, type RecordViews } from './record-views.ts';
import type { Edit, Ended, RecordAfter, Stopped, Work } from './record-works.ts';
import { openTypedTexts, type TypedTexts } from './typed-texts.ts';

/** Anything that is done to one record. */
export type RunAction = RecordAction | 'comment' | 'mend' | 'format';

/** What a person decided after an earlier try. */
export type RunDecisions = Pick<CreateOptions, 'personalChecked' | 'confirmFilter' | 'captcha' | 'recreate'>;

/** Whether something done was taken back. */
export type Undone = 'no' | 'undoing' | 'undone' | { readonly outcome: Outcome };

/** One thing on its way to the wiki, or how it ended. */
export type Run =
  | { readonly state: 'sending'; readonly action: RunAction; readonly wait: Wait | null }
  | {
      readonly state: 'stopped';
      readonly action: RunAction;
      readonly stopped: Stopped;
      readonly again: (decisions: RunDecisions) => Promise<void>;
      /** Does it over what somebody else did meanwhile; null where that makes no sense. */
      readonly insist: (() => Promise<void>) | null;
    }
  | {
      readonly state: 'done';
      readonly action: RunAction;
      /** What can still be taken back, newest first. */
      readonly edits: readonly Edit[];
      readonly told: CommentResult | null;
      readonly tellAgain: (() => Promise<void>) | null;
      readonly request: string | null;
      readonly undone: Undone;
    };

/** Acting on single records. One per board. */
export interface RecordDesk {
  readonly texts: TypedTexts;
  readonly views: RecordViews;
  /** By place: see {@link placeOf}. */
  readonly runs: ReadonlySignal<ReadonlyMap<string, Run>>;
  /** Does something to a record, and forgets what was typed for it once it is saved, and only then. */
  run(title: string, action: RunAction, work: Work): Promise<void>;
  /** Takes back what was done last. `name`: what the record is called. */
  undo(title: string, action: RunAction, name: string): Promise<void>;
  /** Puts away what is said about the last try. */
  dismiss(title: string, action: RunAction): void;
}

/** Where what was typed for an action on a record is kept. */
export function typedAt(title: string, action: string): string {
  return `${title}\n${action}`;
}

/** Where the last try is told of: actions of a record share one place, comments and its form have their own. */
export function placeOf(title: string, action: RunAction): string {
  return action === 'comment' || action === 'format' ? `${title}\n${action}` : title;
}

const desks = new WeakMap<BoardModel, RecordDesk>();

/** The desk of a board, kept as long as the board. */
export function recordDesk(board: BoardModel): RecordDesk {
  const found = desks.get(board) ?? openRecordDesk(board);
  desks.set(board, found);
  return found;
}

function openRecordDesk(board: BoardModel): RecordDesk {
  const { deps, drafts, onSend } = board.services.records;
  const runs = signal<ReadonlyMap<string, Run>>(new Map());
  const texts = openTypedTexts(drafts);
  const views = openRecordViews(board);

  const put = (at: string, run: Run | null) => {
    const next = new Map(runs.peek());
    if (run === null) next.delete(at);
    else next.set(at, run);
    runs.value = next;
  };

  /** What the wiki confirmed goes on show at once. */
  const show = (records: readonly RecordAfter[], user: string) => {
    const timestamp = isoTime(board.services.now());
    for (const { title, record, revision } of records)
      board.put(title, { record, revision, timestamp, changedBy: user });
  };

  async function run(
    title: string,
    action: RunAction,
    work: Work,
    decided: CreateOptions = {},
  ): Promise<void> {
    const at = placeOf(title, action);
    if (runs.peek().get(at)?.state === 'sending') return;
    const typed = untracked(() => texts.at(typedAt(title, action)));
    batch(() => {
      put(at, { state: 'sending', action, wait: null });
      board.mark([title], true);
    });
    const onWait = (wait: Wait) => {
      if (runs.peek().get(at)?.state === 'sending') put(at, { state: 'sending', action, wait });
    };
    let ended: Ended;
    try {
      await onSend();
      const writer = { ...deps.writer, onWait };
      ended = await work({ ...deps, writer }, decided);
    } catch (error) {
      put(at, null);
      throw error;
    } finally {
      board.mark([title], false);
    }
    if (ended.kind === 'stopped') {
      const { stopped, mine } = ended;
      batch(() => {
        if (stopped.of === 'deed' && stopped.result.kind === 'conflict') {
          const { record, revision, at: timestamp, by: changedBy } = stopped.result;
          board.put(stopped.result.title, { record, revision, timestamp, changedBy });
        }
        put(at, {
          state: 'stopped',
          action,
          stopped,
          again: more => run(title, action, work, { ...decided, ...more, resume: isUnknown(stopped) }),
          insist: mine === null ? null : () => run(title, action, mine, decided),
        });
      });
      return;
    }
    const { edits, records, told, tell, request } = ended;
    batch(() => {
      show(records, deps.writer.user);
      // What was typed meanwhile stays.
      if (texts.at(typedAt(title, action)) === typed) texts.forget(typedAt(title, action));
      const tellAgain = tell === null ? null : () => run(title, 'ask', tell);
      put(at, { state: 'done', action, edits, told, tellAgain, request, undone: 'no' });
    });
    // A request that was made is a record of the board, too.
    const opportunity = board.opportunity(title) !== undefined;
    await Promise.all([
      opportunity ? views.load(title) : undefined,
      request === null ? undefined : board.load(),
    ]);
  }

  async function undo(title: string, action: RunAction, name: string): Promise<void> {
    const at = placeOf(title, action);
    const before = runs.peek().get(at);
    if (before?.state !== 'done' || before.undone === 'undoing' || before.undone === 'undone') return;
    put(at, { ...before, undone: 'undoing' });
    let left = before.edits;
    let undone: Undone = 'undone';
    await onSend();
    for (const edit of before.edits) {
      const outcome = await undoDeed(deps.writer, deps.config, edit, name);
      if (outcome.kind !== 'saved' && outcome.kind !== 'no-change') {
        undone = { outcome };
        break;
      }
      left = left.slice(1);
    }
    put(at, { ...before, edits: left, undone });
    const touched = new Set([title, ...before.edits.map(edit => edit.title)]);
    for (const one of touched) if (board.opportunity(one) !== undefined) await views.load(one);
  }

  return {
    texts,
    views,
    runs,
    run: (title, action, work) => run(title, action, work),
    undo,
    dismiss: (title, action) => put(placeOf(title, action), null),
  };
}

/** Only an unknown end leaves something to look for at the next try. */
function isUnknown({ result }: Stopped): boolean {
  return result.kind === 'not-saved' && result.outcome.kind === 'unknown';
}
