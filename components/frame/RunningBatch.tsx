import { useEffect, useState } from 'preact/hooks';
import type { BatchNews } from '../../lib/batch/batch-control.ts';
import type { Store } from '../../lib/store/database.ts';
import { deferred } from '../common/deferred.tsx';
import type { PanelModel } from './panel-model.ts';

const BatchInSight = deferred(() => import('./BatchInSight.tsx'), { meanwhile: () => null, quiet: true });

/** The batch that runs or waits for the person. What shows it comes when this browser has one to show. */
export function RunningBatch({ model }: { model: PanelModel }) {
  const { store } = model.services;
  const control = model.batchControl.value;
  const [kept, setKept] = useState(false);
  const [news, setNews] = useState<BatchNews | null>(null);
  useEffect(() => {
    let gone = false;
    hasOpen(store).then(open => {
      if (!gone) setKept(open);
    });
    return () => {
      gone = true;
    };
  }, [store]);
  useEffect(() => control?.watch(setNews), [control]);
  return kept || news !== null ? <BatchInSight model={model} news={news} /> : null;
}

/** Whether there is a batch that is not finished; without a database there is none. */
async function hasOpen(store: Store): Promise<boolean> {
  try {
    const batches = await store.use(db => db.getAll('batches'));
    return batches.some(({ open }) => open);
  } catch {
    return false;
  }
}
