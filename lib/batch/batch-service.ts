import type { Broadcast } from '../broadcast.ts';
import { StoreError } from '../store/database.ts';
import { type BatchControl, type BatchNews, batchRequest } from './batch-control.ts';
import type { BatchRecord, RunEnd, RunProgress } from './run/engine-types.ts';
import type { Journal } from './run/journal.ts';
import type { Runner } from './run/run-batch.ts';

/** What the service does outside: a toolbar icon, an alarm, a notice. Each may do nothing where there is none. */
export interface BatchSurface {
  /** A short text on the icon (`42%`), or none. */
  badge(text: string | null): void;
  /** While true, the service wants to be woken about every half minute: workers are put to sleep when they seem idle. */
  wakeMe(wanted: boolean): void;
  /** A batch has come to rest while no one may be looking. */
  rested(batch: BatchRecord, end: RunEnd): void;
}

/** Runs batches wherever there is no one to look: takes requests, tells the news, and takes up again what a crash interrupted. */
export interface BatchService extends BatchControl {
  // `wake` is to be called at each start of the worker, and by its alarm.
  /** A message of a panel, not yet checked. True when it was one for batches. */
  serve(message: unknown): boolean;
}

export function openBatchService(
  runner: Runner,
  journal: Journal,
  news: Broadcast,
  surface: BatchSurface,
): BatchService {
  const listeners = new Set<(news: BatchNews) => void>();
  const tell = (one: BatchNews) => {
    news.send(one);
    for (const listen of listeners) listen(one);
  };

  /** Between the first question to the journal and the run: a pause asked for then must not be lost. */
  let waking = 0;
  let early = false;
  const callOff = (how: 'pause' | 'stop') => {
    if (runner.running === null && waking > 0) early = true;
    runner[how]();
  };

  async function run(batch: string, goOn: boolean): Promise<void> {
    surface.wakeMe(true);
    try {
      const onProgress = (progress: RunProgress) => {
        surface.badge(badgeText(progress));
        tell({ kind: 'progress', progress });
      };
      const end = await runner.run(batch, { goOn, onProgress });
      tell({ kind: 'end', batch, end });
      if (end.kind === 'busy') return;
      surface.badge(endBadge(end));
      const record = await journal.batch(batch);
      if (record !== undefined) surface.rested(record, end);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      surface.badge('!');
      tell({ kind: 'store-failed', batch, reason: error.reason });
    }
    surface.wakeMe(false);
  }

  const service: BatchService = {
    run: async (batch, goOn = false) => {
      void run(batch, goOn);
    },
    pause: async () => callOff('pause'),
    stop: async () => callOff('stop'),
    watch(listen) {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
    serve(message) {
      const request = batchRequest.safeParse(message);
      if (!request.success) return false;
      const { data } = request;
      if (data.do === 'run') void service.run(data.batch, data.goOn);
      else if (data.do === 'wake') void service.wake();
      else callOff(data.do);
      return true;
    },
    async wake() {
      if (runner.running !== null) return;
      waking += 1;
      const batches = await journal.batches().finally(() => {
        waking -= 1;
      });
      // Somebody was quicker, while the journal was read.
      if (runner.running !== null) return;
      // The oldest first: what was begun first is finished first.
      const interrupted = [...batches]
        .reverse()
        .find(batch => !('unreadable' in batch) && batch.state === 'running');
      if (interrupted === undefined || 'unreadable' in interrupted) surface.wakeMe(false);
      else if (early) await journal.put({ batch: { ...interrupted, state: 'paused' } });
      else await run(interrupted.id, false);
      early = false;
    },
  };
  return service;
}

function badgeText({ counts, total, wait }: RunProgress): string {
  if (wait !== null && wait.cause !== 'pace' && wait.cause !== 'other-edit') return '…';
  const left = counts.planned + counts.sending;
  return total === 0 ? '' : `${Math.floor(((total - left) * 100) / total)}%`;
}

function endBadge(end: RunEnd): string | null {
  if (end.kind === 'trial-done') return '?';
  if (end.kind === 'stopped') return '!';
  if (end.kind !== 'finished') return null;
  const { failed, held } = end.progress.counts;
  return failed + held > 0 ? '!' : null;
}
