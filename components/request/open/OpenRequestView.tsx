import '../../page/page.css';
import '../request.css';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Config } from '../../../lib/desk/config.ts';
import type { HelpRequest } from '../../../lib/desk/request/request.ts';
import { permit } from '../../../lib/desk/request/roles.ts';
import { stageOf } from '../../../lib/desk/request/stages.ts';
import { sameUser } from '../../../lib/desk/same-user.ts';
import { pageUrl } from '../../../lib/wiki/sites.ts';
import { Button } from '../../common/Button.tsx';
import { CopyDetails } from '../../common/CopyDetails.tsx';
import { deferred } from '../../common/deferred.tsx';
import { Data, Rich, useI18n } from '../../common/i18n-context.tsx';
import { Link } from '../../common/Link.tsx';
import { Notice } from '../../common/Notice.tsx';
import { OutcomeNotice } from '../../common/OutcomeNotice.tsx';
import { RelativeTime } from '../../common/RelativeTime.tsx';
import { Skeleton } from '../../common/Skeleton.tsx';
import type { SearchPartners } from '../../flag/PartnerField.tsx';
import { Screen } from '../../frame/Screen.tsx';
import { PublicRequest } from '../PublicRequest.tsx';
import type { PublicServices } from '../public-model.ts';
import { Checklist } from './Checklist.tsx';
import { Decisions } from './Decisions.tsx';
import { DeedNotice } from './DeedNotice.tsx';
import { History } from './History.tsx';
import { Links } from './Links.tsx';
import { mayManage } from './manage/may-manage.ts';
import { NextStep } from './NextStep.tsx';
import type { OpenRequest, OpenState } from './open-types.ts';
import { Questions } from './Questions.tsx';
import { Talk } from './Talk.tsx';

/** Comes when someone with a part in it looks: most people only follow a request. */
const Manage = deferred(() => import('./manage/Manage.tsx'));

export interface OpenRequestProps {
  readonly open: OpenRequest;
  readonly config: Config;
  /** Name on Meta; null while signed out there. */
  readonly user: string | null;
  readonly publicServices: PublicServices;
  /** Finds items on Wikidata. */
  readonly search: SearchPartners;
  /** All requests that are known here, on the board say: a working group with less to do is proposed first. */
  readonly others?: readonly HelpRequest[];
  /** What is to be said of the form its page is in. */
  readonly form?: ComponentChildren;
  readonly onCheckAccount: () => void;
  /** Opens a new form that begins with this request. */
  readonly onAskAgain: (request: HelpRequest) => void;
  /** Left out where it stands beside what it was opened from. */
  readonly onBack?: (() => void) | undefined;
}

/** One request: what comes next, its checklist, questions, decisions, links, talk and history. */
export function OpenRequestView(props: OpenRequestProps) {
  const { open, onBack } = props;
  const state = open.state.value;
  const name = open.title.slice(open.title.lastIndexOf('/') + 1);
  return (
    <Screen title={state.kind === 'request' ? state.view.request.title : name} onBack={onBack}>
      <Content {...props} state={state} />
    </Screen>
  );
}

function Content({ state, ...props }: OpenRequestProps & { state: OpenState }) {
  const { text } = useI18n();
  const { open } = props;
  switch (state.kind) {
    case 'loading':
      return <Skeleton lines={8} />;
    case 'unshown':
      return <Unshown why={state.why} open={open} />;
    case 'request': {
      const { view } = state;
      const part = { open, request: view.request, config: props.config, user: props.user };
      return (
        <div class="hp-page__body hp-request">
          {open.stale.value ? (
            <Notice type="warning" announce>
              <p>{text('request-stale')}</p>
              <Button onClick={() => void open.load()}>{text('try-again')}</Button>
            </Notice>
          ) : null}
          <SignIn {...props} />
          <Head {...props} state={state} />
          {props.form}
          {open.keeping.value === 'not-kept' ? (
            <Notice type="warning" announce>
              <p>{text('draft-not-kept')}</p>
            </Notice>
          ) : null}
          <NextStep {...part} />
          {props.user !== null && mayManage(props.config, view.request, props.user) ? (
            <Manage
              open={open}
              view={view}
              config={props.config}
              user={props.user}
              search={props.search}
              others={props.others ?? []}
            />
          ) : null}
          <Checklist {...part} />
          <Questions {...part} />
          <Decisions decisions={view.request.decisions} />
          <Links {...part} />
          <NotYetPublic {...props} view={view} />
          <Talk open={open} view={view} user={props.user} />
          <History view={view} />
        </div>
      );
    }
  }
}

