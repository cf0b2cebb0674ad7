import type { EntityId } from '../../wiki/entity-types.ts';
import type { Outcome } from '../../wiki/outcome.ts';
import type { WikiId } from '../../wiki/sites.ts';
import type { BatchState, StopCause } from './engine-types.ts';
import { countStates, type Journal, type JournalBatch, type JournalEdit } from './journal.ts';
import type { Basis } from './run-freshness.ts';

/**
 * A batch while it is run: the journal's rows in memory, and what follows from them. Whatever is changed here is written with the
 * next {@link flush}; `sending` is always written before anything is sent.
 *
 * The end of an edit is written together with the beginning of the next one, in one go. If everything dies in between, the edit is
 * still `sending` in the journal, and is found on the wiki on return: it costs a read, never an edit.
 */
export class RunLedger {
  readonly #journal: Journal;
  readonly #changed = new Set<number>();
  #batch: JournalBatch;
  #batchChanged = false;
  readonly #edits: JournalEdit[];
  readonly #byKey: ReadonlyMap<string, number>;
  /** This batch's own revisions: what came before each, by wiki, so that our own edits never count as someone's. */
  readonly #own = new Map<string, number>();
  /** Edits that are not to be looked at again before a time. In memory only: after a crash they are looked at at once. */
  readonly #notBefore = new Map<number, number>();

  private constructor(journal: Journal, batch: JournalBatch, edits: readonly JournalEdit[]) {
    this.#journal = journal;
    this.#batch = batch;
    this.#edits = [...edits];
    this.#byKey = new Map(edits.map(({ key }, place) => [key, place]));
    for (const edit of edits) this.#noteOwn(edit);
  }

  /** Throws {@link StoreError}; undefined when there is no such batch (or none this panel can read). */
  static async open(journal: Journal, id: string): Promise<RunLedger | undefined> {
    const batch = await journal.batch(id);
    return batch === undefined ? undefined : new RunLedger(journal, batch, await journal.edits(id));
  }

  get batch(): JournalBatch {
    return this.#batch;
  }

  get edits(): readonly JournalEdit[] {
    return this.#edits;
  }

  /** Ids of what the batch has made, by the keys of the edits. */
  get made(): ReadonlyMap<string, EntityId> {
    const made = new Map<string, EntityId>();
    for (const { key, outcome, created, kind } of this.#edits) {
      if (kind === 'entity' && created && outcome?.kind === 'saved') made.set(key, outcome.title);
    }
    return made;
  }

  /** Changes the batch itself. */
  setBatch(change: Partial<JournalBatch>): void {
    this.#batch = { ...this.#batch, ...change };
    this.#batchChanged = true;
  }

  setState(state: BatchState, cause: StopCause | null, now: number): void {
    this.setBatch({ state, cause, ended: state === 'finished' ? now : null });
  }

  /** Changes an edit (the newest of its number counts). */
  set(edit: JournalEdit): void {
    const place = this.#edits.findIndex(one => one.number === edit.number);
    this.#edits[place] = edit;
    this.#changed.add(place);
    this.#noteOwn(edit);
  }

  #noteOwn({ wiki, outcome, state }: JournalEdit): void {
    if (state !== 'saved' || outcome?.kind !== 'saved' || outcome.previousRevision === 0) return;
    this.#own.set(`${wiki} ${outcome.previousRevision}`, outcome.revision);
  }

  /** The latest revision of a page that is only this batch's doing since `revision`. */
  latest(wiki: WikiId, revision: number): number {
    let latest = revision;
    for (let next: number | undefined = latest; next !== undefined; ) {
      latest = next;
      next = this.#own.get(`${wiki} ${latest}`);
    }
    return latest;
  }

  defer(edit: JournalEdit, until: number): void {
    this.#notBefore.set(edit.number, until);
  }

  /** The edit whose turn it is: those whose end is not known first. Undefined: none can go now. */
  next(now: number): JournalEdit | undefined {
    const free = (edit: JournalEdit) => (this.#notBefore.get(edit.number) ?? 0) <= now;
    return (
      this.#edits.find(edit => edit.state === 'sending' && free(edit)) ??
      this.#edits.find(edit => edit.state === 'planned' && free(edit) && this.#needsMet(edit))
    );
  }

  /** When the first of the deferred edits may go; undefined when there is none. */
  nextTime(): number | undefined {
    const times = this.#edits.flatMap(({ state, number }) => {
      const time = this.#notBefore.get(number);
      return time !== undefined && (state === 'sending' || state === 'planned') ? [time] : [];
    });
    return times.length === 0 ? undefined : Math.min(...times);
  }

  #needsMet(edit: JournalEdit): boolean {
    return edit.needs.every(key => {
      const state = this.#edits[this.#byKey.get(key) ?? -1]?.state;
      // Undefined: that edit had nothing to do and was left out of the batch.
      return state === undefined || state === 'saved' || state === 'no-change';
    });
  }

  /** Planned edits that wait for what will not come, because it failed or was left out. */
  hopeless(): readonly JournalEdit[] {
    const lost = new Set(['failed', 'refused', 'skipped']);
    return this.#edits.filter(
      ({ state, needs }) =>
        state === 'planned' &&
        needs.some(key => lost.has(this.#edits[this.#byKey.get(key) ?? -1]?.state ?? '')),
    );
  }

  /** The pages that edits of a wiki which are still to be sent were planned from. */
  bases(wiki: WikiId): readonly (Basis & { readonly edit: JournalEdit })[] {
    return this.#edits.flatMap(edit => {
      const { send, title, basis } = edit;
      if (edit.wiki !== wiki || edit.state !== 'planned' || send === null || title === null) return [];
      if (send.kind === 'create' || send.kind === 'merge') return [];
      return [{ edit, title, revision: this.latest(wiki, basis) }];
    });
  }

  /** The edit, based on the latest revision that is only ours. */
  rebased(edit: JournalEdit): JournalEdit {
    const { send, wiki } = edit;
    if (send === null || (send.kind !== 'page' && send.kind !== 'entity') || send.base === 0) return edit;
    return { ...edit, send: { ...send, base: this.latest(wiki, send.base) } };
  }

  /** How many edits have been sent and come to an end. */
  get settledSends(): number {
    const ended = new Set(['saved', 'failed', 'no-change']);
    return this.#edits.filter(({ sends, state }) => sends > 0 && ended.has(state)).length;
  }

  /** The end of an edit. */
  settle(edit: JournalEdit, state: 'saved' | 'no-change' | 'failed', outcome: Outcome, now: number): void {
    const saved = outcome.kind === 'saved' ? outcome : undefined;
    const same = outcome.kind === 'no-change' ? outcome : undefined;
    this.set({
      ...edit,
      state,
      outcome,
      settled: now,
      title: edit.title ?? saved?.title ?? null,
      revision: saved?.revision ?? same?.revision ?? 0,
      previousRevision: saved?.previousRevision ?? 0,
      created: saved?.created === true,
      // What was sent is on the wiki now; only a failed edit may have to be sent again.
      send: state === 'failed' ? edit.send : null,
    });
  }

  /** Writes what has changed. Throws {@link StoreError}. */
  async flush(): Promise<void> {
    if (this.#changed.size === 0 && !this.#batchChanged) return;
    const edits = [...this.#changed].flatMap(place => this.#edits[place] ?? []);
    this.setBatch({ counts: countStates(this.#edits) });
    this.#changed.clear();
    this.#batchChanged = false;
    await this.#journal.put({ batch: this.#batch, edits });
  }
}
