import { describe, expect, it } from 'vitest';
import { parseV1 } from '../../../../lib/batch/input/quickstatements-v1.ts';
import { planBatch } from '../../../../lib/batch/plan/plan-batch.ts';
import { noRegex } from '../../../../lib/batch/plan/regex-worker.ts';
import { editRecord, type JournalEdit } from '../../../../lib/batch/run/journal.ts';
import { journalEdit } from '../../../../lib/batch/run/planned-send.ts';
import { readTakenBack } from '../../../../lib/batch/run/taken-back.ts';
import { systemClock } from '../../../../lib/clock.ts';
import type { WikiClient } from '../../../../lib/wiki/client.ts';

const emptyWiki: WikiClient = {
  wiki: 'wikidata',
  clock: systemClock,
  post: () => Promise.reject(new Error('a plan writes nothing')),
  get: async ({ ids }) => {
    const list = Array.isArray(ids) ? ids.map(String) : [];
    return {
      entities: Object.fromEntries(list.map(id => [id, { id, type: 'item', lastrevid: 1, title: id }])),
    };
  },
};

/** Edits as the journal has them before anything is sent. */
async function planned(text: string): Promise<readonly JournalEdit[]> {
  const env = { client: () => emptyWiki, clock: systemClock, random: () => 0.5, regex: noRegex };
  const { plan } = await planBatch(env, [{ kind: 'commands', commands: parseV1(text).commands }]);
  return plan.edits.map((edit, number) => journalEdit(plan.id, number, edit, 'words'));
}

/** A journal of these batches, each with those that take it back. */
function journalOf(
  batches: Readonly<Record<string, { undoneBy: readonly string[]; edits: readonly JournalEdit[] }>>,
) {
  return {
    batch: async (id: string) => batches[id],
    edits: async (id: string) => batches[id]?.edits ?? [],
  };
}

describe('what was taken back', () => {
  it('is what later batches undid, and not what was done again since', async () => {
    const [one, two, three] = await planned('Q1\tLen\t"One"\nQ2\tLen\t"Two"\nQ3\tLen\t"Three"');
    if (one === undefined || two === undefined || three === undefined) throw new Error('three edits');
    const saved = (edit: JournalEdit, revision: number): JournalEdit => ({
      ...edit,
      state: 'saved',
      revision,
    });
    const undoing = (edit: JournalEdit, of: number, revision: number): JournalEdit => ({
      ...saved(edit, revision),
      source: { kind: 'undo-entity', revision: of, previousRevision: 1 },
    });
    const done = [saved(one, 11), saved(two, 12), saved(three, 13)];
    const failed: JournalEdit = { ...undoing(two, 12, 0), state: 'failed' };
    const first = journalOf({ undo: { undoneBy: [], edits: [undoing(one, 11, 21), failed] } });
    expect([...(await readTakenBack(first, { undoneBy: ['undo', 'gone'] }, done))]).toEqual([0]);
    const again = journalOf({
      undo: { undoneBy: ['redo'], edits: [undoing(one, 11, 21), undoing(three, 13, 23)] },
      redo: { undoneBy: [], edits: [undoing(one, 21, 31)] },
    });
    expect([...(await readTakenBack(again, { undoneBy: ['undo'] }, done))]).toEqual([2]);
  });
});

describe('an item that is not made yet', () => {
  it('is called by the name it will have', async () => {
    const edits = await planned('CREATE\nLAST\tLsv\t"Lampan"\nCREATE\nLAST\tP31\tQ5\nQ3\tLen\t"Three"');
    expect(edits.map(edit => editRecord(edit).newName)).toEqual(['Lampan', null, null]);
  });
});
