import { aboutToChangeMeta } from '../../lib/page/look/meta.ts';
import { readAccount } from '../../lib/wiki/account.ts';
import type { Wait } from '../../lib/wiki/gate.ts';
import { flagDeps, writerOf } from '../flag/flag-services.ts';
import type { PublicServices } from '../request/public-model.ts';
import { valueWords } from '../request/value-words.ts';
import type { PanelModel } from './panel-model.ts';

/** Writing requests on Meta as whoever is signed in there by now; null for nobody. */
export function requestDeps(model: PanelModel, onWait: (wait: Wait) => void) {
  const { host, services } = model;
  const account = model.metaAccount.peek();
  if (account?.signedIn !== true) return null;
  const all = {
    host,
    cache: services.cache,
    meta: services.client('meta'),
    wikidata: services.client('wikidata'),
  };
  return flagDeps(all, account, model.config.peek(), onWait);
}

/** What making a public request on Commons or Wikidata takes. */
export function publicServicesOf(model: PanelModel): PublicServices {
  const { host, services } = model;
  return {
    client: services.client,
    account: wiki => readAccount(services.client(wiki)),
    deps(account, onWait) {
      const desk = requestDeps(model, onWait);
      if (desk === null || !account.signedIn) return null;
      const client = services.client(account.wiki);
      // In English, which those who upload and import for others read.
      const words = valueWords(model.inEnglish());
      return { desk, words, writer: writerOf(host, services.cache, client, account, desk.config, onWait) };
    },
    onSend: () => aboutToChangeMeta(services.cache),
    helpdesk: () => model.config.peek().pages.helpdesk,
  };
}
