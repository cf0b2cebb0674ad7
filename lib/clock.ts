/**
 * Time as the library sees it. Passed in everywhere, so that a test can make an hour pass in a millisecond.
 */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when it is aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/**
 * For long work: called between its steps, waits now and then so that the panel answers to the person meanwhile. Steps run
 * for `most` milliseconds on end, which nobody notices; what is waited for rejects once the signal is aborted.
 */
export function breather(clock: Clock, signal?: AbortSignal, most = 25): () => Promise<void> {
  let since = clock.now();
  return async () => {
    if (clock.now() - since < most) return;
    await clock.sleep(0, signal);
    since = clock.now();
  };
}

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const abort = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', abort);
        resolve();
      }, ms);
      signal?.addEventListener('abort', abort, { once: true });
    }),
};
