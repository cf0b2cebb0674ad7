import { aboutToChangeMeta } from '../../lib/page/look/meta.ts';
import type { PublishParts } from '../triage/publish/part-job.ts';
import type { PanelModel } from './panel-model.ts';
import { requestDeps } from './public-services.ts';

/** What publishing on the pages of the desk takes of the panel. */
export function publishParts(model: PanelModel): PublishParts {
  return {
    deps: onWait => requestDeps(model, onWait),
    onSend: () => aboutToChangeMeta(model.services.cache),
  };
}
