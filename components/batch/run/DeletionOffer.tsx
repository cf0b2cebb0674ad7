import { deletionRequest, deletionRequests } from '../../../lib/batch/run/deletion-request.ts';
import { pageUrl } from '../../../lib/wiki/sites.ts';
import { Details } from '../../common/Details.tsx';
import { Rich, useI18n } from '../../common/i18n-context.tsx';
import { Link } from '../../common/Link.tsx';
import { Notice } from '../../common/Notice.tsx';
import type { PreviewModel } from '../preview/preview-model.ts';
import { titleOf } from '../preview/preview-rows.ts';

/** Taking back cannot delete what a batch made; it can say whom to ask, and with which words. */
export function DeletionOffer({ preview }: { preview: PreviewModel }) {
  const { text } = useI18n();
  const items = preview.rows.flatMap(({ edit }) => {
    const made = edit.wiki === 'wikidata' && edit.problems.some(({ key }) => key === 'created-page');
    return made ? (titleOf(edit) ?? []) : [];
  });
  if (items.length === 0) return null;
  return (
    <Notice type="warning">
      <p>
        <Rich
          k="batch-delete-items"
          with={[
            items.length,
            <Link key="page" href={pageUrl('wikidata', deletionRequests)}>
              {deletionRequests}
            </Link>,
          ]}
        />
      </p>
      <Details summary={text('batch-delete-text')}>
        <pre class="hp-code" dir="ltr">
          {deletionRequest(items, preview.summary.value)}
        </pre>
      </Details>
    </Notice>
  );
}
