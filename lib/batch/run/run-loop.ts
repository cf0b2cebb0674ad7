import { errorOutcome } from '../../wiki/classify.ts';
import { WikiError } from '../../wiki/client.ts';
import type { Outcome } from '../../wiki/outcome.ts';
import { findCreatedItem } from '../../wiki/own-entity-revision.ts';
import type { WikiId } from '../../wiki/sites.ts';
import type { Writer } from '../../wiki/writer.ts';
import type { BatchState, RunEnd, RunProgress, RunWait, StopCause } from './engine-types.ts';
import type { JournalEdit } from './journal.ts';
import type { RunEnv, RunOptions } from './run-env.ts';
import { checkFreshness } from './run-freshness.ts';
import type { RunLedger } from './run-ledger.ts';
import { Pace, progressOf } from './run-progress.ts';
import { longestPost, reactTo, reactToRead } from './run-reaction.ts';
import { replanEdits } from './run-replan.ts';
import { sendEdit } from './run-send.ts';
import { lookForStale } from './run-stale.ts';
import { RunTries } from './run-tries.ts';
import { RunWriters } from './run-writers.ts';

/** Planned edits are held against the wiki again when the last look is older than this, milliseconds. */
const lookAgainAfter = 600_000;

/** Why the loop ends. */
type End = { readonly state: Exclude<BatchState, 'running' | 'ready'>; readonly cause: StopCause | null };

/** One run of one batch, from the journal to its rest. */
export class BatchRun {
  readonly #env: RunEnv;
  readonly #ledger: RunLedger;
  readonly #options: RunOptions;
  readonly #controller = new AbortController();
  readonly #pace = new Pace();
  readonly #writers: RunWriters;
  readonly #tries = new RunTries();
  #calledOff: 'paused' | 'stopped' | null = null;
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(env: RunEnv, ledger: RunLedger, options: RunOptions) {
    this.#env = env;
    this.#ledger = ledger;
    this.#options = options;
    this.#writers = new RunWriters(env, ledger.batch, wait => void this.#tell(wait));
  }

  get batch(): string {
    return this.#ledger.batch.id;
  }

  callOff(how: 'paused' | 'stopped'): void {
    this.#calledOff = how;
    this.#controller.abort(new DOMException('called off', 'AbortError'));
  }

