import type { BatchRow, EditRow, Store } from './database.ts';

/**
 * Rows of the batch journal. What they mean is the engine's business (lib/batch/run/journal.ts); here they are kept: written through
 * to the disk before a write to a wiki goes out, and thrown away, oldest first, when there are too many.
 * Every method throws {@link StoreError} when the browser's database fails.
 */
export interface JournalRows {
  /** A batch with all its edits: all or nothing. */
  add(batch: BatchRow, edits: readonly EditRow[]): Promise<void>;
  batch(id: string): Promise<BatchRow | undefined>;
  /** All batches, newest first. */
  batches(): Promise<readonly BatchRow[]>;
  /** Edits of a batch in their order. */
  edits(batch: string): Promise<readonly EditRow[]>;
  edit(batch: string, number: number): Promise<EditRow | undefined>;
  /** How many edits of a batch are in each state. */
  count(batch: string, state: string): Promise<number>;
  /** Changed rows, all or nothing, on the disk when it resolves. */
  put(change: { readonly batch?: BatchRow; readonly edits?: readonly EditRow[] }): Promise<void>;
  remove(batch: string): Promise<void>;
}

/** How many edits the history holds; a row is below half a kilobyte once its edit is done. */
export const historyLimit = 100_000;

/** `strict`: the promise of a write is kept even if the machine loses power in the next moment. */
const strict = { durability: 'strict' } as const;

/** The journal's rows in `store`, at most `limit` edits; batches still open are kept whatever their number. */
export function openJournalRows(store: Store, limit: number = historyLimit): JournalRows {
  return {
    add: (batch, edits) =>
      store.use(async db => {
        const transaction = db.transaction(['batches', 'edits'], 'readwrite', strict);
        const batches = transaction.objectStore('batches');
        const rows = transaction.objectStore('edits');
        let sum = edits.length;
        for (const row of await batches.index('created').getAll()) sum += row.edits;
        for (const row of await batches.index('created').getAll()) {
          if (sum <= limit) break;
          if (row.open || row.id === batch.id) continue;
          sum -= row.edits;
          await batches.delete(row.id);
          await rows.delete(editsOf(row.id));
        }
        void batches.put(batch);
        for (const edit of edits) void rows.put(edit);
        await transaction.done;
      }),
    batch: id => store.use(db => db.get('batches', id)),
    batches: () => store.use(async db => (await db.getAllFromIndex('batches', 'created')).reverse()),
    edits: batch => store.use(db => db.getAll('edits', editsOf(batch))),
    edit: (batch, number) => store.use(db => db.get('edits', [batch, number])),
    count: (batch, state) => store.use(db => db.countFromIndex('edits', 'state', [batch, state])),
    put: ({ batch, edits = [] }) =>
      store.use(async db => {
        const transaction = db.transaction(['batches', 'edits'], 'readwrite', strict);
        if (batch !== undefined) void transaction.objectStore('batches').put(batch);
        for (const edit of edits) void transaction.objectStore('edits').put(edit);
        await transaction.done;
      }),
    remove: batch =>
      store.use(async db => {
        const transaction = db.transaction(['batches', 'edits'], 'readwrite');
        void transaction.objectStore('batches').delete(batch);
        void transaction.objectStore('edits').delete(editsOf(batch));
        await transaction.done;
      }),
  };
}

/** All edits of one batch, whatever their number. */
function editsOf(batch: string): IDBKeyRange {
  return IDBKeyRange.bound([batch, 0], [batch, Number.MAX_SAFE_INTEGER]);
}
