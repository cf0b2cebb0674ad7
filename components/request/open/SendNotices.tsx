import { useState } from 'preact/hooks';
import type { PersonalFinding } from '../../../lib/desk/personal.ts';
import type { SendOptions } from '../../../lib/desk/request/request-results.ts';
import type { Wait } from '../../../lib/wiki/gate.ts';
import type { Outcome } from '../../../lib/wiki/outcome.ts';
import { pageUrl } from '../../../lib/wiki/sites.ts';
import { Button } from '../../common/Button.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import { Link } from '../../common/Link.tsx';
import { OutcomeNotice } from '../../common/OutcomeNotice.tsx';
import { CaptchaField, captchaAsked } from '../../sending/Captcha.tsx';
import { PersonalNotice } from '../../sending/PersonalStop.tsx';
import { finalEnds, waitWords } from '../../sending/wait-words.ts';

/** What a person decides after a try that did not save. */
type Decisions = Pick<SendOptions, 'personalChecked' | 'confirmFilter' | 'captcha'>;

/** It is on its way, or waits for its turn. */
export function Sending({ wait }: { wait: Wait | null }) {
  const i18n = useI18n();
  return (
    <p class="hp-help" role="status">
      {waitWords(i18n, 'meta', wait)}
    </p>
  );
}

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
  const asked = captchaAsked(outcome, 'meta');
  const send = () => {
    if (outcome.kind === 'abuse-filter-warning') again({ confirmFilter: outcome.filter });
    else if (asked !== null) again({ captcha: { id: asked.id, answer: answer.trim() } });
    else again();
  };
  const hopeless = finalEnds.has(outcome.kind) || (outcome.kind === 'captcha' && asked === null);
  return (
    <OutcomeNotice outcome={outcome}>
      {asked === null ? null : (
        <CaptchaField asked={asked} answer={answer} onInput={setAnswer} onEnter={send} />
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
        <Button disabled={asked !== null && answer.trim() === ''} onClick={send}>
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
    <PersonalNotice findings={result.findings}>
      <Button onClick={() => again({ personalChecked: true })}>{text('personal-fine')}</Button>
    </PersonalNotice>
  );
}