/** The public request that was not made yet, offered to those who can link it. */
function NotYetPublic({
  view,
  config,
  user,
  publicServices,
}: OpenRequestProps & { view: Extract<OpenState, { kind: 'request' }>['view'] }) {
  const { request, title } = view;
  const { need, status } = request;
  // Kept while it is being made: the request names it the moment it is there.
  const [offered] = useState(request.publicRequest === '');
  const deed = { kind: 'set-public-request', seen: '', page: '' } as const;
  if (!offered || !stageOf(status).open || !permit(config, request, user, deed).ok) return null;
  if (need !== 'upload' && need !== 'data') return null;
  return (
    <PublicRequest
      kind={need === 'upload' ? 'batch-upload' : 'data-import'}
      title={title}
      request={request}
      services={publicServices}
    />
  );
}

function SignIn({ open, user, onCheckAccount }: OpenRequestProps) {
  const { text } = useI18n();
  if (user !== null) return null;
  return (
    <Notice>
      <p>{text('request-signed-out')}</p>
      <Link href={pageUrl('meta', 'Special:UserLogin', { returnto: open.title })}>
        {text('obstacle-sign-in', text('wiki-meta'))}
      </Link>{' '}
      <Button size="small" onClick={onCheckAccount}>
        {text('check-account')}
      </Button>
    </Notice>
  );
}

/** Who asked and when, about whom, and whether I follow it. */
function Head({
  open,
  user,
  state,
  onAskAgain,
}: OpenRequestProps & { state: Extract<OpenState, { kind: 'request' }> }) {
  const { text } = useI18n();
  const { request, title } = state.view;
  const created = Date.parse(request.created);
  const follows = user !== null && request.followers.some(name => sameUser(name, user));
  return (
    <>
      {request.partner === '' ? null : (
        <p>
          {request.item === null ? (
            <Data>{request.partner}</Data>
          ) : (
            <Link href={pageUrl('wikidata', request.item)}>
              <Data>{request.partner}</Data>
            </Link>
          )}
        </p>
      )}
      <p class="hp-help">
        {Number.isNaN(created) ? (
          <Rich k="request-by" with={[<Data key="by">{request.requester}</Data>]} />
        ) : (
          <Rich
            k="request-by-when"
            with={[<Data key="by">{request.requester}</Data>, <RelativeTime key="at" time={created} />]}
          />
        )}
      </p>
      <p>
        <Link href={pageUrl('meta', title)}>{text('request-page')}</Link>
      </p>
      {user === null ? null : (
        <p>
          <Button
            size="small"
            busy={open.runs.value.get('follow')?.state === 'sending'}
            onClick={() => void open.act('follow', { kind: 'follow', follow: !follows })}
          >
            {text(follows ? 'unfollow' : 'follow')}
          </Button>{' '}
          <Button size="small" weight="quiet" onClick={() => onAskAgain(request)}>
            {text('request-again')}
          </Button>
        </p>
      )}
      <DeedNotice open={open} at="follow" quiet />
    </>
  );
}

function Unshown({ why, open }: { why: Extract<OpenState, { kind: 'unshown' }>['why']; open: OpenRequest }) {
  const { text } = useI18n();
  const again = <Button onClick={() => void open.load()}>{text('try-again')}</Button>;
  switch (why.kind) {
    case 'unreadable':
      return <OutcomeNotice outcome={why.outcome}>{again}</OutcomeNotice>;
    case 'missing':
      return (
        <Notice type="warning" announce>
          <p>{text('request-missing')}</p>
          <p>
            <Link href={pageUrl('meta', why.title)}>{text('look-at-page')}</Link>
          </p>
        </Notice>
      );
    case 'broken-record':
      return (
        <Notice type="warning" announce>
          <p>{text('request-broken')}</p>
          <p>
            <Link href={pageUrl('meta', why.title)}>{text('look-at-page')}</Link>
          </p>
          {again}
          <CopyDetails details={JSON.stringify(why.problems, null, 1)} />
        </Notice>
      );
  }
}
