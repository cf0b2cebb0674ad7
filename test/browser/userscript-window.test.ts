import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { link, openPanel, openReader, panelIn, plantGadget, type Reader } from './userscript-stage.ts';

/** The panel over the whole of a narrow window, or of a phone's screen; and a page that is printed. */
const museum = 'Category:Norrviken Maritime Museum';
const inSkin = (skin: string, language = 'en') =>
  pageUrl('commons', museum, { useskin: skin, uselang: language });

let sandbox: Sandbox;
let reader: Reader;

beforeAll(async () => {
  sandbox = await openSandbox();
  await sandbox.reset();
  await plantGadget(sandbox, 'editor');
});
afterEach(() => reader.close());
afterAll(() => sandbox.reset());

/** Where the panel stands in the window, and how the page lies below it. */
const measure = (page: Page) =>
  page.evaluate(() => {
    const dialog = document.querySelector('#helpdesk-panel')?.shadowRoot?.querySelector('dialog');
    const { x, y, width, height } = dialog?.getBoundingClientRect() ?? new DOMRect();
    const { scrollWidth, clientWidth } = document.documentElement;
    const scrolls = getComputedStyle(document.documentElement).overflow !== 'hidden';
    return { box: [x, y, width, height], tooWide: scrollWidth - clientWidth, scrolls };
  });

describe('a narrow window', () => {
  it('is taken whole by the panel, which does not come back by itself there', async () => {
    reader = await openReader(sandbox, { user: 'editor' });
    const page = await reader.openPage(inSkin('vector'), { width: 400, height: 700 });
    const panel = await openPanel(page);
    await panel.getByRole('dialog').waitFor();
    expect(await measure(page)).toMatchObject({ box: [0, 0, 400, 700], scrolls: false });
    await page.setViewportSize({ width: 1400, height: 700 });
    await panel.getByRole('complementary').waitFor();
    expect(await measure(page)).toMatchObject({ box: [1000, 0, 400, 700], scrolls: true });
    await page.setViewportSize({ width: 400, height: 700 });
    await panel.getByRole('dialog').waitFor();
    await page.reload();
    await link(page).waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
    expect(await panel.count()).toBe(0);
  });

  it.each(['vector-2022', 'vector', 'timeless', 'minerva'])(
    'is taken whole also where the page of %s is too wide for it, from right to left',
    async skin => {
      reader = await openReader(sandbox, { user: 'editor' });
      const page = await reader.openPage(inSkin(skin, 'ar'), { width: 280, height: 600 });
      await link(page).waitFor({ state: 'attached' });
      // A picture of the whole page shows the panel that much away from its edge: in the window it is not.
      expect((await measure(page)).tooWide).toBeGreaterThan(0);
      const panel = await openPanel(page);
      expect(await measure(page)).toMatchObject({ box: [0, 0, 280, 600], scrolls: false });
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
      expect((await measure(page)).scrolls).toBe(true);
    },
  );
});

describe('a phone', () => {
  it.each(['timeless', 'minerva'])('has all of the panel on its screen in %s', async skin => {
    reader = await openReader(sandbox, { user: 'editor' });
    const page = await reader.openPage('about:blank');
    const session = await reader.context.newCDPSession(page);
    await session.send('Emulation.setDeviceMetricsOverride', {
      width: 360,
      height: 640,
      deviceScaleFactor: 1,
      mobile: true,
    });
    await page.goto(inSkin(skin, 'ar'));
    await openPanel(page);
    // What is too wide in a page makes the window a phone lays it out for wider than the screen.
    await expect.poll(async () => (await measure(page)).box).toEqual([0, 0, 360, 640]);
  });
});

describe('printing', () => {
  it.each(['vector-2022', 'minerva'])('leaves the panel out and the page as it is in %s', async skin => {
    reader = await openReader(sandbox, { user: 'editor' });
    const page = await reader.openPage(inSkin(skin));
    const body = () => page.evaluate(() => document.body.getBoundingClientRect().width);
    await link(page).waitFor({ state: 'attached' });
    await page.emulateMedia({ media: 'print' });
    const alone = await body();
    await page.emulateMedia({ media: null });
    await openPanel(page);
    await page.emulateMedia({ media: 'print' });
    expect(await panelIn(page).isVisible()).toBe(false);
    expect(await body()).toBe(alone);
    expect((await measure(page)).scrolls).toBe(true);
  });
});
