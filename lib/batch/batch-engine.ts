import * as z from 'zod/mini';
import type { Host } from '../host.ts';
import { type Cache, openCache } from '../store/cache.ts';
import { openStore, type Store } from '../store/database.ts';
import { openJournalRows } from '../store/journal-rows.ts';
import type { WikiClient } from '../wiki/client.ts';
import { openWiki } from '../wiki/client-m3api.ts';
import { type Gate, openGate } from '../wiki/gate.ts';
import type { SharedStore } from '../wiki/locks.ts';
import type { WikiId } from '../wiki/sites.ts';
import type { RegexRunner } from './plan/page-operation.ts';
import type { PlanEnv } from './plan/plan-batch.ts';
import { type Decisions, decisions, type Journal, openJournal } from './run/journal.ts';
import { openRunner, type Runner } from './run/run-batch.ts';
import type { SignedIn } from './run/start-batch.ts';

/** The part of a host that the engine needs; a worker has no more. */
export type EngineHost = Pick<
  Host,
  'fetch' | 'clock' | 'timeout' | 'random' | 'agent' | 'indexedDB' | 'locks'
> & { readonly origin?: string; readonly regex: RegexRunner };

/** Everything of the engine, put together for one place it runs in. */
export interface BatchEngine {
  readonly client: (wiki: WikiId) => WikiClient;
  readonly store: Store;
  readonly cache: Cache;
  readonly journal: Journal;
  readonly decisions: Decisions;
  readonly planEnv: PlanEnv;
  readonly runner: Runner;
}

export interface EngineOptions {
  /** A store that is open already; else one of its own. */
  readonly store?: Store | undefined;
}

/** Puts the engine together. Asks and opens nothing yet. */
export function openBatchEngine(host: EngineHost, { store: given }: EngineOptions = {}): BatchEngine {
  const { fetch, clock, timeout, agent, locks, random, regex, origin } = host;
  const store = given ?? openStore({ factory: host.indexedDB });
  const cache = openCache(store, clock);
  const journal = openJournal(openJournalRows(store));
  const clients = new Map<WikiId, WikiClient>();
  const client = (wiki: WikiId): WikiClient => {
    const open =
      clients.get(wiki) ??
      openWiki(wiki, { fetch, clock, agent, timeout, ...(origin === undefined ? {} : { origin }) });
    clients.set(wiki, open);
    return open;
  };
  // The same keys as every panel's gate: they share one pace. Losing it costs at most one refusal for going too fast.
  const shared: SharedStore = {
    get: async key => (await cache.read(key, z.unknown()))?.value,
    set: (key, value) => cache.write(key, value),
  };
  const gate = ({ wiki, name, limits, rights }: SignedIn): Gate =>
    openGate({ wiki, user: name, limits, unlimited: rights.has('noratelimit'), clock, locks, store: shared });
  return {
    client,
    store,
    cache,
    journal,
    decisions: decisions(journal, clock),
    planEnv: { client, clock, random, regex, cache },
    runner: openRunner({ client, gate, clock, locks, journal, regex }),
  };
}
