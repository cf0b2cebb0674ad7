import type { MessageKey } from '../../lib/i18n/i18n.ts';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { Button } from '../common/Button.tsx';
import { CopyDetails } from '../common/CopyDetails.tsx';
import { useI18n } from '../common/i18n-context.tsx';
import { Link } from '../common/Link.tsx';
import { Notice } from '../common/Notice.tsx';
import { ActionBar } from '../frame/ActionBar.tsx';
import { DeletedBefore } from '../sending/DeletedBefore.tsx';
import { PersonalStop } from '../sending/PersonalStop.tsx';
import type { Decisions } from '../sending/publishing.ts';
import { TryAgainBar, Unread } from '../sending/Unread.tsx';
import type { FlagForm, TextField } from './flag-model.ts';
import type { FlagStage } from './publish-model.ts';

type Why = Extract<FlagStage, { kind: 'stopped' }>['why'];

export interface StoppedProps {
  readonly why: Why;
  readonly form: FlagForm;
  readonly onTry: (decisions: Decisions) => void;
  readonly onBack: () => void;
}

const fieldNames: Readonly<Record<TextField, MessageKey>> = {
  partner: 'flag-partner',
  volume: 'flag-volume',
  why: 'flag-why',
};

/** Nothing was sent: what stands in the way, and what the person can decide. */
export function Stopped({ why, form, onTry, onBack }: StoppedProps) {
  const { text } = useI18n();
  const back = <Button onClick={onBack}>{text('back-to-form')}</Button>;
  switch (why.kind) {
    case 'personal':
      return (
        <PersonalStop
          findings={why.findings}
          nameOf={field => text(fieldNames[field])}
          onFine={() => onTry({ personalChecked: true })}
          onRemove={fields => {
            for (const field of fields) form.removePersonal(field);
            onBack();
          }}
        />
      );
    case 'broken-record':
      return (
        <>
          <Notice type="warning" announce>
            <p>{text(why.obstacle.kind === 'leads-away' ? 'record-leads-away' : 'record-broken')}</p>
            <p>
              <Link href={pageUrl('meta', why.title)}>{text('record-broken-look')}</Link>
            </p>
            <p>{text('record-broken-do')}</p>
            <CopyDetails details={JSON.stringify(why.obstacle, null, 1)} />
          </Notice>
          <TryAgainBar onTry={() => onTry({})} onBack={onBack} />
        </>
      );
    case 'deleted-before':
      return (
        <>
          <DeletedBefore of="record" by={why.by} at={why.at} comment={why.comment} />
          <ActionBar>
            {back}
            <Button onClick={() => onTry({ recreate: true })}>{text('deleted-before-again')}</Button>
          </ActionBar>
        </>
      );
    case 'unreadable':
      return <Unread outcome={why.outcome} onTry={() => onTry({})} onBack={onBack} />;
  }
}
