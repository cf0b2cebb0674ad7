import type { EntityId } from '../../wiki/entity-types.ts';
import type { Outcome } from '../../wiki/outcome.ts';
import type { WikiId } from '../../wiki/sites.ts';
import type { BatchState, EditCounts, EditState, StopCause } from './engine-types.ts';
import { countStates, type Journal, type JournalBatch, type JournalEdit } from './journal.ts';
import { OwnChain } from './own-chain.ts';
import type { Basis } from './run-freshness.ts';

/**
 * A batch while it is run: the journal's rows in memory, and what follows from them. Whatever is changed here is written with the
 * next {@link flush}; `sending` is always written before anything is sent.
 *
 * While an edit is on its way, the next one is written as `sending` ahead of its turn ({@link prepare}), so that it can leave as soon
 * as the answer comes; the end of the first goes to the disk with the one after. If everything dies in between, both are still
 * `sending` in the journal and are looked for on the wiki on return: it costs reads, never an edit.
 */
export class RunLedger {
  readonly #journal: Journal;
  readonly #changed = new Set<number>();
  #batch: JournalBatch;
  #batchChanged = false;
  readonly #edits: JournalEdit[];
  readonly #byKey: ReadonlyMap<string, number>;
  readonly #byNumber: ReadonlyMap<number, number>;
  readonly #counts: Record<EditState, number>;
  /** No edit before this place is planned or on its way. */
  #firstOpen = 0;
  #ahead: Ahead | null = null;
  readonly #own = new OwnChain();
  /** Edits that are not to be looked at again before a time. In memory only: after a crash they are looked at at once. */
  readonly #notBefore = new Map<number, number>();

