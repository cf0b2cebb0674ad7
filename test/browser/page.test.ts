import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { places } from '../sandbox/world/partners.ts';
import { type BrowserOptions, type OpenedChromium, openChromium } from './chromium.ts';

const craftsMuseum = pageUrl('wikidata', places.craftsMuseum);

let sandbox: Sandbox;
let browser: OpenedChromium | undefined;

beforeAll(async () => {
  sandbox = await openSandbox();
});
beforeEach(() => sandbox.reset());
afterEach(async () => {
  await browser?.close();
  browser = undefined;
});
afterAll(() => sandbox.reset());

async function panelBeside(address: string, options: BrowserOptions = { user: 'editor' }) {
  browser = await openChromium(sandbox, options);
  const page = await browser.openPage(address);
  return { browser, page, panel: await browser.openPanel(page) };
}

/** What the extension asked, apart from what the wiki's own pages load for themselves. */
async function apiRequests(since: number) {
  const all = await sandbox.requests.since(since);
  return all.filter(request => request.path.endsWith('/api.php'));
}

describe('the panel beside a page', () => {
  it('leaves the page alone: no element, no request, while it is closed', async () => {
    browser = await openChromium(sandbox, { user: 'editor' });
    const mark = await sandbox.requests.mark();
    const page = await browser.openPage(craftsMuseum);
    await page.waitForLoadState('networkidle');
    expect(await apiRequests(mark)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain('chrome-extension');
  });

  it('opens as the browser’s own side panel and follows the tab', async () => {
    browser = await openChromium(sandbox, { user: 'editor' });
    const page = await browser.openPage(craftsMuseum);
    const panel = await browser.openSidePanel(page);
    await panel.getByRole('heading', { name: 'Museum of Kampala Crafts' }).waitFor();
    await page.goto(pageUrl('commons', 'Category:Norrviken Maritime Museum'));
    await panel.getByRole('heading', { name: 'Norrviken Maritime Museum' }).waitFor();
    await page.goto('about:blank');
    await panel.getByRole('heading', { name: 'Nothing to show here' }).waitFor();
  });

  it('asks at most three times, and once more for labels never seen; once when it looks again', async () => {
    browser = await openChromium(sandbox, { user: 'editor' });
    const page = await browser.openPage(pageUrl('commons', 'Category:Norrviken Maritime Museum'));
    const { openPanel } = browser;
    const flag = { name: 'Flag as opportunity' };
    const asked = async (look: () => Promise<Page>) => {
      const mark = await sandbox.requests.mark();
      const panel = await look();
      await panel.getByRole('button', flag).waitFor();
      await panel.waitForLoadState('networkidle');
      return (await apiRequests(mark)).map(({ wiki, action }) => `${wiki} ${action}`);
    };
    const first = await asked(() => openPanel(page));
    const again = () => openPanel(page);
    expect(first.length, first.join()).toBeLessThanOrEqual(4);
    // The category has an item of its own: labels of its topic come at the second look, and nothing at the third.
    const second = await asked(again);
    expect(second.length, second.join()).toBeLessThanOrEqual(2);
    expect(await asked(again)).toEqual(['commons query']);
  });

  it.each([
    ['a redirect', pageUrl('wikidata', places.redirected), 'Norrviken Maritime Museum'],
    [
      'Special:EntityPage',
      pageUrl('wikidata', `Special:EntityPage/${places.craftsMuseum}`),
      'Museum of Kampala Crafts',
    ],
    ['a mobile address', `https://m.wikidata.org/wiki/${places.craftsMuseum}`, 'Museum of Kampala Crafts'],
    [
      'the history',
      pageUrl('wikidata', places.craftsMuseum, { action: 'history' }),
      'Museum of Kampala Crafts',
    ],
    [
      'a view in another language',
      pageUrl('wikidata', places.craftsMuseum, { uselang: 'ar' }),
      'Museum of Kampala Crafts',
    ],
  ])('finds the partner through %s', async (_, address, name) => {
    const { panel } = await panelBeside(address);
    await panel.getByRole('heading', { name }).waitFor();
  });

  it('says what it looked for on a page that tells nothing', async () => {
    const { panel } = await panelBeside(pageUrl('wikidata', places.archive));
    await panel.getByRole('button', { name: 'Flag as opportunity' }).waitFor();
    expect(await panel.locator('main').textContent()).toMatch(/\S/);
  });

  it('tells a signed-out person so, with a link that comes back', async () => {
    const { panel } = await panelBeside(craftsMuseum, {});
    const link = panel.getByRole('link', { name: /sign in|log in/i }).first();
    await link.waitFor();
    expect(await link.getAttribute('href')).toMatch(/Special:UserLogin/);
  });

  it('tells when the wiki is read-only, in the wiki’s own words', async () => {
    browser = await openChromium(sandbox, { user: 'editor' });
    await sandbox.switches.set('meta', { readOnly: 'Moving to another data centre' });
    const panel = await browser.openPanel(await browser.openPage(craftsMuseum));
    await panel.getByText('Moving to another data centre').first().waitFor();
  });

  it('tells when there is no connection, and goes on when there is one again', async () => {
    browser = await openChromium(sandbox, { user: 'editor' });
    const page = await browser.openPage(craftsMuseum);
    await sandbox.faults.add({ path: '/w/api.php', count: 'always', fault: { kind: 'cut-request' } });
    const panel = await browser.openPanel(page);
    const again = panel.getByRole('button', { name: /try again/i }).first();
    await again.waitFor();
    await sandbox.faults.clear();
    await again.click();
    await panel.getByRole('heading', { name: 'Museum of Kampala Crafts' }).waitFor();
  });

  it('shows hostile labels as text', async () => {
    const { panel } = await panelBeside(pageUrl('wikidata', places.hostile));
    await panel.getByRole('heading', { level: 1 }).waitFor();
    await panel.getByRole('button', { name: 'Flag as opportunity' }).waitFor();
    expect(await panel.locator('main script, main img[onerror], main iframe').count()).toBe(0);
  });
});
