import '../request.css';
import type { RequestSeen } from '../../../lib/desk/opening/opening-types.ts';
import { Data, useI18n } from '../../common/i18n-context.tsx';
import { RelativeTime } from '../../common/RelativeTime.tsx';
import { stageNames } from '../stage-words.ts';

export interface PageRequestsProps {
  readonly requests: readonly RequestSeen[];
  readonly onOpen: (title: string) => void;
}

/** What the Helpdesk was asked about the partner of this page: stage and boxes, and the way into each request. */
export function PageRequests({ requests, onOpen }: PageRequestsProps) {
  const { text } = useI18n();
  return (
    <section aria-labelledby="hp-page-requests">
      <h2 id="hp-page-requests">{text('page-requests')}</h2>
      {requests.map(({ title, status, boxes, changed }) => {
        const time = Date.parse(changed);
        return (
          <div key={title} class="hp-record">
            <p>
              <button type="button" class="hp-linklike" onClick={() => onOpen(title)}>
                <Data>{title.slice(title.lastIndexOf('/') + 1)}</Data>
              </button>
              {status === null ? null : (
                <>
                  {': '}
                  <strong>{text(stageNames[status])}</strong>
                </>
              )}
            </p>
            <p class="hp-help">
              {boxes === null ? null : `${text('boxes-count', boxes.done, boxes.of)} · `}
              {Number.isNaN(time) ? null : <RelativeTime time={time} />}
            </p>
          </div>
        );
      })}
    </section>
  );
}

export default PageRequests;
