import { Skeleton } from '../common/Skeleton.tsx';
import { boardOf } from './board-models.ts';
import type { PanelModel } from './panel-model.ts';

/** The tab "Board" in the frame. */
export function BoardScreen({ model }: { model: PanelModel }) {
  void boardOf(model);
  return <Skeleton />;
}

export default BoardScreen;
