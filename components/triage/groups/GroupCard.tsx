import type { BoardRow } from '../../../lib/desk/board/board-rows.ts';
import type { GroupQueue } from '../../../lib/desk/board/group-queue.ts';
import { checkGroup } from '../../../lib/desk/board/groups.ts';
import type { WorkingGroup } from '../../../lib/desk/config.ts';
import type { MessageKey } from '../../../lib/i18n/i18n.ts';
import { pageUrl } from '../../../lib/wiki/sites.ts';
import { Button } from '../../common/Button.tsx';
import { Details } from '../../common/Details.tsx';
import { Data, useI18n } from '../../common/i18n-context.tsx';
import { Link } from '../../common/Link.tsx';
import { Notice } from '../../common/Notice.tsx';
import { groupProblemWords } from './group-words.ts';
import { Rows } from './Rows.tsx';

export interface GroupCardProps {
  readonly group: WorkingGroup;
  readonly queue: GroupQueue;
  /** The person is in it. */
  readonly mine: boolean;
  /** Null for those who may not. */
  readonly onEdit: (() => void) | null;
  readonly onClose: (() => void) | null;
  readonly onOpen: (title: string) => void;
  readonly onOpenOpportunity: (title: string) => void;
}

/** One working group: who is in it, what it is for, and what it has to do. */
export function GroupCard(props: GroupCardProps) {
  const i18n = useI18n();
  const { text, languageName, list } = i18n;
  const { group, queue, mine, onEdit, onClose, onOpen, onOpenOpportunity } = props;
  const { requests, closed, held, offered } = queue;
  const finished = group.kind === 'task-force' && requests.length === 0 && closed.length > 0;
  const odd = checkGroup(group, []).filter(({ kind }) => kind === 'too-few' || kind === 'too-many');
  return (
    <li class="hp-card">
      <h2>
        <Data>{group.name}</Data>
      </h2>
      <p class="hp-help">
        {[
          text(group.kind === 'standing' ? 'groups-standing' : 'groups-task-force'),
          ...(mine ? [text('groups-mine')] : []),
          text('groups-load', requests.length),
        ].join(' · ')}
      </p>
      {odd.map(problem => (
        <Notice key={problem.kind} type="warning" inline>
          {groupProblemWords(i18n, problem)}
        </Notice>
      ))}
      <dl class="hp-groups__facts">
        <dt>{text('groups-members')}</dt>
        <dd>
          <ul class="hp-groups__people">
            {group.members.map(name => (
              <li key={name}>
                <Link href={pageUrl('meta', `User:${name}`)}>
                  <Data>{name}</Data>
                </Link>
              </li>
            ))}
          </ul>
          {group.members.length === 0 ? text('groups-nobody') : null}
        </dd>
        {group.languages.length === 0 ? null : (
          <>
            <dt>{text('groups-languages')}</dt>
            <dd>{list(group.languages.map(languageName))}</dd>
          </>
        )}
        {group.topics.length === 0 ? null : (
          <>
            <dt>{text('groups-topics')}</dt>
            <dd>
              <Data>{list(group.topics)}</Data>
            </dd>
          </>
        )}
      </dl>
      {group.page.trim() === '' ? null : (
        <p>
          <Link href={pageUrl('meta', group.page)}>{text('groups-page-view')}</Link>
        </p>
      )}
      <Queue name="groups-queue" rows={requests} open={mine} onOpen={onOpen} />
      <Queue name="groups-held" rows={held} open={mine} onOpen={onOpenOpportunity} />
      <Queue name="groups-offered" rows={offered} open={false} onOpen={onOpenOpportunity} />
      {finished ? (
        <Notice inline>
          <p>{text('groups-finished')}</p>
        </Notice>
      ) : null}
      {onEdit === null ? null : (
        <p class="hp-buttons">
          <Button size="small" onClick={onEdit}>
            {text('groups-change')}
            <span class="hp-hidden"> {group.name}</span>
          </Button>
          {onClose === null ? null : (
            <Button size="small" onClick={onClose}>
              {text('groups-close-do')}
              <span class="hp-hidden"> {group.name}</span>
            </Button>
          )}
        </p>
      )}
    </li>
  );
}

interface QueueProps {
  readonly name: MessageKey;
  readonly rows: readonly BoardRow[];
  readonly open: boolean;
  readonly onOpen: (title: string) => void;
}

function Queue({ name, rows, open, onOpen }: QueueProps) {
  const { text } = useI18n();
  if (rows.length === 0) return null;
  return (
    <Details summary={text(name, rows.length)} open={open}>
      <Rows rows={rows} onOpen={onOpen} />
    </Details>
  );
}
