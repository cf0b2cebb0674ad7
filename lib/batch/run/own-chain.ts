import type { WikiId } from '../../wiki/sites.ts';
import type { JournalEdit } from './journal.ts';

/** A batch's own revisions: what came before each, by wiki, so that our own edits never count as someone's. */
export class OwnChain {
  readonly #next = new Map<string, number>();

  /** Takes note of the revision an edit made, if it did. */
  note({ wiki, outcome, state }: JournalEdit): void {
    if (state !== 'saved' || outcome?.kind !== 'saved' || outcome.previousRevision === 0) return;
    this.#next.set(`${wiki} ${outcome.previousRevision}`, outcome.revision);
  }

  /** The latest revision of a page that is only this batch's doing since `revision`. */
  latest(wiki: WikiId, revision: number): number {
    let latest = revision;
    for (let next: number | undefined = latest; next !== undefined; ) {
      latest = next;
      next = this.#next.get(`${wiki} ${latest}`);
    }
    return latest;
  }
}
