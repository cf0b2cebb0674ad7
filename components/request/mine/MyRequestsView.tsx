import '../request.css';
import { useState } from 'preact/hooks';
import type { MessageKey } from '../../../lib/i18n/i18n.ts';
import type { Outcome } from '../../../lib/wiki/outcome.ts';
import { pageUrl } from '../../../lib/wiki/sites.ts';
import { Button } from '../../common/Button.tsx';
import { Chips } from '../../common/Chips.tsx';
import { CopyDetails } from '../../common/CopyDetails.tsx';
import { Details } from '../../common/Details.tsx';
import { Data, useI18n } from '../../common/i18n-context.tsx';
import { Link } from '../../common/Link.tsx';
import { Notice } from '../../common/Notice.tsx';
import { outcomeDetails } from '../../common/outcome-words.ts';
import { Skeleton } from '../../common/Skeleton.tsx';
import {
  type Filter,
  filtered,
  filters,
  type MineSeen,
  type MyRequestsModel,
  usefulFilters,
} from './mine-model.ts';
import { RequestCard } from './RequestCard.tsx';

const filterNames: Readonly<Record<Filter, MessageKey>> = {
  made: 'mine-filter-made',
  assigned: 'mine-filter-assigned',
  followed: 'mine-filter-followed',
};

export interface MyRequestsProps {
  readonly requests: MyRequestsModel;
  readonly onOpen: (title: string) => void;
}

/** "My requests": those I made, am assigned, or follow; what waits for me first. */
export function MyRequestsView({ requests, onOpen }: MyRequestsProps) {
  const { text } = useI18n();
  const seen = requests.seen.value;
  const failed = requests.failed.value;
  return (
    <section aria-label={text('tab-requests')} aria-busy={requests.loading.value}>
      <h1 class="hp-hidden">{text('tab-requests')}</h1>
      {failed === null ? null : (
        <Failed outcome={failed} again={() => void requests.load()} stale={seen !== null} />
      )}
      {seen === null ? (
        failed === null ? (
          <Skeleton lines={6} />
        ) : null
      ) : (
        <Cards seen={seen} onOpen={onOpen} />
      )}
    </section>
  );
}

function Failed({ outcome, again, stale }: { outcome: Outcome; again: () => void; stale: boolean }) {
  const { text } = useI18n();
  const offline = outcome.kind === 'unreachable';
  return (
    <Notice type={stale ? 'warning' : 'error'} announce>
      <p>
        {offline ? text('state-no-connection', text('wiki-meta')) : text('state-nonsense', text('wiki-meta'))}
      </p>
      {stale ? <p>{text('mine-stale')}</p> : null}
      <Button onClick={again}>{text('try-again')}</Button>
      {offline ? null : <CopyDetails details={outcomeDetails(outcome)} />}
    </Notice>
  );
}

function Cards({ seen, onOpen }: { seen: MineSeen; onOpen: (title: string) => void }) {
  const { text } = useI18n();
  const [chosen, choose] = useState<readonly Filter[]>([]);
  const useful = usefulFilters(seen.mine);
  const shown = filtered(
    seen.mine,
    chosen.filter(filter => useful.includes(filter)),
  );
  return (
    <>
      {useful.length === 0 ? null : (
        <fieldset class="hp-filters">
          <legend class="hp-hidden">{text('mine-filter')}</legend>
          <Chips
            options={useful.map(value => ({ value, label: text(filterNames[value]) }))}
            selected={chosen}
            onChange={picked => choose(filters.filter(filter => picked.includes(filter)))}
          />
        </fieldset>
      )}
      {seen.mine.length === 0 ? <Empty /> : null}
      <ul class="hp-cards">
        {shown.map(mine => (
          <RequestCard key={mine.listed.pageId} mine={mine} onOpen={onOpen} />
        ))}
      </ul>
      {seen.unreadable.length === 0 ? null : (
        <Details summary={text('mine-unreadable', seen.unreadable.length)}>
          <p>{text('mine-unreadable-why')}</p>
          <ul class="hp-list">
            {seen.unreadable.map(title => (
              <li key={title}>
                <Link href={pageUrl('meta', title)}>
                  <Data>{title.slice(title.lastIndexOf('/') + 1)}</Data>
                </Link>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}

/** Nothing yet: what a request is, and where one is made. */
function Empty() {
  const { text } = useI18n();
  return (
    <>
      <h2>{text('mine-empty')}</h2>
      <p>{text('mine-empty-what')}</p>
      <p>{text('mine-empty-how')}</p>
    </>
  );
}
