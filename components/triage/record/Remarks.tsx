import type { RecordRemark } from '../../../lib/desk/opportunity/opportunity-record.ts';
import { Data, Rich, useI18n } from '../../common/i18n-context.tsx';
import { Notice } from '../../common/Notice.tsx';

/** What stands on the page and was left out here, in the words of the page. */
export function Remarks({ remarks }: { remarks: readonly RecordRemark[] }) {
  const { text } = useI18n();
  if (remarks.length === 0) return null;
  return (
    <Notice>
      <p>{text('record-remarks', remarks.length)}</p>
      <ul class="hp-list">
        {remarks.map(remark => (
          <li key={JSON.stringify(remark)}>
            <Remark remark={remark} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Remark({ remark }: { remark: RecordRemark }) {
  const { text } = useI18n();
  switch (remark.kind) {
    case 'unknown-value':
      return (
        <Rich
          k="record-remark-value"
          with={[<bdi key="param">{remark.param}</bdi>, <Data key="value">{remark.value}</Data>]}
        />
      );
    case 'repeated':
      return <Rich k="record-remark-repeated" with={[<bdi key="param">{remark.param}</bdi>]} />;
    case 'nameless-sighting':
      return text('record-remark-nameless', remark.sighting + 1);
  }
}
