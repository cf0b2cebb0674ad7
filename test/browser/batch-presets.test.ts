import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { heritage, places } from '../sandbox/world/partners.ts';
import { entity } from '../wiki/batch-stage.ts';
import { personAt } from '../wiki/outcome-stage.ts';
import { batchStage } from './batch-stage.ts';
import { finished, openBatches, paste, report, row, showChanges, start, undoAll } from './batch-steps.ts';

const stage = batchStage();

/** Says an item for all rows, as a person would: some letters, then the offer. */
async function pick(panel: Page, field: RegExp, words: string): Promise<void> {
  await panel.getByRole('combobox', { name: field }).fill(words);
  await panel.getByRole('option', { name: words }).first().click();
}

async function takeAsTable(panel: Page, text: string): Promise<void> {
  await openBatches(panel);
  await paste(panel, text);
  await panel.getByRole('combobox', { name: 'This looks like' }).selectOption('table');
  await panel.getByRole('button', { name: 'Say what the columns are' }).click();
  await panel.getByRole('heading', { name: 'From a table' }).waitFor();
}

describe('tables that come often', () => {
  it('a heritage list: what has the number is found, the rest is made, and all of it goes back', async () => {
    // Has its number in the register, and no coordinates yet.
    const known = heritage.find(({ labels }) => labels.en === "Traders' Column");
    if (known === undefined) throw new Error('no such monument');
    const { panel } = await stage.panelBeside(pageUrl('wikidata', places.register));
    await takeAsTable(
      panel,
      [
        'Name\tType\tCoordinates\tWLM ID\tSource',
        "Traders' Column\tmonument\t0.361, 32.51\tUG-1004\thttps://register.example/4",
        'Lamp Post of Wakiso\tmonument\t0.4, 32.6\tUG-2001\thttps://register.example/2001',
        'Broken Row\tmonument\tnorth of the road\tUG-2002\thttps://register.example/2002',
      ].join('\n'),
    );
    await panel
      .getByRole('combobox', { name: 'What kind of table is it?' })
      .selectOption({ label: 'Heritage list to Wikidata' });
    await pick(panel, /country/, 'Uganda');
    await pick(panel, /heritage designation/, 'Monument of the Uganda register');
    await showChanges(panel);
    await panel.getByRole('button', { name: /^Take the 1 exact name/ }).click();
    await showChanges(panel);
    await panel.getByText(/^This wiki cannot search for register numbers/).waitFor();
    await panel.getByText(/This cell cannot be read as what its column is/).waitFor();
    await panel.screenshot({ path: 'test/.out/pictures/batch-heritage.png', fullPage: true });
    await showChanges(panel);
    await panel.getByRole('button', { name: 'Make 3 edits' }).waitFor();
    await start(panel, 'Register of Wakiso');
    await finished(panel);
    const { client } = await personAt(stage.sandbox, 'wikidata', 'secondEditor');
    const column = await entity(client, known.id);
    expect(column.claims.P625).toHaveLength(1);
    expect(column.claims.P2186).toHaveLength(1);
    const rows = (await report(panel)).trim().split('\r\n').slice(1);
    expect(rows).toHaveLength(3);
    const made = rows.flatMap(line => /,(Q\d+),saved,/.exec(line)?.[1] ?? []);
    expect(made[0]).toBe(known.id);
    const lamp = await entity(client, made[1] ?? '');
    expect(lamp.labels.en?.value).toBe('Lamp Post of Wakiso');
    const values = ['P17', 'P31', 'P1435', 'P625', 'P2186'].map(property => lamp.claims[property]?.length);
    expect(values).toEqual([1, 1, 1, 1, 1]);
    expect(lamp.claims.P2186?.[0]?.references?.[0]?.snaks.P854).toHaveLength(1);
    const broken = await entity(client, made[2] ?? '');
    expect(broken.claims.P625).toBeUndefined();
    await panel.getByRole('button', { name: 'Undo…' }).click();
    await panel.getByText(/^The batch made 2 new items/).waitFor();
    await panel.getByRole('button', { name: 'Take 1 edit back' }).click();
    await panel.getByText(/^finished · 1 done/).waitFor();
    expect((await entity(client, known.id)).claims.P625).toBeUndefined();
  });

  it('a partner’s collection on files: said once for all rows, remembered for the next table like it', async () => {
    const { panel } = await stage.panelBeside(pageUrl('commons', 'Category:Norrviken Maritime Museum'));
    const ships = ['Ellida', 'Vega'];
    const titles = ['Figurehead of the Ellida (NMM 1911-1).jpg', 'Figurehead of the Vega (NMM 1911-5).jpg'];
    const table = (files: readonly string[]) =>
      ['file;inventory number', ...files.map((title, at) => `${title};NMM 1911:${at}`)].join('\n');
    await takeAsTable(panel, table([...titles, 'No such file.jpg']));
    await expect(
      panel.getByRole('combobox', { name: 'What kind of table is it?' }).inputValue(),
    ).resolves.toBe('collection-on-files');
    await pick(panel, /collection/, 'Norrviken Maritime Museum');
    await pick(panel, /source of file/, 'file available on the internet');
    await pick(panel, /copyright status/, 'public domain');
    await showChanges(panel);
    await row(panel, /What the row is about was not found/)
      .or(panel.getByText(/What the row is about was not found/))
      .first()
      .waitFor();
    await showChanges(panel);
    await panel.getByText(/^8 lines/).waitFor();
    await start(panel, 'Figureheads of Norrviken');
    await finished(panel);
    for (const title of titles) expect(await stage.editsBy(`File:${title}`, 'commons')).toHaveLength(1);
    expect((await report(panel)).match(/,saved,/g)).toHaveLength(ships.length);
    await undoAll(panel);

    await panel.getByRole('button', { name: 'Back' }).click();
    await takeAsTable(panel, table(titles));
    await panel.getByText(/^You had a table with these columns before/).waitFor();
    await showChanges(panel);
    await panel.getByText(/^8 lines/).waitFor();
  });
});
