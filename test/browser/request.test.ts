import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { places } from '../sandbox/world/partners.ts';
import { askFor, description, filledIn, goTo, previewRequest, publishRequest } from './ask-steps.ts';
import { fillWhy, openFlagForm, preview, publish } from './flag-steps.ts';
import { requestAt } from './follow-stage.ts';
import { titleOf } from './record.ts';
import { requests, walk, wish } from './request-stage.ts';
import { besidePage, eventually, freshForEach, sandbox } from './stage.ts';

const craftsMuseum = pageUrl('wikidata', places.craftsMuseum);
const maritimeCategory = pageUrl('commons', 'Category:Norrviken Maritime Museum');

freshForEach();

const panelBeside = async (address: string): Promise<Page> => (await besidePage(address)).panel;

describe('asking for help', () => {
  it.each([
    ['a museum’s item', craftsMuseum, places.craftsMuseum],
    ['a category on Commons', maritimeCategory, places.maritimeMuseum],
  ])(
    'from %s: at least 8 fields filled in with their sources, to the page on Meta',
    async (_, address, item) => {
      const panel = await panelBeside(address);
      const start = panel.getByRole('button', { name: 'Ask for help', exact: true });
      await start.waitFor();
      await panel.waitForLoadState('networkidle');
      const mark = await sandbox.requests.mark();
      await askFor(panel, 'Help with a project');
      const filled = await walk(panel);
      expect(filled.size, [...filled].join()).toBeGreaterThanOrEqual(8);
      // Filling in asks for nothing that opening the panel did not bring.
      const asked = (await sandbox.requests.since(mark)).filter(({ path }) => path.endsWith('/api.php'));
      expect(asked.map(({ wiki, action }) => `${wiki} ${action}`)).toEqual([]);

      await previewRequest(panel);
      const title = titleOf(await publishRequest(panel));
      expect(title.startsWith(requests)).toBe(true);
      const request = await requestAt(sandbox, title);
      expect(request).toMatchObject({
        status: 'submitted',
        need: 'project',
        requester: sandbox.users.editor.name,
        item,
        kind: 'museum',
      });
      expect(request.answers.description).toBe(wish);
      expect(request.checks.length).toBeGreaterThan(4);

      await panel.getByRole('button', { name: 'Take the request back' }).click();
      await panel.getByText('Taken back. Its page says so.').waitFor();
      expect((await requestAt(sandbox, title)).status).toBe('withdrawn');
    },
  );

  it('asks a small question in three fields', async () => {
    const panel = await panelBeside(craftsMuseum);
    await askFor(panel, 'A small question');
    await description(panel).fill('Which template tells that a file came from a museum?');
    await previewRequest(panel);
    const request = await requestAt(sandbox, titleOf(await publishRequest(panel)));
    expect(request).toMatchObject({ size: 'question', need: 'question', checks: [] });
  });

  it('goes on from a flag: what was said there is filled in, and the request names the opportunity', async () => {
    const panel = await panelBeside(craftsMuseum);
    await openFlagForm(panel);
    await panel.getByText(/^More: /).click();
    await panel.getByRole('combobox', { name: /^Licence situation/ }).selectOption('CC BY-SA');
    await fillWhy(panel, 'They have begun to scan their baskets.');
    await preview(panel);
    const opportunity = titleOf(await publish(panel));
    await panel.getByRole('button', { name: 'Ask for help with this partner' }).click();
    await panel.getByRole('button', { name: /^Help with a project/ }).click();
    await goTo(panel, 'Rights');
    await eventually(() => filledIn(panel)).toContain('Licence situation');
    await panel.getByText('From the flagged opportunity').waitFor();
    await goTo(panel, 'What it is');
    await description(panel).fill(wish);

    // Where it came from is still there when the panel was closed in between.
    await panel.reload();
    await description(panel).waitFor();
    await goTo(panel, 'Rights');
    await panel.getByText('From the flagged opportunity').waitFor();
    await goTo(panel, 'Review');
    await previewRequest(panel);
    const request = await requestAt(sandbox, titleOf(await publishRequest(panel)));
    expect(request).toMatchObject({ opportunity, licence: 'cc-by-sa', item: places.craftsMuseum });
  });

  it('asks for something like an earlier request, with its sources, also after a reload', async () => {
    const panel = await panelBeside(craftsMuseum);
    await askFor(panel, 'Help with a project');
    await goTo(panel, 'What it is');
    await description(panel).fill(wish);
    await panel.getByRole('textbox', { name: /^Name of the request/ }).fill('Baskets, first box');
    await goTo(panel, 'You and timing');
    await panel.getByRole('textbox', { name: /^When should it happen/ }).fill('Before the fair in May.');
    await goTo(panel, 'Review');
    await previewRequest(panel);
    const first = titleOf(await publishRequest(panel));
    await panel.getByRole('button', { name: 'Show it here' }).click();
    await panel.getByRole('button', { name: 'Ask for something like it' }).click();

    await goTo(panel, 'What it is');
    expect(await panel.getByRole('textbox', { name: /^Name of the request/ }).inputValue()).toBe('');
    await expect(description(panel).inputValue()).resolves.toBe(wish);
    await panel.getByText('From the request “Baskets, first box”').first().waitFor();
    await panel.getByRole('textbox', { name: /^Name of the request/ }).fill('Baskets, second box');
    await panel.getByText('Kept as a draft in this browser.').waitFor();
    await panel.reload();
    await description(panel).waitFor();
    await goTo(panel, 'You and timing');
    await panel.getByText('From the request “Baskets, first box”').waitFor();
    await goTo(panel, 'Review');
    await previewRequest(panel);
    const second = titleOf(await publishRequest(panel));
    expect(second).not.toBe(first);
    expect((await requestAt(sandbox, second)).answers).toEqual((await requestAt(sandbox, first)).answers);
  });

  it('notices personal details in what becomes public, and stops before publishing them', async () => {
    const panel = await panelBeside(craftsMuseum);
    await askFor(panel, 'A small question');
    await description(panel).fill('Please call +256 414 232 707 about the scans.');
    await panel.getByText('This looks like a phone number').waitFor();
    await panel.getByRole('button', { name: 'Preview', exact: true }).click();
    await panel.getByRole('button', { name: 'Take it out' }).last().click();
    await expect(description(panel).inputValue()).resolves.toBe('Please call  about the scans.');
  });
});
