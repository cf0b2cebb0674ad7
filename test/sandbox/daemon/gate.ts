/**
 * Lets at most `places` pieces of work run at once, in the order they came; can be closed until nothing runs, as a
 * reset needs it.
 */
export class Gate {
  #running = 0;
  #closed = false;
  readonly #waiting: (() => void)[] = [];
  #idle: (() => void)[] = [];

  constructor(readonly places: number) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closed || this.#running >= this.places) {
      await new Promise<void>(resolve => this.#waiting.push(resolve));
    } else {
      this.#running += 1;
    }
    try {
      return await work();
    } finally {
      this.#running -= 1;
      this.#admit();
      if (this.#running === 0) for (const idle of this.#idle.splice(0)) idle();
    }
  }

  /** Starts nothing new; resolves when nothing runs. */
  close(): Promise<void> {
    this.#closed = true;
    if (this.#running === 0) return Promise.resolve();
    return new Promise(resolve => this.#idle.push(resolve));
  }

  open(): void {
    this.#closed = false;
    this.#admit();
  }

  #admit(): void {
    while (!this.#closed && this.#running < this.places) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.#running += 1;
      next();
    }
  }
}
