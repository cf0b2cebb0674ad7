import '../../page/page.css';
import '../../request/request.css';
import './record.css';
import { useEffect } from 'preact/hooks';
import type { BoardRecord } from '../../../lib/desk/board/board-load.ts';
import { standingOf } from '../../../lib/desk/standing.ts';
import { pageUrl } from '../../../lib/wiki/sites.ts';
import { Button } from '../../common/Button.tsx';
import { Data, Rich, useI18n } from '../../common/i18n-context.tsx';
import { Link } from '../../common/Link.tsx';
import { Notice } from '../../common/Notice.tsx';
import { OutcomeNotice } from '../../common/OutcomeNotice.tsx';
import { Skeleton } from '../../common/Skeleton.tsx';
import { Wikitext } from '../../flag/Wikitext.tsx';
import { nameOfRequest } from '../../request/wiki-page.ts';
import type { BoardModel } from '../board-model.ts';
import { RunNotice } from './RunNotice.tsx';
import { placeOf, recordDesk } from './record-desk.ts';
import type { MendState } from './record-views.ts';
import { brokenWords } from './record-words.ts';
import { mendWork } from './record-works.ts';
import { useRest } from './use-rest.ts';

export interface BrokenPaneProps {
  readonly board: BoardModel;
  readonly title: string;
  readonly user: string;
  readonly listed: BoardRecord<unknown>;
}

/** A page that cannot be read as the record it should be: what is wrong, what stands there, and how it can be mended. */
export function BrokenPane({ board, title, user, listed }: BrokenPaneProps) {
  const { text } = useI18n();
  const { trouble } = listed;
  return (
    <article class="hp-page__body hp-onerecord">
      <h2>
        <Data>{nameOfRequest(title)}</Data>
      </h2>
      <Wrong trouble={trouble} />
      <p>
        <Link href={pageUrl('meta', title)}>{text('request-page')}</Link>
      </p>
      {trouble?.kind === 'broken' ? (
        <Mending board={board} title={title} user={user} />
      ) : trouble?.kind === 'not-read' ? (
        <Button onClick={() => void board.load()}>{text('request-read-again')}</Button>
      ) : null}
      <RunNotice board={board} title={title} name={nameOfRequest(title)} at="mend" />
    </article>
  );
}

function Wrong({ trouble }: Pick<BoardRecord<unknown>, 'trouble'>) {
  const i18n = useI18n();
  const { text } = i18n;
  switch (trouble?.kind) {
    case 'broken':
      return (
        <Notice type="warning">
          <p>{text('record-broken-by-hand')}</p>
          <ul class="hp-list">
            {trouble.problems.map(problem => (
              <li key={JSON.stringify(problem)}>{brokenWords(i18n, problem)}</li>
            ))}
          </ul>
        </Notice>
      );
    case 'moved':
      return (
        <Notice type="warning">
          <p>
            <Rich
              k="record-moved"
              with={[
                <Link key="to" href={pageUrl('meta', trouble.to)}>
                  <Data>{trouble.to}</Data>
                </Link>,
              ]}
            />
          </p>
        </Notice>
      );
    default:
      return (
        <Notice type="warning">
          <p>{text('record-not-read')}</p>
        </Notice>
      );
  }
}

/** What stands there, and the one edit that mends it, shown before it is made. */
function Mending({ board, title, user }: Omit<BrokenPaneProps, 'listed'>) {
  const { text } = useI18n();
  const { views } = recordDesk(board);
  const rested = useRest(title);
  useEffect(() => {
    if (rested) void views.planMend(title);
  }, [rested, title, views]);
  const plan = views.mends.value.get(title);
  if (plan === undefined || plan === 'looking') return <Skeleton />;
  return <Plan key={title} board={board} title={title} user={user} plan={plan} again={text('try-again')} />;
}

function Plan({
  board,
  title,
  user,
  plan,
  again,
}: Omit<BrokenPaneProps, 'listed'> & { plan: Exclude<MendState, 'looking'>; again: string }) {
  const { text } = useI18n();
  const desk = recordDesk(board);
  const { staff } = standingOf(board.services.config, user);
  switch (plan.kind) {
    case 'unreadable':
      return (
        <OutcomeNotice outcome={plan.outcome}>
          <Button onClick={() => void desk.views.planMend(title)}>{again}</Button>
        </OutcomeNotice>
      );
    case 'missing':
      return <p>{text('record-ended-gone')}</p>;
    case 'readable':
      return (
        <>
          <p>{text('record-mend-readable')}</p>
          <Button onClick={() => void board.load()}>{text('request-read-again')}</Button>
        </>
      );
    case 'by-hand':
      return (
        <>
          <p>{text('record-mend-by-hand')}</p>
          <p>
            <Link href={pageUrl('meta', title, { action: 'edit' })}>{text('record-mend-edit')}</Link>{' '}
            <Link href={pageUrl('meta', title, { action: 'history' })}>{text('record-history')}</Link>
          </p>
        </>
      );
    case 'mend':
      return (
        <>
          <p>
            {plan.how === 'status' ? text('record-mend-status') : text('record-mend-restore', plan.later)}
          </p>
          <Wikitext before={plan.before} text={plan.text} open />
          <Wikitext before={null} text={plan.before} summary={text('record-stands-there')} />
          {staff ? (
            <Button
              action="progressive"
              weight="primary"
              busy={desk.runs.value.get(placeOf(title, 'mend'))?.state === 'sending'}
              onClick={() => void desk.run(title, 'mend', mendWork(plan)).then(() => board.load())}
            >
              {text('record-mend-do')}
            </Button>
          ) : (
            <p>{text('record-may-not-staff-only')}</p>
          )}
        </>
      );
  }
}
