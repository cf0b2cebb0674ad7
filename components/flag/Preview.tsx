import type { FlagEffect } from '../../lib/desk/opportunity/flag-plan.ts';
import type { MessageKey } from '../../lib/i18n/i18n.ts';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { Button } from '../common/Button.tsx';
import { Data, Rich, useI18n } from '../common/i18n-context.tsx';
import { Link } from '../common/Link.tsx';
import { ActionBar } from '../frame/ActionBar.tsx';
import type { GoodPlan } from './publish-model.ts';
import { RecordCard } from './RecordCard.tsx';
import { Wikitext } from './Wikitext.tsx';

/** What the edit will do, in a sentence. */
const effects: Readonly<Record<FlagEffect, MessageKey>> = {
  created: 'preview-created',
  sighting: 'preview-sighting',
  updated: 'preview-updated',
  reopened: 'preview-reopened',
  unchanged: 'preview-unchanged',
};

export interface PreviewProps {
  readonly plan: GoodPlan;
  /** In whose name it will be published. */
  readonly user: string;
  readonly onPublish: () => void;
  readonly onBack: () => void;
}

/** Before a public edit, the edit: as people will see it first, the wikitext one click away. */
export function Preview({ plan, user, onPublish, onBack }: PreviewProps) {
  const { text } = useI18n();
  return (
    <>
      <p>
        <Rich
          k={effects[plan.effect]}
          with={[
            <Link key="page" href={pageUrl('meta', plan.title)}>
              <Data>{plan.title}</Data>
            </Link>,
          ]}
        />
      </p>
      <RecordCard record={plan.record} />
      <Wikitext before={plan.before} text={plan.text} />
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
