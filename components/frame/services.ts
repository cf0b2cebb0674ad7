import type { Host } from '../../lib/host.ts';
import { type Cache, openCache } from '../../lib/store/cache.ts';
import { openStore, type Store } from '../../lib/store/database.ts';
import { type Drafts, openDrafts } from '../../lib/store/drafts.ts';
import type { WikiClient } from '../../lib/wiki/client.ts';
import { openWiki } from '../../lib/wiki/client-m3api.ts';
import type { WikiId } from '../../lib/wiki/sites.ts';

/** The parts of lib that every panel needs, put together. */
export interface Services {
  readonly store: Store;
  readonly cache: Cache;
  readonly drafts: Drafts;
  client(wiki: WikiId): WikiClient;
  dispose(): void;
}

/** Opens clients and database on first use. `onOutdated`: a newer panel took the database over. */
export function openServices(host: Host, onOutdated: () => void): Services {
  const { clock, agent, timeout, origin } = host;
  const store = openStore({ factory: host.indexedDB, onOutdated });
  const clients = new Map<WikiId, WikiClient>();
  return {
    store,
    cache: openCache(store, clock),
    drafts: openDrafts(store, clock),
    client(wiki) {
      const found = clients.get(wiki);
      if (found !== undefined) return found;
      const env = { fetch: host.fetch, clock, agent, timeout };
      const opened = openWiki(wiki, origin === undefined ? env : { ...env, origin });
      clients.set(wiki, opened);
      return opened;
    },
    dispose: () => store.close(),
  };
}
