import { useCallback, useMemo } from 'preact/hooks';
import { aboutToChangeMeta } from '../../lib/page/look/meta.ts';
import { useI18n } from '../common/i18n-context.tsx';
import { FlagView } from '../flag/FlagView.tsx';
import { type FlagForm, openFlagForm } from '../flag/flag-model.ts';
import { type FlagServices, flagDeps, searchItems } from '../flag/flag-services.ts';
import { emptyDraft, type Prefill, prefill } from '../flag/prefill.ts';
import type { FlagPublishingOptions } from '../flag/publish-model.ts';
import { signalWords } from '../page/signal-words.ts';
import type { PanelModel } from './panel-model.ts';

/** The form of a draft in the frame: opened from the page in front or from what the browser kept. */
export function FlagScreen({ model, draft }: { model: PanelModel; draft: string }) {
  const i18n = useI18n();
  const { services, host } = model;
  const form = useMemo(() => openForm(model, draft), [model, draft]);
  const flagServices: FlagServices = useMemo(
    () => ({
      host,
      cache: services.cache,
      meta: services.client('meta'),
      wikidata: services.client('wikidata'),
    }),
    [host, services],
  );
  // Asked for at each try: the account may have changed since the form was opened.
  const deps: FlagPublishingOptions['deps'] = useCallback(
    onWait => {
      const account = model.metaAccount.peek();
      return account?.signedIn === true ? flagDeps(flagServices, account, model.config.peek(), onWait) : null;
    },
    [model, flagServices],
  );

  const onSend = useCallback(() => aboutToChangeMeta(model.services.cache), [model]);

  const account = model.metaAccount.value;
  const opening = model.opening.value;
  const signals = opening?.state === 'open' && draft === model.placeKey.value ? opening.look.signals : [];
  const close = () => {
    // What was typed stays as it is in the panel; the list of drafts tells its new name.
    if (form.gone || !form.touched.peek()) model.forms.delete(draft);
    else void form.settled().then(model.drafts.changed);
    model.navigation.back();
  };
  return (
    <FlagView
      form={form}
      sentences={signals.map(signal => signalWords(i18n, signal))}
      search={(text, signal) => searchItems(flagServices, text, i18n.language, signal)}
      deps={deps}
      user={account?.signedIn === true ? account.name : null}
      helpdesk={model.config.value.pages.helpdesk}
      onSend={onSend}
      onRecord={model.again}
      onCheckAccount={model.checkAccount}
      onBack={() => {
        form.leave(false);
        close();
      }}
      onAsk={() => {
        model.forms.delete(draft);
        model.navigation.back();
        model.ask();
      }}
      onDiscard={() => {
        void form.discard();
        model.forms.delete(draft);
        model.navigation.back();
      }}
    />
  );
}

function openForm(model: PanelModel, draft: string): FlagForm {
  const open = model.forms.get(draft);
  if (open !== undefined) return open;
  const stored = model.drafts.find(draft);
  const form = openFlagForm({
    drafts: model.services.drafts,
    key: draft,
    filled: stored?.filled ?? filledFor(model, draft),
    stored,
    onDrafts: () => void model.drafts.changed(),
  });
  model.forms.set(draft, form);
  return form;
}

/** What the page in front fills in, when it is the page the draft belongs to. */
function filledFor(model: PanelModel, draft: string): Prefill {
  const opening = model.opening.peek();
  if (opening?.state !== 'open' || draft !== model.placeKey.peek())
    return { draft: emptyDraft, sources: new Map() };
  return prefill(opening.look, model.i18n.peek());
}

export default FlagScreen;
