import { useEffect } from 'preact/hooks';
import type { NotUnderstood } from '../../../lib/desk/record/todays-form.ts';
import { standingOf } from '../../../lib/desk/standing.ts';
import { pageUrl } from '../../../lib/wiki/sites.ts';
import { Button } from '../../common/Button.tsx';
import { Data, useI18n } from '../../common/i18n-context.tsx';
import { Link } from '../../common/Link.tsx';
import { OutcomeNotice } from '../../common/OutcomeNotice.tsx';
import { Skeleton } from '../../common/Skeleton.tsx';
import { Wikitext } from '../../flag/Wikitext.tsx';
import type { BoardModel } from '../board-model.ts';
import { placeOf, recordDesk } from './record-desk.ts';
import type { MendState } from './record-views.ts';
import { mendWork } from './record-works.ts';
import { useRest } from './use-rest.ts';

export interface MendingProps {
  readonly board: BoardModel;
  readonly title: string;
  readonly user: string;
  /** Told once the try has ended. */
  readonly onMended: () => void;
}

/** What stands on a page, and the one edit that mends it, shown before it is made. */
export function Mending({ board, title, user, onMended }: MendingProps) {
  const { views } = recordDesk(board);
  const rested = useRest(title);
  useEffect(() => {
    if (rested) void views.planMend(title);
  }, [rested, title, views]);
  const plan = views.mends.value.get(title);
  if (plan === undefined || plan === 'looking') return <Skeleton />;
  return <Plan key={title} board={board} title={title} user={user} onMended={onMended} plan={plan} />;
}

function Plan({
  board,
  title,
  user,
  onMended,
  plan,
}: MendingProps & { plan: Exclude<MendState, 'looking'> }) {
  const { text } = useI18n();
  const desk = recordDesk(board);
  const { staff } = standingOf(board.services.config, user);
  switch (plan.kind) {
    case 'unreadable':
      return (
        <OutcomeNotice outcome={plan.outcome}>
          <Button onClick={() => void desk.views.planMend(title)}>{text('try-again')}</Button>
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
    case 'not-understood':
      return (
        <>
          <p>{text('record-format-left', plan.left.length)}</p>
          <Left left={plan.left} />
          <ByHand title={title} />
        </>
      );
    case 'by-hand':
      return (
        <>
          <p>{text('record-mend-by-hand')}</p>
          <ByHand title={title} />
        </>
      );
    case 'mend': {
      const action = plan.how === 'format' ? 'format' : 'mend';
      return (
        <>
          <p>
            {plan.how === 'restore'
              ? text('record-mend-restore', plan.later)
              : text(plan.how === 'format' ? 'record-format-mend' : 'record-mend-status')}
          </p>
          <Wikitext before={plan.before} text={plan.text} open />
          <Wikitext before={null} text={plan.before} summary={text('record-stands-there')} />
          {staff ? (
            <Button
              action="progressive"
              weight="primary"
              busy={desk.runs.value.get(placeOf(title, action))?.state === 'sending'}
              onClick={() => void desk.run(title, action, mendWork(plan)).then(onMended)}
            >
              {text(plan.how === 'format' ? 'record-format-do' : 'record-mend-do')}
            </Button>
          ) : (
            <p>{text('record-may-not-staff-only')}</p>
          )}
        </>
      );
    }
  }
}

/** What nobody but people can tell the meaning of, in the words of the page. */
function Left({ left }: { left: readonly NotUnderstood[] }) {
  return (
    <ul class="hp-list">
      {left.map(({ param, value }) => (
        <li key={`${param}=${value}`}>
          <Data>{value === '' ? param : `${param} = ${value}`}</Data>
        </li>
      ))}
    </ul>
  );
}

function ByHand({ title }: { title: string }) {
  const { text } = useI18n();
  return (
    <p>
      <Link href={pageUrl('meta', title, { action: 'edit' })}>{text('record-mend-edit')}</Link>
      {' · '}
      <Link href={pageUrl('meta', title, { action: 'history' })}>{text('record-history')}</Link>
    </p>
  );
}
