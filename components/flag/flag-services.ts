import * as z from 'zod/mini';
import type { Config } from '../../lib/desk/config.ts';
import type { FlagDeps } from '../../lib/desk/opportunity/flag.ts';
import type { Host } from '../../lib/host.ts';
import type { Cache } from '../../lib/store/cache.ts';
import type { Account } from '../../lib/wiki/account.ts';
import type { WikiClient } from '../../lib/wiki/client.ts';
import { searchEntities } from '../../lib/wiki/entity-search.ts';
import { type Gate, openGate, type Wait } from '../../lib/wiki/gate.ts';
import type { SharedStore } from '../../lib/wiki/locks.ts';
import type { Writer } from '../../lib/wiki/page-edit.ts';
import type { LookupOption } from '../common/Lookup.tsx';

export type SignedIn = Extract<Account, { signedIn: true }>;

/** One gate per wiki, account and panel; panels of one browser share its pace through locks and cache. */
const gates = new WeakMap<Host, Map<string, Gate>>();

function gateOf(host: Host, cache: Cache, { wiki, name, limits, rights }: SignedIn): Gate {
  const open = gates.get(host) ?? new Map<string, Gate>();
  gates.set(host, open);
  const key = `${wiki} ${name}`;
  const found = open.get(key);
  if (found !== undefined) return found;
  // Losing what is shared costs at most one refusal for going too fast.
  const store: SharedStore = {
    get: async key => (await cache.read(key, z.unknown()))?.value,
    set: (key, value) => cache.write(key, value),
  };
  const { clock, locks } = host;
  const unlimited = rights.has('noratelimit');
  const gate = openGate({ wiki, user: name, limits, unlimited, clock, locks, store });
  open.set(key, gate);
  return gate;
}

export interface FlagServices {
  readonly host: Host;
  readonly cache: Cache;
  readonly meta: WikiClient;
  readonly wikidata: WikiClient;
}

/** What flagging takes, for someone signed in on Meta. */
export function flagDeps(
  { host, cache, meta }: FlagServices,
  account: SignedIn,
  config: Config,
  onWait: (wait: Wait) => void,
): FlagDeps {
  return { writer: writerOf(host, cache, meta, account, config, onWait), config, random: host.random };
}

/** Writing on a wiki as the person who is signed in there. */
export function writerOf(
  host: Host,
  cache: Cache,
  client: WikiClient,
  account: SignedIn,
  config: Config,
  onWait: (wait: Wait) => void,
): Writer {
  const tag = config.tag === '' ? undefined : config.tag;
  return { client, gate: gateOf(host, cache, account), locks: host.locks, user: account.name, tag, onWait };
}

/** Items on Wikidata by name or id, in a language. Rejects when Wikidata cannot be asked. */
export async function searchItems(
  { wikidata }: FlagServices,
  text: string,
  language: string,
  signal: AbortSignal,
): Promise<readonly LookupOption[]> {
  const found = await searchEntities(wikidata, text, { type: 'item', language }, signal);
  return found.map(({ id, label, description, matched }) => ({
    id,
    label: label ?? matched ?? id,
    // What matched (an alias) says why it is offered; the id tells two of the same name apart.
    description: [label === null ? null : matched, description, id].filter(part => part !== null).join(' · '),
  }));
}
