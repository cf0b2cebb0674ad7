import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type {
  BatchRecord,
  EditRecord,
  EditState,
  RunEnd,
  RunProgress,
} from '../../../lib/batch/run/engine-types.ts';
import { batchRecord, editRecord } from '../../../lib/batch/run/journal.ts';
import { batchReport, reportName } from '../../../lib/batch/run/report.ts';
import { readTakenBack } from '../../../lib/batch/run/taken-back.ts';
import { StoreError } from '../../../lib/store/database.ts';
import type { BatchServices } from '../batch-services.ts';

/** What the list of a batch shows of its edits. */
export type RunFilter = 'all' | 'open' | 'saved' | 'no-change' | 'failed' | 'held' | 'skipped';

const filterStates: Readonly<Record<Exclude<RunFilter, 'all'>, readonly EditState[]>> = {
  open: ['planned', 'sending'],
  saved: ['saved'],
  'no-change': ['no-change'],
  failed: ['failed', 'refused'],
  held: ['held'],
  skipped: ['skipped'],
};

export const runFilters: readonly RunFilter[] = [
  'all',
  'open',
  'saved',
  'no-change',
  'failed',
  'held',
  'skipped',
];

/** One batch while it runs and ever after. */
export interface RunModel {
  readonly id: string;
  /** Undefined until the journal has answered; null when it knows no such batch. */
  readonly batch: ReadonlySignal<BatchRecord | null | undefined>;
  readonly edits: ReadonlySignal<readonly EditRecord[]>;
  /** Numbers of the edits that were taken back since. */
  readonly takenBack: ReadonlySignal<ReadonlySet<number>>;
  /** What the runner told last, while it works. */
  readonly progress: ReadonlySignal<RunProgress | null>;
  readonly trouble: ReadonlySignal<'store-failed' | 'busy' | null>;
  readonly filter: Signal<RunFilter>;
  readonly shown: ReadonlySignal<readonly EditRecord[]>;
  readonly expanded: Signal<ReadonlySet<string>>;
  pause(): void;
  stop(): void;
  /** Starts again what was paused or stopped. */
  resume(): void;
  /** The first five were looked at: the rest. */
  goOn(): void;
  retry(numbers?: readonly number[]): Promise<void>;
  /** Sends held edits as they would be now; leaves them out. */
  approve(numbers: readonly number[]): Promise<void>;
  skip(numbers: readonly number[]): Promise<void>;
  report(): { readonly name: string; readonly text: string } | null;
  dispose(): void;
}

export function filterEdits(edits: readonly EditRecord[], filter: RunFilter): readonly EditRecord[] {
  return filter === 'all' ? edits : edits.filter(({ state }) => filterStates[filter].includes(state));
}

/** The journal is read again at most this often while news come in, milliseconds. */
const readEvery = 400;

export function openRun({ engine, control, host }: BatchServices, id: string): RunModel {
  const { journal, decisions } = engine;
  const batch = signal<BatchRecord | null | undefined>(undefined);
  const edits = signal<readonly EditRecord[]>([]);
  const takenBack = signal<ReadonlySet<number>>(new Set());
  const progress = signal<RunProgress | null>(null);
  const trouble = signal<'store-failed' | 'busy' | null>(null);
  const filter = signal<RunFilter>('all');
  let reading: Promise<void> | undefined;
  let again = false;
  let disposed = false;

  async function readOnce(): Promise<void> {
    try {
      const [found, all] = await Promise.all([journal.batch(id), journal.edits(id)]);
      const taken = found === undefined ? takenBack.peek() : await readTakenBack(journal, found, all);
      if (disposed) return;
      batch.value = found === undefined ? null : batchRecord(found);
      edits.value = all.map(editRecord);
      takenBack.value = taken;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      if (!disposed) trouble.value = 'store-failed';
    }
  }

  /** Reads now, or once more after the reading that is under way. */
  function read(): Promise<void> {
    if (reading !== undefined) {
      again = true;
      return reading;
    }
    reading = (async () => {
      do {
        again = false;
        await readOnce();
        if (again && !disposed) await host.clock.sleep(readEvery);
      } while (again && !disposed);
      reading = undefined;
    })();
    return reading;
  }

  function ended(end: RunEnd): void {
    if (end.kind === 'busy') trouble.value = 'busy';
    progress.value = null;
    void read();
  }

  const unwatch = control.watch(news => {
    if (news.kind === 'progress') {
      if (news.progress.batch !== id) return;
      trouble.value = null;
      progress.value = news.progress;
      void read();
    } else if (news.batch === id) {
      if (news.kind === 'end') ended(news.end);
      else trouble.value = 'store-failed';
    }
  });
  void read();

  const run = (goOn: boolean) => {
    trouble.value = null;
    void control.run(id, goOn);
  };
  const decide = async (change: Promise<void>) => {
    try {
      await change;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      trouble.value = 'store-failed';
      return;
    }
    await read();
  };

  return {
    id,
    batch,
    edits,
    takenBack,
    progress,
    trouble,
    filter,
    shown: computed(() => filterEdits(edits.value, filter.value)),
    expanded: signal<ReadonlySet<string>>(new Set()),
    pause: () => void control.pause(),
    stop: () => void control.stop(),
    resume: () => run(false),
    goOn: () => run(true),
    async retry(numbers) {
      await decide(decisions.retry(id, numbers));
      run(false);
    },
    async approve(numbers) {
      await decide(decisions.approve(id, numbers));
      run(false);
    },
    skip: numbers => decide(decisions.skip(id, numbers)),
    report() {
      const record = batch.peek();
      return record === null || record === undefined
        ? null
        : { name: reportName(record), text: batchReport(record, edits.peek()) };
    },
    dispose() {
      disposed = true;
      unwatch();
    },
  };
}
