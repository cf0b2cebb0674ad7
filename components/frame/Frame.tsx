import { useEffect, useMemo, useRef } from 'preact/hooks';
import { standingOf } from '../../lib/desk/standing.ts';
import type { MessageKey } from '../../lib/i18n/i18n.ts';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { Button } from '../common/Button.tsx';
import { CopyDetails } from '../common/CopyDetails.tsx';
import { deferred, PartNotLoaded } from '../common/deferred.tsx';
import { Data, useI18n } from '../common/i18n-context.tsx';
import { Link } from '../common/Link.tsx';
import { Notice } from '../common/Notice.tsx';
import { Skeleton } from '../common/Skeleton.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Header } from './Header.tsx';
import type { View as Shown } from './navigation.ts';
import { openPanel, type PanelModel } from './panel-model.ts';
import { RunningBatch } from './RunningBatch.tsx';
import type { Shell } from './shell-model.ts';
import { Tabs, tabId } from './Tabs.tsx';
import { Drafts, ThisPage } from './ThisPage.tsx';

const Options = deferred(() => import('./Options.tsx'), { messages: ['asides'] });
const Help = deferred(() => import('./Help.tsx'), { messages: ['asides'] });
const About = deferred(() => import('./About.tsx'), { messages: ['asides'] });
const FlagScreen = deferred(() => import('./FlagScreen.tsx'), { messages: ['forms', 'known', 'flag'] });
const AskScreen = deferred(() => import('./AskScreen.tsx'), {
  messages: ['forms', 'known', 'flag', 'request'],
});
const RequestsScreen = deferred(() => import('./RequestsScreen.tsx'), {
  messages: ['forms', 'known', 'flag', 'request'],
});
const RequestScreen = deferred(() => import('./RequestScreen.tsx'), {
  messages: ['forms', 'known', 'flag', 'request'],
});

const BoardScreen = deferred(() => import('./BoardScreen.tsx'), {
  messages: ['forms', 'known', 'flag', 'request', 'board', 'record'],
});
const ReportsScreen = deferred(() => import('./ReportsScreen.tsx'), {
  messages: ['forms', 'known', 'flag', 'request', 'board', 'reports'],
});
const CommitteeScreen = deferred(() => import('./CommitteeScreen.tsx'), {
  messages: ['forms', 'known', 'flag', 'request', 'board', 'reports'],
});
const GroupsScreen = deferred(() => import('./GroupsScreen.tsx'), {
  messages: ['forms', 'known', 'flag', 'request', 'board', 'reports'],
});
const BatchesScreen = deferred(() => import('./BatchesScreen.tsx'), { messages: ['forms', 'batch'] });

const mainId = 'hp-main';

/** Header, tabs and the content below them, for as long as the panel is open. */
export function Frame({ shell }: { shell: Shell }) {
  const model = useMemo(() => openPanel(shell), [shell]);
  useEffect(() => () => model.dispose(), [model]);
  useEffect(() => lookAgainWhenItHelps(model), [model]);
  useEffect(() => withBadge(model), [model]);
  return <View model={model} />;
}

export default Frame;

/** How long the panel is open before the requests are counted for the number on the icon, in milliseconds. */
const beforeBadge = 10_000;

/** The number on the icon, which comes after everything else: neither its code nor its requests are part of the opening. */
function withBadge(model: PanelModel): () => void {
  const stopper = new AbortController();
  let end: (() => void) | undefined;
  model.host.clock
    .sleep(beforeBadge, stopper.signal)
    .then(() => import('./request-models.ts'))
    .then(
      ({ keepBadge }) => {
        if (!stopper.signal.aborted) end = keepBadge(model);
      },
      // The panel was closed, or the files went with an update of the extension; what is opened next says so.
      () => undefined,
    );
  return () => {
    stopper.abort();
    end?.();
  };
}

/** Back from signing in, or back in reach of the network: what kept the panel may be over. */
function lookAgainWhenItHelps(model: PanelModel): () => void {
  const onFocus = () => {
    const opening = model.opening.peek();
    const signedOut =
      opening?.state === 'open' && opening.obstacles.some(({ kind }) => kind === 'signed-out');
    if (signedOut) model.again();
  };
  const onOnline = () => {
    if (model.opening.peek()?.state === 'failed') model.again();
  };
  window.addEventListener('focus', onFocus);
  window.addEventListener('online', onOnline);
  return () => {
    window.removeEventListener('focus', onFocus);
    window.removeEventListener('online', onOnline);
  };
}

