import type { JournalBatch, JournalEdit } from './journal.ts';

type Undone = { readonly undoneBy: readonly JournalBatch['id'][] };

/**
 * The edits of a batch, by their numbers, that later batches have taken back. What was taken back and then done again (by taking
 * the undo back) is not among them. Throws {@link StoreError}.
 */
export async function readTakenBack(
  journal: {
    batch(id: string): Promise<Undone | undefined>;
    edits(batch: string): Promise<readonly JournalEdit[]>;
  },
  { undoneBy }: Undone,
  edits: readonly JournalEdit[],
): Promise<ReadonlySet<number>> {
  const revisions = new Set<string>();
  for (const id of undoneBy) {
    const undo = await journal.batch(id);
    if (undo === undefined) continue;
    const undoing = await journal.edits(id);
    const redone = await readTakenBack(journal, undo, undoing);
    for (const { wiki, number, state, source } of undoing) {
      // `no-change`: the page was as before already.
      if ((state === 'saved' || state === 'no-change') && 'revision' in source && !redone.has(number)) {
        revisions.add(`${wiki} ${source.revision}`);
      }
    }
  }
  const taken = edits.filter(({ wiki, revision }) => revisions.has(`${wiki} ${revision}`));
  return new Set(taken.map(({ number }) => number));
}
