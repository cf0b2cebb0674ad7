import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { parseV1 } from '../../lib/batch/input/quickstatements-v1.ts';
import type { RegexRunner } from '../../lib/batch/plan/page-operation.ts';
import { type Planning, planBatch } from '../../lib/batch/plan/plan-batch.ts';
import type { BatchPart, BatchPlan, RunEnd, RunProgress } from '../../lib/batch/run/engine-types.ts';
import { type Journal, type JournalEdit, openJournal } from '../../lib/batch/run/journal.ts';
import { openRunner, type Runner } from '../../lib/batch/run/run-batch.ts';
import { type SignedIn, startBatch } from '../../lib/batch/run/start-batch.ts';
import type { Clock } from '../../lib/clock.ts';
import { openCache } from '../../lib/store/cache.ts';
import { openStore } from '../../lib/store/database.ts';
import { openJournalRows } from '../../lib/store/journal-rows.ts';
import { type Account, readAccount } from '../../lib/wiki/account.ts';
import type { WikiClient } from '../../lib/wiki/client.ts';
import { openWiki } from '../../lib/wiki/client-m3api.ts';
import { getEntities } from '../../lib/wiki/entities.ts';
import type { Entity } from '../../lib/wiki/entity-types.ts';
import { openGate } from '../../lib/wiki/gate.ts';
import { pageLocks, type SharedStore } from '../../lib/wiki/locks.ts';
import { type WikiId, wikiIds } from '../../lib/wiki/sites.ts';
import type { Sandbox, Session, UserKey } from '../sandbox/index.ts';

/** A clock on which an hour passes in a blink; what is waited for takes some real time, so that servers get their turn. */
export function virtualClock(realPause = 15): Clock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const real = Math.min(ms, realPause);
        const stop = () => {
          clearTimeout(timer);
          reject(signal?.reason);
        };
        const timer = setTimeout(() => {
          ahead += ms - real;
          signal?.removeEventListener('abort', stop);
          resolve();
        }, real);
        signal?.addEventListener('abort', stop);
      }),
  };
}

/** Regular expressions without a Worker: fine for the tame ones of most tests. */
export const plainRegex: RegexRunner = {
  async replace({ pattern, flags, replacement, text }) {
    try {
      const regex = new RegExp(pattern, `${flags}g`);
      const count = [...text.matchAll(regex)].length;
      return { kind: 'replaced', text: text.replace(regex, replacement), count };
    } catch (error) {
      return { kind: 'invalid', detail: String(error) };
    }
  },
};

/** What outlives a crash: the browser's database and cookies, and the time. */
export interface Browser {
  readonly factory: IDBFactory;
  readonly session: Session;
  readonly clock: Clock;
  readonly accounts: Readonly<Record<WikiId, Account>>;
}

/** What one life of the worker has in hand. */
export interface Life {
  readonly runner: Runner;
  readonly journal: Journal;
  readonly client: (wiki: WikiId) => WikiClient;
  readonly planEnv: Parameters<typeof planBatch>[0];
  /** From now on nothing of this life comes back, as when the browser ends the process. */
  kill(): void;
}

export async function openBrowser(
  sandbox: Sandbox,
  user: UserKey | Session = 'editor',
  clock: Clock = virtualClock(),
): Promise<Browser> {
  const session = typeof user === 'string' ? await sandbox.signIn('all', user) : user;
  const accounts: Partial<Record<WikiId, Account>> = {};
  for (const wiki of wikiIds) {
    accounts[wiki] = await readAccount(openWiki(wiki, { fetch: session.fetch, clock, agent }));
  }
  const { commons, wikidata, meta } = accounts;
  if (commons === undefined || wikidata === undefined || meta === undefined) throw new Error('not signed in');
  return { factory: new IDBFactory(), session, clock, accounts: { commons, wikidata, meta } };
}

const agent = 'panel-tests/1.0 (sandbox)';
const never = <T>() => new Promise<T>(() => {});

export interface LifeHooks {
  /** Called at each step of a life: a request leaves, an answer comes, the journal is written. A kill here is a crash there. */
  readonly onStep?: (step: 'request' | 'answer' | 'journal-begin' | 'journal-end') => void;
  /** Limits as the gate sees them; as the wiki states them when left out. */
  readonly unlimited?: boolean;
}

