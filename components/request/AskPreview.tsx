import { pageUrl } from '../../lib/wiki/sites.ts';
import { Button } from '../common/Button.tsx';
import { Data, Rich, useI18n } from '../common/i18n-context.tsx';
import { Link } from '../common/Link.tsx';
import { Wikitext } from '../flag/Wikitext.tsx';
import { ActionBar } from '../frame/ActionBar.tsx';
import type { AskPlan } from './ask-publish-model.ts';
import { RequestDetails } from './RequestDetails.tsx';

export interface AskPreviewProps {
  readonly plan: AskPlan;
  readonly user: string;
  readonly onPublish: () => void;
  readonly onBack: () => void;
}

/** Before the page is made, the page: as people will see it first, the wikitext one click away. */
export function AskPreview({ plan, user, onPublish, onBack }: AskPreviewProps) {
  const { text } = useI18n();
  const boxes = plan.request.checks.length;
  return (
    <>
      <p>
        <Rich
          k="ask-preview-page"
          with={[
            <Link key="page" href={pageUrl('meta', plan.title)}>
              <Data>{plan.title}</Data>
            </Link>,
          ]}
        />
      </p>
      <article class="hp-card" aria-label={text('ask-preview')}>
        <h2>
          <Data>{plan.request.title}</Data>
        </h2>
        <RequestDetails request={plan.request} />
        {boxes === 0 ? null : <p class="hp-help hp-ask-boxes">{text('ask-preview-boxes', boxes)}</p>}
      </article>
      <Wikitext before={null} text={plan.text} />
      <p class="hp-help">{text('preview-public')}</p>
      <ActionBar>
        <Button onClick={onBack}>{text('preview-change')}</Button>
        <Button action="progressive" weight="primary" onClick={onPublish}>
          <Rich k="publish-as" with={[<Data key="user">{user}</Data>]} />
        </Button>
      </ActionBar>
    </>
  );
}
