import { describe, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { places } from '../sandbox/world/partners.ts';
import { batchStage } from './batch-stage.ts';
import { finished, openBatches, paste, row, showChanges, start } from './batch-steps.ts';

const stage = batchStage();

describe('hostile input', () => {
  it('says of each line what is wrong, and sends only the good ones', async () => {
    const { panel } = await stage.panelBeside(pageUrl('wikidata', places.craftsMuseum));
    await openBatches(panel);
    await paste(
      panel,
      [
        `Q999999999\tP217\t"A"`,
        `${places.deleted}\tP217\t"B"`,
        `${places.redirected}\tP217\t"C"`,
        `${places.library}\tP31\t"a text"`,
        `${places.agency}\tDsv\t"till\u202Ebaka"`,
        `${places.wetland}\tP99999999\t"D"`,
      ].join('\n'),
    );
    await panel.getByText(/invisible character that turns the direction/).waitFor();
    await showChanges(panel);
    await row(panel, /^This item or page does not exist/).waitFor();
    await row(panel, /^This item was merged into another one/).waitFor();
    await row(panel, /^The property takes another kind of value/).waitFor();
    await row(panel, /^This property does not exist/).waitFor();
    await panel.getByRole('button', { name: 'not possible 4' }).click();
    await expect(panel.getByRole('list', { name: 'Edits' }).getByRole('listitem').count()).resolves.toBe(4);
    await start(panel, 'What is left');
    await finished(panel);
    expect(await stage.editsBy(places.library)).toHaveLength(0);
  });

  it('reads a file of a million rows without holding up the panel, and hands it over', async () => {
    const { panel } = await stage.panelBeside(pageUrl('wikidata', places.craftsMuseum));
    await openBatches(panel);
    const rows = Array.from({ length: 1_000_000 }, (_, index) => `Q${index + 1}\tP31\tQ5`).join('\n');
    const input = panel.locator('input[type=file]');
    await input.evaluate((element: HTMLInputElement, text) => {
      const carried = new DataTransfer();
      carried.items.add(new File([text], 'million.txt', { type: 'text/plain' }));
      element.files = carried.files;
      element.dispatchEvent(new Event('change', { bubbles: true }));
    }, rows);
    await panel.getByText(/^Only the first 100,000 lines were read/).waitFor({ timeout: 30_000 });
    await panel.getByRole('button', { name: 'Show what would change' }).click();
    await panel.getByRole('heading', { name: 'Too large for here' }).waitFor();
    await panel.getByRole('button', { name: 'Save a file for QuickStatements' }).waitFor();
  });
});
