import { useCallback, useMemo } from 'preact/hooks';
import { aboutToChangeMeta } from '../../lib/page/look/meta.ts';
import { useI18n } from '../common/i18n-context.tsx';
import { Skeleton } from '../common/Skeleton.tsx';
import { type FlagServices, searchItems } from '../flag/flag-services.ts';
import { AskView } from '../request/AskView.tsx';
import { type AskForm, openAskForm } from '../request/ask-model.ts';
import { type AskPublishingOptions, openAskPublishing } from '../request/ask-publish-model.ts';
import {
  type AskPrefill,
  nothingFilled,
  prefillFromPage,
  prefillFromSeed,
} from '../request/prefill-request.ts';
import type { PanelModel } from './panel-model.ts';
import { publicServicesOf, requestDeps } from './public-services.ts';

interface AskScreenProps {
  readonly model: PanelModel;
  readonly draft: string;
}

/** A form for help in the frame, once it is known what it begins with. */
export function AskScreen({ model, draft }: AskScreenProps) {
  return isReady(model, draft) ? <AskReady model={model} draft={draft} /> : <Skeleton />;
}

export default AskScreen;

/** It is open already, was kept, begins with something else than the page, or the page has said all it has to. */
function isReady(model: PanelModel, draft: string): boolean {
  const known = model.askForms.has(draft) || model.seeds.has(draft);
  const rows = model.drafts.rows.value;
  const opening = model.opening.value;
  if (known || model.drafts.findRequest(draft) !== undefined) return true;
  if (rows === null) return false;
  return opening === undefined
    ? false
    : opening.state === 'open'
      ? opening.look.complete
      : opening.state !== 'loading';
}

function AskReady({ model, draft }: AskScreenProps) {
  const { language } = useI18n();
  const { services, host } = model;
  const form = useMemo(() => openForm(model, draft), [model, draft]);
  const onSend = useCallback(() => aboutToChangeMeta(services.cache), [services]);
  // Asked for at each try: the account may have changed since the form was opened.
  const deps: AskPublishingOptions['deps'] = useCallback(onWait => requestDeps(model, onWait), [model]);
  const publishing = useMemo(
    () => openAskPublishing({ form, deps, onSend, onRecord: model.again }),
    [form, deps, onSend, model],
  );
  const publicServices = useMemo(() => publicServicesOf(model), [model]);
  const config = model.config.value;
  const email = useMemo(
    () => ({ config, clock: host.clock, words: model.inEnglish() }),
    [config, host, model],
  );

  const account = model.metaAccount.value;
  const close = () => {
    // What was typed stays as it is in the panel; the list of drafts tells its new name.
    if (form.gone || !form.touched.peek()) model.askForms.delete(draft);
    else void form.settled().then(model.drafts.changed);
    model.navigation.back();
  };
  return (
    <AskView
      form={form}
      publishing={publishing}
      begun={model.drafts.requestsOf(model.placeKey.value).filter(({ key }) => key !== draft)}
      search={(text, signal) => searchItems(servicesOf(model), text, language, signal)}
      email={email}
      publicServices={publicServices}
      user={account?.signedIn === true ? account.name : null}
      helpdesk={config.pages.helpdesk}
      onCheckAccount={model.checkAccount}
      onContinue={key => model.navigation.open({ name: 'ask', draft: key })}
      onOpen={title => {
        close();
        model.navigation.open({ name: 'request', title });
      }}
      onBack={() => {
        form.leave(false);
        close();
      }}
      onDiscard={() => {
        void form.settled().then(() => model.drafts.remove('request', draft));
        model.askForms.delete(draft);
        model.navigation.back();
      }}
    />
  );
}

function servicesOf({ host, services }: PanelModel): FlagServices {
  return {
    host,
    cache: services.cache,
    meta: services.client('meta'),
    wikidata: services.client('wikidata'),
  };
}

function openForm(model: PanelModel, draft: string): AskForm {
  const open = model.askForms.get(draft);
  if (open !== undefined) return open;
  const seed = model.seeds.get(draft);
  const stored = model.drafts.findRequest(draft);
  const form = openAskForm({
    drafts: model.services.drafts,
    key: draft,
    filled: stored?.filled ?? filledFor(model, draft),
    need: seed?.request.need ?? null,
    stored,
    onDrafts: () => void model.drafts.changed(),
  });
  model.askForms.set(draft, form);
  return form;
}

/** An earlier request, or what the page in front fills in when it is the page the draft belongs to. */
function filledFor(model: PanelModel, draft: string): AskPrefill {
  const seed = model.seeds.get(draft);
  if (seed !== undefined) return prefillFromSeed(seed);
  const opening = model.opening.peek();
  if (opening?.state !== 'open' || !draft.startsWith(`${model.placeKey.peek()} `)) return nothingFilled;
  const flagged = opening.desk?.records.flatMap(seen =>
    seen.state === 'read' && seen.record.status !== 'withdrawn' ? [seen] : [],
  )[0];
  return prefillFromPage(opening.look, flagged ?? null, model.i18n.peek());
}
