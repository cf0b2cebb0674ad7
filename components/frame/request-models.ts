import { effect, untracked } from '@preact/signals';
import { aboutToChangeMeta } from '../../lib/page/look/meta.ts';
import { type FlagServices, flagDeps } from '../flag/flag-services.ts';
import { type MyRequestsModel, openMyRequests } from '../request/mine/mine-model.ts';
import { openRequest } from '../request/open/open-model.ts';
import type { OpenRequest } from '../request/open/open-types.ts';
import { openUnsent } from '../request/open/unsent.ts';
import type { PanelModel } from './panel-model.ts';

/** What a panel knows of requests, kept while it is open: what was typed into one is there when it is opened again. */
interface Kept {
  mine: { readonly user: string; readonly model: MyRequestsModel } | null;
  readonly open: Map<string, OpenRequest>;
}

const kept = new WeakMap<PanelModel, Kept>();

function keptOf(model: PanelModel): Kept {
  const found = kept.get(model) ?? { mine: null, open: new Map<string, OpenRequest>() };
  kept.set(model, found);
  return found;
}

/** The requests of someone signed in on Meta. */
export function mineOf(model: PanelModel, user: string): MyRequestsModel {
  const all = keptOf(model);
  if (all.mine?.user === user) return all.mine.model;
  all.mine?.model.dispose();
  const mine = openMyRequests({
    client: model.services.client('meta'),
    cache: model.services.cache,
    config: () => model.config.value,
    user,
  });
  all.mine = { user, model: mine };
  return mine;
}

/** What looking for items and writing on Meta takes. */
export function flagServicesOf({ host, services }: PanelModel): FlagServices {
  return {
    host,
    cache: services.cache,
    meta: services.client('meta'),
    wikidata: services.client('wikidata'),
  };
}

/** A request by the title of its page, as it was left when it was open before. */
export function requestOf(model: PanelModel, title: string): OpenRequest {
  const { open } = keptOf(model);
  const found = open.get(title);
  if (found !== undefined) return found;
  const { services } = model;
  const made = openRequest({
    title,
    client: services.client('meta'),
    config: () => model.config.peek(),
    deps: onWait => {
      const account = model.metaAccount.peek();
      if (account?.signedIn !== true) return null;
      return flagDeps(flagServicesOf(model), account, model.config.peek(), onWait);
    },
    unsent: openUnsent(services.drafts, title),
    onSend: () => aboutToChangeMeta(services.cache),
    onLook: (pageId, revision) => {
      const account = model.metaAccount.peek();
      if (account?.signedIn === true) void mineOf(model, account.name).looked(pageId, revision);
    },
    onSignedOut: model.checkAccount,
  });
  open.set(title, made);
  return made;
}

/** The icon counts what is not urgent: the page in front goes first, and the count is taken anew now and then. */
const nextCount = 600_000;

/** Keeps the number on the icon: how many of one's requests others changed since one looked. Gives back what ends it. */
export function keepBadge(model: PanelModel): () => void {
  const stopper = new AbortController();
  const { host } = model;
  const user = () => {
    const account = model.metaAccount.value;
    return account?.signedIn === true ? account.name : null;
  };
  let shown = 0;
  const stopShowing = effect(() => {
    const name = user();
    const count = name === null ? 0 : mineOf(model, name).changes.value;
    // The icon also tells of batches: it is only touched when there is something to say or to take back.
    if (count !== shown) untracked(() => host.badge(count === 0 ? null : String(count)));
    shown = count;
  });
  async function count(): Promise<void> {
    for (;;) {
      const account = model.metaAccount.peek();
      if (account?.signedIn === true) await mineOf(model, account.name).load();
      await host.clock.sleep(nextCount, stopper.signal);
    }
  }
  count().catch(error => {
    if (!stopper.signal.aborted) throw error;
  });
  return () => {
    stopper.abort();
    stopShowing();
    const all = kept.get(model);
    all?.mine?.model.dispose();
    for (const open of all?.open.values() ?? []) open.dispose();
  };
}
