import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { places } from '../sandbox/world/partners.ts';
import { openFlagForm } from './flag-steps.ts';
import {
  link,
  openPanel,
  openReader,
  panelIn,
  plantGadget,
  pressShortcut,
  type Reader,
  skins,
} from './userscript-stage.ts';

/** The panel inside a wiki page, by the real Gadgets extension and ResourceLoader. */
const museum = 'Category:Norrviken Maritime Museum';
const inSkin = (skin: string) => pageUrl('commons', museum, { useskin: skin });

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
  await sandbox.switches.reset();
});
afterAll(() => sandbox.reset());

async function editorReads(options: { otherSitesCookies?: boolean; colorScheme?: 'dark' } = {}) {
  reader = await openReader(sandbox, { user: 'editor', ...options });
  return reader;
}

describe.each(skins)('the gadget in %s', skin => {
  it('adds a link, loads nothing more until it is clicked, and opens the panel without a complaint', async () => {
    const { openPage, troubles } = await editorReads();
    let mark = await sandbox.requests.mark();
    const page = await openPage(inSkin(skin));
    await link(page).waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
    const before = await sandbox.requests.since(mark);
    expect(before.filter(({ path }) => path.endsWith('/api.php'))).toEqual([]);
    expect(before.filter(({ params }) => /helpdesk-panel-/.test(params.modules ?? ''))).toEqual([]);

    mark = await sandbox.requests.mark();
    const panel = await openPanel(page);
    await panel.getByRole('button', { name: 'Flag as opportunity' }).waitFor();
    const asked = (await sandbox.requests.since(mark)).filter(({ path }) => path.endsWith('/api.php'));
    expect(asked.length).toBeLessThanOrEqual(4);
    expect(asked.map(({ method }) => method)).not.toContain('OPTIONS');
    expect(troubles).toEqual([]);
  });

  it('opens by a shortcut where there is room for it, and goes again', async () => {
    const { openPage } = await editorReads();
    const page = await openPage(inSkin(skin));
    const content = page.locator('#content, #mw-content').first();
    const width = async () => (await content.boundingBox())?.width ?? 0;
    const alone = await width();
    // By its keyboard shortcut, which hovering over the link tells.
    await link(page).waitFor({ state: 'attached' });
    expect(await link(page).getAttribute('title')).toMatch(/^Partnership helpdesk \[.*a\]$/);
    await pressShortcut(page);
    const panel = panelIn(page);
    await panel.getByRole('heading', { level: 1 }).waitFor();
    const box = await panel.getByRole(skin === 'minerva' ? 'dialog' : 'complementary').boundingBox();
    expect(box).toMatchObject(
      skin === 'minerva'
        ? { x: 0, y: 0, width: 1400, height: 800 }
        : { x: 1000, y: 0, width: 400, height: 800 },
    );
    if (skin !== 'minerva') {
      const beside = await content.boundingBox();
      expect((beside?.x ?? 0) + (beside?.width ?? 0)).toBeLessThanOrEqual(1000);
    }
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(await width()).toBe(alone);
  });
});

