import { describe, expect, it } from 'vitest';
import { pageLocks } from '../../../lib/wiki/locks.ts';
import { warnWhileHeld } from '../../../userscript/host/leave-warning.ts';

/** Whether the browser would ask before it leaves. */
function asks(window: EventTarget): boolean {
  return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
}

describe('leaving a page', () => {
  it('is asked about while the page holds the lock, and not before or after, whatever came of it', async () => {
    const window = new EventTarget();
    const locks = warnWhileHeld(pageLocks(), 'batch', window);
    expect(asks(window)).toBe(false);
    expect(await locks.request('batch', {}, async () => asks(window))).toBe(true);
    expect(asks(window)).toBe(false);
    const fails = locks.request('batch', {}, async () => {
      throw new Error('broken');
    });
    await expect(fails).rejects.toThrow('broken');
    expect(asks(window)).toBe(false);
  });

  it('is not asked about for other locks, nor for one that another tab holds', async () => {
    const window = new EventTarget();
    const shared = pageLocks();
    const locks = warnWhileHeld(shared, 'batch', window);
    expect(await locks.request('gate', {}, async () => asks(window))).toBe(false);
    await shared.request('batch', {}, async () => {
      const here = await locks.request('batch', { ifAvailable: true }, async lock => [lock, asks(window)]);
      expect(here).toEqual([null, false]);
    });
  });
});
