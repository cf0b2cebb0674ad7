import { useEffect, useState } from 'preact/hooks';
import type { RunProgress } from '../../lib/batch/engine-types.ts';
import { useI18n } from '../common/i18n-context.tsx';
import type { PanelModel } from './panel-model.ts';

/** The batch that runs, or waits for the person, always in sight; a press opens it. */
export function RunningBatch({ model }: { model: PanelModel }) {
  const { text } = useI18n();
  const control = model.batchControl.value;
  const [progress, setProgress] = useState<RunProgress | null>(null);
  useEffect(
    () =>
      control?.watch(news => {
        if (news.kind === 'progress') setProgress(news.progress);
        else if (news.kind === 'store-failed') setProgress(null);
        else if (news.end.kind === 'unknown-batch') setProgress(null);
        else if (news.end.kind !== 'busy')
          setProgress(news.end.kind === 'finished' ? null : news.end.progress);
      }),
    [control],
  );
  if (progress === null || progress.state === 'finished') return null;
  const { counts, total, batch, state } = progress;
  const done = total - counts.planned - counts.sending;
  return (
    <button
      type="button"
      class="hp-linklike"
      onClick={() => {
        model.wantedBatch.value = { kind: 'batch', id: batch };
        model.navigation.open({ name: 'batches' });
      }}
    >
      {text(state === 'running' ? 'batch-progress' : 'batch-progress-paused', done, total)}
    </button>
  );
}
