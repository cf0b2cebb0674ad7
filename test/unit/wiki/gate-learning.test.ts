import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../lib/clock.ts';
import type { RateLimits } from '../../../lib/wiki/account.ts';
import { openGate } from '../../../lib/wiki/gate.ts';
import { pageLocks, pageStore } from '../../../lib/wiki/locks.ts';
import type { Outcome } from '../../../lib/wiki/outcome.ts';

/** Time that passes only while someone sleeps. */
function fakeClock(): Clock {
  let now = Date.UTC(2026, 10, 21);
  return {
    now: () => now,
    sleep: async ms => {
      now += ms;
    },
  };
}

const limitsOf = (hits: number, seconds: number): RateLimits =>
  new Map([['edit', new Map([['user', { hits, seconds }]])]]);

/** A wiki that counts each write `cost` times, in windows as MediaWiki's: all hits of a key expire together. */
function countingWiki(hits: number, seconds: number, cost: number, now: () => number) {
  let windowEnds = 0;
  let count = 0;
  return (): Outcome => {
    if (now() >= windowEnds) {
      windowEnds = now() + seconds * 1000;
      count = 0;
    }
    const refused = count + cost > hits;
    count += cost;
    return refused
      ? { kind: 'rate-limited', until: now() + 60_000, detail: '' }
      : { kind: 'no-change', title: 'A', revision: 1 };
  };
}

async function batch(writes: number, hits: number, cost: number) {
  const clock = fakeClock();
  const wiki = countingWiki(hits, 60, cost, clock.now);
  const limits = limitsOf(hits, 60);
  const gate = openGate({ wiki: 'meta', user: 'A', limits, clock, locks: pageLocks(), store: pageStore() });
  const started = clock.now();
  let refusals = 0;
  for (let done = 0; done < writes; ) {
    const outcome = await gate.run('edit', async () => wiki());
    if (outcome.kind === 'rate-limited') refusals += 1;
    else done += 1;
  }
  return { refusals, minutes: (clock.now() - started) / 60_000 };
}

describe('a wiki that counts otherwise than it says', () => {
  it('is refused by once, and then kept pace with', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 40, max: 400 }),
        fc.integer({ min: 12, max: 120 }),
        fc.integer({ min: 2, max: 4 }),
        async (writes, hits, cost) => {
          const { refusals, minutes } = await batch(writes, hits, cost);
          // One for finding out (and a second where the first found too little), and one more each time the belief ends.
          const beliefs = Math.ceil(Math.log2(minutes / 10 + 1)) + 1;
          expect(refusals).toBeLessThanOrEqual(2 * beliefs + 1);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never slows down those it counts as it says', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 2, max: 120 }),
        async (writes, hits) => {
          const { refusals, minutes } = await batch(writes, hits, 1);
          expect(refusals).toBe(0);
          expect(minutes).toBeLessThanOrEqual(writes / hits + 0.1);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('does not take another tool’s edits for its own weight', async () => {
    const clock = fakeClock();
    const limits = limitsOf(90, 60);
    const gate = openGate({ wiki: 'meta', user: 'A', limits, clock, locks: pageLocks(), store: pageStore() });
    const refusal = { kind: 'rate-limited', until: clock.now() + 60_000, detail: '' } as const;
    for (let i = 0; i < 3; i++) await gate.run('edit', async () => null);
    await gate.run('edit', async () => refusal);
    await clock.sleep(61_000);
    const started = clock.now();
    for (let i = 0; i < 45; i++) await gate.run('edit', async () => null);
    expect(clock.now()).toBe(started);
  });
});
