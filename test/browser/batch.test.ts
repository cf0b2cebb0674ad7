import { describe, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { places } from '../sandbox/world/partners.ts';
import { batchStage, sixLabels } from './batch-stage.ts';
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

const category = 'Category:Norrviken Maritime Museum';
const file = 'File:Storm over the Harbour (NMM 1902-17).jpg';

describe('a batch of commands', () => {
  it('goes from paste over preview and report to undo, and leaves nothing behind', async () => {
    const { panel } = await stage.panelBeside(pageUrl('wikidata', places.craftsMuseum));
    const before = (await historyOf(stage.sandbox, 'wikidata', places.craftsMuseum))[0];
    await openBatches(panel);
    await paste(
      panel,
      `${places.craftsMuseum}\tLsv\t"Hantverksmuseet"\n${places.craftsMuseum}\tP217\t"A 17"\tP580\t+1967-01-17T00:00:00Z/11\n${places.craftsMuseum}\tP31\tQ33506\n${places.archive}\tP31\tmuseum\n`,
    );
    await panel.getByText('Right would be, for example: "museum"').waitFor();
    await showChanges(panel);
    await panel.getByText(/3 lines.*1 edit/).waitFor();
    expect(await stage.editsBy(places.craftsMuseum)).toHaveLength(0);
    await panel.getByRole('button', { name: /^Show the change of/ }).click();
    await panel.getByText('inventory number').first().waitFor();
    // What is opened pushes down what comes after it.
    const list = panel.getByRole('list', { name: 'Edits' });
    await expect
      .poll(() =>
        list.evaluate(element => {
          const bottom = element.getBoundingClientRect().bottom;
          return [...element.children].every(row => row.getBoundingClientRect().bottom <= bottom + 1);
        }),
      )
      .toBe(true);
    await start(panel, 'Crafts of Kampala');
    await finished(panel);
    const [made] = await stage.editsBy(places.craftsMuseum);
    expect(made?.comment).toMatch(
      /Crafts of Kampala \(\[\[:toolforge:editgroups\/b\/CB\/[0-9a-f]{12}\|details\]\]\)$/,
    );
    expect(await report(panel)).toMatch(/saved/);
    await undoAll(panel);
    expect((await historyOf(stage.sandbox, 'wikidata', places.craftsMuseum))[0]?.sha1).toBe(before?.sha1);
  });

  it('leaves out what the person unticks', async () => {
    const { panel } = await stage.panelBeside(pageUrl('wikidata', places.craftsMuseum));
    await openBatches(panel);
    await paste(panel, sixLabels);
    await showChanges(panel);
    await panel.getByRole('checkbox', { name: `Send the edit of ${places.archive}` }).uncheck();
    await panel.getByRole('button', { name: 'Make 5 edits' }).waitFor();
    await start(panel, 'Names in Swahili');
    await finished(panel);
    expect(await stage.editsBy(places.archive)).toHaveLength(0);
    expect(await stage.editsBy(places.agency)).toHaveLength(1);
  });
});

describe('a selection of pages', () => {
  it('begins on a category, shows the wikitext that changes, and can be taken back', async () => {
    const { panel } = await stage.panelBeside(pageUrl('commons', category));
    await panel.getByRole('button', { name: 'Edit these files' }).click();
    await panel.getByRole('heading', { name: 'Edit several pages' }).waitFor();
    const before = (await historyOf(stage.sandbox, 'commons', file))[0];
    await panel.getByRole('combobox', { name: 'Choose them by' }).selectOption('list');
    await panel.getByRole('textbox', { name: 'Titles' }).fill(`${file}\nFile:No such file at all.jpg`);
    await panel.getByRole('textbox', { name: 'Category' }).fill('Paintings of storms');
    await showChanges(panel);
    await row(panel, /^This page does not exist/).waitFor();
    await panel.getByText('[[Category:Paintings of storms]]').waitFor();
    await start(panel, 'Storms');
    await finished(panel);
    expect(await stage.editsBy(file, 'commons')).toHaveLength(1);
    await undoAll(panel);
    expect((await historyOf(stage.sandbox, 'commons', file))[0]?.sha1).toBe(before?.sha1);
  });
});

describe('a table', () => {
  it('has its columns mapped and its texts matched, and becomes statements on files', async () => {
    const { panel } = await stage.panelBeside(pageUrl('commons', category));
    await openBatches(panel);
    await paste(
      panel,
      'file;inventory number;collection\nStorm over the Harbour (NMM 1902-17).jpg;NMM 1902-99;Norrviken Maritime Museum\n',
    );
    await panel.getByRole('combobox', { name: 'This looks like' }).selectOption('table');
    await panel.getByRole('button', { name: 'Say what the columns are' }).click();
    await panel.getByText('1 row, 3 columns').waitFor();
    await showChanges(panel);
    await panel.getByRole('button', { name: /^Take the 1 exact name/ }).click();
    await showChanges(panel);
    await panel.getByText(/2 lines/).waitFor();
    await start(panel, 'The collection of Norrviken');
    await finished(panel);
    expect(await stage.editsBy(file, 'commons')).toHaveLength(1);
    await undoAll(panel);
    expect(await stage.editsBy(file, 'commons')).toHaveLength(2);
  });
});
