import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import * as z from 'zod/mini';
import { parseV1 } from '../../lib/batch/input/quickstatements-v1.ts';
import { planBatch } from '../../lib/batch/plan/plan-batch.ts';
import { noRegex } from '../../lib/batch/plan/regex-worker.ts';
import { openJournal } from '../../lib/batch/run/journal.ts';
import { openRunner } from '../../lib/batch/run/run-batch.ts';
import { startBatch } from '../../lib/batch/run/start-batch.ts';
import { systemClock } from '../../lib/clock.ts';
import { openCache } from '../../lib/store/cache.ts';
import { openStore } from '../../lib/store/database.ts';
import { openJournalRows } from '../../lib/store/journal-rows.ts';
import { readAccount } from '../../lib/wiki/account.ts';
import { openWiki } from '../../lib/wiki/client-m3api.ts';
import { openGate } from '../../lib/wiki/gate.ts';
import { pageLocks, type SharedStore } from '../../lib/wiki/locks.ts';

/**
 * What a batch takes of its own for each edit, with no wiki and no network in it: a transport in this process answers. Two figures:
 * the processor's time for each edit, and how long the wiki has nothing to do between its answer to one edit and the arrival of
 * the next, which is what makes a run longer than the sum of the wiki's answers; beside both, those of the bare client sending
 * as many edits. The database is one in memory, so the disk is not in them. `BENCH_EDITS=100` makes it smaller than 500.
 *
 * On a machine with two processors that six others used, an edit left 1.8 to 2.1 ms after the answer to the one before while the
 * journal and the gate were written in between, and leaves after 1.2 ms since both are written while the one before is on its
 * way; barely sent, after 0.5.
 */
const size = Number(process.env.BENCH_EDITS ?? '500');

/** So long does the wiki seem to work on an edit, milliseconds: time in which the next may be prepared. */
const answerAfter = 8;

const lines = [
  'P31\tQ33506',
  'P17\tQ1036',
  'P571\t+1978-00-00T00:00:00Z/9',
  'P217\t"NMM 12"',
  'P856\t"https://example.org/a"',
].map(statement => `${statement}\tP580\t+2001-00-00T00:00:00Z/9\tS854\t"https://example.org/source"`);

export default async function bench(): Promise<void> {
  // The first run warms the machine up.
  await run(50);
  say('edits sent barely', size, await barely(size));
  for (const edits of [50, size]) say('edits of a batch', edits, await run(edits));
}

interface Own {
  /** Milliseconds between the answer to an edit and the next edit, one for each pair. */
  readonly gaps: readonly number[];
  /** Of the processor, in all; milliseconds. */
  readonly cpu: number;
}

function say(what: string, edits: number, { gaps, cpu }: Own): void {
  const middle = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  const each = (cpu / edits).toFixed(2);
  console.log(
    `${edits} ${what}: ${each} ms of the processor each; ${middle.toFixed(2)} ms from an answer to the next edit`,
  );
}

/** The processor's time that `work` takes, milliseconds. */
async function processor(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function barely(edits: number): Promise<Own> {
  const { fetch, gaps } = swiftWiki();
  const client = openWiki('wikidata', { fetch, clock: systemClock, agent: 'bench/1.0' });
  const data = JSON.stringify({ claims: lines.map(line => ({ mainsnak: line.repeat(8) })) });
  const cpu = await processor(async () => {
    for (let i = 0; i < edits; i++) {
      await client.post({ action: 'wbeditentity', id: `Q${1000 + i}`, baserevid: 1000 + i, data });
    }
  });
  return { gaps, cpu };
}

async function run(edits: number): Promise<Own> {
  const { fetch, gaps } = swiftWiki();
  const clock = systemClock;
  const client = openWiki('wikidata', { fetch, clock, agent: 'bench/1.0' });
  const store = openStore({ factory: new IDBFactory() });
  const journal = openJournal(openJournalRows(store));
  const cache = openCache(store, clock);
  const locks = pageLocks();
  const shared: SharedStore = {
    get: async key => (await cache.read(key, z.unknown()))?.value,
    set: (key, value) => cache.write(key, value),
  };
  const account = await readAccount(client);
  if (!account.signedIn) throw new Error('the wiki of the bench knows who asks');
  const { name: user, limits } = account;
  const env = {
    client: () => client,
    clock,
    random: Math.random,
    regex: noRegex,
    locks,
    journal,
    gate: () => openGate({ wiki: 'wikidata', user, limits, clock, locks, store: shared }),
  };
  const text = Array.from({ length: edits }, (_, i) => lines.map(line => `Q${1000 + i}\t${line}`)).flat();
  const parts = [{ kind: 'commands' as const, commands: parseV1(text.join('\n')).commands }];
  const planning = await planBatch(env, parts);
  const all = { smallBatch: edits, trialAbove: edits, trialEdits: 5 };
  const options = { name: 'bench', summary: 'bench', accounts: { wikidata: account }, limits: all };
  const started = await startBatch(journal, clock, planning, options);
  if (started.kind !== 'started') throw new Error(started.kind);
  const cpu = await processor(async () => {
    const end = await openRunner(env).run(planning.plan.id);
    const whole = end.kind === 'finished' && end.progress.counts.saved === edits;
    if (!whole) throw new Error(JSON.stringify(end));
  });
  return { gaps, cpu };
}

const datatypes = new Map([
  ['P31', 'wikibase-item'],
  ['P17', 'wikibase-item'],
  ['P571', 'time'],
  ['P217', 'string'],
  ['P856', 'url'],
  ['P580', 'time'],
  ['P854', 'url'],
]);

/** A wiki in this process; `gaps`: milliseconds between its answer to an edit and the next edit. */
function swiftWiki() {
  const gaps: number[] = [];
  let answered: number | undefined;
  let revision = 1_000_000;
  const revisionOf = (id: string) => Number(id.slice(1));
  const answerTo = async (params: URLSearchParams): Promise<unknown> => {
    if (params.get('action') === 'wbeditentity') {
      if (answered !== undefined) gaps.push(performance.now() - answered);
      await systemClock.sleep(answerAfter);
      revision += 1;
      return { entity: { id: params.get('id'), lastrevid: revision }, success: 1 };
    }
    if (params.get('action') === 'wbgetentities') {
      const ids = (params.get('ids') ?? '').match(/[PQ]\d+/gu) ?? [];
      const list = ids.map(id => {
        const datatype = datatypes.get(id);
        const kind = datatype === undefined ? { type: 'item' } : { type: 'property', datatype };
        return [id, { id, lastrevid: revisionOf(id), title: id, ...kind }];
      });
      return { entities: Object.fromEntries(list) };
    }
    const titles = (params.get('titles') ?? '').split('|').filter(title => title !== '');
    return {
      curtimestamp: new Date().toISOString(),
      query: {
        userinfo: { id: 1, name: 'Bench', rights: ['edit'], groups: ['user'], ratelimits: [] },
        general: {},
        tokens: { csrftoken: 'token+\\' },
        recentchanges: [],
        pages: titles.map(title => ({ title, lastrevid: revisionOf(title) })),
      },
    };
  };
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const params = new URL(String(input)).searchParams;
    if (init?.body instanceof URLSearchParams) init.body.forEach((value, key) => void params.set(key, value));
    const answer = await answerTo(params);
    const response = new Response(JSON.stringify(answer));
    if (params.get('action') === 'wbeditentity') answered = performance.now();
    return response;
  };
  return { fetch, gaps };
}
