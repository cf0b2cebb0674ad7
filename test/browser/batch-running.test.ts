import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { places } from '../sandbox/world/partners.ts';
import { makeItems } from '../wiki/batch-stage.ts';
import { personAt } from '../wiki/outcome-stage.ts';
import { batchStage, six, sixLabels } from './batch-stage.ts';
import { finished, openBatches, paste, showChanges, start } from './batch-steps.ts';
import { newProfile, removeProfile } from './chromium.ts';

const stage = batchStage();

describe('a running batch', () => {
  it('goes on with the panel closed, and is in sight again when one is opened', async () => {
    const opened = await stage.panelBeside(pageUrl('wikidata', places.craftsMuseum));
    await stage.slowly();
    await openBatches(opened.panel);
    await paste(opened.panel, sixLabels);
    await showChanges(opened.panel);
    await start(opened.panel, 'With the panel closed');
    await expect.poll(async () => (await stage.editsBy(six[0])).length, { timeout: 30_000 }).toBe(1);
    await opened.panel.close();
    const panel: Page = await opened.browser.openPanel(opened.page);
    await panel.getByRole('button', { name: /^batch \d\/6 ▶$/ }).click({ timeout: 20_000 });
    await finished(panel);
    for (const id of six) expect(await stage.editsBy(id), id).toHaveLength(1);
  });

  it('goes on after the browser was killed, and makes each edit once', async () => {
    const profile = newProfile();
    try {
      const first = await stage.panelBeside(pageUrl('wikidata', places.craftsMuseum), { profile });
      await stage.slowly();
      await openBatches(first.panel);
      await paste(first.panel, sixLabels);
      await showChanges(first.panel);
      await start(first.panel, 'With the browser killed');
      await expect.poll(async () => (await stage.editsBy(six[1])).length, { timeout: 30_000 }).toBe(1);
      await first.browser.kill();
      await stage.sandbox.faults.clear();
      const { panel } = await stage.panelBeside(pageUrl('wikidata', places.craftsMuseum), { profile });
      await openBatches(panel);
      await panel.getByRole('button', { name: 'With the browser killed' }).click();
      // The sandbox' sessions end with the browser, so the batch may have found nobody signed in and waits for a word.
      const resume = panel.getByRole('button', { name: 'Go on' });
      await resume
        .or(panel.getByText(/^(finished|running) · /))
        .first()
        .waitFor();
      if (await resume.isVisible()) await resume.click();
      await finished(panel);
      for (const id of six) expect(await stage.editsBy(id), id).toHaveLength(1);
    } finally {
      await stage.closeBrowser();
      removeProfile(profile);
    }
  });

  it('is paused and taken up again by the person', async () => {
    const { panel } = await stage.panelBeside(pageUrl('wikidata', places.craftsMuseum));
    await stage.slowly();
    await openBatches(panel);
    await paste(panel, sixLabels);
    await showChanges(panel);
    await start(panel, 'With a pause');
    await panel.getByRole('button', { name: 'Pause' }).click();
    await panel.getByText(/^paused · /).waitFor({ timeout: 20_000 });
    await stage.sandbox.faults.clear();
    await panel.getByRole('button', { name: 'Go on' }).click();
    await finished(panel);
    for (const id of six) expect(await stage.editsBy(id), id).toHaveLength(1);
  });

  it('shows five of a large batch first, waits in sight for a word, and stops when told to', {
    timeout: 150_000,
  }, async () => {
    const gardener = await personAt(stage.sandbox, 'wikidata', 'seeder');
    const ids = await makeItems(gardener.client, 101, 'Lamp');
    const opened = await stage.panelBeside(pageUrl('wikidata', places.craftsMuseum));
    await openBatches(opened.panel);
    await paste(opened.panel, ids.map(id => `${id}\tLsw\t"Taa"`).join('\n'));
    await showChanges(opened.panel);
    await opened.panel.getByText(/^Wikidata asks for a bot account for many edits/).waitFor();
    await opened.panel.getByRole('textbox', { name: 'Summary' }).fill('Lamps');
    await opened.panel.getByRole('button', { name: 'Try the first 5' }).click();
    await opened.panel.getByText(/^The first 5 edits are done\./).waitFor({ timeout: 30_000 });
    await opened.panel.close();
    const panel = await opened.browser.openPanel(opened.page);
    await panel.getByRole('button', { name: 'batch 5/101 waits for you' }).click();
    await panel.getByRole('button', { name: 'Looks good, go on (96)' }).click();
    await panel.getByRole('button', { name: /^batch ([6-9]|\d\d)\/101 ▶$/ }).waitFor({ timeout: 30_000 });
    await panel.getByRole('button', { name: 'Stop' }).click();
    await panel.getByText('You stopped it.').waitFor();
    const made = await Promise.all(ids.map(async id => (await stage.editsBy(id)).length));
    const sum = made.reduce((all, one) => all + one, 0);
    expect(sum).toBeGreaterThan(5);
    expect(sum).toBeLessThan(101);
    expect(made.slice(0, sum)).toEqual(made.slice(0, sum).map(() => 1));
    await panel.getByText(new RegExp(`^stopped · ${sum} done`)).waitFor();
  });
});
