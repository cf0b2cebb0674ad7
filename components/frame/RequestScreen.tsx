import { useEffect, useMemo } from 'preact/hooks';
import { OpenRequestView } from '../request/open/OpenRequestView.tsx';
import type { PanelModel } from './panel-model.ts';
import { publicServicesOf } from './public-services.ts';
import { requestOf } from './request-models.ts';

/** A request in the frame, read anew each time it is opened. */
export function RequestScreen({ model, title }: { model: PanelModel; title: string }) {
  const open = requestOf(model, title);
  useEffect(() => {
    const load = () => void open.load();
    load();
    window.addEventListener('online', load);
    return () => window.removeEventListener('online', load);
  }, [open]);
  const publicServices = useMemo(() => publicServicesOf(model), [model]);
  const account = model.metaAccount.value;
  return (
    <OpenRequestView
      open={open}
      config={model.config.value}
      user={account?.signedIn === true ? account.name : null}
      onCheckAccount={model.checkAccount}
      publicServices={publicServices}
      onAskAgain={request => model.ask({ from: 'request', title, request })}
      onBack={model.navigation.back}
    />
  );
}

export default RequestScreen;
