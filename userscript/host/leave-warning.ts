import type { Locks } from '../../lib/wiki/locks.ts';

/**
 * Locks that keep the person from leaving the page by accident while this page holds the one named `name`: the browser then
 * asks whether they really want to leave. (What it says is the browser's own.)
 */
export function warnWhileHeld(locks: Locks, name: string, window: EventTarget): Locks {
  let held = 0;
  const warn = (event: Event) => event.preventDefault();
  return {
    request: (asked, options, work) =>
      locks.request(asked, options, async lock => {
        if (asked !== name || lock === null) return work(lock);
        held += 1;
        window.addEventListener('beforeunload', warn);
        try {
          return await work(lock);
        } finally {
          held -= 1;
          if (held === 0) window.removeEventListener('beforeunload', warn);
        }
      }),
  };
}
