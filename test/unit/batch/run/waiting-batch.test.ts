import { describe, expect, it } from 'vitest';
import type { BatchState } from '../../../../lib/batch/run/engine-types.ts';
import { countStates } from '../../../../lib/batch/run/journal.ts';
import { isAnyRunning, waitingBatch } from '../../../../lib/batch/run/waiting-batch.ts';
import type { BatchRow } from '../../../../lib/store/database.ts';

const now = 1_800_000_000_000;
const day = 24 * 3600_000;

function row(id: string, state: BatchState, part: { left?: number; cause?: string; age?: number } = {}) {
  const { left = 3, cause, age = 1 } = part;
  const content = {
    schema: 1,
    state,
    cause: cause === undefined ? null : { kind: cause },
    counts: { ...countStates([]), saved: 2, planned: left },
  };
  return { id, created: now - age * day, open: state !== 'finished', edits: 5, content } satisfies BatchRow;
}

const waiting = (...rows: readonly BatchRow[]) => waitingBatch({ batches: async () => rows }, now);

describe('the batch that waits for the person', () => {
  it.each(['ready', 'paused', 'trial-done'] as const)('is one that is %s', async state => {
    expect(await waiting(row('b', state))).toEqual({ batch: 'b', done: 2, total: 5 });
  });

  it('is one that stopped by itself, and not one the person stopped', async () => {
    expect(await waiting(row('b', 'stopped', { cause: 'signed-out' }))).toMatchObject({ batch: 'b' });
    expect(await waiting(row('b', 'stopped', { cause: 'person' }))).toBeNull();
  });

  it('is the newest, and neither running, nor done, nor with nothing left, nor forgotten, nor unreadable', async () => {
    const broken: BatchRow = { id: 'x', created: now, open: true, edits: 1, content: { state: 'dancing' } };
    expect(
      await waiting(
        broken,
        row('runs', 'running'),
        row('done', 'finished'),
        row('empty', 'paused', { left: 0 }),
        row('newest', 'paused', { age: 2 }),
        row('older', 'trial-done', { age: 3 }),
      ),
    ).toMatchObject({ batch: 'newest' });
    expect(await waiting(row('old', 'paused', { age: 15 }))).toBeNull();
    expect(await waiting()).toBeNull();
  });
});

describe('whether a batch was interrupted', () => {
  it('is seen by its state alone', async () => {
    const any = (...rows: readonly BatchRow[]) => isAnyRunning({ batches: async () => rows });
    expect(await any()).toBe(false);
    expect(await any(row('b', 'paused'), row('c', 'finished'))).toBe(false);
    expect(await any(row('b', 'paused'), row('c', 'running', { age: 40 }))).toBe(true);
    expect(await any({ id: 'x', created: now, open: true, edits: 1, content: null })).toBe(false);
  });
});
