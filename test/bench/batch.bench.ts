import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parseV1, v1Reader } from '../../lib/batch/input/quickstatements-v1.ts';
import { planBatch } from '../../lib/batch/plan/plan-batch.ts';
import type { BatchPart } from '../../lib/batch/run/engine-types.ts';
import { systemClock } from '../../lib/clock.ts';
import type { WikiClient } from '../../lib/wiki/client.ts';
import { openBot } from '../sandbox/bot.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import {
  type Browser,
  begin,
  beginLife,
  makeItems,
  openBrowser,
  plainRegex,
  runToEnd,
  v1,
} from '../wiki/batch-stage.ts';
import { personAt } from '../wiki/outcome-stage.ts';

/**
 * What a batch costs in requests, time and memory, beside two other ways of doing the same work on the same sandbox.
 * `BENCH_EDITS=100` makes it smaller than the 500 of the promise.
 */
const size = Number(process.env.BENCH_EDITS ?? '500');

interface Cost {
  readonly reads: number;
  readonly writes: number;
  /** Time from beginning to end, and of that the wiki at work; milliseconds. */
  readonly wall: number;
  readonly server: number;
}

export default async function bench(): Promise<void> {
  parserSpeed();
  await planMemory();
  const sandbox = await openSandbox();
  await sandbox.reset();
  const browser = await openBrowser(sandbox, 'editor', systemClock);
  for (const wiki of ['commons', 'wikidata', 'meta'] as const) {
    await sandbox.switches.set(wiki, { rateLimits: { [browser.session.name]: null } });
  }
  await items(sandbox, browser);
  await files(sandbox, browser);
}

async function measured(sandbox: Sandbox, work: () => Promise<void>): Promise<Cost> {
  const cost = { reads: 0, writes: 0, wall: 0, server: 0 };
  let mark = await sandbox.requests.mark();
  // The log keeps the latest 5,000: counted while the work goes on.
  const count = async () => {
    const seen = await sandbox.requests.since(mark);
    const ended = seen.filter(({ ms }) => ms !== null);
    mark = ended.at(-1)?.number ?? mark;
    for (const { method, ms } of ended) {
      if (method === 'POST') cost.writes += 1;
      else cost.reads += 1;
      cost.server += ms ?? 0;
    }
  };
  const started = performance.now();
  await work();
  cost.wall = performance.now() - started;
  await count();
  return cost;
}

function say(name: string, { reads, writes, wall, server }: Cost, promise = ''): void {
  const ratio = (wall / server).toFixed(2);
  const seconds = (wall / 1000).toFixed(1);
  console.log(
    `${name}: ${writes} writes, ${reads} reads, ${seconds} s, ${ratio} × the server's time${promise}`,
  );
}

const statements = [
  'P31\tQ33506',
  'P17\tQ1036',
  'P571\t+1978-00-00T00:00:00Z/9',
  'P217\t"NMM 12"',
  'P856\t"https://example.org/a"',
];
const details = 'P580\t+2001-00-00T00:00:00Z/9\tS854\t"https://example.org/source"';

async function items(sandbox: Sandbox, browser: Browser): Promise<void> {
  const gardener = (await personAt(sandbox, 'wikidata', 'seeder')).client;
  const ids = await makeItems(gardener, size, 'Bench');
  const lines = ids.flatMap(id => statements.map(statement => `${id}\t${statement}\t${details}`));
  const cost = await measured(sandbox, () => run(browser, v1(lines.join('\n'))));
  const promise = ` (promised: ${size} writes, ${Math.ceil(size / 50) + 4} reads)`;
  say(`${size} items × 5 statements with qualifier and reference`, cost, promise);

  const bareIds = await makeItems(gardener, Math.max(1, Math.round(size / 5)), 'Bench barely');
  await bare(sandbox, browser, bareIds);

  const few = Math.max(1, Math.round(size / 25));
  const others = await makeItems(gardener, few, 'Bench singly');
  const client = beginLife(browser).client('wikidata');
  const singly = await measured(sandbox, async () => {
    for (const id of others) await statementByStatement(client, id);
  });
  say(`${few} items, one call per statement, qualifier and reference`, singly);
  console.log(`  for the same ${size} items: ${(singly.writes * size) / few} writes`);
}

/** The very same edits with nothing around them: one request after the other, no journal, no checks. What is left is the way there. */
async function bare(sandbox: Sandbox, browser: Browser, ids: readonly string[]): Promise<void> {
  const life = beginLife(browser, { unlimited: true });
  const lines = ids.flatMap(id => statements.map(statement => `${id}\t${statement}\t${details}`));
  const { plan } = await planBatch(life.planEnv, v1(lines.join('\n')));
  const client = life.client('wikidata');
  const cost = await measured(sandbox, async () => {
    for (const edit of plan.edits) {
      if (edit.kind !== 'entity') continue;
      const { data, baseRevision } = edit.plan;
      await client.post({
        action: 'wbeditentity',
        id: edit.key,
        baserevid: baseRevision,
        data: JSON.stringify(data),
        assertuser: browser.session.name,
      });
    }
  });
  say(`${ids.length} of the same edits sent barely, one after the other`, cost);
}

