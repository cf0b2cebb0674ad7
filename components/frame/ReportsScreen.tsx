import { Skeleton } from '../common/Skeleton.tsx';
import { boardOf } from './board-models.ts';
import type { PanelModel } from './panel-model.ts';

/** Reports in the frame. */
export function ReportsScreen({ model, onBack }: { model: PanelModel; onBack: () => void }) {
  void boardOf(model);
  void onBack;
  return <Skeleton />;
}

export default ReportsScreen;
