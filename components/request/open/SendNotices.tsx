import { useState } from 'preact/hooks';
import type { PersonalFinding } from '../../../lib/desk/personal.ts';
import type { SendOptions } from '../../../lib/desk/request-results.ts';
import type { Wait } from '../../../lib/wiki/gate.ts';
import type { Outcome, OutcomeKind } from '../../../lib/wiki/outcome.ts';
import { pageUrl } from '../../../lib/wiki/sites.ts';
import { Button } from '../../common/Button.tsx';
import { Field } from '../../common/Field.tsx';
import { Data, useI18n } from '../../common/i18n-context.tsx';
import { Link } from '../../common/Link.tsx';
import { Notice } from '../../common/Notice.tsx';
import { OutcomeNotice } from '../../common/OutcomeNotice.tsx';
import { TextInput } from '../../common/TextInput.tsx';

/** What a person decides after a try that did not save. */
type Decisions = Pick<SendOptions, 'personalChecked' | 'confirmFilter' | 'captcha'>;

/** It is on its way, or waits for its turn. */
export function Sending({ wait }: { wait: Wait | null }) {
  const { text, clock } = useI18n();
  const words = () => {
    if (wait === null) return text('publishing', text('wiki-meta'));
    if (wait.cause === 'other-edit') return text('wait-other-edit');
    const until = clock(wait.until);
    switch (wait.cause) {
      case 'pace':
        return text('wait-pace', until);
      case 'rate-limited':
        return text('wait-rate-limited', until);
      case 'lagged':
        return text('wait-lagged', until);
      case 'server-busy':
        return text('wait-server-busy', until);
    }
  };
  return (
    <p class="hp-help" role="status">
      {words()}
    </p>
  );
}

/** Ends that another try of the very same edit cannot change. */
const final: ReadonlySet<OutcomeKind> = new Set<OutcomeKind>([
  'protected',
  'blocked',
  'abuse-filter-disallowed',
  'spam-blacklist',
  'title-blacklist',
  'bad-value',
]);

/** The wiki did not save it: why, and the way to try again where that can help. */
export function NotSaved({
  outcome,
  title,
  again,
}: {
  outcome: Outcome;
  title: string;
  again: (decisions?: Decisions) => void;
}) {
  const { text } = useI18n();
  const [answer, setAnswer] = useState('');
  const captcha = outcome.kind === 'captcha' ? outcome : null;
  const id = captcha?.question == null ? null : captcha.id;
  const send = () => {
    if (outcome.kind === 'abuse-filter-warning') again({ confirmFilter: outcome.filter });
    else if (id !== null) again({ captcha: { id, answer: answer.trim() } });
    else again();
  };
  const hopeless = final.has(outcome.kind) || (captcha !== null && id === null);
  return (
    <OutcomeNotice outcome={outcome}>
      {id === null ? null : (
        <Field label={text('captcha-question')} help={<Data>{captcha?.question}</Data>}>
          {ids => <TextInput {...ids} value={answer} onInput={setAnswer} onEnter={send} />}
        </Field>
      )}
      {outcome.kind === 'signed-out' ? (
        <p>
          <Link href={pageUrl('meta', 'Special:UserLogin', { returnto: title })}>
            {text('obstacle-sign-in', text('wiki-meta'))}
          </Link>
        </p>
      ) : null}
      {hopeless ? (
        <p>
          <Link href={pageUrl('meta', title)}>{text('look-at-page')}</Link>
        </p>
      ) : (
        <Button disabled={id !== null && answer.trim() === ''} onClick={send}>
          {text(outcome.kind === 'abuse-filter-warning' ? 'filter-confirm' : 'try-again')}
        </Button>
      )}
    </OutcomeNotice>
  );
}

/** Nothing was sent: the text has what looks like contact details of people. */
export function Personal({
  result,
  again,
}: {
  result: { readonly findings: readonly PersonalFinding[] };
  again: (decisions: Decisions) => void;
}) {
  const { text } = useI18n();
  return (
    <Notice type="warning" announce>
      <p>{text('personal-stop')}</p>
      <ul class="hp-list">
        {[...new Set(result.findings.map(finding => finding.text))].map(found => (
          <li key={found}>
            <Data>{found}</Data>
          </li>
        ))}
      </ul>
      <p>{text('personal-do')}</p>
      <Button onClick={() => again({ personalChecked: true })}>{text('personal-fine')}</Button>
    </Notice>
  );
}
