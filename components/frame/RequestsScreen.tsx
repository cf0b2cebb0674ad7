import { useEffect } from 'preact/hooks';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { Button } from '../common/Button.tsx';
import { useI18n } from '../common/i18n-context.tsx';
import { Link } from '../common/Link.tsx';
import { Notice } from '../common/Notice.tsx';
import { MyRequestsView } from '../request/mine/MyRequestsView.tsx';
import type { PanelModel } from './panel-model.ts';
import { mineOf } from './request-models.ts';

/** The tab "My requests" in the frame: of whoever is signed in on Meta. */
export function RequestsScreen({ model }: { model: PanelModel }) {
  const account = model.metaAccount.value;
  if (account?.signedIn !== true) return <SignedOut model={model} />;
  return <Requests key={account.name} model={model} user={account.name} />;
}

function Requests({ model, user }: { model: PanelModel; user: string }) {
  const requests = mineOf(model, user);
  useEffect(() => {
    const load = () => void requests.load();
    load();
    window.addEventListener('online', load);
    return () => window.removeEventListener('online', load);
  }, [requests]);
  return (
    <MyRequestsView requests={requests} onOpen={title => model.navigation.open({ name: 'request', title })} />
  );
}

function SignedOut({ model }: { model: PanelModel }) {
  const { text } = useI18n();
  const { checkAccount } = model;
  const unknown = model.metaAccount.value === null;
  // Away from the wikis nobody has asked yet who is signed in.
  useEffect(() => {
    if (unknown) checkAccount();
  }, [unknown, checkAccount]);
  return (
    <>
      <h1 class="hp-hidden">{text('tab-requests')}</h1>
      <Notice>
        <p>{text('mine-signed-out')}</p>
        <Link href={pageUrl('meta', 'Special:UserLogin', { returnto: model.config.value.pages.helpdesk })}>
          {text('obstacle-sign-in', text('wiki-meta'))}
        </Link>{' '}
        <Button size="small" onClick={checkAccount}>
          {text('check-account')}
        </Button>
      </Notice>
    </>
  );
}

export default RequestsScreen;
