import { describe, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { places } from '../sandbox/world/partners.ts';
import { personAt, textOf } from '../wiki/outcome-stage.ts';
import { batchStage, six, sixLabels } from './batch-stage.ts';
import {
  finished,
  historyOf,
  openBatches,
  paste,
  report,
  row,
  showChanges,
  start,
  undoAll,
} from './batch-steps.ts';

const stage = batchStage();

const storm = 'File:Storm over the Harbour (NMM 1902-17).jpg';
const vega = 'File:Figurehead of the Vega (NMM 1911-5).jpg';

describe('what happens between the preview and the edit', () => {
  it('holds an edit that would be another one now, shows it, and sends it only on a word', async () => {
    const { panel } = await stage.panelBeside(pageUrl('wikidata', places.craftsMuseum));
    await openBatches(panel);
    await paste(panel, sixLabels);
    await showChanges(panel);
    const other = await personAt(stage.sandbox, 'wikidata', 'secondEditor');
    await other.client.post({ action: 'wbsetlabel', id: six[1], language: 'sw', value: 'Jina lingine' });
    await start(panel, 'Names');
    await panel.getByText(/^finished · 5 done · 1 changed since the preview$/).waitFor({ timeout: 30_000 });
    expect(await stage.editsBy(six[1])).toHaveLength(0);
    await panel.getByRole('button', { name: 'changed since 1' }).click();
    await panel.getByRole('button', { name: `More about ${six[1]}` }).click();
    await row(panel, /^The page was changed since you looked/).waitFor();
    await row(panel, /^Jina lingine$/).waitFor();
    await panel.screenshot({ path: 'test/.out/pictures/batch-held.png' });
    await panel.getByRole('button', { name: 'Send it so' }).click();
    await panel.getByText(/^finished · 6 done$/).waitFor({ timeout: 30_000 });
    expect(await stage.editsBy(six[1])).toHaveLength(1);
  });

  it('runs a pattern anew in the background where a page changed, and goes on with what is the same', async () => {
    const { panel } = await stage.panelBeside(pageUrl('commons', 'Category:Norrviken Maritime Museum'));
    const other = await personAt(stage.sandbox, 'commons', 'secondEditor');
    await openBatches(panel);
    await paste(panel, `${storm}\n${vega}`);
    await panel.getByRole('button', { name: 'What to do to them' }).click();
    await panel.getByRole('combobox', { name: 'Do' }).selectOption('replace-pattern');
    await panel.getByRole('textbox', { name: 'Pattern' }).fill('Norr(viken) Maritime');
    await panel.getByRole('textbox', { name: 'Replace by' }).fill('Nord$1 Maritime');
    await showChanges(panel);
    await panel.getByRole('button', { name: 'Make 2 edits' }).waitFor();
    const append = async (title: string, words: string) =>
      other.client.post({ action: 'edit', title, appendtext: `\n${words}`, summary: 'meanwhile' });
    await append(storm, '[[Category:Harbours in art]]');
    await append(vega, 'Another Norrviken Maritime thing.');
    await start(panel, 'A name');
    await panel.getByText(/^finished · 1 done · 1 changed since the preview$/).waitFor({ timeout: 30_000 });
    const text = await textOf(other.client, storm);
    expect(text).toContain('[[Category:Harbours in art]]');
    expect(text).toContain('Nordviken Maritime');
    expect(await textOf(other.client, vega)).not.toContain('Nordviken');
  });

  it('says of a protected page that it is, and tries again when it no longer is', async () => {
    const { panel } = await stage.panelBeside(pageUrl('wikidata', places.craftsMuseum));
    const admin = await personAt(stage.sandbox, 'wikidata', 'admin');
    const protect = (level: string) =>
      admin.client.post({ action: 'protect', title: six[2], protections: `edit=${level}`, reason: 'test' });
    await protect('sysop');
    await openBatches(panel);
    await paste(panel, sixLabels);
    await showChanges(panel);
    await start(panel, 'Names');
    await panel.getByText(/^finished · 5 done · 1 failed$/).waitFor({ timeout: 30_000 });
    await row(panel, /^Not saved: the page is protected, so that only some accounts may edit it/).waitFor();
    const saved = await report(panel);
    expect(saved.split('\r\n').find(line => line.includes(six[2]))).toMatch(/,failed,protected,/);
    await protect('all');
    await panel.getByRole('button', { name: `More about ${six[2]}` }).click();
    await panel.getByText(/^Ask on its talk page that someone who may edit it/).waitFor();
    await panel.screenshot({ path: 'test/.out/pictures/batch-failed.png' });
    await panel.getByRole('button', { name: 'Try again' }).first().click();
    await panel.getByText(/^finished · 6 done$/).waitFor({ timeout: 30_000 });
    for (const id of six) expect(await stage.editsBy(id), id).toHaveLength(1);
  });
});

describe('taking back', () => {
  it('is for one edit, for some, and for the rest', { timeout: 120_000 }, async () => {
    const { panel } = await stage.panelBeside(pageUrl('wikidata', places.craftsMuseum));
    const before = await Promise.all(six.map(id => historyOf(stage.sandbox, 'wikidata', id)));
    const back = async () => {
      const now = await Promise.all(six.map(id => historyOf(stage.sandbox, 'wikidata', id)));
      return now.map((history, at) => history[0]?.sha1 === before[at]?.[0]?.sha1);
    };
    await openBatches(panel);
    await paste(panel, sixLabels);
    await showChanges(panel);
    await start(panel, 'To be taken back');
    await finished(panel);
    await panel.getByRole('button', { name: `More about ${six[0]}` }).click();
    await panel.getByRole('button', { name: 'Undo this edit…' }).click();
    await panel.getByRole('heading', { name: 'What Undo would do' }).waitFor();
    await panel.getByRole('button', { name: 'Take 1 edit back' }).click();
    await panel.getByText(/^finished · 1 done$/).waitFor({ timeout: 30_000 });
    expect(await back()).toEqual([true, false, false, false, false, false]);

    await panel.getByRole('button', { name: 'Back' }).click();
    await panel.getByRole('button', { name: 'To be taken back', exact: true }).click();
    await panel.getByRole('button', { name: 'Undo…' }).click();
    // The one that is back already is nothing to do; one more is left as it is.
    await panel.getByRole('checkbox', { name: `Send the edit of ${six[5]}` }).uncheck();
    await panel.getByRole('button', { name: 'Take 4 edits back' }).click();
    await panel.getByText(/^finished · 4 done/).waitFor({ timeout: 30_000 });
    expect(await back()).toEqual([true, true, true, true, true, false]);

    await panel.getByRole('button', { name: 'Back' }).click();
    await panel.getByRole('button', { name: 'To be taken back', exact: true }).click();
    await undoAll(panel);
    expect(await back()).toEqual([true, true, true, true, true, true]);
  });

  it('says whom to ask for the deletion of a new item, and undoes a merge', async () => {
    const { panel } = await stage.panelBeside(pageUrl('wikidata', places.craftsMuseum));
    await openBatches(panel);
    const twins = ['CREATE', 'LAST\tLen\t"Kiln of the lab"', 'CREATE', 'LAST\tLen\t"Oven of the lab"'];
    await paste(panel, twins.join('\n'));
    await showChanges(panel);
    await start(panel, 'Made by mistake');
    await finished(panel);
    const ids = (await report(panel)).match(/(?<=,)Q\d+(?=,saved)/g) ?? [];
    expect(ids).toHaveLength(2);
    await panel.getByRole('button', { name: 'Undo…' }).click();
    await panel.getByText(/^The batch made 2 new items\./).waitFor();
    await panel.getByText('The words to put there').click();
    await panel.getByText(/\{\{subst:Rfd group \| Q\d+ \| Q\d+ \| reason = /).waitFor();
    await expect(panel.getByRole('button', { name: /^Take/ }).isDisabled()).resolves.toBe(true);

    await panel.getByRole('button', { name: 'Change something' }).click();
    await panel.getByRole('button', { name: 'Back' }).click();
    const before = await Promise.all(ids.map(id => historyOf(stage.sandbox, 'wikidata', id)));
    await paste(panel, `MERGE\t${ids[1]}\t${ids[0]}`);
    await showChanges(panel);
    await start(panel, 'One thing');
    await finished(panel);
    await undoAll(panel);
    for (const [at, id] of ids.entries()) {
      const [newest] = await historyOf(stage.sandbox, 'wikidata', id);
      expect(newest?.sha1).toBe(before[at]?.[0]?.sha1);
    }
  });
});
