import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { places } from '../sandbox/world/partners.ts';
import { link, openPanel, openReader, panelIn, plantGadget, type Reader } from './userscript-stage.ts';

/** What the first opening of the panel inside a page brings, by the kind of page. */
let sandbox: Sandbox;
let reader: Reader | undefined;

beforeAll(async () => {
  sandbox = await openSandbox();
  await sandbox.reset();
  await plantGadget(sandbox, 'editor');
});
afterEach(async () => {
  await reader?.close();
  reader = undefined;
});
afterAll(() => sandbox.reset());

describe('the first opening', () => {
  it.each([
    ['an item', pageUrl('wikidata', places.craftsMuseum), ['main']],
    ['a category', pageUrl('commons', 'Category:Norrviken Maritime Museum'), ['commons', 'main']],
    ['a page of Meta', pageUrl('meta', 'Main Page'), ['main']],
  ])('on %s loads what such a page needs and no more', async (_, address, parts) => {
    reader = await openReader(sandbox, { user: 'editor' });
    const page = await reader.openPage(address);
    const mark = await sandbox.requests.mark();
    const panel = await openPanel(page);
    await panel.getByRole('button', { name: 'Flag as opportunity' }).waitFor();
    await page.waitForLoadState('networkidle');
    const loaded = (await sandbox.requests.since(mark)).flatMap(({ params }) =>
      Array.from((params.modules ?? '').matchAll(/helpdesk-panel-([a-z-]+)/g), ([, part]) => part),
    );
    expect([...new Set(loaded)].sort()).toEqual(parts);
    expect(reader.troubles).toEqual([]);
  });

  it('names the country on a category, where no request is left for labels', async () => {
    reader = await openReader(sandbox, { user: 'editor' });
    const page = await reader.openPage(pageUrl('commons', 'Category:Norrviken Maritime Museum'));
    const panel = await openPanel(page);
    await panel.getByRole('link', { name: 'Sweden' }).waitFor();
  });

  it('says so when what reads the page does not come, and how to go on', async () => {
    reader = await openReader(sandbox, { user: 'editor' });
    const page = await reader.openPage(pageUrl('commons', 'Category:Norrviken Maritime Museum'));
    await link(page).waitFor({ state: 'attached' });
    await page.route(/load\.php\?.*helpdesk-panel-commons/, route => route.abort());
    await link(page).dispatchEvent('click');
    const panel = panelIn(page);
    await panel.getByText('This part of the panel could not be loaded').waitFor();
    await page.unroute(/load\.php\?.*helpdesk-panel-commons/);
    await panel.getByRole('button', { name: 'Load again' }).click();
    await panel.getByRole('button', { name: 'Flag as opportunity' }).waitFor();
  });
});
