import { describe, expect, it } from 'vitest';
import { breather, type Clock } from '../../lib/clock.ts';

/** Steps that take so many milliseconds each; tells after which ones there was a pause. */
async function pausesOf(steps: readonly number[], signal?: AbortSignal): Promise<readonly number[]> {
  let now = 1_000;
  let step = 0;
  const pauses: number[] = [];
  const clock: Clock = {
    now: () => now,
    sleep: async (_, of) => {
      of?.throwIfAborted();
      pauses.push(step);
      now += 500;
    },
  };
  const breathe = breather(clock, signal, 25);
  for (const took of steps) {
    now += took;
    step++;
    await breathe();
  }
  return pauses;
}

describe('long work', () => {
  it('pauses whenever its steps took the time one would notice, not at each of them', async () => {
    expect(await pausesOf([10, 10, 10, 10, 10, 10, 24, 1])).toEqual([3, 6, 8]);
    expect(await pausesOf(Array.from({ length: 24 }, () => 1))).toEqual([]);
  });

  it('ends at the next pause once it is no longer wanted', async () => {
    const stop = new AbortController();
    stop.abort(new Error('closed'));
    await expect(pausesOf([30, 30], stop.signal)).rejects.toThrow('closed');
  });
});
