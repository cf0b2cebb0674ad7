import { useI18n } from '../common/i18n-context.tsx';
import { openUnsent } from '../request/open/unsent.ts';
import { GroupsView } from '../triage/groups/GroupsView.tsx';
import { type GroupsModel, openGroups } from '../triage/groups/groups-model.ts';
import { DeskScreen } from './DeskScreen.tsx';
import type { PanelModel } from './panel-model.ts';
import { WithUserNames } from './WithUserNames.tsx';

/** The form of the groups, for as long as the panel is open: another configuration makes another board, not another form. */
const models = new WeakMap<PanelModel, GroupsModel>();

/** Working groups in the frame. */
export function GroupsScreen({ model, onBack }: { model: PanelModel; onBack: () => void }) {
  const { text } = useI18n();
  const { navigation } = model;
  const groups = groupsOf(model);
  return (
    <DeskScreen model={model} title={text('groups-title')} onBack={onBack} step={groups.step.value.kind}>
      {({ board, ...desk }) => (
        <WithUserNames model={model}>
          <GroupsView
            {...desk}
            groups={groups}
            onOpen={title => navigation.open({ name: 'request', title })}
            onOpenOpportunity={title => {
              board.open(title);
              navigation.open({ name: 'board' });
            }}
            // The configuration is read with whatever is in front of the person.
            onChanged={model.checkAccount}
          />
        </WithUserNames>
      )}
    </DeskScreen>
  );
}

function groupsOf(model: PanelModel): GroupsModel {
  const found = models.get(model) ?? openGroups(openUnsent(model.services.drafts, 'groups'));
  models.set(model, found);
  return found;
}

export default GroupsScreen;
