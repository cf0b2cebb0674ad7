import { useState } from 'preact/hooks';
import type { MessageKey } from '../../lib/i18n/i18n.ts';
import type { Outcome, OutcomeKind } from '../../lib/wiki/outcome.ts';
import { pageUrl, type WikiId } from '../../lib/wiki/sites.ts';
import { Button } from '../common/Button.tsx';
import { Data, Rich, useI18n } from '../common/i18n-context.tsx';
import { Link } from '../common/Link.tsx';
import { OutcomeNotice } from '../common/OutcomeNotice.tsx';
import { wikiNames } from '../common/wiki-names.ts';
import { ActionBar } from '../frame/ActionBar.tsx';
import { CaptchaField, captchaAsked } from '../sending/Captcha.tsx';
import type { Decisions, NotSaved } from '../sending/publishing.ts';
import { finalEnds } from '../sending/wait-words.ts';
import { signInOn } from './SignIn.tsx';
import { Wikitext } from './Wikitext.tsx';

export interface NotSavedProps {
  readonly result: NotSaved;
  /** Where it was to be saved. */
  readonly wiki?: WikiId;
  /** What to do, where it is something else than with a flag. */
  readonly then?: (kind: OutcomeKind) => MessageKey | undefined;
  /** Title of the Helpdesk's page on Meta. */
  readonly helpdesk: string;
  readonly user: string;
  readonly onTry: (decisions: Decisions) => void;
  /** What stays of what was typed, and the way back to it; the words for a form when left out. */
  readonly kept?: MessageKey;
  readonly back?: MessageKey;
  readonly onBack: () => void;
  /** Asks the wiki anew who is signed in. */
  readonly onCheckAccount: () => void;
}

/** The wiki did not take it, or never answered. The form is as it was; the way on depends on how it ended. */
export function NotSavedView({
  result,
  wiki = 'meta',
  then,
  kept = 'text-kept',
  back = 'back-to-form',
  helpdesk,
  user,
  onTry,
  onBack,
  onCheckAccount,
}: NotSavedProps) {
  const { text } = useI18n();
  const { outcome } = result;
  const [answer, setAnswer] = useState('');
  const asked = captchaAsked(outcome, wiki);
  const next = () => onTry(decisionFor(outcome, answer));
  return (
    <>
      <OutcomeNotice outcome={outcome} wiki={wiki} then={then?.(outcome.kind)}>
        <WayOut
          wiki={wiki}
          outcome={outcome}
          title={result.title}
          helpdesk={helpdesk}
          onCheckAccount={onCheckAccount}
        />
      </OutcomeNotice>
      {asked === null ? null : (
        <CaptchaField asked={asked} answer={answer} onInput={setAnswer} onEnter={next} />
      )}
      <p class="hp-help hp-kept">{text(kept)}</p>
      <Wikitext before={null} text={result.text} />
      <ActionBar>
        <Button onClick={onBack}>{text(back)}</Button>
        {finalEnds.has(outcome.kind) || (outcome.kind === 'captcha' && asked === null) ? null : (
          <Button
            action="progressive"
            weight="primary"
            disabled={asked !== null && answer.trim() === ''}
            onClick={next}
          >
            {outcome.kind === 'abuse-filter-warning' ? (
              text('filter-confirm')
            ) : outcome.kind === 'unknown' ? (
              text('look-and-publish')
            ) : (
              <Rich k={publishAs[wiki]} with={[<Data key="user">{user}</Data>]} />
            )}
          </Button>
        )}
      </ActionBar>
    </>
  );
}

/** The main action, by wiki: it says what will happen. */
export const publishAs: Readonly<Record<WikiId, MessageKey>> = {
  meta: 'publish-as',
  commons: 'publish-as-commons',
  wikidata: 'publish-as-wikidata',
};

function decisionFor(outcome: Outcome, answer: string): Decisions {
  if (outcome.kind === 'abuse-filter-warning') return { confirmFilter: outcome.filter };
  if (outcome.kind === 'captcha' && outcome.id !== null)
    return { captcha: { id: outcome.id, answer: answer.trim() } };
  return {};
}

/** Where the person can settle what only the wiki itself can. */
function WayOut({
  wiki,
  outcome,
  title,
  helpdesk,
  onCheckAccount,
}: {
  wiki: WikiId;
  outcome: Outcome;
  title: string;
  helpdesk: string;
  onCheckAccount: () => void;
}) {
  const { text } = useI18n();
  switch (outcome.kind) {
    case 'signed-out':
      return (
        <p>
          <Link href={signInOn(wiki, wiki === 'meta' ? helpdesk : 'Main Page')}>
            {text('obstacle-sign-in', text(wikiNames[wiki]))}
          </Link>{' '}
          <Button size="small" onClick={onCheckAccount}>
            {text('check-account')}
          </Button>
        </p>
      );
    case 'another-user':
      return (
        <p>
          <Button size="small" onClick={onCheckAccount}>
            {text('check-who')}
          </Button>
        </p>
      );
    case 'protected':
    case 'abuse-filter-disallowed':
    case 'bad-value':
    case 'refused':
      return (
        <p class="hp-buttons">
          <Link href={pageUrl('meta', `Special:TalkPage/${helpdesk}`)}>{text('helpdesk-talk')}</Link>
          {outcome.kind === 'protected' ? (
            <Link href={pageUrl(wiki, title)}>{text('look-at-page')}</Link>
          ) : null}
        </p>
      );
    case 'unknown':
    case 'edit-conflict':
      return (
        <p>
          <Link href={pageUrl(wiki, title)}>{text('look-at-page')}</Link>
        </p>
      );
    case 'blocked':
      return (
        <p>
          <Link href={pageUrl(wiki, 'Special:MyTalk')}>{text('obstacle-blocked-do')}</Link>
        </p>
      );
    case 'captcha':
      return outcome.question === null ? (
        <p>
          <Link href={pageUrl(wiki, title, { action: 'edit' })}>
            {text(captchaAsked(outcome, wiki) === null ? 'captcha-on-wiki' : 'captcha-unreadable')}
          </Link>
        </p>
      ) : null;
    default:
      return null;
  }
}
