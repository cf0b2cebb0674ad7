import { type Clock, systemClock } from '../../lib/clock.ts';
import type { RateLimits } from '../../lib/wiki/account.ts';
import type { WikiClient } from '../../lib/wiki/client.ts';
import { openWiki } from '../../lib/wiki/client-m3api.ts';
import { openGate } from '../../lib/wiki/gate.ts';
import { pageLocks, pageStore } from '../../lib/wiki/locks.ts';
import type { Writer } from '../../lib/wiki/page-edit.ts';
import { pageParams, parsePages } from '../../lib/wiki/pages.ts';
import type { WikiId } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox, type Session, type UserKey } from '../sandbox/index.ts';

/** Real time, but no one sits through a pause in a test. */
const quickClock: Clock = {
  now: systemClock.now,
  sleep: (ms, signal) => systemClock.sleep(Math.min(ms, 50), signal),
};

/** One signed-in person at a wiki of the sandbox, with what the panel has in hand. */
export interface Person {
  readonly session: Session;
  readonly client: WikiClient;
  readonly writer: Writer;
}

export function personOf(session: Session, wiki: WikiId, user = session.name): Person {
  const client = openWiki(wiki, {
    fetch: session.fetch,
    clock: quickClock,
    agent: 'panel-tests/1.0 (sandbox)',
  });
  const limits: RateLimits = new Map();
  const gate = openGate({ wiki, user, limits, clock: quickClock, locks: pageLocks(), store: pageStore() });
  return { session, client, writer: { client, gate, user } };
}

export async function personAt(sandbox: Sandbox, wiki: WikiId, user: UserKey): Promise<Person> {
  return personOf(await sandbox.signIn(wiki, user), wiki);
}

/** A page as it stands: its text, or null when there is none. */
export async function textOf(client: WikiClient, title: string): Promise<string | null> {
  const read = parsePages(await client.get({ ...pageParams, titles: [title] })).get(title);
  return read?.exists === true ? read.text : null;
}

export { openSandbox };
