import { describe, expect, it } from 'vitest';
import { planBatch } from '../../lib/batch/plan/plan-batch.ts';
import { selectPages } from '../../lib/batch/plan/select-pages.ts';
import type { RunProgress } from '../../lib/batch/run/engine-types.ts';
import { decisions } from '../../lib/batch/run/journal.ts';
import { startBatch } from '../../lib/batch/run/start-batch.ts';
import { presetMapping } from '../../lib/batch/table/table-mapping.ts';
import { suggestMatches } from '../../lib/batch/table/table-matches.ts';
import { readTable } from '../../lib/batch/table/table-read.ts';
import { findSubjects } from '../../lib/batch/table/table-subjects.ts';
import { places } from '../sandbox/world/partners.ts';
import { browser, life, sandbox, useLife } from './batch-life.ts';
import { begin, beginLife, editsOf, entity, makeItems, runToEnd, v1 } from './batch-stage.ts';
import { personAt } from './outcome-stage.ts';

useLife({ unlimited: true });

const labels = (ids: readonly string[]) => v1(ids.map(id => `${id}\tLsv\t"Sak"`).join('\n'));
const batchOf = async (ids: readonly string[]) => (await begin(life, browser, labels(ids))).plan;

describe('the person at the wheel', () => {
  it('sees five of a larger batch first, and goes on, or not', async () => {
    const plan = await batchOf(await makeItems(life.client('wikidata'), 51));
    expect(await life.runner.run(plan.id)).toMatchObject({
      kind: 'trial-done',
      progress: { counts: { saved: 5, planned: 46 } },
    });
    // Run again without a word, it still waits.
    expect(await life.runner.run(plan.id)).toMatchObject({ kind: 'trial-done' });
    expect(await life.runner.run(plan.id, { goOn: true })).toMatchObject({ kind: 'finished' });
  });

  it('sees as many first as the configuration says, and its edits carry the tag it says', async () => {
    const ids = await makeItems(life.client('wikidata'), 4);
    const planning = await planBatch(life.planEnv, labels(ids));
    const started = await startBatch(life.journal, browser.clock, planning, {
      name: 'test',
      summary: 'with limits of its own',
      accounts: browser.accounts,
      limits: { smallBatch: 10, trialAbove: 3, trialEdits: 2 },
      tag: 'no-such-tag',
    });
    expect(started).toMatchObject({ kind: 'started', batch: { trial: 'pending', trialEdits: 2 } });
    const { id } = planning.plan;
    const mark = await sandbox.requests.mark();
    expect(await life.runner.run(id)).toMatchObject({
      kind: 'trial-done',
      progress: { counts: { saved: 2, planned: 2 } },
    });
    // The wiki has no such tag: it is offered once, refused, and the edits go out without it.
    expect(await life.runner.run(id, { goOn: true })).toMatchObject({ kind: 'finished' });
    const posts = (await sandbox.requests.since(mark)).filter(({ method }) => method === 'POST');
    expect(posts).toHaveLength(ids.length + 1);
    const few = { smallBatch: 3, trialAbove: 3, trialEdits: 2 };
    const other = await planBatch(life.planEnv, v1(ids.map(one => `${one}\tLda\t"Ting"`).join('\n')));
    expect(
      await startBatch(life.journal, browser.clock, other, {
        name: '',
        summary: '',
        accounts: browser.accounts,
        limits: few,
      }),
    ).toEqual({ kind: 'too-large', pages: 4, limit: 3 });
  });

  it('pauses, stops and goes on where it was; what was begun is ended first', async () => {
    const plan = await batchOf(await makeItems(life.client('wikidata'), 4));
    const seen: RunProgress[] = [];
    const pausing = await life.runner.run(plan.id, {
      onProgress: progress => {
        seen.push(progress);
        if (progress.counts.saved === 1) life.runner.pause();
      },
    });
    expect(pausing).toMatchObject({ kind: 'paused', progress: { counts: { saved: 1, sending: 0 } } });
    const stopping = await life.runner.run(plan.id, {
      onProgress: ({ counts }) => {
        if (counts.saved === 2) life.runner.stop();
      },
    });
    expect(stopping).toMatchObject({ kind: 'stopped', cause: { kind: 'person' } });
    expect(await life.runner.run(plan.id)).toMatchObject({
      kind: 'finished',
      progress: { counts: { saved: 4 } },
    });
    expect(seen.at(-1)?.state).toBe('paused');
  });

  it('has one runner at a time', async () => {
    const plan = await batchOf(await makeItems(life.client('wikidata'), 2));
    const [one, other] = await Promise.all([life.runner.run(plan.id), life.runner.run(plan.id)]);
    expect([one.kind, other.kind].sort()).toEqual(['busy', 'finished']);
    expect(await life.runner.run('no such')).toEqual({ kind: 'unknown-batch' });
  });

  it('is told at once when someone else or no one is signed in, and nothing is sent', async () => {
    const ids = await makeItems(life.client('wikidata'), 2);
    const plan = await batchOf(ids);
    const other = await sandbox.signIn('all', 'secondEditor');
    const swapped = beginLife({ ...browser, session: other });
    expect(await swapped.runner.run(plan.id)).toMatchObject({
      kind: 'stopped',
      cause: { kind: 'another-user' },
    });
    await sandbox.switches.set('wikidata', { signedOut: [browser.session.name] });
    expect(await life.runner.run(plan.id)).toMatchObject({ kind: 'stopped', cause: { kind: 'signed-out' } });
    await sandbox.switches.set('wikidata', { signedOut: [] });
    const admin = await personAt(sandbox, 'wikidata', 'admin');
    await admin.client.post({
      action: 'block',
      user: browser.session.name,
      reason: 'enough',
      expiry: '1 day',
    });
    expect(await life.runner.run(plan.id)).toMatchObject({
      kind: 'stopped',
      cause: { kind: 'blocked', detail: 'enough' },
    });
    expect((await editsOf(life, plan)).map(({ state, sends }) => [state, sends])).toEqual([
      ['planned', 0],
      ['planned', 0],
    ]);
    await admin.client.post({ action: 'unblock', user: browser.session.name, reason: 'sorry' });
    expect(await life.runner.run(plan.id)).toMatchObject({
      kind: 'finished',
      progress: { counts: { saved: 2 } },
    });
  });

  it('tries again what failed, approves what was held, and leaves out what they would rather not', async () => {
    const wikidata = life.client('wikidata');
    const [shut = '', held = '', left = ''] = await makeItems(wikidata, 3);
    const admin = await personAt(sandbox, 'wikidata', 'admin');
    await admin.client.post({ action: 'protect', title: shut, protections: 'edit=sysop', reason: 'test' });
    const plan = await batchOf([shut, held, left]);
    await admin.client.post({ action: 'wbsetlabel', id: held, language: 'sv', value: 'Redan' });
    const { approve, retry, skip } = decisions(life.journal, browser.clock);
    await skip(plan.id, [2]);
    expect(await life.runner.run(plan.id)).toMatchObject({
      kind: 'finished',
      progress: { counts: { failed: 1, held: 1, skipped: 1 } },
    });
    expect((await editsOf(life, plan))[0]?.outcome?.kind).toBe('protected');
    await admin.client.post({ action: 'protect', title: shut, protections: 'edit=all', reason: 'test' });
    await retry(plan.id);
    await approve(plan.id, [1]);
    expect(await life.runner.run(plan.id)).toMatchObject({
      kind: 'finished',
      progress: { counts: { saved: 2, skipped: 1 } },
    });
    expect((await entity(wikidata, held)).labels.sv?.value).toBe('Sak');
    expect((await entity(wikidata, left)).labels.sv).toBeUndefined();
  });
});

