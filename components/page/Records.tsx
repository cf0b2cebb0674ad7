import type { RecordSeen } from '../../lib/desk/opening/opening-types.ts';
import type { Opportunity, OpportunityStatus } from '../../lib/desk/opportunity/opportunity.ts';
import type { I18n, MessageKey } from '../../lib/i18n/i18n.ts';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { Data, Rich, useI18n } from '../common/i18n-context.tsx';
import { Link } from '../common/Link.tsx';
import { Notice } from '../common/Notice.tsx';
import { RelativeTime } from '../common/RelativeTime.tsx';

/** Where an opportunity stands, in words. */
export const statusNames: Readonly<Record<OpportunityStatus, MessageKey>> = {
  flagged: 'status-flagged',
  'under-review': 'status-under-review',
  contacting: 'status-contacting',
  request: 'status-request',
  'not-now': 'status-not-now',
  duplicate: 'status-duplicate',
  withdrawn: 'status-withdrawn',
};

/** That a record is of an older format, as a sentence. `older`: the format it says it is in; '' where it says none. */
export function olderWords({ text }: Pick<I18n, 'text'>, older: string): string {
  return older === '' ? text('record-older-none') : text('record-older', older);
}

/** What the Helpdesk knows about the partner of this page. */
export function Records({ records }: { records: readonly RecordSeen[] }) {
  const { text } = useI18n();
  return (
    <section aria-labelledby="hp-records">
      <h2 id="hp-records">{text('records')}</h2>
      {records.map(seen =>
        seen.state === 'read' ? (
          <div key={seen.title} class="hp-record">
            <p>
              <Link href={pageUrl('meta', seen.title)}>
                <Data>{seen.record.partner}</Data>
              </Link>
              {': '}
              <strong>{text(statusNames[seen.record.status])}</strong>
            </p>
            <Flaggers record={seen.record} />
            {seen.older === null ? null : <p class="hp-help">{olderWords({ text }, seen.older)}</p>}
            {seen.record.claimedBy === '' ? null : (
              <p class="hp-help">
                <Rich k="record-claimed" with={[<Data key="by">{seen.record.claimedBy}</Data>]} />
              </p>
            )}
          </div>
        ) : (
          <Notice key={seen.title} type="warning">
            <p>{text('record-broken')}</p>
            <Link href={pageUrl('meta', seen.title)}>{text('record-broken-look')}</Link>
          </Notice>
        ),
      )}
    </section>
  );
}

/** Who flagged it and when, and how many did. */
export function Flaggers({ record }: { record: Opportunity }) {
  const { text } = useI18n();
  const [first] = record.sightings;
  if (first === undefined) return null;
  const time = Date.parse(first.at);
  const by = <Data key="by">{first.by}</Data>;
  return (
    <p class="hp-help">
      {Number.isNaN(time) ? (
        <Rich k="record-by" with={[by]} />
      ) : (
        <Rich k="record-by-when" with={[by, <RelativeTime key="at" time={time} />]} />
      )}{' '}
      {record.sightings.length > 1 ? text('record-sightings', record.sightings.length) : null}
    </p>
  );
}

export default Records;