  async go(): Promise<RunEnd> {
    const ledger = this.#ledger;
    const { trial, started } = ledger.batch;
    ledger.setBatch({
      state: 'running',
      cause: null,
      started: started ?? this.#now,
      ended: null,
      trial: trial === 'pending' && this.#options.goOn === true ? 'passed' : trial,
    });
    await ledger.flush();
    this.#tell(null);
    const end = await this.#loop();
    ledger.setState(end.state, end.cause, this.#now);
    await ledger.flush();
    const progress = this.#tell(null);
    if (end.state === 'stopped') {
      return { kind: 'stopped', cause: end.cause ?? { kind: 'person' }, progress };
    }
    return { kind: end.state, progress };
  }

  async #loop(): Promise<End> {
    const ledger = this.#ledger;
    for (;;) {
      if (this.#calledOff !== null) {
        const cause = this.#calledOff === 'stopped' ? ({ kind: 'person' } as const) : null;
        return { state: this.#calledOff, cause };
      }
      if (this.#now - this.#lookedAt > lookAgainAfter) {
        const end = await this.#look();
        if (end !== undefined) return end;
        continue;
      }
      for (const edit of ledger.hopeless()) {
        ledger.settle(edit, 'failed', { kind: 'missing', detail: edit.needs.join(' ') }, this.#now);
      }
      const edit = ledger.next(this.#now);
      if (edit === undefined) {
        const until = ledger.nextTime();
        if (until === undefined) return { state: 'finished', cause: null };
        await this.#wait({ cause: 'reading-back', until });
        continue;
      }
      if (edit.state === 'planned' && this.#trialIsOver()) return { state: 'trial-done', cause: null };
      const end = await this.#attend(edit);
      if (end !== undefined) return end;
    }
  }

  /** `more`: when so many more edits have come to their end. */
  #trialIsOver(more = 0): boolean {
    const { trial, trialEdits } = this.#ledger.batch;
    return trial === 'pending' && this.#ledger.settledSends + more >= trialEdits;
  }

  /** Who is signed in, and what has changed on the wikis since the edits were planned; plans anew what has. */
  async #look(): Promise<End | undefined> {
    const ledger = this.#ledger;
    for (const wiki of ledger.batch.wikis) {
      try {
        const bases = ledger.bases(wiki);
        const since = ledger.batch.checked[wiki] ?? null;
        const { account, changed, checked } = await checkFreshness(
          this.#env.client(wiki),
          bases,
          since,
          this.#controller.signal,
        );
        const cause = this.#writers.admit(wiki, account);
        if (cause !== null) return { state: 'stopped', cause };
        const stale = bases.filter(({ title }) => changed.has(title)).map(({ edit }) => edit);
        const lost = await this.#lookFor(wiki, stale);
        // To be tried again: planned anew in any case.
        const retried = ledger.edits.filter(
          edit =>
            edit.wiki === wiki && edit.state === 'planned' && edit.send === null && edit.needs.length === 0,
        );
        await this.#replan([...stale.filter(({ state }) => state === 'planned'), ...lost, ...retried]);
        if (checked !== null) ledger.setBatch({ checked: { ...ledger.batch.checked, [wiki]: checked } });
      } catch (error) {
        return this.#readFailed(error, wiki);
      }
    }
    this.#lookedAt = this.#now;
    await ledger.flush();
    return undefined;
  }

  /** Of edits on pages that are not as they were: those a crash left on their way and that never came. Settles those that did. */
  async #lookFor(wiki: WikiId, stale: readonly JournalEdit[]): Promise<readonly JournalEdit[]> {
    const writer = this.#writers.of(wiki);
    const ends = writer === undefined ? [] : await lookForStale(writer, stale, this.#now);
    for (const { edit, outcome } of ends) {
      if (outcome !== null) this.#ledger.settle(edit, 'saved', outcome, this.#now);
    }
    return ends.filter(({ outcome }) => outcome === null).map(({ edit }) => edit);
  }

  async #replan(edits: readonly JournalEdit[]): Promise<void> {
    if (edits.length === 0) return;
    const { batch, made } = this.#ledger;
    const { signal } = this.#controller;
    for (const edit of await replanEdits(this.#env, batch, edits, made, this.#now, signal)) {
      this.#ledger.set(edit);
    }
  }

  /** One edit: planned now if it could not be before, sent (or looked for), and what follows from how that ended. */
  async #attend(edit: JournalEdit): Promise<End | undefined> {
    const writer = this.#writers.of(edit.wiki);
    if (writer === undefined) {
      this.#lookedAt = Number.NEGATIVE_INFINITY;
      return undefined;
    }
    if (edit.send === null) {
      try {
        await this.#replan([edit]);
      } catch (error) {
        return this.#readFailed(error, edit.wiki);
      }
      const planned = this.#ledger.edits.find(({ number }) => number === edit.number);
      if (planned?.state === 'planned' && planned.send === null) {
        this.#ledger.settle(planned, 'failed', { kind: 'missing', detail: edit.needs.join(' ') }, this.#now);
      }
      return undefined;
    }
    if (edit.state === 'sending' && edit.send.kind === 'create') {
      const since = this.#tries.openSince(edit, this.#now);
      if (this.#now < since + longestPost) return this.#lookForItem(edit, edit.send.marker, writer);
    }
    return this.#send(edit, writer);
  }

  async #send(edit: JournalEdit, writer: Writer): Promise<End | undefined> {
    const ledger = this.#ledger;
    const resume = edit.state === 'sending';
    const sending = await ledger.begin(edit, this.#now);
    if (sending.send === null) return undefined;
    const bot = this.#writers.isBot(edit.wiki);
    // A person who tries again what a filter warned about has read the warning.
    const warned = edit.outcome?.kind === 'abuse-filter-warning' ? edit.outcome.filter : undefined;
    const options = { resume, bot, confirmFilter: warned, onLeft: () => this.#prepareNext(sending) };
    const sent = await sendEdit(writer, sending.send, options, this.#controller.signal);
    if (sent.kind === 'called-off') {
      if (!sent.sent) ledger.set({ ...sending, state: 'planned', sends: edit.sends });
      return undefined;
    }
    return this.#react(sending, sent.outcome);
  }

  /** While an edit is on its way, the next is written down, unless a person or a look at the wiki may come before it. */
  #prepareNext(current: JournalEdit): void {
    const lastOfTrial = this.#trialIsOver(1);
    const looksFirst = this.#now - this.#lookedAt > lookAgainAfter;
    if (this.#calledOff === null && !lastOfTrial && !looksFirst) this.#ledger.prepare(current, this.#now);
  }

  /** A new item whose end is open: only looked for, never sent, while the first send could still come. */
  async #lookForItem(edit: JournalEdit, marker: string, writer: Writer): Promise<End | undefined> {
    try {
      const found = await findCreatedItem(writer, marker);
      return this.#react(edit, found ?? { kind: 'unknown', cause: 'lost', detail: '' });
    } catch (error) {
      return this.#readFailed(error, edit.wiki);
    }
  }

  async #react(edit: JournalEdit, outcome: Outcome): Promise<End | undefined> {
    const ledger = this.#ledger;
    const now = this.#now;
    const tries = this.#tries.of(edit, outcome);
    const creates = edit.send?.kind === 'create';
    const reaction = reactTo(outcome, edit.wiki, tries, now, creates);
    switch (reaction.kind) {
      case 'settle':
        ledger.settle(edit, reaction.state, outcome, now);
        this.#tries.ended(reaction.state, outcome, tries);
        this.#pace.note(now);
        this.#tell(null);
        return undefined;
      case 'replan':
        this.#tries.replanned(edit);
        ledger.set({ ...edit, state: 'planned', send: null });
        return undefined;
      case 'look-later':
        this.#tries.openSince(edit, now);
        ledger.set({ ...edit, state: 'sending', outcome });
        ledger.defer(edit, reaction.until);
        return undefined;
      case 'wait':
        this.#tries.waited();
        ledger.set({ ...edit, state: reaction.resume ? 'sending' : 'planned', outcome });
        await this.#wait(reaction.wait);
        return undefined;
      case 'stop':
        if (reaction.failed) ledger.settle(edit, 'failed', outcome, now);
        else ledger.set({ ...edit, state: 'planned', outcome });
        return { state: 'stopped', cause: reaction.cause };
    }
  }

  /** A read did not come through: waited for, or a person is asked. */
  async #readFailed(error: unknown, wiki: WikiId): Promise<End | undefined> {
    if (this.#controller.signal.aborted) return undefined;
    if (!(error instanceof WikiError)) throw error;
    const reaction = reactToRead(errorOutcome(error, this.#now), wiki, this.#tries.waits, this.#now);
    if (reaction.kind === 'stop') return { state: 'stopped', cause: reaction.cause };
    this.#tries.waited();
    await this.#wait(reaction.wait);
    return undefined;
  }

  async #wait(wait: RunWait & { readonly until: number }): Promise<void> {
    await this.#ledger.flush();
    this.#tell(wait);
    const ms = wait.until - this.#now;
    // Called off while waiting: the loop sees it.
    if (ms > 0) await this.#env.clock.sleep(ms, this.#controller.signal).catch(() => {});
  }

  get #now(): number {
    return this.#env.clock.now();
  }

  #tell(wait: RunWait | null): RunProgress {
    const { batch, counts } = this.#ledger;
    const progress = progressOf(batch, counts, this.#pace, this.#now, wait);
    this.#options.onProgress?.(progress);
    return progress;
  }
}