  private constructor(journal: Journal, batch: JournalBatch, edits: readonly JournalEdit[]) {
    this.#journal = journal;
    this.#batch = batch;
    this.#edits = [...edits];
    this.#byKey = new Map(edits.map(({ key }, place) => [key, place]));
    this.#byNumber = new Map(edits.map(({ number }, place) => [number, place]));
    this.#counts = { ...countStates(edits) };
    for (const edit of edits) this.#own.note(edit);
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

  /** How many edits are in each state. */
  get counts(): EditCounts {
    return { ...this.#counts };
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
    const place = this.#byNumber.get(edit.number);
    const before = place === undefined ? undefined : this.#edits[place];
    if (place === undefined || before === undefined) throw new RangeError('an edit of another batch');
    this.#edits[place] = edit;
    this.#counts[before.state] -= 1;
    this.#counts[edit.state] += 1;
    this.#changed.add(place);
    if (isOpen(edit)) this.#firstOpen = Math.min(this.#firstOpen, place);
    this.#own.note(edit);
  }

  defer(edit: JournalEdit, until: number): void {
    this.#notBefore.set(edit.number, until);
  }

  /** The edit whose turn it is: those whose end is not known first. Undefined: none can go now. */
  next(now: number): JournalEdit | undefined {
    const sending = this.#counts.sending > 0 ? this.#find(edit => edit.state === 'sending', now) : undefined;
    return sending ?? this.#nextPlanned(now);
  }

  #nextPlanned(now: number): JournalEdit | undefined {
    return this.#find(edit => edit.state === 'planned' && this.#needsMet(edit), now);
  }

  /** The first that is meant and not deferred. */
  #find(isMeant: (edit: JournalEdit) => boolean, now: number): JournalEdit | undefined {
    const { length } = this.#edits;
    for (let place = this.#firstOpen; place < length; place += 1) {
      const edit = this.#edits[place];
      if (edit === undefined) break;
      if (!isOpen(edit)) {
        if (place === this.#firstOpen) this.#firstOpen += 1;
      } else if (isMeant(edit) && (this.#notBefore.get(edit.number) ?? 0) <= now) return edit;
    }
    return undefined;
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
    const lost: ReadonlySet<EditState> = new Set(['failed', 'refused', 'skipped']);
    if ([...lost].every(state => this.#counts[state] === 0)) return [];
    return this.#edits.filter(
      ({ state, needs }) =>
        state === 'planned' &&
        needs.some(key => {
          const needed = this.#edits[this.#byKey.get(key) ?? -1];
          return needed !== undefined && lost.has(needed.state);
        }),
    );
  }

  /** The pages that edits of a wiki which have not come to an end were planned from. */
  bases(wiki: WikiId): readonly (Basis & { readonly edit: JournalEdit })[] {
    return this.#edits.flatMap(edit => {
      const { send, title, basis } = edit;
      if (edit.wiki !== wiki || !isOpen(edit) || send === null || title === null) return [];
      if (send.kind === 'create' || send.kind === 'merge') return [];
      return [{ edit, title, revision: this.#own.latest(wiki, basis) }];
    });
  }

  /** The edit, based on the latest revision that is only ours. */
  rebased(edit: JournalEdit): JournalEdit {
    const { send, wiki } = edit;
    if (send === null || (send.kind !== 'page' && send.kind !== 'entity') || send.base === 0) return edit;
    return { ...edit, send: { ...send, base: this.#own.latest(wiki, send.base) } };
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

  /**
   * Writes the edit that will most likely be next as `sending`, with whatever else has changed. Only an edit that can be looked for
   * and sent again without harm, of another page than `current`, whose end would change what it is based on. Until its turn it
   * stays planned in memory; if something else comes first, the next {@link flush} puts that right. A failing database shows
   * there and in {@link begin}.
   */
  prepare(current: JournalEdit, now: number): void {
    const edit = this.#nextPlanned(now);
    if (edit === undefined || this.#ahead !== null) return;
    if (edit.send?.kind !== 'page' && edit.send?.kind !== 'entity') return;
    if (edit.wiki === current.wiki && edit.title === current.title) return;
    const row = this.#sending(edit, now);
    const writing = this.#write([row]);
    writing.catch(() => {});
    this.#ahead = { edit, row, writing };
  }

  /** To be called before an edit leaves: gives it as it is `sending`, and resolves when the disk has it so. Throws {@link StoreError}. */
  async begin(edit: JournalEdit, now: number): Promise<JournalEdit> {
    const ahead = this.#ahead;
    const place = this.#byNumber.get(edit.number);
    if (ahead !== null && ahead.edit === edit && place !== undefined && this.#isSafelyBehind()) {
      await ahead.writing;
      if (baseOf(ahead.row) === baseOf(this.rebased(edit))) {
        this.#ahead = null;
        this.set(ahead.row);
        this.#changed.delete(place);
        return ahead.row;
      }
    }
    const row = this.#sending(edit, now);
    this.set(row);
    await this.flush();
    return row;
  }

  #sending(edit: JournalEdit, now: number): JournalEdit {
    const rebased = edit.state === 'sending' ? edit : this.rebased(edit);
    return { ...rebased, state: 'sending', sends: edit.sends + 1, sentAt: now };
  }

  /** Whether all that is not on the disk yet would be found again on the wiki. */
  #isSafelyBehind(): boolean {
    return [...this.#changed].every(place => {
      const state = this.#edits[place]?.state;
      return state === 'saved' || state === 'no-change';
    });
  }

  /** Writes what has changed. Throws {@link StoreError}. */
  async flush(): Promise<void> {
    const ahead = this.#ahead;
    if (ahead !== null) {
      this.#ahead = null;
      this.#changed.add(this.#byNumber.get(ahead.row.number) ?? -1);
      await ahead.writing;
    }
    if (this.#changed.size === 0 && !this.#batchChanged) return;
    await this.#write([]);
  }

  /** Writes what has changed, and these rows. */
  #write(rows: readonly JournalEdit[]): Promise<void> {
    const edits = [...this.#changed].flatMap(place => this.#edits[place] ?? []);
    this.setBatch({ counts: this.counts });
    this.#changed.clear();
    this.#batchChanged = false;
    return this.#journal.put({ batch: this.#batch, edits: [...edits, ...rows] });
  }
}

/** An edit that is `sending` on the disk ahead of its turn. */
interface Ahead {
  /** As it is in memory: any change of it makes another one. */
  readonly edit: JournalEdit;
  readonly row: JournalEdit;
  readonly writing: Promise<void>;
}

function isOpen({ state }: JournalEdit): boolean {
  return state === 'planned' || state === 'sending';
}

function baseOf({ send }: JournalEdit): number | null {
  return send?.kind === 'page' || send?.kind === 'entity' ? send.base : null;
}