/** As most tools do: make the claim, then its qualifier, then its reference. */
async function statementByStatement(client: WikiClient, entity: string): Promise<void> {
  const values = [
    ['P31', { 'entity-type': 'item', id: 'Q33506' }],
    ['P17', { 'entity-type': 'item', id: 'Q1036' }],
    ['P571', year('+1978-00-00T00:00:00Z')],
    ['P217', 'NMM 12'],
    ['P856', 'https://example.org/a'],
  ] as const;
  for (const [property, value] of values) {
    await client.get({ action: 'wbgetentities', ids: entity });
    const made = (await client.post({
      action: 'wbcreateclaim',
      entity,
      property,
      snaktype: 'value',
      value: JSON.stringify(value),
    })) as { claim: { id: string } };
    const claim = made.claim.id;
    const qualifier = JSON.stringify(year('+2001-00-00T00:00:00Z'));
    await client.post({
      action: 'wbsetqualifier',
      claim,
      property: 'P580',
      snaktype: 'value',
      value: qualifier,
    });
    const url = { type: 'string', value: 'https://example.org/source' };
    const snaks = JSON.stringify({ P854: [{ snaktype: 'value', property: 'P854', datavalue: url }] });
    await client.post({ action: 'wbsetreference', statement: claim, snaks });
  }
}

function year(time: string) {
  const calendarmodel = 'http://www.wikidata.org/entity/Q1985727';
  return { time, timezone: 0, before: 0, after: 0, precision: 9, calendarmodel };
}

async function files(sandbox: Sandbox, browser: Browser): Promise<void> {
  const gardener = (await personAt(sandbox, 'commons', 'seeder')).client;
  const titles = Array.from({ length: size }, (_, i) => `File:Bench ${i}.jpg`);
  for (const title of titles) {
    await gardener.post({
      action: 'edit',
      title,
      text: `{{Information|description=${title}}}\n\n[[Category:Bench]]`,
    });
  }
  const value = { type: 'wikibase-entityid', value: { 'entity-type': 'item', id: 'Q110000002' } } as const;
  const cost = await measured(sandbox, () =>
    run(browser, [
      {
        kind: 'pages',
        wiki: 'commons',
        titles,
        operations: [
          { kind: 'add-category', category: 'Benched' },
          {
            kind: 'statement',
            property: 'P195',
            value: { kind: 'value', datavalue: value },
            qualifiers: [],
            references: [],
          },
        ],
      },
    ]),
  );
  const promise = ` (promised: ${2 * size} writes, ${Math.ceil((2 * size) / 50) + 4} reads)`;
  say(`${size} files, a category and a statement each`, cost, promise);

  const bot = await openBot(sandbox, 'commons', 'editor');
  const withMwn = await measured(sandbox, async () => {
    await bot.batchOperation(
      titles,
      title =>
        bot.edit(title, ({ content }) => ({ text: `${content}\n[[Category:By mwn]]`, summary: 'mwn' })),
      1,
    );
  });
  say(`${size} files, a category each, by mwn's batchOperation`, withMwn);
}

async function run(browser: Browser, parts: readonly BatchPart[]): Promise<void> {
  const life = beginLife(browser, { unlimited: true });
  const { plan } = await begin(life, browser, parts);
  const end = await runToEnd(life, plan.id);
  if (end.kind !== 'finished' || end.progress.counts.failed + end.progress.counts.held > 0) {
    throw new Error(JSON.stringify(end));
  }
}

function parserSpeed(): void {
  const lines = Array.from(
    { length: 10_000 },
    (_, i) => `Q${i + 1}\t${statements[i % 5]}\t${details}\n`,
  ).join('');
  let commands = 0;
  const started = performance.now();
  const reader = v1Reader({
    command: () => {
      commands += 1;
    },
    problem: () => {},
  });
  for (let i = 0; i < 100; i++) reader.push(lines);
  reader.end();
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `parser: ${commands} lines in ${seconds.toFixed(1)} s, ${Math.round(commands / seconds)} a second`,
  );
}

/** Heap a plan takes, with a wiki that answers from memory: items without statements, one line each. */
async function planMemory(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (const lines of [1_000, 10_000]) {
    const { commands } = parseV1(
      Array.from({ length: lines }, (_, i) => `Q${i + 1}\t${statements[i % 5]}\t${details}`).join('\n'),
    );
    collect();
    const before = process.memoryUsage().heapUsed;
    const env = { client: () => memoryWiki, clock: systemClock, random: Math.random, regex: plainRegex };
    const planning = await planBatch(env, [{ kind: 'commands', commands }]);
    collect();
    const used = process.memoryUsage().heapUsed - before;
    const { length } = planning.plan.edits;
    console.log(
      `plan of ${length} lines on as many items: ${(used / 1e6).toFixed(1)} MB, ${Math.round(used / length)} bytes a line`,
    );
  }
}

const memoryWiki: WikiClient = {
  wiki: 'wikidata',
  clock: systemClock,
  post: () => Promise.reject(new Error('a plan writes nothing')),
  get: async ({ ids }) => {
    const datatypes = new Map([
      ['P31', 'wikibase-item'],
      ['P17', 'wikibase-item'],
      ['P571', 'time'],
      ['P217', 'string'],
      ['P856', 'url'],
      ['P580', 'time'],
      ['P854', 'url'],
    ]);
    const list = Array.isArray(ids) ? ids.map(String) : [];
    const entities = list.map(id => {
      const datatype = datatypes.get(id);
      const kind = datatype === undefined ? { type: 'item' } : { type: 'property', datatype };
      return [id, { id, lastrevid: 1, title: id, ...kind }];
    });
    return { entities: Object.fromEntries(entities) };
  },
};
