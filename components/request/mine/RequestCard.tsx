import type { Mine, MyRequest } from '../../../lib/desk/request/my-requests.ts';
import type { RequestStatus } from '../../../lib/desk/request/request.ts';
import { stageOf } from '../../../lib/desk/request/stages.ts';
import type { MessageKey } from '../../../lib/i18n/i18n.ts';
import { Data, Rich, useI18n } from '../../common/i18n-context.tsx';
import { RelativeTime } from '../../common/RelativeTime.tsx';
import { BoxBars } from '../BoxBars.tsx';
import { StageTrack } from '../StageTrack.tsx';
import { turnNames } from '../turn-words.ts';

const whyWords: Readonly<Record<Mine, MessageKey>> = {
  made: 'mine-made',
  assigned: 'mine-assigned',
  group: 'mine-group',
  followed: 'mine-followed',
};

/** Stages that nobody is in without a reason, which whoever asked wants to know. */
const reasoned: ReadonlySet<RequestStatus> = new Set<RequestStatus>(['declined', 'on-hold']);

/** One of my requests: enough to know whether it waits for me. */
export function RequestCard({ mine, onOpen }: { mine: MyRequest; onOpen: (title: string) => void }) {
  const { text, list } = useI18n();
  const { listed, request, days, changed } = mine;
  const time = Date.parse(listed.timestamp);
  return (
    <li class={`hp-card${mine.myTurn ? ' hp-card--mine' : ''}`}>
      <h2>
        <button type="button" class="hp-linklike" onClick={() => onOpen(listed.title)}>
          <Data>{request.title}</Data>
        </button>
        {changed ? <span class="hp-new">{text('mine-changed')}</span> : null}
      </h2>
      <StageTrack request={request} />
      <Turn mine={mine} />
      {stageOf(request.status).open ? <BoxBars progress={mine.progress} /> : null}
      {reasoned.has(request.status) && request.reason !== '' ? (
        <p>
          {text('stage-reason')} <Data>{request.reason}</Data>
        </p>
      ) : null}
      <p class="hp-help">
        {Number.isNaN(time) ? null : (
          <Rich
            k={listed.changedBy === null ? 'mine-last-change' : 'mine-last-change-by'}
            with={[<RelativeTime key="at" time={time} />, <Data key="by">{listed.changedBy ?? ''}</Data>]}
          />
        )}{' '}
        {days === null || days === 0 ? null : text('mine-days', days)}
      </p>
      <p class="hp-help">{text('mine-why', list(mine.why.map(why => text(whyWords[why]))))}</p>
    </li>
  );
}

function Turn({ mine: { turn, myTurn, questions } }: { mine: MyRequest }) {
  const { text } = useI18n();
  if (turn === null) return null;
  if (!myTurn) return <p>{text(turnNames[turn])}</p>;
  return (
    <p class="hp-myturn">
      {questions.length > 0 ? text('turn-you-questions', questions.length) : text('turn-you')}
    </p>
  );
}
