import { describe, expect, it } from 'vitest';
import { startBatch } from '../../lib/batch/run/start-batch.ts';
import { planUndo } from '../../lib/batch/run/undo-batch.ts';
import type { Entity } from '../../lib/wiki/entity-types.ts';
import { browser, life, sandbox, useLife } from './batch-life.ts';
import { begin, editsOf, entity, historyOf, makeItems, runToEnd, v1 } from './batch-stage.ts';
import { personAt } from './outcome-stage.ts';

useLife({ unlimited: true });

async function undo(batch: string, numbers?: ReadonlySet<number>) {
  const planning = await planUndo(life.planEnv, life.journal, batch, numbers);
  if (planning === undefined) throw new Error('no such batch');
  const { clock, accounts } = browser;
  const options = { name: 'undo', summary: 'take it back', accounts };
  const started = await startBatch(life.journal, clock, planning, options);
  const end = started.kind === 'started' ? await runToEnd(life, planning.plan.id) : started;
  return { plan: planning.plan, end };
}

/** All a person can see of an item; not its revision. */
function content({ labels, descriptions, aliases, claims, sitelinks }: Entity) {
  return { labels, descriptions, aliases, claims, sitelinks };
}

/** Two items about the same thing; the second, which will go, has something of everything. */
async function twins(): Promise<readonly [stays: string, goes: string]> {
  const wikidata = life.client('wikidata');
  const [stays = '', goes = ''] = await makeItems(wikidata, 2, 'Twin');
  const lines = [
    `${stays}\tP31\tQ33506`,
    `${goes}\tP31\tQ33506\tS854\t"https://example.org/twin"`,
    `${goes}\tP217\t"NMM 7"\tP580\t+2001-00-00T00:00:00Z/9`,
    `${goes}\tLsv\t"Tvilling"`,
    `${goes}\tDsv\t"ett föremål"`,
    `${goes}\tAen\t"Sibling"`,
    `${goes}\tScommonswiki\t"Category:Figureheads in the Norrviken Maritime Museum"`,
  ];
  const { plan } = await begin(life, browser, v1(lines.join('\n')));
  expect(await runToEnd(life, plan.id)).toMatchObject({
    kind: 'finished',
    progress: { counts: { saved: 2 } },
  });
  return [stays, goes];
}

async function merged(stays: string, goes: string) {
  const { plan } = await begin(life, browser, v1(`MERGE\t${goes}\t${stays}`));
  const end = await runToEnd(life, plan.id);
  expect(end).toMatchObject({ kind: 'finished', progress: { counts: { saved: 1 } } });
  return plan;
}

