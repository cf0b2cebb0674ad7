import type { MessageKey } from '../../lib/i18n/i18n.ts';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { Button } from '../common/Button.tsx';
import { CopyDetails } from '../common/CopyDetails.tsx';
import { Data, Rich, useI18n } from '../common/i18n-context.tsx';
import { Link } from '../common/Link.tsx';
import { Notice } from '../common/Notice.tsx';
import { OutcomeNotice } from '../common/OutcomeNotice.tsx';
import { ActionBar } from '../frame/ActionBar.tsx';
import type { FlagForm, TextField } from './flag-model.ts';
import type { Decisions, Step } from './publish-model.ts';

type Why = Extract<Step, { kind: 'stopped' }>['why'];

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
                  {text(fieldNames[finding.field])}: <Data>{finding.text}</Data>
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
          <ActionBar>
            {back}
            <Button action="progressive" weight="primary" onClick={() => onTry({})}>
              {text('try-again')}
            </Button>
          </ActionBar>
        </>
      );
    case 'deleted-before': {
      const time = Date.parse(why.at);
      return (
        <>
          <Notice type="warning" announce>
            <p>
              <Rich
                k="deleted-before"
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
            <p>{text('deleted-before-do')}</p>
          </Notice>
          <ActionBar>
            {back}
            <Button onClick={() => onTry({ recreate: true })}>{text('deleted-before-again')}</Button>
          </ActionBar>
        </>
      );
    }
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
