import './ask.css';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { PublicKind, PublicObstacle } from '../../lib/desk/request/public-request.ts';
import type { HelpRequest } from '../../lib/desk/request/request.ts';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { Button } from '../common/Button.tsx';
import { CopyDetails } from '../common/CopyDetails.tsx';
import { Data, Rich, useI18n } from '../common/i18n-context.tsx';
import { Link } from '../common/Link.tsx';
import { Notice } from '../common/Notice.tsx';
import { OutcomeNotice } from '../common/OutcomeNotice.tsx';
import { Skeleton } from '../common/Skeleton.tsx';
import { WikiHtml } from '../common/WikiHtml.tsx';
import { wikiNames } from '../common/wiki-names.ts';
import { NotSavedView, publishAs } from '../flag/NotSavedView.tsx';
import { Sending } from '../flag/Sending.tsx';
import { signInOn } from '../flag/SignIn.tsx';
import { Wikitext } from '../flag/Wikitext.tsx';
import { isFocusLost } from '../frame/Screen.tsx';
import { PersonalNotice } from '../sending/PersonalStop.tsx';
import { refusalWords } from './ask-words.ts';
import { openPublicRequest, type PublicModel, type PublicServices } from './public-model.ts';

export interface PublicRequestProps {
  readonly kind: PublicKind;
  /** The request on Meta that it belongs to: title of its page, and what it says. */
  readonly title: string;
  readonly request: HelpRequest;
  readonly services: PublicServices;
}

/** The next step after a request for an upload or for data: the public request where those who do it look. */
export function PublicRequest({ kind, title, request, services }: PublicRequestProps) {
  const { text } = useI18n();
  const model = useMemo(
    () => openPublicRequest(kind, { title, request }, services),
    // What the request says can change while the public one is being made; what was begun goes on.
    [kind, title, services],
  );
  const batch = kind === 'batch-upload';
  const heading = useRef<HTMLHeadingElement>(null);
  const stage = model.stage.value.kind;
  const shown = useRef(stage);
  useEffect(() => {
    // The button that led on went with the stage before, and the focus with it.
    if (shown.current !== stage && isFocusLost(heading.current)) heading.current?.focus();
    shown.current = stage;
  }, [stage]);
  return (
    <section class="hp-public" aria-labelledby="hp-public">
      <h3 id="hp-public" tabIndex={-1} ref={heading}>
        {text(batch ? 'public-upload' : 'public-data')}
      </h3>
      <p class="hp-help">{text(batch ? 'public-upload-help' : 'public-data-help')}</p>
      <PublicStep model={model} />
    </section>
  );
}

