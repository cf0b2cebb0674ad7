import type { GroupQueue } from '../../../lib/desk/board/group-queue.ts';
import type { WorkingGroup } from '../../../lib/desk/config.ts';
import { Button } from '../../common/Button.tsx';
import { Data, Rich, useI18n } from '../../common/i18n-context.tsx';
import { Notice } from '../../common/Notice.tsx';
import { PublishSteps } from '../publish/PublishSteps.tsx';
import type { PublishParts } from '../publish/part-job.ts';
import { groupJob } from './group-job.ts';
import type { GroupsModel } from './groups-model.ts';
import { Rows } from './Rows.tsx';

export interface CloseGroupProps {
  readonly groups: GroupsModel;
  readonly group: WorkingGroup;
  readonly queue: GroupQueue;
  readonly parts: PublishParts;
  readonly user: string;
  readonly onOpen: (title: string) => void;
  readonly onChanged: () => void;
}

/** A task force ends with its work: what it did, what is left to be handed on first, and the edit. */
export function CloseGroup({ groups, group, queue, parts, user, onOpen, onChanged }: CloseGroupProps) {
  const { text } = useI18n();
  const left = queue.requests.length;
  const saved = groups.publish.stage.value.kind === 'saved';
  return (
    <section aria-labelledby="hp-group-close">
      <h2 id="hp-group-close">
        <Rich k="groups-close" with={[<Data key="name">{group.name}</Data>]} />
      </h2>
      {left > 0 && !saved ? (
        <Notice type="warning" announce>
          <p>{text('groups-close-left', left)}</p>
          <Rows rows={queue.requests} onOpen={onOpen} />
          <Button onClick={groups.back}>{text('part-back')}</Button>
        </Notice>
      ) : (
        <>
          <p>{text('groups-close-what', queue.closed.length)}</p>
          <Rows rows={queue.closed} onOpen={onOpen} />
          <PublishSteps
            model={groups.publish}
            user={user}
            done="groups-closed"
            begin={
              <div class="hp-buttons">
                <Button onClick={groups.back}>{text('part-cancel')}</Button>
                <Button
                  action="destructive"
                  onClick={() =>
                    void groups.publish.preview(groupJob(parts, { kind: 'close', seen: group }, onChanged))
                  }
                >
                  {text('groups-preview')}
                </Button>
              </div>
            }
          />
        </>
      )}
    </section>
  );
}
