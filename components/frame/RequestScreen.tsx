import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { HelpRequest } from '../../lib/desk/request/request.ts';
import { deferred } from '../common/deferred.tsx';
import { useI18n } from '../common/i18n-context.tsx';
import { searchItems } from '../flag/flag-services.ts';
import { OpenRequestView } from '../request/open/OpenRequestView.tsx';
import type { PanelModel } from './panel-model.ts';
import { publicServicesOf } from './public-services.ts';
import { flagServicesOf, requestOf } from './request-models.ts';
import { WithUserNames } from './WithUserNames.tsx';

/** Comes with a request of an older format only. */
const OlderRequest = deferred(() => import('./OlderRequest.tsx'), {
  messages: ['known', 'board', 'record'],
  meanwhile: () => null,
});

export interface RequestScreenProps {
  readonly model: PanelModel;
  readonly title: string;
  /** It stands beside the board, which has the ways back and on. */
  readonly beside?: boolean;
  readonly others?: readonly HelpRequest[];
}

/** A request in the frame, read anew each time it is opened. */
export function RequestScreen({ model, title, beside = false, others = [] }: RequestScreenProps) {
  const open = requestOf(model, title);
  useEffect(() => {
    const load = () => void open.load();
    load();
    window.addEventListener('online', load);
    return () => window.removeEventListener('online', load);
  }, [open]);
  const publicServices = useMemo(() => publicServicesOf(model), [model]);
  const { language } = useI18n();
  const account = model.metaAccount.value;
  const state = open.state.value;
  const older = state.kind === 'request' ? state.view.older : null;
  // What came of mending it stays on show.
  const wasOlder = useRef(false);
  if (older !== null) wasOlder.current = true;
  return (
    <WithUserNames model={model}>
      <OpenRequestView
        open={open}
        config={model.config.value}
        user={account?.signedIn === true ? account.name : null}
        onCheckAccount={model.checkAccount}
        publicServices={publicServices}
        search={(text, signal) => searchItems(flagServicesOf(model), text, language, signal)}
        onAskAgain={request => model.ask({ from: 'request', title, request })}
        others={others}
        form={
          wasOlder.current ? (
            <OlderRequest model={model} title={title} older={older} onMended={() => void open.load()} />
          ) : null
        }
        onBack={beside ? undefined : model.navigation.back}
      />
    </WithUserNames>
  );
}

export default RequestScreen;
