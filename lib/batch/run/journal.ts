import type { Clock } from '../../clock.ts';
import type { BatchRow, EditRow } from '../../store/database.ts';
import type { JournalRows } from '../../store/journal-rows.ts';
import type { BatchRecord, EditCounts, EditRecord, EditState } from './engine-types.ts';
import {
  type BatchContent,
  batchContent,
  type EditContent,
  editContent,
  editStates,
} from './journal-schema.ts';

/** A batch in the journal, with what only the engine needs. */
export type JournalBatch = BatchContent & { readonly id: string; readonly created: number };

/** An edit in the journal, with what is to be sent. */
export type JournalEdit = EditContent & {
  readonly batch: string;
  readonly number: number;
  readonly state: EditState;
};

/** A batch this panel cannot read: another version wrote it. Its edits stay where they are. */
export interface UnreadableBatch {
  readonly id: string;
  readonly created: number;
  readonly unreadable: true;
}

/**
 * What was to be done, what was sent, what became of it. The only memory of the runner: whatever dies, on return the journal tells
 * how to go on. Every method throws {@link StoreError} when the browser's database fails.
 */
export interface Journal {
  add(batch: JournalBatch, edits: readonly JournalEdit[]): Promise<void>;
  batch(id: string): Promise<JournalBatch | undefined>;
  /** Newest first. */
  batches(): Promise<readonly (JournalBatch | UnreadableBatch)[]>;
  /** In their order; one that cannot be read is left out. */
  edits(batch: string): Promise<readonly JournalEdit[]>;
  /** Writes what changed, all or nothing, through to the disk. */
  put(change: { readonly batch?: JournalBatch; readonly edits?: readonly JournalEdit[] }): Promise<void>;
  remove(batch: string): Promise<void>;
}

/** States in which a batch is still to be worked on. */
const openStates: ReadonlySet<BatchRecord['state']> = new Set([
  'ready',
  'running',
  'trial-done',
  'paused',
  'stopped',
]);

export function openJournal(rows: JournalRows): Journal {
  return {
    add: (batch, edits) => rows.add(batchRow(batch), edits.map(editRow)),
    batch: async id => {
      const row = await rows.batch(id);
      return row === undefined ? undefined : readBatch(row);
    },
    batches: async () =>
      (await rows.batches()).map(
        row => readBatch(row) ?? { id: row.id, created: row.created, unreadable: true as const },
      ),
    edits: async batch => (await rows.edits(batch)).flatMap(row => readEdit(row) ?? []),
    put: ({ batch, edits = [] }) =>
      rows.put({
        ...(batch === undefined ? undefined : { batch: batchRow(batch) }),
        edits: edits.map(editRow),
      }),
    remove: batch => rows.remove(batch),
  };
}

function batchRow({ id, created, ...content }: JournalBatch): BatchRow {
  const edits = Object.values(content.counts).reduce((sum, count) => sum + count, 0);
  return { id, created, open: openStates.has(content.state), edits, content };
}

function editRow({ batch, number, state, ...content }: JournalEdit): EditRow {
  return { batch, number, state, content };
}

function readBatch({ id, created, content }: BatchRow): JournalBatch | undefined {
  const parsed = batchContent.safeParse(content);
  return parsed.success ? { id, created, ...parsed.data } : undefined;
}

function readEdit({ batch, number, state, content }: EditRow): JournalEdit | undefined {
  const parsed = editContent.safeParse(content);
  const known = editStates.find(one => one === state);
  return parsed.success && known !== undefined ? { batch, number, state: known, ...parsed.data } : undefined;
}

/** The part of a batch that views show. */
export function batchRecord(batch: JournalBatch): BatchRecord {
  const {
    schema: _schema,
    datatypes: _datatypes,
    names: _names,
    checked: _checked,
    tag: _tag,
    ...record
  } = batch;
  return record;
}

/** The part of an edit that views show. */
export function editRecord(edit: JournalEdit): EditRecord {
  const { batch, number, key, wiki, kind, title, state, sends, outcome, revision, previousRevision } = edit;
  const { created, settled, lines, problems, held } = edit;
  return {
    ...{ batch, number, key, wiki, kind, title, state, sends, outcome, revision, previousRevision },
    ...{ created, settled, lines, problems, held: held?.change ?? null, newName: newNameOf(edit) },
  };
}

function newNameOf({ send }: JournalEdit): string | null {
  if (send?.kind !== 'create') return null;
  const [label] = Object.values(send.data.labels ?? {});
  return label !== undefined && 'value' in label ? label.value : null;
}

/** How many edits there are in each state. */
export function countStates(edits: Iterable<{ readonly state: EditState }>): EditCounts {
  const counts: Record<EditState, number> = {
    planned: 0,
    sending: 0,
    saved: 0,
    'no-change': 0,
    failed: 0,
    held: 0,
    skipped: 0,
    refused: 0,
  };
  for (const { state } of edits) counts[state] += 1;
  return counts;
}

/** The history as views list it, newest first. */
export async function readHistory(journal: Journal): Promise<readonly (BatchRecord | UnreadableBatch)[]> {
  return (await journal.batches()).map(one => ('unreadable' in one ? one : batchRecord(one)));
}

/** The person's choices between runs: what to do with edits that failed or are held, or that they would rather leave out. */
export interface Decisions {
  /** Sends held edits as they are now. */
  approve(batch: string, numbers: readonly number[]): Promise<void>;
  /** Leaves edits out that are not sent yet. */
  skip(batch: string, numbers: readonly number[]): Promise<void>;
  /** Makes failed edits wait for the next run, which plans them anew. */
  retry(batch: string, numbers?: readonly number[]): Promise<void>;
}

export function decisions(journal: Journal, clock: Clock): Decisions {
  const change = async (
    id: string,
    numbers: readonly number[] | undefined,
    from: ReadonlySet<EditState>,
    make: (edit: JournalEdit) => JournalEdit,
  ) => {
    const batch = await journal.batch(id);
    if (batch === undefined) return;
    const all = await journal.edits(id);
    const changed = new Map<number, JournalEdit>();
    for (const edit of all) {
      const meant = numbers === undefined || numbers.includes(edit.number);
      if (meant && from.has(edit.state)) changed.set(edit.number, make(edit));
    }
    if (changed.size === 0) return;
    const counts = countStates(all.map(edit => changed.get(edit.number) ?? edit));
    const state = batch.state === 'finished' && counts.planned > 0 ? 'stopped' : batch.state;
    await journal.put({ batch: { ...batch, state, counts }, edits: [...changed.values()] });
  };
  return {
    approve: (batch, numbers) =>
      change(batch, numbers, new Set(['held']), edit => {
        const { held } = edit;
        if (held === null) return edit;
        const { send, basis, signature } = held;
        return { ...edit, state: 'planned', send, basis, signature, held: null };
      }),
    skip: (batch, numbers) =>
      change(batch, numbers, new Set(['planned', 'held', 'failed']), edit => ({
        ...edit,
        state: 'skipped',
        held: null,
        settled: clock.now(),
      })),
    retry: (batch, numbers) =>
      change(batch, numbers, new Set(['failed']), edit => ({
        ...edit,
        state: 'planned',
        settled: null,
        // Whatever was in the way, the page may be another one by now.
        send: edit.send?.kind === 'create' ? edit.send : null,
      })),
  };
}
