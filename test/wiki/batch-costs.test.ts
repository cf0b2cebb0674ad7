import { beforeAll, expect, it } from 'vitest';
import type { BatchPart } from '../../lib/batch/run/engine-types.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { type Browser, begin, beginLife, makeItems, openBrowser, runToEnd, v1 } from './batch-stage.ts';
import { personAt } from './outcome-stage.ts';

/** The promise of DESIGN 10, small enough for every run and large enough to need a second request; `npm run bench` has it in full. */
const size = 52;

let sandbox: Sandbox;
let browser: Browser;

beforeAll(async () => {
  sandbox = await openSandbox();
  await sandbox.reset();
  browser = await openBrowser(sandbox);
  for (const wiki of ['commons', 'wikidata'] as const) {
    await sandbox.switches.set(wiki, { rateLimits: { [browser.session.name]: null } });
  }
});

/** Requests from the first read of planning to the last write. */
async function costOf(parts: readonly BatchPart[]) {
  const life = beginLife(browser, { unlimited: true });
  const mark = await sandbox.requests.mark();
  const { plan } = await begin(life, browser, parts);
  const end = await runToEnd(life, plan.id);
  const sent = await sandbox.requests.since(mark);
  const writes = sent.filter(({ method }) => method === 'POST').length;
  return { end, writes, reads: sent.length - writes };
}

const budget = (edits: number) => Math.ceil(edits / 50) + 4;

it('items with five statements, a qualifier and a reference each: one write per item, and N/50 + 4 reads', async () => {
  const ids = await makeItems((await personAt(sandbox, 'wikidata', 'seeder')).client, size);
  const statements = [
    'P31\tQ33506',
    'P17\tQ1036',
    'P571\t+1978-00-00T00:00:00Z/9',
    'P217\t"NMM"',
    'P373\t"NMM"',
  ];
  const details = 'P580\t+2001-00-00T00:00:00Z/9\tS854\t"https://example.org/source"';
  const lines = ids.flatMap(id => statements.map(statement => `${id}\t${statement}\t${details}`));
  const { end, writes, reads } = await costOf(v1(lines.join('\n')));
  expect(end).toMatchObject({ kind: 'finished', progress: { counts: { saved: size } } });
  expect(writes).toBe(size);
  expect(reads).toBeLessThanOrEqual(budget(size));
});

it('files with a category and a statement each: two writes per file, and N/50 + 4 reads', async () => {
  const { client } = await personAt(sandbox, 'commons', 'seeder');
  const titles = Array.from({ length: size }, (_, i) => `File:Cost ${i}.jpg`);
  for (const title of titles) await client.post({ action: 'edit', title, text: '[[Category:Costs]]' });
  const { end, writes, reads } = await costOf([
    {
      kind: 'pages',
      wiki: 'commons',
      titles,
      operations: [
        { kind: 'add-category', category: 'More costs' },
        { kind: 'caption', language: 'en', text: 'A cost' },
      ],
    },
  ]);
  expect(end).toMatchObject({ kind: 'finished', progress: { counts: { saved: 2 * size } } });
  expect(writes).toBe(2 * size);
  expect(reads).toBeLessThanOrEqual(budget(2 * size));
});