describe('new items and merges', () => {
  it('keep what LAST meant, also as a value and about itself', async () => {
    const wikidata = life.client('wikidata');
    const [owner = ''] = await makeItems(wikidata, 1);
    const lines = [
      'CREATE',
      'LAST\tLen\t"House of the lab"',
      'LAST\tP31\tQ33506',
      'LAST\tP361\tLAST',
      `${owner}\tP527\tLAST`,
    ];
    const { plan } = await begin(life, browser, v1(lines.join('\n')));
    expect(await runToEnd(life, plan.id)).toMatchObject({
      kind: 'finished',
      progress: { counts: { saved: 3 } },
    });
    const edits = await editsOf(life, plan);
    const made = edits.find(({ created }) => created)?.outcome;
    if (made?.kind !== 'saved') throw new Error('nothing was made');
    const house = await entity(wikidata, made.title);
    expect(house.labels.en?.value).toBe('House of the lab');
    const whole = house.claims.P361?.[0]?.mainsnak;
    expect(whole).toMatchObject({ datavalue: { value: { id: made.title } } });
    const part = (await entity(wikidata, owner)).claims.P527?.[0]?.mainsnak;
    expect(part).toMatchObject({ datavalue: { value: { id: made.title } } });
  });

  it('merge two items once', async () => {
    const wikidata = life.client('wikidata');
    const [one = '', two = ''] = await makeItems(wikidata, 2);
    await life.client('wikidata').post({ action: 'wbsetlabel', id: two, language: 'en', value: '' });
    const { plan } = await begin(life, browser, v1(`MERGE\t${one}\t${two}`));
    expect(await runToEnd(life, plan.id)).toMatchObject({
      kind: 'finished',
      progress: { counts: { saved: 1 } },
    });
    expect((await entity(wikidata, two)).id).toBe(one);
  });
});

