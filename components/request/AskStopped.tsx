import { pageUrl } from '../../lib/wiki/sites.ts';
import { Button } from '../common/Button.tsx';
import { CopyDetails } from '../common/CopyDetails.tsx';
import { Data, Rich, useI18n } from '../common/i18n-context.tsx';
import { Link } from '../common/Link.tsx';
import { Notice } from '../common/Notice.tsx';
import { ActionBar } from '../frame/ActionBar.tsx';
import { DeletedBefore } from '../sending/DeletedBefore.tsx';
import { PersonalStop } from '../sending/PersonalStop.tsx';
import type { Decisions } from '../sending/publishing.ts';
import { Unread } from '../sending/Unread.tsx';
import type { AskForm } from './ask-model.ts';
import type { AskStage } from './ask-publish-model.ts';
import { fieldName } from './ask-words.ts';

export interface AskStoppedProps {
  readonly why: Extract<AskStage, { kind: 'stopped' }>['why'];
  readonly form: AskForm;
  readonly onTry: (decisions: Decisions) => void;
  readonly onBack: () => void;
  /** Shows a request in the panel. */
  readonly onOpen: (title: string) => void;
}

/** Nothing was sent: what stands in the way, and what the person can decide. */
export function AskStopped({ why, form, onTry, onBack, onOpen }: AskStoppedProps) {
  const { text } = useI18n();
  const back = <Button onClick={onBack}>{text('back-to-form')}</Button>;
  switch (why.kind) {
    case 'personal':
      return (
        <PersonalStop
          findings={why.findings}
          nameOf={field => text(fieldName(field))}
          onFine={() => onTry({ personalChecked: true })}
          onRemove={fields => {
            for (const field of fields) form.removePersonal(field);
            onBack();
          }}
        />
      );
    case 'title-exists':
      return (
        <>
          <Notice type="warning" announce>
            <p>
              <Rich
                k={why.size === null ? 'title-exists-page' : 'title-exists'}
                with={[
                  <Link key="page" href={pageUrl('meta', why.title)}>
                    <Data>{why.title}</Data>
                  </Link>,
                ]}
              />
            </p>
            <p>{text(why.names.length === 0 ? 'title-exists-none' : 'title-exists-do')}</p>
          </Notice>
          <ul class="hp-offers">
            {why.names.map(name => (
              <li key={name}>
                <Button
                  onClick={() => {
                    form.set('title', name);
                    onTry({});
                  }}
                >
                  <Data>{name}</Data>
                </Button>
              </li>
            ))}
          </ul>
          <ActionBar>
            {back}
            {why.size === null ? null : (
              <Button onClick={() => onOpen(why.title)}>{text('request-open')}</Button>
            )}
          </ActionBar>
        </>
      );
    case 'deleted-before':
      return (
        <>
          <DeletedBefore of="request" by={why.by} at={why.at} comment={why.comment} />
          <ActionBar>
            {back}
            <Button onClick={() => onTry({ recreate: true })}>{text('request-deleted-before-again')}</Button>
          </ActionBar>
        </>
      );
    case 'not-changed':
      return (
        <>
          <Notice type="error" announce>
            <p>{text('not-reproducible')}</p>
            <CopyDetails details={JSON.stringify(why.problem, null, 1)} />
          </Notice>
          <ActionBar>{back}</ActionBar>
        </>
      );
    case 'unreadable':
      return <Unread outcome={why.outcome} onTry={() => onTry({})} onBack={onBack} />;
  }
}
