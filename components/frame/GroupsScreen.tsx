import { Skeleton } from '../common/Skeleton.tsx';
import { boardOf } from './board-models.ts';
import type { PanelModel } from './panel-model.ts';

/** Working groups in the frame. */
export function GroupsScreen({ model, onBack }: { model: PanelModel; onBack: () => void }) {
  void boardOf(model);
  void onBack;
  return <Skeleton />;
}

export default GroupsScreen;