describe('finding pages and items', () => {
  it('selects by category with depth, by search, by uploader', async () => {
    const commons = life.client('commons');
    const category = 'Figureheads in the Norrviken Maritime Museum';
    const own = await selectPages(commons, { kind: 'category', category, depth: 0, only: 'files' });
    expect(own).toMatchObject({ more: false, categories: 1 });
    expect(own.titles.length).toBeGreaterThan(4);
    const few = await selectPages(
      commons,
      { kind: 'category', category, depth: 3, only: 'files' },
      { limit: 2 },
    );
    expect(few).toMatchObject({ more: true, titles: own.titles.slice(0, 2) });
    const found = await selectPages(commons, { kind: 'search', text: 'Figurehead', only: 'files' });
    expect(found.titles).toContain('File:Figurehead of the Vega (NMM 1911-5).jpg');
    const uploads = await selectPages(commons, { kind: 'uploads', user: browser.session.name });
    expect(uploads.titles.length).toBeGreaterThan(0);
  });

  it('goes down a category tree once, circles and all', async () => {
    const { client } = await personAt(sandbox, 'commons', 'seeder');
    const page = (title: string, text: string) => client.post({ action: 'edit', title, text });
    await page('Category:Ring A', '[[Category:Ring B]]');
    await page('Category:Ring B', '[[Category:Ring A]]');
    await page('Ring page', '[[Category:Ring B]]');
    const ring = { kind: 'category', category: 'Ring A', only: 'pages' } as const;
    expect(await selectPages(client, { ...ring, depth: 9 })).toEqual({
      titles: ['Ring page'],
      more: false,
      categories: 2,
    });
    expect((await selectPages(client, { ...ring, depth: 0 })).titles).toEqual([]);
  });

  it('finds the items of a heritage list by their register id, and makes only those that are missing', async () => {
    const wikidata = life.client('wikidata');
    const museum = await entity(wikidata, places.craftsMuseum);
    await wikidata.post({
      action: 'wbcreateclaim',
      entity: museum.id,
      property: 'P217',
      snaktype: 'value',
      value: '"LAB-1"',
    });
    const text = `Name\tID\n${museum.labels.en?.value}\tLAB-1\nBrand new\tLAB-2`;
    const { table } = readTable(text, '\t');
    const mapping = presetMapping('heritage-list', table, { language: 'en', register: 'P217' });
    const clients = { wikidata, commons: life.client('commons') };
    const { subjects, by } = await findSubjects(clients, table, mapping, { language: 'en' });
    expect(by).toBe('name-search');
    expect([...subjects.values()]).toEqual([{ kind: 'entity', id: museum.id }, { kind: 'new' }]);
  });

  it('suggests items for a text with how sure it is', async () => {
    const [best] = await suggestMatches(life.client('wikidata'), 'Museum of Kampala Crafts', 'en');
    expect(best).toMatchObject({ item: { id: places.craftsMuseum }, confidence: 'exact' });
    const [alias] = await suggestMatches(life.client('wikidata'), 'mkc', 'en');
    expect(alias).toMatchObject({ item: { id: places.craftsMuseum }, confidence: 'alias' });
  });
});
