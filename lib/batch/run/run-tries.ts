import type { Outcome } from '../../wiki/outcome.ts';
import type { JournalEdit } from './journal.ts';
import { failsAlike, type Tries } from './run-reaction.ts';

/** What has happened in a run so far, as far as the next reaction depends on it. In memory only: a new run begins anew. */
export class RunTries {
  readonly #replans = new Map<number, number>();
  /** Since when the end of a new item has been open. */
  readonly #openSince = new Map<number, number>();
  #waits = 0;
  #alike = 0;
  #lastFailure: Outcome | null = null;

  /** Waits in a row. */
  get waits(): number {
    return this.#waits;
  }

  /** What counts when `edit` ended in `outcome`. */
  of(edit: JournalEdit, outcome: Outcome): Tries {
    return {
      replans: this.#replans.get(edit.number) ?? 0,
      waits: this.#waits,
      alike: failsAlike(this.#lastFailure, outcome) ? this.#alike + 1 : 0,
    };
  }

  waited(): void {
    this.#waits += 1;
  }

  replanned(edit: JournalEdit): void {
    this.#replans.set(edit.number, (this.#replans.get(edit.number) ?? 0) + 1);
  }

  /** When the end of this edit was first found open; now, if it was not before. */
  openSince(edit: JournalEdit, now: number): number {
    const since = this.#openSince.get(edit.number) ?? now;
    this.#openSince.set(edit.number, since);
    return since;
  }

  ended(state: 'saved' | 'no-change' | 'failed', outcome: Outcome, { alike }: Tries): void {
    this.#waits = 0;
    this.#alike = alike;
    this.#lastFailure = state === 'failed' ? outcome : null;
  }
}
