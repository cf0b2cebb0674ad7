import type { Opportunity } from '../../../lib/desk/opportunity/opportunity.ts';
import { Button } from '../../common/Button.tsx';
import { Data, useI18n } from '../../common/i18n-context.tsx';
import { Link } from '../../common/Link.tsx';
import { Skeleton } from '../../common/Skeleton.tsx';
import { SignalList } from '../../page/Signals.tsx';
import type { BoardModel } from '../board-model.ts';
import { recordDesk } from './record-desk.ts';
import { pagesOf } from './record-views.ts';

/** What its pages say just now about why it may be an opportunity. */
export function PageSignals({
  board,
  title,
  record,
}: {
  board: BoardModel;
  title: string;
  record: Opportunity;
}) {
  const { text } = useI18n();
  const { views } = recordDesk(board);
  const found = views.signals.value.get(title);
  if (pagesOf(record).length === 0) return null;
  return (
    <section aria-labelledby="hp-record-signals">
      <h3 id="hp-record-signals">{text('record-signals')}</h3>
      {found === undefined || found === 'looking' ? (
        <Skeleton lines={2} />
      ) : (
        <>
          {found.map(({ page, signals }) => (
            <div key={page.url}>
              <p class="hp-help">
                <Link href={page.url}>
                  <Data>{page.title}</Data>
                </Link>
              </p>
              {signals === null ? (
                <p>{text('record-signals-failed')}</p>
              ) : signals.length === 0 ? (
                <p>{text('record-signals-none')}</p>
              ) : (
                <SignalList signals={signals} />
              )}
            </div>
          ))}
          <Button size="small" weight="quiet" onClick={() => void views.look(title, record)}>
            {text('record-signals-again')}
          </Button>
        </>
      )}
    </section>
  );
}
