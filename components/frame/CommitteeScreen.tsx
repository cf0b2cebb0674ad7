import { useEffect } from 'preact/hooks';
import { useI18n } from '../common/i18n-context.tsx';
import type { BoardModel } from '../triage/board-model.ts';
import { CommitteeView } from '../triage/committee/CommitteeView.tsx';
import { type CommitteeModel, openCommittee } from '../triage/committee/committee-model.ts';
import { boardOf } from './board-models.ts';
import { DeskScreen } from './DeskScreen.tsx';
import type { PanelModel } from './panel-model.ts';

/** The days that were read or typed, for as long as the board is the same. */
const committees = new WeakMap<BoardModel, CommitteeModel>();

/** The next meeting of the committee in the frame. */
export function CommitteeScreen({ model, onBack }: { model: PanelModel; onBack: () => void }) {
  const { text } = useI18n();
  const board = boardOf(model).value;
  // While the board is read, not after it.
  useEffect(() => {
    if (board !== null) void committeeOf(model, board).load();
  }, [model, board]);
  return (
    <DeskScreen model={model} title={text('committee-title')} onBack={onBack}>
      {({ board, ...desk }) => (
        <CommitteeView
          {...desk}
          committee={committeeOf(model, board)}
          pageLanguage={model.inEnglish()}
          onOpen={title => model.navigation.open({ name: 'request', title })}
        />
      )}
    </DeskScreen>
  );
}

function committeeOf(model: PanelModel, board: BoardModel): CommitteeModel {
  const found =
    committees.get(board) ?? openCommittee(model.services.client('meta'), model.config.peek().pages);
  committees.set(board, found);
  return found;
}

export default CommitteeScreen;