describe('the panel inside a page', () => {
  it('takes the focus when it opens and gives it back, by keyboard alone', async () => {
    const { openPage } = await editorReads();
    const page = await openPage(inSkin('vector'));
    await link(page).focus();
    await page.keyboard.press('Enter');
    const panel = panelIn(page);
    await panel.getByRole('button', { name: 'Flag as opportunity' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('helpdesk-panel');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await panel.getByRole('menu').waitFor();
    await page.keyboard.press('Escape');
    await panel.getByRole('menu').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.parentElement?.id)).toBe('t-helpdesk-panel');
  });

  it('is open on the next page if it was on this one, without taking the focus; closed it stays closed', async () => {
    const { openPage } = await editorReads();
    const page = await openPage(inSkin('vector'));
    await openPanel(page);
    await page.goto(pageUrl('commons', 'File:Storm over the Harbour (NMM 1902-17).jpg'));
    const panel = panelIn(page);
    await panel.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).not.toBe('helpdesk-panel');
    await panel.getByRole('button', { name: 'Close' }).click();
    await page.reload();
    await link(page).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await panel.count()).toBe(0);
  });

  it('speaks the language of the wiki and stands at the end of its lines', async () => {
    const { openPage } = await editorReads();
    const page = await openPage(pageUrl('commons', museum, { uselang: 'ar' }));
    const panel = await openPanel(page);
    await panel.getByRole('button', { name: 'أشر إليها كفرصة' }).waitFor();
    expect(await panel.getByRole('complementary').boundingBox()).toMatchObject({ x: 0, width: 400 });
    expect(await panel.locator('.panel-tokens').getAttribute('dir')).toBe('rtl');
    expect(await link(page).textContent()).toBe('مكتب مساعدة الشراكات');
  });

  it.each([
    ['night', 'light', 'dark'],
    ['day', 'dark', 'light'],
    ['os', 'dark', 'dark'],
  ] as const)('follows the theme of the skin: %s on a %s system', async (theme, colorScheme, expected) => {
    reader = await openReader(sandbox, { user: 'editor', colorScheme });
    const page = await reader.openPage(inSkin('vector-2022'));
    await page.evaluate(name => {
      const { classList } = document.documentElement;
      for (const one of ['day', 'night', 'os']) classList.remove(`skin-theme-clientpref-${one}`);
      classList.add(`skin-theme-clientpref-${name}`);
    }, theme);
    const panel = await openPanel(page);
    expect(await panel.locator('.panel-tokens').getAttribute('data-theme')).toBe(expected);
    await page.evaluate(() => {
      document.documentElement.className = 'skin-theme-clientpref-night';
    });
    await expect.poll(() => panel.locator('.panel-tokens').getAttribute('data-theme')).toBe('dark');
  });

  it('stays away in safe mode', async () => {
    const { openPage } = await editorReads();
    const page = await openPage(pageUrl('commons', museum, { safemode: '1' }));
    await page.waitForLoadState('networkidle');
    expect(await link(page).count()).toBe(0);
  });

  it('keeps letters that are typed from being taken for commands of the page', async () => {
    const { openPage } = await editorReads();
    const page = await openPage(inSkin('vector'));
    await page.evaluate(() => {
      document.addEventListener('keydown', ({ key }) => {
        document.title = `command ${key}`;
      });
    });
    const panel = await openPanel(page);
    await openFlagForm(panel);
    await panel.getByRole('textbox', { name: /^Why\?/ }).fill('');
    await page.keyboard.type('/e');
    await expect(panel.getByRole('textbox', { name: /^Why\?/ }).inputValue()).resolves.toBe('/e');
    expect(await page.title()).not.toContain('command');
  });
});

describe('the other wikis, from inside a page', () => {
  it('says so when the browser keeps the cookies of Meta back, and offers the way there', async () => {
    const { openPage } = await editorReads({ otherSitesCookies: false });
    const page = await openPage(pageUrl('wikidata', places.archive));
    const panel = await openPanel(page);
    await panel.getByText('your browser keeps the cookies of other sites back').waitFor();
    const way = panel.getByRole('link', { name: 'Sign in on Meta-Wiki' });
    expect(await way.getAttribute('href')).toMatch(/^https:\/\/meta\.wikimedia\.org\/.*Special:UserLogin/);
  });

  it('is not hindered by that between Commons and Meta, which are one site to the browser', async () => {
    const { openPage } = await editorReads({ otherSitesCookies: false });
    const page = await openPage(pageUrl('commons', 'Category:Norrviken Maritime Museum'));
    const panel = await openPanel(page);
    await panel.getByRole('button', { name: /Flag as opportunity|sighting/ }).waitFor();
    expect(await panel.getByText('cookies of other sites').count()).toBe(0);
  });
});
