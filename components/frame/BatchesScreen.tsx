import { useEffect } from 'preact/hooks';
import { BatchesView } from '../batch/BatchesView.tsx';
import { openBatchServices } from '../batch/batch-services.ts';
import { type BatchesModel, openBatches } from '../batch/batches-model.ts';
import type { PanelModel } from './panel-model.ts';

/** One for each panel: what a person began in the tab is still there when they come back to it. */
const models = new WeakMap<PanelModel, BatchesModel>();

/** The batches of a panel; the first time, this takes up what was interrupted, where no background does. */
export function batchesOf(model: PanelModel): BatchesModel {
  const open = models.get(model);
  if (open !== undefined) return open;
  const services = openBatchServices(model.host, model.services.store);
  const opened = openBatches(services, {
    i18n: model.i18n,
    limits: () => model.config.peek().limits,
    tag: () => model.config.peek().tag,
  });
  models.set(model, opened);
  model.batchControl.value = services.control;
  return opened;
}

/** The tab "Batches" in the frame. */
export function BatchesScreen({ model }: { model: PanelModel }) {
  const batches = batchesOf(model);
  const wanted = model.wantedBatch.value;
  useEffect(() => {
    if (wanted === null) return;
    model.wantedBatch.value = null;
    if (wanted.kind === 'batch') batches.openBatch(wanted.id);
    else batches.openPages('', wanted.title);
  }, [model, batches, wanted]);
  return <BatchesView model={batches} />;
}

export default BatchesScreen;
