import { describe, expect, it } from 'vitest';
import { planBatch } from '../../lib/batch/plan/plan-batch.ts';
import type { BatchPart } from '../../lib/batch/run/engine-types.ts';
import { startBatch } from '../../lib/batch/run/start-batch.ts';
import { planUndo } from '../../lib/batch/run/undo-batch.ts';
import { browser, life, sandbox, useLife } from './batch-life.ts';
import { begin, editsOf, entity, historyOf, makeItems, runToEnd, v1 } from './batch-stage.ts';
import { personAt, textOf } from './outcome-stage.ts';

useLife();

const figureheads = ['Ellida', 'Gustava', 'Vega'].map(
  (ship, i) => `File:Figurehead of the ${ship} (NMM 1911-${[1, 2, 5][i]}).jpg`,
);

const collection: BatchPart = {
  kind: 'pages',
  wiki: 'commons',
  titles: figureheads,
  operations: [
    { kind: 'add-category', category: 'Figureheads of 1911', sortKey: 'NMM' },
    { kind: 'set-parameter', template: 'Artwork', parameter: 'medium', value: 'oak' },
    {
      kind: 'statement',
      property: 'P195',
      value: {
        kind: 'value',
        datavalue: { type: 'wikibase-entityid', value: { 'entity-type': 'item', id: 'Q110000002' } },
      },
      qualifiers: [],
      references: [],
    },
    { kind: 'caption', language: 'en', text: 'A figurehead' },
  ],
};

async function undo(batch: string, numbers?: ReadonlySet<number>) {
  const planning = await planUndo(life.planEnv, life.journal, batch, numbers);
  if (planning === undefined) throw new Error('no such batch');
  const { clock, accounts } = browser;
  const options = { name: 'undo', summary: 'take it back', accounts };
  const started = await startBatch(life.journal, clock, planning, options);
  const end = started.kind === 'started' ? await runToEnd(life, planning.plan.id) : started;
  return { planning, started, end };
}

describe('a batch of pages', () => {
  it('changes wikitext and structured data in one edit each, and everything goes back as it was', async () => {
    const commons = life.client('commons');
    const before = await Promise.all(figureheads.map(title => textOf(commons, title)));
    const { plan } = await begin(life, browser, [collection]);
    expect(plan.edits).toHaveLength(6);
    const end = await runToEnd(life, plan.id);
    expect(end).toMatchObject({ kind: 'finished', progress: { counts: { saved: 6 } } });
    for (const title of figureheads) {
      const text = await textOf(commons, title);
      expect(text).toContain('[[Category:Figureheads of 1911|NMM]]');
      expect(text).toContain('|medium             = oak\n');
      const history = await historyOf(commons, title);
      expect(history.slice(0, 2).every(row => row.user === browser.session.name)).toBe(true);
      expect(history[0]?.comment).toContain(`editgroups-commons/b/CB/${plan.id}`);
    }
    const { end: undone } = await undo(plan.id);
    expect(undone).toMatchObject({ kind: 'finished', progress: { counts: { saved: 6 } } });
    expect(await Promise.all(figureheads.map(title => textOf(commons, title)))).toEqual(before);
    const [record] = (await life.journal.batches()).filter(one => one.id === plan.id);
    expect(record).toMatchObject({ undoneBy: [expect.any(String)] });
  });

  it('takes back what it can, and leaves and lists what others have changed since', async () => {
    const wikidata = life.client('wikidata');
    const other = await personAt(sandbox, 'wikidata', 'secondEditor');
    const [one = '', two = '', three = ''] = await makeItems(wikidata, 3);
    const { plan } = await begin(
      life,
      browser,
      v1([one, two, three].map(id => `${id}\tLsv\t"Sak"`).join('\n')),
    );
    await runToEnd(life, plan.id);
    await other.client.post({ action: 'wbsetlabel', id: one, language: 'sv', value: 'Någon annans' });
    await other.client.post({ action: 'wbsetlabel', id: two, language: 'de', value: 'Dazu' });
    const { planning, end } = await undo(plan.id);
    expect(planning.plan.edits.map(edit => edit.verdict)).toEqual(['edit', 'edit', 'refused']);
    expect(end).toMatchObject({ kind: 'finished', progress: { counts: { saved: 2, refused: 1 } } });
    expect((await entity(wikidata, one)).labels.sv?.value).toBe('Någon annans');
    expect((await entity(wikidata, two)).labels).toMatchObject({ de: { value: 'Dazu' } });
    expect((await entity(wikidata, two)).labels.sv).toBeUndefined();
    expect((await entity(wikidata, three)).labels.sv).toBeUndefined();
  });

  it('undoes through the wiki where someone edited another part of the page, and says so where they edited the same', async () => {
    const commons = life.client('commons');
    const other = await personAt(sandbox, 'commons', 'secondEditor');
    const { plan } = await begin(life, browser, [
      {
        ...collection,
        operations: [{ kind: 'set-parameter', template: 'Artwork', parameter: 'medium', value: 'oak' }],
      },
    ]);
    await runToEnd(life, plan.id);
    const [one = '', two = ''] = figureheads;
    const edit = async (title: string, change: (text: string) => string) => {
      const text = change((await textOf(other.client, title)) ?? '');
      await other.client.post({ action: 'edit', title, text, summary: 'meanwhile' });
    };
    await edit(one, text => `${text}\n\n[[Category:Something else]]`);
    await edit(two, text => text.replace('= oak', '= pine'));
    const { end } = await undo(plan.id);
    expect(end).toMatchObject({ kind: 'finished', progress: { counts: { saved: 2, failed: 1 } } });
    const first = await textOf(commons, one);
    expect(first).toContain('[[Category:Something else]]');
    expect(first).not.toContain('oak');
    expect(await textOf(commons, two)).toContain('= pine');
  });
});

