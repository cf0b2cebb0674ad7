import { useEffect, useMemo } from 'preact/hooks';
import { useI18n } from '../common/i18n-context.tsx';
import type { BoardModel } from '../triage/board-model.ts';
import { CommitteeView } from '../triage/committee/CommitteeView.tsx';
import { type CommitteeModel, openCommittee } from '../triage/committee/committee-model.ts';
import { WithBoard } from '../triage/reports/WithBoard.tsx';
import { OnBoard, useReading } from './board-reading.tsx';
import type { PanelModel } from './panel-model.ts';
import { publishParts } from './publish-parts.ts';
import { Screen } from './Screen.tsx';

/** The days that were read or typed, for as long as the board is the same. */
const committees = new WeakMap<BoardModel, CommitteeModel>();

/** The next meeting of the committee in the frame. */
export function CommitteeScreen({ model, onBack }: { model: PanelModel; onBack: () => void }) {
  const { text } = useI18n();
  return (
    <Screen title={text('committee-title')} onBack={onBack}>
      <OnBoard model={model}>
        {(board, user) => <Open key={user} model={model} board={board} user={user} />}
      </OnBoard>
    </Screen>
  );
}

function Open({ model, board, user }: { model: PanelModel; board: BoardModel; user: string }) {
  useReading(model, board);
  const { navigation } = model;
  const config = model.config.value;
  const parts = useMemo(() => publishParts(model), [model]);
  const committee = committeeOf(model, board);
  useEffect(() => void committee.load(), [committee]);
  const read = board.readAt.value;
  const now = useMemo(() => model.host.clock.now(), [model, read]);
  return (
    <WithBoard board={board}>
      {all => (
        <CommitteeView
          read={all}
          committee={committee}
          config={config}
          now={now}
          user={user}
          pageLanguage={model.inEnglish()}
          parts={parts}
          onOpen={title => navigation.open({ name: 'request', title })}
        />
      )}
    </WithBoard>
  );
}

function committeeOf(model: PanelModel, board: BoardModel): CommitteeModel {
  const found =
    committees.get(board) ?? openCommittee(model.services.client('meta'), model.config.peek().pages);
  committees.set(board, found);
  return found;
}

export default CommitteeScreen;
