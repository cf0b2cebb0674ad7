import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { countPlan, type Planning } from '../../../lib/batch/plan/plan-batch.ts';
import {
  type BatchLimits,
  countPages,
  estimateTime,
  needsTrial,
  type Started,
  startBatch,
} from '../../../lib/batch/run/start-batch.ts';
import { StoreError } from '../../../lib/store/database.ts';
import { type Account, readAccount } from '../../../lib/wiki/account.ts';
import { WikiError } from '../../../lib/wiki/client.ts';
import type { WikiId } from '../../../lib/wiki/sites.ts';
import type { BatchServices } from '../batch-services.ts';
import {
  allRows,
  countRows,
  filterRows,
  type PreviewRow,
  type RowCounts,
  type RowFilter,
  rowsOf,
  wikisOf,
} from './preview-rows.ts';

export interface PreviewTotals {
  readonly lines: number;
  readonly edits: number;
  /** Pages and entities, which is what the small-batch limit counts. */
  readonly pages: number;
  readonly noChange: number;
  /** Rows with something to look at, and rows that cannot be done. */
  readonly look: number;
  /** Milliseconds; null until the accounts are known. */
  readonly time: number | null;
  /** Edits a minute, as far as limits say; null where nothing limits or is known. */
  readonly rate: number | null;
}

export type StartFailure =
  | Exclude<Started, { kind: 'started' }>
  | { readonly kind: 'store-failed' }
  | { readonly kind: 'no-answer'; readonly wiki: WikiId };

/** A plan as the person looks at it: rows, ticks, filters, and the start. Nothing is sent before `start`. */
export interface PreviewModel {
  /** Every row of the plan, ticked or not. */
  readonly rows: readonly PreviewRow[];
  readonly counts: RowCounts;
  readonly undoes: string | null;
  readonly filter: Signal<RowFilter>;
  readonly shown: ReadonlySignal<readonly PreviewRow[]>;
  readonly unticked: ReadonlySignal<ReadonlySet<number>>;
  /** Lines that have to go because of those unticked. */
  readonly alsoLeftOut: ReadonlySignal<readonly number[]>;
  readonly totals: ReadonlySignal<PreviewTotals>;
  readonly expanded: Signal<ReadonlySet<string>>;
  readonly summary: Signal<string>;
  /** The start was asked for without a word about edits that bring no summary of their own. */
  readonly summaryMissing: ReadonlySignal<boolean>;
  readonly accounts: ReadonlySignal<Readonly<Partial<Record<WikiId, Account>>>>;
  /** The person wants their edits marked as a bot's; only offered to accounts with the right. */
  readonly bot: Signal<boolean>;
  readonly starting: ReadonlySignal<boolean>;
  readonly failure: ReadonlySignal<StartFailure | null>;
  /** More than the small-batch limit. */
  readonly tooLarge: ReadonlySignal<boolean>;
  readonly limits: BatchLimits;
  /** The first few are done and looked at before the rest. */
  readonly withTrial: ReadonlySignal<boolean>;
  tick(lines: readonly number[], on: boolean): void;
  /** Puts the batch into the journal and starts the runner. Gives its id; undefined when it could not be started. */
  start(): Promise<string | undefined>;
  /** Asks again who is signed in. */
  checkAccounts(): Promise<void>;
}

export interface PreviewOptions {
  readonly summary: string;
  readonly limits: BatchLimits;
  /** The change tag of the configuration. */
  readonly tag: string;
}

export function openPreview(
  services: BatchServices,
  planning: Planning,
  { summary: firstSummary, limits, tag }: PreviewOptions,
): PreviewModel {
  const { engine, host, control } = services;
  const rows = rowsOf(planning.plan);
  const current = signal(planning);
  const unticked = signal<ReadonlySet<number>>(new Set());
  const filter = signal<RowFilter>(allRows);
  const accounts = signal<Readonly<Partial<Record<WikiId, Account>>>>({});
  const starting = signal(false);
  const failure = signal<StartFailure | null>(null);
  const summary = signal(firstSummary);
  const askedWithout = signal(false);
  const bot = signal(false);
  const wikis = wikisOf(planning.plan);
  const counts = countRows(rows);
  let replanning: Promise<void> = Promise.resolve();
  let newest = 0;

  const totals = computed<PreviewTotals>(() => {
    const { plan } = current.value;
    const { edits, noChange, lines } = countPlan(plan);
    const known = wikis.every(wiki => accounts.value[wiki] !== undefined);
    const time = known ? estimateTime(plan, accounts.value) : null;
    return {
      lines,
      edits,
      pages: countPages(plan),
      noChange,
      look: counts.verdicts.look + counts.verdicts.impossible,
      time,
      rate: time === null || time === 0 ? null : Math.max(1, Math.round(edits / (time / 60_000))),
    };
  });
  const tooLarge = computed(
    () => totals.value.pages > limits.smallBatch && planning.plan.undoes === undefined,
  );

  async function checkAccounts(): Promise<void> {
    failure.value = null;
    for (const wiki of wikis) {
      try {
        const account = await readAccount(engine.client(wiki));
        accounts.value = { ...accounts.peek(), [wiki]: account };
        if (!account.signedIn) failure.value = { kind: 'signed-out', wiki };
      } catch (error) {
        if (!(error instanceof WikiError)) throw error;
        failure.value = { kind: 'no-answer', wiki };
      }
    }
  }

  function replan(): void {
    const mine = ++newest;
    const out = unticked.peek();
    replanning = (async () => {
      const next = await planning.untick(out);
      if (mine === newest) current.value = next;
    })();
  }

  return {
    rows,
    counts,
    undoes: planning.plan.undoes ?? null,
    filter,
    shown: computed(() => filterRows(rows, filter.value)),
    unticked,
    alsoLeftOut: computed(() => current.value.plan.alsoLeftOut),
    totals,
    expanded: signal<ReadonlySet<string>>(new Set()),
    summary,
    summaryMissing: computed(() => askedWithout.value && summary.value.trim() === ''),
    accounts,
    bot,
    starting,
    failure,
    tooLarge,
    limits,
    withTrial: computed(() => needsTrial(current.value.plan, limits)),
    tick(lines, on) {
      const next = new Set(unticked.peek());
      for (const index of lines) {
        if (on) next.delete(index);
        else next.add(index);
      }
      unticked.value = next;
      replan();
    },
    checkAccounts,
    async start() {
      if (starting.peek()) return undefined;
      starting.value = true;
      try {
        await replanning;
        const { edits } = current.peek().plan;
        const wordless = edits.some(({ verdict, summaries }) => verdict === 'edit' && summaries.length === 0);
        askedWithout.value = wordless && summary.peek().trim() === '';
        if (askedWithout.peek()) return undefined;
        await checkAccounts();
        if (failure.peek() !== null) return undefined;
        const text = summary.peek().trim();
        const started = await startBatch(engine.journal, host.clock, current.peek(), {
          name: text,
          summary: text,
          accounts: accounts.peek(),
          bot: bot.peek(),
          limits,
          tag,
        });
        if (started.kind !== 'started') {
          failure.value = started;
          return undefined;
        }
        await control.run(started.batch.id);
        return started.batch.id;
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        failure.value = { kind: 'store-failed' };
        return undefined;
      } finally {
        starting.value = false;
      }
    },
  };
}
