import { pageUrl } from '../../lib/wiki/sites.ts';
import { Button } from '../common/Button.tsx';
import { CopyDetails } from '../common/CopyDetails.tsx';
import { Data, Rich, useI18n } from '../common/i18n-context.tsx';
import { Link } from '../common/Link.tsx';
import { Notice } from '../common/Notice.tsx';
import { OutcomeNotice } from '../common/OutcomeNotice.tsx';
import { ActionBar } from '../frame/ActionBar.tsx';
import type { AskForm } from './ask-model.ts';
import type { AskDecisions, AskStage } from './ask-publish-model.ts';
import { fieldName } from './ask-words.ts';

export interface AskStoppedProps {
  readonly why: Extract<AskStage, { kind: 'stopped' }>['why'];
  readonly form: AskForm;
  readonly onTry: (decisions: AskDecisions) => void;
  readonly onBack: () => void;
}

/** Nothing was sent: what stands in the way, and what the person can decide. */
export function AskStopped({ why, form, onTry, onBack }: AskStoppedProps) {
  const { text, dateTime } = useI18n();
  const back = <Button onClick={onBack}>{text('back-to-form')}</Button>;
  switch (why.kind) {
    case 'personal':
      return (
        <>
          <Notice type="warning" announce>
            <p>{text('personal-stop')}</p>
            <ul class="hp-list">
              {why.findings.map(finding => (
                <li key={`${finding.field} ${finding.start}`}>
                  {text(fieldName(finding.field))}: <Data>{finding.text}</Data>
                </li>
              ))}
            </ul>
            <p>{text('personal-do')}</p>
          </Notice>
          <ActionBar>
            <Button onClick={() => onTry({ personalChecked: true })}>{text('personal-fine')}</Button>
            <Button
              action="progressive"
              weight="primary"
              onClick={() => {
                for (const field of new Set(why.findings.map(finding => finding.field)))
                  form.removePersonal(field);
                onBack();
              }}
            >
              {text('personal-remove', why.findings.length)}
            </Button>
          </ActionBar>
        </>
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
          <ActionBar>{back}</ActionBar>
        </>
      );
    case 'deleted-before': {
      const time = Date.parse(why.at);
      return (
        <>
          <Notice type="warning" announce>
            <p>
              <Rich
                k="request-deleted-before"
                with={[
                  <Data key="by">{why.by ?? text('someone')}</Data>,
                  Number.isNaN(time) ? why.at : dateTime(time),
                ]}
              />
            </p>
            {why.comment === '' ? null : (
              <blockquote class="hp-quote">
                <Data>{why.comment}</Data>
              </blockquote>
            )}
            <p>{text('request-deleted-before-do')}</p>
          </Notice>
          <ActionBar>
            {back}
            <Button onClick={() => onTry({ recreate: true })}>{text('request-deleted-before-again')}</Button>
          </ActionBar>
        </>
      );
    }
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
      return (
        <>
          <OutcomeNotice outcome={why.outcome} />
          <ActionBar>
            {back}
            <Button action="progressive" weight="primary" onClick={() => onTry({})}>
              {text('try-again')}
            </Button>
          </ActionBar>
        </>
      );
  }
}
