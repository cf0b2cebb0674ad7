import { Skeleton } from '../common/Skeleton.tsx';
import { boardOf } from './board-models.ts';
import type { PanelModel } from './panel-model.ts';

/** The next meeting of the committee in the frame. */
export function CommitteeScreen({ model, onBack }: { model: PanelModel; onBack: () => void }) {
  void boardOf(model);
  void onBack;
  return <Skeleton />;
}

export default CommitteeScreen;
