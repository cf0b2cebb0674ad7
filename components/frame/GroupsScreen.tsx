import { useMemo } from 'preact/hooks';
import { useI18n } from '../common/i18n-context.tsx';
import type { BoardModel } from '../triage/board-model.ts';
import { GroupsView } from '../triage/groups/GroupsView.tsx';
import { type GroupsModel, openGroups } from '../triage/groups/groups-model.ts';
import { WithBoard } from '../triage/reports/WithBoard.tsx';
import { OnBoard, useReading } from './board-reading.tsx';
import type { PanelModel } from './panel-model.ts';
import { publishParts } from './publish-parts.ts';
import { Screen } from './Screen.tsx';

/** The form of the groups, for as long as the panel is open: another configuration makes another board, not another form. */
const models = new WeakMap<PanelModel, GroupsModel>();

/** Working groups in the frame. */
export function GroupsScreen({ model, onBack }: { model: PanelModel; onBack: () => void }) {
  const { text } = useI18n();
  const groups = groupsOf(model);
  return (
    <Screen title={text('groups-title')} onBack={onBack} step={groups.step.value.kind}>
      <OnBoard model={model}>
        {(board, user) => <Open key={user} model={model} board={board} groups={groups} user={user} />}
      </OnBoard>
    </Screen>
  );
}

interface OpenProps {
  readonly model: PanelModel;
  readonly board: BoardModel;
  readonly groups: GroupsModel;
  readonly user: string;
}

function Open({ model, board, groups, user }: OpenProps) {
  useReading(model, board);
  const { navigation } = model;
  const parts = useMemo(() => publishParts(model), [model]);
  return (
    <WithBoard board={board}>
      {read => (
        <GroupsView
          read={read}
          groups={groups}
          config={model.config.value}
          now={model.host.clock.now()}
          user={user}
          parts={parts}
          onOpen={title => navigation.open({ name: 'request', title })}
          onOpenOpportunity={title => {
            board.open(title);
            navigation.open({ name: 'board' });
          }}
          // The configuration is read with whatever is in front of the person.
          onChanged={model.checkAccount}
        />
      )}
    </WithBoard>
  );
}

function groupsOf(model: PanelModel): GroupsModel {
  const found = models.get(model) ?? openGroups();
  models.set(model, found);
  return found;
}

export default GroupsScreen;
