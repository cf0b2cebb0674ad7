import * as z from 'zod/mini';
import type { JournalRows } from '../../store/journal-rows.ts';

/** A batch that rests until the person has a look: paused, stopped by itself, or with its first few edits done. */
export interface WaitingBatch {
  readonly batch: string;
  readonly done: number;
  readonly total: number;
}

/** Only what tells whether it waits: opening the panel loads this, and the journal's full schema is large. */
const resting = z.object({
  state: z.enum(['ready', 'trial-done', 'paused', 'stopped']),
  cause: z.nullable(z.object({ kind: z.string() })),
  counts: z.record(z.string(), z.number()),
});

const running = z.object({ state: z.literal('running') });

/** A batch nobody came back to for so long is found in the list of batches, and no longer called attention to; milliseconds. */
const attention = 14 * 24 * 3600_000;

/** Whether a batch was running when its tab or browser was closed, or is running now. Throws {@link StoreError}. */
export async function isAnyRunning(rows: Pick<JournalRows, 'batches'>): Promise<boolean> {
  const states = (await rows.batches()).map(
    ({ open, content }) => open && running.safeParse(content).success,
  );
  return states.includes(true);
}

/**
 * The newest batch that waits for the person; null when there is none. One they stopped themselves does not wait, and neither does
 * one without anything left to send. Throws {@link StoreError}.
 */
export async function waitingBatch(
  rows: Pick<JournalRows, 'batches'>,
  now: number,
): Promise<WaitingBatch | null> {
  for (const { id, created, open, content } of await rows.batches()) {
    const read = open && now - created < attention ? resting.safeParse(content) : undefined;
    if (read?.success !== true || read.data.cause?.kind === 'person') continue;
    const { counts } = read.data;
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const left = (counts.planned ?? 0) + (counts.sending ?? 0);
    if (left > 0) return { batch: id, done: total - left, total };
  }
  return null;
}
