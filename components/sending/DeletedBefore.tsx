import type { ComponentChildren } from 'preact';
import { Data, Rich, useI18n } from '../common/i18n-context.tsx';
import { Notice } from '../common/Notice.tsx';

/** There was such a page, and someone deleted it: who, when, why, and what to do. */
export function DeletedBefore({
  of,
  by,
  at,
  comment,
  children,
}: {
  of: 'record' | 'request';
  by: string | null;
  /** ISO 8601. */
  at: string;
  comment: string;
  children?: ComponentChildren;
}) {
  const { text, dateTime } = useI18n();
  const time = Date.parse(at);
  const when = Number.isNaN(time) ? at : dateTime(time);
  return (
    <Notice type="warning" announce>
      <p>
        <Rich
          k={of === 'record' ? 'deleted-before' : 'request-deleted-before'}
          with={[<Data key="by">{by ?? text('someone')}</Data>, when]}
        />
      </p>
      {comment === '' ? null : (
        <blockquote class="hp-quote">
          <Data>{comment}</Data>
        </blockquote>
      )}
      <p>{text(of === 'record' ? 'deleted-before-do' : 'request-deleted-before-do')}</p>
      {children}
    </Notice>
  );
}
