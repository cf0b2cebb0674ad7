import type { Clock } from '../../../lib/clock.ts';

/** A clock that stands still until it is moved, or runs ahead by itself whenever everyone sleeps. */
export class FakeClock implements Clock {
  #now: number;
  #sleepers: { at: number; wake: () => void }[] = [];

  constructor(now = Date.UTC(2026, 10, 21)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const sleeper = { at: this.#now + ms, wake: resolve };
      this.#sleepers.push(sleeper);
      signal?.addEventListener('abort', () => {
        this.#sleepers = this.#sleepers.filter(one => one !== sleeper);
        reject(signal.reason);
      });
    });
  }

  /** Lets time run, from sleeper to sleeper, until `work` is done. */
  async until<T>(work: Promise<T>): Promise<T> {
    let done = false;
    const ended = () => {
      done = true;
    };
    work.then(ended, ended);
    for (;;) {
      // Real turns of the event loop: hashing and fetch doubles settle in them.
      for (let turns = 0; turns < 5 && !done; turns++) await new Promise(resolve => setImmediate(resolve));
      if (done) return work;
      this.#wakeNext();
    }
  }

  /** Moves time on by hand, waking whoever is due. */
  advance(ms: number): void {
    const end = this.#now + ms;
    while (this.#sleepers.some(({ at }) => at <= end)) this.#wakeNext();
    this.#now = end;
  }

  #wakeNext(): void {
    this.#sleepers.sort((a, b) => a.at - b.at);
    const next = this.#sleepers.shift();
    if (next === undefined) return;
    this.#now = Math.max(this.#now, next.at);
    next.wake();
  }
}
