import '../../page/page.css';
import '../../request/request.css';
import './record.css';
import type { Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Opportunity } from '../../../lib/desk/opportunity/opportunity.ts';
import { claimant } from '../../../lib/desk/opportunity/opportunity-deeds.ts';
import { pageUrl } from '../../../lib/wiki/sites.ts';
import { Button } from '../../common/Button.tsx';
import { Data, Rich, useI18n } from '../../common/i18n-context.tsx';
import { Link } from '../../common/Link.tsx';
import { OutcomeNotice } from '../../common/OutcomeNotice.tsx';
import { Skeleton } from '../../common/Skeleton.tsx';
import { RecordFields, Sightings } from '../../flag/RecordCard.tsx';
import { Flaggers } from '../../page/Records.tsx';
import { History } from '../../request/open/History.tsx';
import { nameOfRequest } from '../../request/wiki-page.ts';
import { opportunityStages } from '../board/board-words.ts';
import type { BoardModel } from '../board-model.ts';
import { OlderRecord } from './OlderRecord.tsx';
import { OneRecordActions } from './OneRecordActions.tsx';
import { PageSignals } from './PageSignals.tsx';
import { RecordTalk } from './RecordTalk.tsx';
import { Related } from './Related.tsx';
import { Remarks } from './Remarks.tsx';
import type { WantedAction } from './record-actions.ts';
import { recordDesk } from './record-desk.ts';
import { useRest } from './use-rest.ts';

export interface PaneProps {
  readonly board: BoardModel;
  readonly title: string;
  readonly user: string;
  readonly wanted: Signal<WantedAction | null>;
}

/** One opportunity: where it stands, what can be done, what is known, who saw what, what is said and what happened. */
export function OpportunityPane({ board, title, user, wanted, record }: PaneProps & { record: Opportunity }) {
  const { text } = useI18n();
  const { views } = recordDesk(board);
  const rested = useRest(title);
  useEffect(() => {
    if (!rested) return;
    void views.load(title);
    if (!views.signals.peek().has(title)) void views.look(title, record);
  }, [rested, title]);
  const found = views.views.value.get(title);
  const view = found?.state === 'read' ? found.view : null;
  return (
    <article class="hp-page__body hp-onerecord">
      <h2>
        <Data>{record.partner}</Data>
      </h2>
      <Standing board={board} record={record} />
      <OlderRecord
        key={title}
        board={board}
        title={title}
        user={user}
        older={board.opportunity(title)?.older ?? null}
        onMended={() => undefined}
      />
      <OneRecordActions key={title} board={board} title={title} record={record} user={user} wanted={wanted} />
      <section aria-labelledby="hp-record-fields">
        <h3 id="hp-record-fields">{text('record-fields')}</h3>
        <RecordFields record={record} sources />
        <p>
          <Link href={pageUrl('meta', title)}>{text('request-page')}</Link>
        </p>
        {view === null ? null : <Remarks remarks={view.remarks} />}
      </section>
      <section aria-labelledby="hp-record-sightings">
        <h3 id="hp-record-sightings">{text('preview-sightings', record.sightings.length)}</h3>
        <Sightings record={record} />
      </section>
      <PageSignals board={board} title={title} record={record} />
      <Related board={board} title={title} />
      {view === null ? (
        found?.state === 'unreadable' ? (
          <OutcomeNotice outcome={found.outcome}>
            <Button onClick={() => void views.load(title)}>{text('try-again')}</Button>
          </OutcomeNotice>
        ) : (
          <Skeleton />
        )
      ) : (
        <>
          <RecordTalk board={board} view={view} />
          <History view={view} />
        </>
      )}
    </article>
  );
}

/** Where it stands, who holds it and until when, and what came of it. */
function Standing({ board, record }: { board: BoardModel; record: Opportunity }) {
  const { text, date } = useI18n();
  const { status, claimedBy, claimedUntil, reason, duplicateOf, request } = record;
  const until = Date.parse(claimedUntil);
  const holder = claimant(record, board.services.now());
  const by = <Data key="by">{claimedBy}</Data>;
  return (
    <>
      <p>
        <strong>{text(opportunityStages[status])}</strong>
        {'. '}
        {claimedBy === '' ? null : holder === null ? (
          <Rich k="record-claim-lapsed" with={[by, Number.isNaN(until) ? '' : date(until)]} />
        ) : Number.isNaN(until) ? (
          <Rich k="record-claimed" with={[by]} />
        ) : (
          <Rich k="record-claimed-until" with={[by, date(until)]} />
        )}
      </p>
      <Flaggers record={record} />
      {reason === '' ? null : (
        <div class="hp-said hp-answer" dir="auto">
          {reason}
        </div>
      )}
      {duplicateOf === '' ? null : (
        <p>
          {text('record-same-as')} <Other board={board} title={duplicateOf} />
        </p>
      )}
      {request === '' ? null : (
        <p>
          {text('record-its-request')} <Other board={board} title={request} />
        </p>
      )}
    </>
  );
}

/** Another record of the board, opened here; on the wiki where the board does not have it. */
function Other({ board, title }: { board: BoardModel; title: string }) {
  const name = nameOfRequest(title);
  const known = board.opportunity(title) !== undefined || board.request(title) !== undefined;
  return known ? (
    <button type="button" class="hp-linklike" onClick={() => board.open(title)}>
      <Data>{name}</Data>
    </button>
  ) : (
    <Link href={pageUrl('meta', title)}>
      <Data>{name}</Data>
    </Link>
  );
}