describe('what changes between preview and run', () => {
  it('is planned again; the same edit goes out, another one is held', async () => {
    const wikidata = life.client('wikidata');
    const other = await personAt(sandbox, 'wikidata', 'secondEditor');
    const [same = '', done = '', clash = '', gone = ''] = await makeItems(wikidata, 4);
    const lines = [same, done, clash, gone].map(id => `${id}\tLsv\t"Sak"`);
    const { plan } = await begin(life, browser, v1(lines.join('\n')));
    await other.client.post({ action: 'wbsetlabel', id: same, language: 'de', value: 'Ding' });
    await other.client.post({ action: 'wbsetlabel', id: done, language: 'sv', value: 'Sak' });
    await other.client.post({ action: 'wbsetlabel', id: clash, language: 'sv', value: 'Redan' });
    const admin = await personAt(sandbox, 'wikidata', 'admin');
    await admin.client.post({ action: 'delete', title: gone });
    const end = await runToEnd(life, plan.id);
    expect(end).toMatchObject({
      kind: 'finished',
      progress: { counts: { saved: 1, 'no-change': 1, held: 1, refused: 1 } },
    });
    expect((await entity(wikidata, clash)).labels.sv?.value).toBe('Redan');
    const held = (await editsOf(life, plan)).find(edit => edit.state === 'held');
    expect(held?.held?.change).toMatchObject({
      kind: 'entity',
      changes: [{ kind: 'label', language: 'sv', before: 'Redan', after: 'Sak' }],
    });
  });

  it('is noticed through the recent changes when there are more than fifty pages', async () => {
    const wikidata = life.client('wikidata');
    const other = await personAt(sandbox, 'wikidata', 'secondEditor');
    const ids = await makeItems(wikidata, 52);
    const { plan } = await begin(life, browser, v1(ids.map(id => `${id}\tLsv\t"Sak"`).join('\n')));
    const [first = ''] = ids;
    await other.client.post({ action: 'wbsetlabel', id: first, language: 'sv', value: 'Redan' });
    const mark = await sandbox.requests.mark();
    const end = await runToEnd(life, plan.id);
    expect(end).toMatchObject({ kind: 'finished', progress: { counts: { saved: 51, held: 1 } } });
    const sent = await sandbox.requests.since(mark);
    expect(sent.filter(one => one.method === 'POST')).toHaveLength(51);
    // Two looks (before the first five, and after them), the one that changed, and the token.
    expect(sent.filter(one => one.method === 'GET').length).toBeLessThanOrEqual(4);
  });

  it('does not count a page read moments ago twice', async () => {
    const wikidata = life.client('wikidata');
    const ids = await makeItems(wikidata, 3);
    const planning = await planBatch(life.planEnv, v1(ids.map(id => `${id}\tLsv\t"Sak"`).join('\n')));
    expect(planning.plan.reads).toBe(1);
  });
});
