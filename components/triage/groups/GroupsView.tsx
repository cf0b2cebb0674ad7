import '../../flag/flag.css';
import '../../request/request.css';
import './groups.css';
import { useMemo } from 'preact/hooks';
import type { Board } from '../../../lib/desk/board/board-load.ts';
import { opportunityRow, requestRow } from '../../../lib/desk/board/board-rows.ts';
import { groupQueue } from '../../../lib/desk/board/group-queue.ts';
import { type Config, configPage, type WorkingGroup } from '../../../lib/desk/config.ts';
import { standingOf } from '../../../lib/desk/standing.ts';
import { pageUrl } from '../../../lib/wiki/sites.ts';
import { Button } from '../../common/Button.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import { Link } from '../../common/Link.tsx';
import type { PublishParts } from '../publish/part-job.ts';
import { CloseGroup } from './CloseGroup.tsx';
import { GroupCard } from './GroupCard.tsx';
import { GroupEditor } from './GroupEditor.tsx';
import type { GroupsModel } from './groups-model.ts';
import { Suggestions } from './Suggestions.tsx';

export interface GroupsViewProps {
  readonly read: Board;
  readonly groups: GroupsModel;
  readonly config: Config;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly user: string;
  readonly parts: PublishParts;
  readonly onOpen: (title: string) => void;
  readonly onOpenOpportunity: (title: string) => void;
  readonly onChanged: () => void;
}

/** Working groups: one's own first, each with what it has to do; and the form in which staff change one. */
export function GroupsView(props: GroupsViewProps) {
  const { read, groups, config, now, user, parts, onOpen, onOpenOpportunity, onChanged } = props;
  const { text } = useI18n();
  const rows = useMemo(
    () => [
      ...read.requests.map(one => requestRow(one, config)),
      ...read.opportunities.map(one => opportunityRow(one, now)),
    ],
    [read, config, now],
  );
  const step = groups.step.value;
  if (step.kind === 'edit') return <GroupEditor {...{ groups, config, parts, user, onChanged }} />;
  if (step.kind === 'close') {
    const queue = groupQueue(step.seen, rows);
    return <CloseGroup {...{ groups, queue, parts, user, onOpen, onChanged }} group={step.seen} />;
  }
  const { staff, groups: own } = standingOf(config, user);
  const isMine = ({ id }: WorkingGroup) => own.includes(id);
  const all = [...config.workingGroups].sort((one, other) => Number(isMine(other)) - Number(isMine(one)));
  return (
    <>
      {all.length > 0 ? null : (
        <>
          <h2>{text('groups-empty')}</h2>
          <p>{text('groups-empty-what')}</p>
        </>
      )}
      {staff ? (
        <div class="hp-buttons">
          <Button onClick={() => groups.add('standing')}>{text('groups-add-standing')}</Button>
          <Button onClick={() => groups.add('task-force')}>{text('groups-add-task-force')}</Button>
        </div>
      ) : (
        <p class="hp-help">
          {text('groups-for-staff')} <Link href={pageUrl('meta', configPage)}>{text('groups-config')}</Link>
        </p>
      )}
      <ul class="hp-groups">
        {all.map(group => (
          <GroupCard
            key={group.id}
            group={group}
            queue={groupQueue(group, rows)}
            mine={isMine(group)}
            onEdit={staff ? () => groups.edit(group) : null}
            onClose={staff && group.kind === 'task-force' ? () => groups.close(group) : null}
            onOpen={onOpen}
            onOpenOpportunity={onOpenOpportunity}
          />
        ))}
      </ul>
      <Suggestions requests={read.requests} config={config} onOpen={onOpen} />
    </>
  );
}
