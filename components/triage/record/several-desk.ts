import { batch, type ReadonlySignal, signal } from '@preact/signals';
import { changeSeveral, isSaved, undoDeed } from '../../../lib/desk/board/triage-act.ts';
import type { Told, TriageMessage } from '../../../lib/desk/board/triage-message.ts';
import type { Opportunity } from '../../../lib/desk/opportunity/opportunity.ts';
import { seenOf } from '../../../lib/desk/opportunity/opportunity-plan.ts';
import type { OpportunityResult } from '../../../lib/desk/opportunity/opportunity-results.ts';
import { isoTime } from '../../../lib/desk/record/iso-time.ts';
import type { Wait } from '../../../lib/wiki/gate.ts';
import type { BoardModel } from '../board-model.ts';
import { deedOf, type SeveralAction } from './record-actions.ts';
import type { Undone } from './record-desk.ts';

/** One of several records something is done to. */
export interface SeveralItem {
  readonly title: string;
  readonly name: string;
  readonly state: 'waiting' | 'sending' | 'ended' | 'not-tried';
  /** How it ended; null until then, and for what was not tried. */
  readonly ended: Told<OpportunityResult> | null;
  readonly undone: Undone;
}

/** The same done to several records, one after the other. */
export interface Several {
  readonly action: SeveralAction;
  readonly items: readonly SeveralItem[];
  /** Why it waits; null when it does not. */
  readonly wait: Wait | null;
  readonly state: 'going' | 'stopping' | 'over';
}

/** What was chosen to be done to several. */
export interface SeveralChoice {
  readonly action: SeveralAction;
  readonly typed: { readonly to?: string; readonly reason?: string };
  /** What people are told about a record; null for nothing. */
  tell(record: Opportunity): TriageMessage | null;
}

export interface SeveralDesk {
  /** What is under way, or went before; null when nothing was begun. */
  readonly now: ReadonlySignal<Several | null>;
  /** Does it to each record that can be read. Never rejects for what a wiki does. */
  start(titles: readonly string[], choice: SeveralChoice): Promise<void>;
  /** The record under way is finished, the others are left. */
  stop(): void;
  undo(title: string): Promise<void>;
  /** Puts away the list of what was done. */
  close(): void;
}

const desks = new WeakMap<BoardModel, SeveralDesk>();

/** Acting on a selection of the board, kept as long as the board. */
export function severalDesk(board: BoardModel): SeveralDesk {
  const found = desks.get(board) ?? openSeveralDesk(board);
  desks.set(board, found);
  return found;
}

function openSeveralDesk(board: BoardModel): SeveralDesk {
  const { deps, onSend } = board.services.records;
  const now = signal<Several | null>(null);

  const change = (part: Partial<Several>) => {
    const before = now.peek();
    if (before !== null) now.value = { ...before, ...part };
  };
  const put = (title: string, part: Partial<SeveralItem>) => {
    const items = now.peek()?.items ?? [];
    change({ items: items.map(item => (item.title === title ? { ...item, ...part } : item)) });
  };

  async function start(titles: readonly string[], choice: SeveralChoice): Promise<void> {
    if (now.peek() !== null && now.peek()?.state !== 'over') return;
    const { action, typed, tell } = choice;
    const todo = titles.flatMap(title => {
      const record = board.opportunity(title)?.record;
      return record == null || board.busy.peek().has(title) ? [] : [{ title, record }];
    });
    const all = todo.map(({ title }) => title);
    batch(() => {
      board.mark(all, true);
      now.value = {
        action,
        items: todo.map(({ title, record }) => ({
          title,
          name: record.partner,
          state: 'waiting',
          ended: null,
          undone: 'no',
        })),
        wait: null,
        state: 'going',
      };
    });
    const deeds = todo.map(({ title, record }) => ({
      title,
      deed: deedOf(action, seenOf(record), typed),
      message: tell(record),
    }));
    try {
      await onSend();
      const writer = { ...deps.writer, onWait: (wait: Wait) => change({ wait }) };
      await changeSeveral({ ...deps, writer }, deeds, {
        goOn: () => now.peek()?.state === 'going',
        onStart: title => put(title, { state: 'sending' }),
        onDone: ({ title, result, told }) => {
          batch(() => {
            put(title, { state: 'ended', ended: { result, told } });
            change({ wait: null });
            show(title, result);
            board.mark([title], false);
          });
        },
      });
    } finally {
      batch(() => {
        board.mark(all, false);
        const items = (now.peek()?.items ?? []).map(item =>
          item.state === 'ended' ? item : { ...item, state: 'not-tried' as const },
        );
        change({ items, state: 'over', wait: null });
      });
    }
  }

  /** What the wiki said of a record goes on show at once. */
  const show = (title: string, result: OpportunityResult) => {
    if (isSaved(result)) {
      const { record, revision } = result;
      const timestamp = isoTime(board.services.now());
      board.put(title, { record, revision, timestamp, changedBy: deps.writer.user });
    } else if (result.kind === 'conflict') {
      const { record, revision, at: timestamp, by: changedBy } = result;
      board.put(title, { record, revision, timestamp, changedBy });
    }
  };

  async function undo(title: string): Promise<void> {
    const item = now.peek()?.items.find(one => one.title === title);
    const result = item?.ended?.result;
    if (item === undefined || result?.kind !== 'changed' || item.undone === 'undoing') return;
    put(title, { undone: 'undoing' });
    await onSend();
    const outcome = await undoDeed(deps.writer, deps.config, result, item.name);
    const saved = outcome.kind === 'saved' || outcome.kind === 'no-change';
    put(title, { undone: saved ? 'undone' : { outcome } });
    if (saved) await board.load();
  }

  return {
    now,
    start,
    stop: () => {
      if (now.peek()?.state === 'going') change({ state: 'stopping' });
    },
    undo,
    close() {
      if (now.peek()?.state === 'over') now.value = null;
    },
  };
}
