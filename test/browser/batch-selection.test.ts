import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { batchStage } from './batch-stage.ts';
import { finished, openBatches, paste, row, showChanges, start } from './batch-steps.ts';

const stage = batchStage();

const category = 'Category:Norrviken Maritime Museum';

/** The rows of the preview, and the button that would send them. */
const made = (panel: Page, edits: number) => panel.getByRole('button', { name: `Make ${edits} edits` });

async function choosePages(panel: Page, by: string): Promise<void> {
  await openBatches(panel);
  await panel.getByRole('button', { name: /^choose pages by category/ }).click();
  await panel.getByRole('heading', { name: 'Edit several pages' }).waitFor();
  await panel.getByRole('combobox', { name: 'Choose them by' }).selectOption(by);
}

describe('a selection of pages', () => {
  it('stops a pattern that never ends, and goes on with the rest', async () => {
    const { panel } = await stage.panelBeside(pageUrl('commons', category));
    await openBatches(panel);
    await paste(panel, 'File:Storm over the Harbour (NMM 1902-17).jpg\nCategory:NMM');
    await panel.getByRole('button', { name: 'What to do to them' }).click();
    await panel.getByRole('combobox', { name: 'Do' }).selectOption('replace-pattern');
    await panel.getByRole('textbox', { name: 'Pattern' }).fill('(?:[\\s\\S]+)+(?:[\\s\\S]+)+\\u0000');
    await showChanges(panel);
    await row(panel, /took too long/).waitFor({ timeout: 40_000 });
    await expect(panel.getByRole('button', { name: /^Make/ }).isDisabled()).resolves.toBe(true);
  });

  it('goes down a category tree as far as the person says, and shows what it found', async () => {
    const { panel } = await stage.panelBeside(pageUrl('commons', category));
    await choosePages(panel, 'category');
    await panel.getByRole('textbox', { name: 'Category' }).first().fill('Norrviken Maritime Museum');
    await panel.getByRole('button', { name: 'Count the pages' }).click();
    await panel.getByText('3 pages found.').waitFor();
    await panel.getByRole('combobox', { name: 'Subcategories' }).selectOption('1');
    await panel.getByRole('button', { name: 'Count the pages' }).click();
    await panel.getByText('9 pages found.').waitFor();
    await panel.getByText('The first of them').click();
    await panel.getByText('File:Figurehead of the Vega (NMM 1911-5).jpg').waitFor();
    await panel.getByRole('combobox', { name: 'Do' }).selectOption('caption');
    await panel.getByRole('textbox', { name: 'Caption' }).fill('Of the Norrviken collection');
    await showChanges(panel);
    await made(panel, 9).waitFor();
  });

  it('takes what the wiki’s search finds, and finds and replaces in it', async () => {
    const { panel } = await stage.panelBeside(pageUrl('commons', category));
    await choosePages(panel, 'search');
    await panel.getByRole('textbox', { name: 'Search' }).fill('Figurehead');
    await panel.getByRole('combobox', { name: 'Do' }).selectOption('replace-text');
    await panel.getByRole('textbox', { name: 'Find' }).fill('Norrviken Maritime Museum');
    await panel.getByRole('textbox', { name: 'Replace by' }).fill('Norrviken Museum of the Sea');
    await showChanges(panel);
    await panel.getByRole('button', { name: /^Make \d+ edits$/ }).waitFor();
    await start(panel, 'A new name');
    await finished(panel);
    const [newest] = await stage.editsBy('File:Figurehead of the Vega (NMM 1911-5).jpg', 'commons');
    expect(newest?.comment).toContain('A new name');
  });

  it('takes the uploads of a user, and says what a page has already', async () => {
    const { panel } = await stage.panelBeside(pageUrl('commons', category));
    await choosePages(panel, 'uploads');
    await panel.getByRole('textbox', { name: 'User' }).fill(stage.sandbox.users.editor.name);
    await panel.getByRole('button', { name: 'Count the pages' }).click();
    await panel.getByText('3 pages found.').waitFor();
    await panel.getByRole('textbox', { name: 'Category' }).fill('Heritage sites in Wakiso');
    await showChanges(panel);
    await made(panel, 2).waitFor();
    await panel.getByRole('button', { name: 'no change 1' }).click();
    await expect(panel.getByRole('list', { name: 'Edits' }).getByRole('listitem').count()).resolves.toBe(1);
    await panel.getByRole('link', { name: 'File:Old Fort of Wakiso from the south.jpg' }).waitFor();
  });
});