function PublicStep({ model }: { model: PublicModel }) {
  const { text } = useI18n();
  const stage = model.stage.value;
  const wiki = text(wikiNames[model.wiki]);
  switch (stage.kind) {
    case 'offered':
      return <Button onClick={() => void model.preview()}>{text('public-preview', wiki)}</Button>;
    case 'reading':
      return <Skeleton lines={3} />;
    case 'signed-out':
      return (
        <Notice announce>
          <p>{text('obstacle-signed-out', wiki)}</p>
          <Link href={signInOn(model.wiki, 'Main Page')}>{text('obstacle-sign-in', wiki)}</Link>{' '}
          <Button size="small" onClick={() => void model.preview()}>
            {text('check-account')}
          </Button>
        </Notice>
      );
    case 'preview':
      return (
        <>
          <p>
            <Link href={pageUrl(model.wiki, stage.plan.title)}>
              <Data>{stage.plan.title}</Data>
            </Link>
          </p>
          {stage.plan.html === null ? (
            <Notice>{text('public-no-page', wiki)}</Notice>
          ) : (
            <WikiHtml html={stage.plan.html} wiki={model.wiki} name={text('ask-preview')} />
          )}
          <Wikitext before={null} text={stage.plan.text} open={stage.plan.html === null} />
          <p class="hp-help">{text('public-licence')}</p>
          <p class="hp-buttons">
            <Button action="progressive" weight="primary" onClick={() => void model.publish()}>
              <Rich k={publishAs[model.wiki]} with={[<Data key="user">{stage.user}</Data>]} />
            </Button>
            <Button onClick={model.back}>{text('public-not-now')}</Button>
          </p>
        </>
      );
    case 'publishing':
      return <Sending wiki={model.wiki} wait={stage.wait} onStop={model.back} />;
    case 'stopped':
      return <PublicStopped why={stage.why} model={model} />;
    case 'not-saved':
      return (
        <NotSavedView
          result={stage}
          wiki={model.wiki}
          then={kind => (kind === 'title-blacklist' ? 'request-title-blacklist-do' : undefined)}
          helpdesk={model.helpdesk}
          user={model.user.value}
          kept="public-kept"
          back="public-not-now"
          onTry={decisions => void model.publish(decisions)}
          onBack={model.back}
          onCheckAccount={() => void model.preview()}
        />
      );
    case 'linked':
      return (
        <Notice type="success" announce>
          <p>{text('public-linked')}</p>
          <Link href={pageUrl(model.wiki, stage.title)}>
            <Data>{stage.title}</Data>
          </Link>
        </Notice>
      );
    case 'link-failed':
      return (
        <OutcomeNotice outcome={stage.outcome}>
          <Button onClick={() => void model.link(stage.title)}>{text('try-again')}</Button>
        </OutcomeNotice>
      );
    case 'published':
      return (
        <Notice type={stage.result.kind === 'published' ? 'success' : 'warning'} announce>
          <p>{text(stage.result.kind === 'published' ? 'public-made' : 'public-not-linked')}</p>
          <Link href={pageUrl(model.wiki, stage.result.title)}>
            <Data>{stage.result.title}</Data>
          </Link>
          {stage.result.kind === 'published' ? null : (
            <p>
              <Button size="small" onClick={() => void model.publish()}>
                {text('public-link-again')}
              </Button>
            </p>
          )}
        </Notice>
      );
  }
}

function PublicStopped({ why, model }: { why: PublicObstacle; model: PublicModel }) {
  const i18n = useI18n();
  const { text } = i18n;
  switch (why.kind) {
    case 'no-title':
      return <Notice type="warning">{text('problem-no-title')}</Notice>;
    case 'refused-text':
      return <Notice type="warning">{refusalWords(i18n, why.refusal)}</Notice>;
    case 'personal':
      return (
        <PersonalNotice findings={why.findings}>
          <Button onClick={() => void model.preview(undefined, { personalChecked: true })}>
            {text('personal-fine')}
          </Button>
        </PersonalNotice>
      );
    case 'title-exists':
      return (
        <Notice type="warning" announce>
          <p>
            <Rich
              k="title-exists-page"
              with={[
                <Link key="page" href={pageUrl(model.wiki, why.title)}>
                  <Data>{why.title}</Data>
                </Link>,
              ]}
            />
          </p>
          <p>{text(why.names.length === 0 ? 'public-exists' : 'public-exists-names')}</p>
          <ul class="hp-offers">
            <li>
              <Button action="progressive" onClick={() => void model.link(why.title)}>
                {text('public-exists-link')}
              </Button>
            </li>
            {why.names.map(name => (
              <li key={name}>
                <Button onClick={() => void model.preview(name)}>
                  <Data>{name}</Data>
                </Button>
              </li>
            ))}
          </ul>
        </Notice>
      );
    case 'cannot-link':
      return (
        <Notice type="warning" announce>
          <p>{text('public-cannot-link')}</p>
          <CopyDetails details={JSON.stringify(why.why, null, 1)} />
        </Notice>
      );
    case 'unreadable':
      return (
        <OutcomeNotice outcome={why.outcome} wiki={model.wiki}>
          <Button onClick={() => void model.preview()}>{text('try-again')}</Button>
        </OutcomeNotice>
      );
  }
}