export function beginLife(browser: Browser, hooks: LifeHooks = {}): Life {
  const { session, clock, factory } = browser;
  let dead = false;
  const alive = async <T>(work: Promise<T>): Promise<T> => {
    if (dead) return never<T>();
    try {
      const result = await work;
      return dead ? never<T>() : result;
    } catch (error) {
      if (dead) return never<T>();
      throw error;
    }
  };
  const step = (name: Parameters<NonNullable<LifeHooks['onStep']>>[0]) => hooks.onStep?.(name);
  const fetchAlive: typeof fetch = async (input, init) => {
    if (dead) return never();
    step('request');
    if (dead) return never();
    // Once a request is out it is out, whatever becomes of us.
    const reply = await alive(session.fetch(input, init));
    const text = await alive(reply.text());
    step('answer');
    return alive(Promise.resolve(new Response(text, { status: reply.status, headers: reply.headers })));
  };
  const clockAlive: Clock = { now: clock.now, sleep: (ms, signal) => alive(clock.sleep(ms, signal)) };
  const store = openStore({ factory });
  const inner = openJournal(openJournalRows(store));
  const journal: Journal = {
    ...inner,
    put: async change => {
      if (dead) return never();
      step('journal-begin');
      if (dead) return never();
      await inner.put(change);
      step('journal-end');
      return alive(Promise.resolve());
    },
  };
  const clients = new Map<WikiId, WikiClient>();
  const client = (wiki: WikiId) => {
    const open = clients.get(wiki) ?? openWiki(wiki, { fetch: fetchAlive, clock: clockAlive, agent });
    clients.set(wiki, open);
    return open;
  };
  const locks = pageLocks();
  const cache = openCache(store, clock);
  const values = new Map<string, unknown>();
  const shared: SharedStore = {
    get: async key => values.get(key),
    set: async (key, value) => {
      values.set(key, value);
    },
  };
  const gate = (account: SignedIn) =>
    openGate({
      wiki: account.wiki,
      user: account.name,
      limits: hooks.unlimited === true ? new Map() : account.limits,
      clock: clockAlive,
      locks,
      store: shared,
    });
  const regex = plainRegex;
  return {
    runner: openRunner({ client, gate, clock: clockAlive, locks, journal, regex }),
    journal,
    client,
    planEnv: { client, clock: clockAlive, random: Math.random, regex, cache },
    kill: () => {
      dead = true;
    },
  };
}

export const v1 = (text: string): readonly BatchPart[] => [
  { kind: 'commands', commands: parseV1(text).commands },
];

/** Plans and puts into the journal; gives the batch's id. */
export async function begin(
  life: Life,
  browser: Browser,
  parts: readonly BatchPart[],
  summary = 'a batch in the lab',
): Promise<Planning> {
  const planning = await planBatch(life.planEnv, parts);
  const { clock, accounts } = browser;
  const started = await startBatch(life.journal, clock, planning, { name: 'test', summary, accounts });
  if (started.kind !== 'started') throw new Error(`not started: ${JSON.stringify(started)}`);
  return planning;
}

/** Runs to the end, past the first five. */
export async function runToEnd(
  life: Life,
  batch: string,
  onProgress?: (progress: RunProgress) => void,
): Promise<RunEnd> {
  const watch = onProgress === undefined ? {} : { onProgress };
  const end = await life.runner.run(batch, watch);
  return end.kind === 'trial-done' ? life.runner.run(batch, { goOn: true, ...watch }) : end;
}

export async function editsOf(life: Life, plan: Pick<BatchPlan, 'id'>): Promise<readonly JournalEdit[]> {
  return life.journal.edits(plan.id);
}

/** New items with an English label each, made in one go by someone without limits. */
export async function makeItems(client: WikiClient, count: number, name = 'Thing'): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    const data = { labels: { en: { language: 'en', value: `${name} ${i} ${Math.random()}` } } };
    const answer = await client.post({ action: 'wbeditentity', new: 'item', data: JSON.stringify(data) });
    ids.push((answer as { entity: { id: string } }).entity.id);
  }
  return ids;
}

export async function entity(client: WikiClient, id: string): Promise<Entity> {
  const found = (await getEntities(client, [id])).get(id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

export interface HistoryRow {
  readonly revid: number;
  readonly user: string;
  readonly comment: string;
}

/** The history of a page, newest first. */
export async function historyOf(client: WikiClient, title: string): Promise<readonly HistoryRow[]> {
  const answer = (await client.get({
    action: 'query',
    prop: 'revisions',
    titles: title,
    rvprop: ['ids', 'user', 'comment'],
    rvlimit: 100,
  })) as { query: { pages: { revisions?: HistoryRow[] }[] } };
  return answer.query.pages[0]?.revisions ?? [];
}
