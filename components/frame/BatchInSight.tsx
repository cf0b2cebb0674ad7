import { useEffect, useState } from 'preact/hooks';
import type { BatchNews } from '../../lib/batch/batch-control.ts';
import type { RunProgress } from '../../lib/batch/run/engine-types.ts';
import { isAnyRunning, type WaitingBatch, waitingBatch } from '../../lib/batch/run/waiting-batch.ts';
import { StoreError } from '../../lib/store/database.ts';
import { type JournalRows, openJournalRows } from '../../lib/store/journal-rows.ts';
import { useI18n } from '../common/i18n-context.tsx';
import type { PanelModel } from './panel-model.ts';

interface Shown extends WaitingBatch {
  readonly running: boolean;
}

/** The batch that runs, or waits for the person, always in sight; a press opens it. `news` is the latest of it. */
export function BatchInSight({ model, news }: { model: PanelModel; news: BatchNews | null }) {
  const { text } = useI18n();
  const [shown, setShown] = useState<Shown | null>(null);
  // What was paused in another panel, or days ago, tells no news by itself.
  useEffect(() => {
    void takeUp(model);
  }, [model]);
  useEffect(() => {
    let gone = false;
    ask(model, rows => waitingBatch(rows, model.host.clock.now())).then(waiting => {
      if (!gone && waiting !== null) setShown(now => now ?? { ...waiting, running: false });
    });
    return () => {
      gone = true;
    };
  }, [model]);
  useEffect(() => {
    if (news === null) return;
    if (news.kind === 'progress') setShown(ofProgress(news.progress));
    else if (news.kind === 'store-failed') setShown(null);
    else if (news.end.kind === 'unknown-batch') setShown(null);
    else if (news.end.kind !== 'busy') setShown(ofProgress(news.end.progress));
  }, [news]);
  if (shown === null) return null;
  const { batch, done, total, running } = shown;
  return (
    <button
      type="button"
      class="hp-linklike"
      onClick={() => {
        model.wantedBatch.value = { kind: 'batch', id: batch };
        model.navigation.open({ name: 'batches' });
      }}
    >
      {text(running ? 'batch-progress' : 'batch-progress-paused', done, total)}
    </button>
  );
}

function ofProgress({ batch, state, counts, total }: RunProgress): Shown | null {
  if (state === 'finished') return null;
  return { batch, done: total - counts.planned - counts.sending, total, running: state === 'running' };
}

/** Where no background runs batches, one that was interrupted goes on as soon as a panel is open again. */
async function takeUp(model: PanelModel): Promise<void> {
  if (model.host.batches !== undefined) return;
  if ((await ask(model, isAnyRunning)) !== true) return;
  await import('./BatchesScreen.tsx').then(
    ({ batchesOf }) => batchesOf(model),
    // The part could not be loaded now; opening the tab tries again, and says so.
    () => undefined,
  );
}

async function ask<T>(
  { services }: PanelModel,
  question: (rows: JournalRows) => Promise<T>,
): Promise<T | null> {
  try {
    return await question(openJournalRows(services.store));
  } catch (error) {
    // Without a database there are no batches either.
    if (error instanceof StoreError) return null;
    throw error;
  }
}

export default BatchInSight;