function View({ model }: { model: PanelModel }) {
  const { text } = useI18n();
  const { host, navigation } = model;
  const view = navigation.view.value;
  const drafts = model.drafts.rows.value?.length ?? 0;
  const draftsTab = drafts > 0 || view.name === 'drafts';
  const { openInTab } = host;
  const tabs = tabsOf(draftsTab, hasRole(model));
  const withTabs = tabs.some(({ id }) => id === view.name);
  const main = useRef<HTMLElement>(null);
  const before = useRef(view.name);

  // Back from a screen of its own the focus would be lost with the button that was pressed.
  useEffect(() => {
    if (before.current !== view.name && view.name === 'page') main.current?.focus();
    before.current = view.name;
  }, [view.name]);

  return (
    <>
      <Header
        place={model.place.value}
        title={titleOf(model)}
        who={<Who model={model} />}
        work={
          <>
            {drafts === 0 ? null : (
              <button type="button" class="hp-linklike" onClick={() => navigation.open({ name: 'drafts' })}>
                {text('drafts-count', drafts)}
              </button>
            )}
            <RunningBatch model={model} />
          </>
        }
        menu={[
          { label: text('look-again'), onChoose: model.again },
          { label: text('options'), onChoose: () => navigation.open({ name: 'options' }) },
          { label: text('help'), onChoose: () => navigation.open({ name: 'help' }) },
          { label: text('about'), onChoose: () => navigation.open({ name: 'about' }) },
          ...(openInTab === undefined
            ? []
            : [{ label: text('open-in-tab'), onChoose: () => void openInTab(navigation.where.peek()) }]),
        ]}
      />
      {withTabs ? (
        <Tabs
          label={text('tabs')}
          tabs={tabs.map(({ id, label }) => ({ id, label: text(label) }))}
          selected={view.name}
          panelId={mainId}
          onSelect={name => navigation.open({ name })}
        />
      ) : null}
      <Announcement model={model} />
      <main class="hp-main" tabIndex={-1} ref={main}>
        <div
          class="hp-content"
          id={mainId}
          {...(withTabs ? { role: 'tabpanel' as const, 'aria-labelledby': tabId(view.name) } : {})}
        >
          <TroubleNotice model={model} />
          <ErrorBoundary of={`${view.name} ${model.placeKey.value}`}>
            <Content model={model} view={view} />
          </ErrorBoundary>
        </div>
      </main>
    </>
  );
}

/** The tabs in their order; what a tab shows comes when it is first opened. */
function tabsOf(
  drafts: boolean,
  board: boolean,
): readonly {
  readonly id: 'page' | 'requests' | 'batches' | 'board' | 'drafts';
  readonly label: MessageKey;
}[] {
  return [
    { id: 'page', label: 'tab-page' },
    { id: 'requests', label: 'tab-requests' },
    { id: 'batches', label: 'tab-batches' },
    ...(board ? [{ id: 'board', label: 'tab-board' } as const] : []),
    ...(drafts ? [{ id: 'drafts', label: 'tab-drafts' } as const] : []),
  ];
}

/** Whether the person has a part in the Helpdesk itself; for everybody else there is nothing to do on the board. */
function hasRole(model: PanelModel): boolean {
  const account = model.metaAccount.value;
  if (account?.signedIn !== true) return false;
  const { staff, committee, organizer, groups } = standingOf(model.config.value, account.name);
  return staff || committee || organizer || groups.length > 0;
}

function titleOf(model: PanelModel): string | null {
  const opening = model.opening.value;
  if (opening?.state !== 'open') return null;
  const { page } = opening.look;
  return page.state === 'read' || page.state === 'missing' ? page.title : null;
}

/** Tells those who listen that the panel now speaks about another page, and how much it has to say. */
function Announcement({ model }: { model: PanelModel }) {
  const { text } = useI18n();
  const opening = model.opening.value;
  const ready = opening?.state === 'open' && opening.look.complete;
  return (
    <div class="hp-hidden" role="status">
      {ready ? text('announce-page', titleOf(model) ?? '', opening.look.signals.length) : ''}
    </div>
  );
}

/** The name on the wiki in front, or the way to sign in there. */
function Who({ model }: { model: PanelModel }) {
  const { text } = useI18n();
  const opening = model.opening.value;
  const account = opening?.state === 'open' ? opening.look.account : model.metaAccount.value;
  if (account === null) return null;
  if (account.signedIn) return <Data>{account.name}</Data>;
  const returnto = titleOf(model) ?? 'Main Page';
  return <Link href={pageUrl(account.wiki, 'Special:UserLogin', { returnto })}>{text('sign-in')}</Link>;
}

function TroubleNotice({ model }: { model: PanelModel }) {
  const { text } = useI18n();
  const trouble = model.trouble.value;
  if (trouble === null) return null;
  if (trouble.kind === 'outdated') {
    return (
      <Notice type="warning" announce>
        <p>{text('outdated')}</p>
        <Button onClick={() => location.reload()}>{text('reload')}</Button>
      </Notice>
    );
  }
  if (trouble.kind === 'part-not-loaded') return <PartNotLoaded />;
  const { error } = trouble;
  return (
    <Notice type="error" announce>
      <p>{text('crash')}</p>
      <Button onClick={model.again}>{text('try-again')}</Button>
      <CopyDetails details={error instanceof Error ? (error.stack ?? error.message) : String(error)} />
    </Notice>
  );
}

function Content({ model, view }: { model: PanelModel; view: Shown }) {
  const { navigation } = model;
  const onBack = () => navigation.back();
  switch (view.name) {
    case 'options':
      return <Options settings={model.settings} onBack={onBack} />;
    case 'help':
      return <Help config={model.config.value} onBack={onBack} />;
    case 'about':
      return <About onBack={onBack} />;
    case 'drafts':
      return <Drafts model={model} />;
    case 'flag':
      return model.readyFor(view.draft) ? (
        <FlagScreen key={view.draft} model={model} draft={view.draft} />
      ) : (
        <Skeleton />
      );
    case 'ask':
      return <AskScreen key={view.draft} model={model} draft={view.draft} />;
    case 'requests':
      return <RequestsScreen model={model} />;
    case 'request':
      return <RequestScreen key={view.title} model={model} title={view.title} />;
    case 'batches':
      return <BatchesScreen model={model} />;
    case 'board':
      return <BoardScreen model={model} />;
    case 'reports':
      return <ReportsScreen model={model} onBack={onBack} />;
    case 'committee':
      return <CommitteeScreen model={model} onBack={onBack} />;
    case 'groups':
      return <GroupsScreen model={model} onBack={onBack} />;
    case 'page':
      return <ThisPage model={model} opening={model.opening.value} />;
  }
}