describe('a merge', () => {
  it('is taken back exactly: both items are what they were, ids of statements and sitelinks included', async () => {
    const wikidata = life.client('wikidata');
    const [stays, goes] = await twins();
    const before = [content(await entity(wikidata, stays)), content(await entity(wikidata, goes))];
    const done = await merged(stays, goes);
    expect((await entity(wikidata, goes)).id).toBe(stays);
    const { plan, end } = await undo(done.id);
    expect(plan.edits.map(({ verdict, key, needs }) => [verdict, key, needs])).toEqual([
      ['edit', 'undo:0', []],
      ['edit', 'undo:0:from', ['undo:0']],
    ]);
    expect(end).toMatchObject({ kind: 'finished', progress: { counts: { saved: 2 } } });
    const after = [content(await entity(wikidata, stays)), content(await entity(wikidata, goes))];
    expect(after).toEqual(before);
    for (const id of [stays, goes]) {
      const [newest] = await historyOf(wikidata, id);
      expect(newest?.comment).toContain(plan.id);
    }
    // A second time there is nothing left to take back.
    const again = await planUndo(life.planEnv, life.journal, done.id);
    expect(again?.plan.edits.map(({ verdict }) => verdict)).toEqual(['no-change', 'no-change']);
  });

  it('keeps what others added to the item that stayed', async () => {
    const wikidata = life.client('wikidata');
    const [stays, goes] = await twins();
    const before = content(await entity(wikidata, goes));
    const done = await merged(stays, goes);
    const other = await personAt(sandbox, 'wikidata', 'secondEditor');
    await other.client.post({ action: 'wbsetlabel', id: stays, language: 'de', value: 'Zwilling' });
    const { end } = await undo(done.id);
    expect(end).toMatchObject({ kind: 'finished', progress: { counts: { saved: 2 } } });
    const { labels } = await entity(wikidata, stays);
    expect([labels.de?.value, labels.sv]).toEqual(['Zwilling', undefined]);
    expect(content(await entity(wikidata, goes))).toEqual(before);
  });

  it('is left and listed where somebody has taken it back or changed the redirect, before the plan or after it', async () => {
    const wikidata = life.client('wikidata');
    const [stays, goes] = await twins();
    const done = await merged(stays, goes);
    const planning = await planUndo(life.planEnv, life.journal, done.id);
    if (planning === undefined) throw new Error('no such batch');
    const other = await personAt(sandbox, 'wikidata', 'secondEditor');
    const [redirect, emptied] = await historyOf(wikidata, goes);
    await other.client.post({
      action: 'edit',
      title: goes,
      undo: redirect?.revid ?? 0,
      undoafter: emptied?.revid ?? 0,
      summary: 'mine',
    });
    // Planned before: found changed when it runs, and not overwritten.
    const { clock, accounts } = browser;
    await startBatch(life.journal, clock, planning, { name: '', summary: 'late', accounts });
    expect(await runToEnd(life, planning.plan.id)).toMatchObject({
      kind: 'finished',
      progress: { counts: { saved: 1, refused: 1 } },
    });
    const edits = await editsOf(life, planning.plan);
    expect(edits.find(({ state }) => state === 'refused')?.problems).toMatchObject([
      { key: 'changed-since', found: goes },
    ]);
    expect((await historyOf(wikidata, goes))[0]?.comment).toBe('mine');
    const later = await planUndo(life.planEnv, life.journal, done.id);
    expect(later?.plan.edits.map(({ verdict }) => verdict)).toEqual(['no-change', 'refused']);
  });

  it('takes nothing from an item that had everything already', async () => {
    const wikidata = life.client('wikidata');
    const [stays, goes] = await twins();
    const gardener = await personAt(sandbox, 'wikidata', 'seeder');
    const whole = await entity(wikidata, goes);
    // The other item knows all of it already, so the merge does not change it.
    await gardener.client.post({ action: 'wbeditentity', id: goes, clear: true, data: '{}' });
    const label = { en: { language: 'en', value: (await entity(wikidata, stays)).labels.en?.value ?? '' } };
    const data = JSON.stringify({ labels: label });
    await gardener.client.post({ action: 'wbeditentity', id: goes, data });
    expect(whole.labels.sv?.value).toBe('Tvilling');
    const before = (await historyOf(wikidata, stays))[0]?.revid;
    const done = await merged(stays, goes);
    const { end } = await undo(done.id);
    expect(end).toMatchObject({ kind: 'finished', progress: { counts: { saved: 1 } } });
    expect((await historyOf(wikidata, stays))[0]?.revid).toBe(before);
    expect((await entity(wikidata, goes)).id).toBe(goes);
  });
});

describe('new items', () => {
  it('are listed for those who may delete them, and the rest of the batch is taken back', async () => {
    const wikidata = life.client('wikidata');
    const [old = ''] = await makeItems(wikidata, 1);
    const lines = ['CREATE', 'LAST\tLen\t"Made in the lab"', `${old}\tLsv\t"Sak"`];
    const { plan: done } = await begin(life, browser, v1(lines.join('\n')));
    await runToEnd(life, done.id);
    const made = (await editsOf(life, done)).find(({ created }) => created)?.title;
    const { plan, end } = await undo(done.id);
    expect(end).toMatchObject({ kind: 'finished', progress: { counts: { saved: 1, refused: 1 } } });
    expect(plan.edits.find(({ verdict }) => verdict === 'refused')).toMatchObject({
      title: made,
      problems: [{ key: 'created-page', found: '' }],
    });
    expect((await entity(wikidata, old)).labels.sv).toBeUndefined();
  });
});
