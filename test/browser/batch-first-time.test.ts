import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { places } from '../sandbox/world/partners.ts';
import { batchStage } from './batch-stage.ts';
import { finished, openBatches, paste, row, showChanges, start } from './batch-steps.ts';

/** What somebody meets who has never done a batch and knows no ids. */
const stage = batchStage();

const category = 'Category:Norrviken Maritime Museum';
const files = ['File:Empty information.png', 'File:Norrviken Maritime Museum logo.png'] as const;

/** Says an item or a property by its name: some letters, then the offer. */
async function pick(panel: Page, field: string, words: string): Promise<void> {
  await panel.getByRole('combobox', { name: field, exact: true }).fill(words);
  await panel.locator('.hp-lookup').getByRole('option', { name: words }).first().click();
}

describe('the first batch', () => {
  it('names property and item in words, asks what it is for, and takes a single edit back', async () => {
    const { panel } = await stage.panelBeside(pageUrl('commons', category));
    await panel.getByRole('button', { name: 'Edit these files' }).click();
    await panel.getByRole('combobox', { name: 'Choose them by' }).selectOption('list');
    await panel.getByRole('textbox', { name: 'Titles' }).fill(files.join('\n'));
    await panel.getByRole('combobox', { name: 'Do' }).selectOption('statement');
    await pick(panel, 'Property', 'collection');
    await panel.getByText('P195', { exact: true }).waitFor();
    await pick(panel, 'Value', 'Norrviken Maritime Museum');
    await panel.getByText(places.maritimeMuseum, { exact: true }).waitFor();
    await showChanges(panel);

    await panel.getByRole('button', { name: 'Make 2 edits' }).click();
    await panel.getByText(/^Say in a few words what these edits are for/).waitFor();
    const summary = panel.getByRole('textbox', { name: 'Summary' });
    await expect.poll(() => summary.evaluate(field => field === document.activeElement)).toBe(true);
    expect(await stage.editsBy(files[0], 'commons')).toHaveLength(0);
    await start(panel, 'The collection of Norrviken');
    await finished(panel);

    await panel.getByRole('button', { name: `More about ${files[0]}` }).click();
    await panel.getByRole('button', { name: 'Undo this edit…' }).click();
    await panel.getByRole('button', { name: 'Take 1 edit back' }).click();
    await panel.getByRole('heading', { name: 'Batch', exact: true }).waitFor();
    await finished(panel);
    expect(await stage.editsBy(files[0], 'commons')).toHaveLength(2);
    expect(await stage.editsBy(files[1], 'commons')).toHaveLength(1);

    await panel.getByRole('button', { name: 'Back', exact: true }).click();
    await panel.getByText(/^finished · 2 done · 1 taken back/).waitFor();
    await panel.getByRole('button', { name: 'The collection of Norrviken', exact: true }).click();
    await row(panel, /^Taken back since/).waitFor();
    await panel.getByRole('button', { name: `More about ${files[0]}` }).click();
    await panel.getByRole('button', { name: `More about ${files[1]}` }).click();
    expect(await panel.getByRole('button', { name: 'Undo this edit…' }).count()).toBe(1);
  });

  it('says once what is wrong in many rows, and leads back to where it can be mended', async () => {
    const { panel } = await stage.panelBeside(pageUrl('wikidata', places.register));
    const rows = Array.from({ length: 30 }, (_, at) => `Tower ${at}\tmonument\tUG-4${100 + at}`);
    await openBatches(panel);
    await paste(panel, ['Name\tType\tWLM ID', ...rows].join('\n'));
    await panel.getByRole('button', { name: 'Say what the columns are' }).click();
    await showChanges(panel);
    await panel.getByText('One text has no item yet: 30 cells are left out.').waitFor();
    await showChanges(panel);
    await panel.getByText('Lines 2–31:').waitFor();
    await panel.getByRole('button', { name: 'Back to the items' }).click();
    await panel.getByRole('button', { name: /^Take the 1 exact name/ }).click();
    await showChanges(panel);
    await panel.getByText(/^This wiki cannot search for register numbers/).waitFor();
    expect(await panel.getByText('Lines 2–31:').count()).toBe(0);
    await stage.slowly(1000);
    await showChanges(panel);
    await start(panel, 'Towers');
    // What is still to be made has its name already.
    await row(panel, /^new: Tower \d+$/).waitFor();
    const pause = panel.getByRole('button', { name: 'Pause' });
    await pause.focus();
    await pause.press('Enter');
    // Who paused by keyboard is on what goes on, and not on what takes back.
    const goOn = panel.getByRole('button', { name: 'Go on' });
    await goOn.waitFor();
    await expect.poll(() => goOn.evaluate(button => button === document.activeElement)).toBe(true);
  });
});
