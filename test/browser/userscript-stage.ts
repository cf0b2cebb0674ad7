/** The gadget on the sandbox's three wikis, and Chromium without the extension. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { systemClock } from '../../lib/clock.ts';
import { openWiki } from '../../lib/wiki/client-m3api.ts';
import { type WikiId, wikiIds } from '../../lib/wiki/sites.ts';
import { type Built, buildUserscript } from '../../userscript/build/build.ts';
import { gadgetPages, loadablePages } from '../../userscript/pages/gadget.ts';
import { publishPages } from '../../userscript/publish/publish.ts';
import { openBot } from '../sandbox/bot.ts';
import type { Sandbox } from '../sandbox/index.ts';
import type { UserKey } from '../sandbox/users.ts';
import { newProfile, removeProfile } from './chromium.ts';

/** MediaWiki's skins that the panel stands in. */
export const skins = ['vector-2022', 'vector', 'monobook', 'timeless', 'minerva'] as const;
export type Skin = (typeof skins)[number];

/** `SKINS=all`: every test that knows skins runs in all of them. */
export const everySkin = process.env.SKINS === 'all';

/** The skins a test runs in: those chosen for it, or every one. */
export function inSkins(...chosen: readonly Skin[]): readonly Skin[] {
  return everySkin ? skins : chosen;
}

let build: Promise<Built> | undefined;

/** The build of this checkout, made once. */
export function builtUserscript(): Promise<Built> {
  build ??= buildUserscript();
  return build;
}

/** Saves pages on a wiki as somebody who may change scripts there. */
export async function put(sandbox: Sandbox, wiki: WikiId, pages: ReadonlyMap<string, string>): Promise<void> {
  const { fetch } = await sandbox.signIn(wiki, 'admin');
  const client = openWiki(wiki, { fetch, clock: systemClock, agent: 'test' });
  for (const [title, text] of pages) await client.post({ action: 'edit', title, text, summary: 'test' });
}

/** Sets a preference of a person. */
export async function prefer(
  sandbox: Sandbox,
  wiki: WikiId,
  user: UserKey,
  change: Readonly<Record<string, string>>,
): Promise<void> {
  const { fetch } = await sandbox.signIn(wiki, user);
  const list = Object.entries(change).map(([name, value]) => `${name}=${value}`);
  await openWiki(wiki, { fetch, clock: systemClock, agent: 'test' }).post({
    action: 'options',
    change: list,
  });
}

/** Publishes the gadget as it is done on a real wiki, and switches it on for a person. */
export async function plantGadget(sandbox: Sandbox, user: UserKey): Promise<void> {
  const built = await builtUserscript();
  const ca = await readFile(sandbox.caFile, 'utf8');
  for (const wiki of wikiIds) {
    const bot = await openBot({ proxyPort: sandbox.proxyPort, ca }, wiki, 'seeder');
    const pages = [...gadgetPages(built), ...(wiki === 'meta' ? loadablePages(built) : [])];
    const reports = await publishPages(bot, pages, { confirm: () => true });
    const failed = reports.filter(({ state }) => state !== 'created' && state !== 'unchanged');
    if (failed.length > 0) throw new Error(`Not published on ${wiki}: ${JSON.stringify(failed)}`);
    await prefer(sandbox, wiki, user, { 'gadget-helpdesk-panel': '1' });
  }
}

export interface ReaderOptions {
  readonly user: UserKey;
  /** Whether the browser sends cookies to other sites; Debian's Chromium does not unless told to. */
  readonly otherSitesCookies?: boolean;
  readonly colorScheme?: 'light' | 'dark';
}

/** Somebody who reads wikis, in a browser of their own. */
export interface Reader {
  readonly context: BrowserContext;
  /** What went wrong in the pages: uncaught errors, and errors of the console. */
  readonly troubles: string[];
  openPage(address: string, size?: { readonly width: number; readonly height: number }): Promise<Page>;
  close(): Promise<void>;
}

export async function openReader(sandbox: Sandbox, options: ReaderOptions): Promise<Reader> {
  const { user, otherSitesCookies = true, colorScheme = 'light' } = options;
  const profile = newProfile();
  mkdirSync(join(profile, 'Default'), { recursive: true });
  // 0: all cookies; 1: none of other sites.
  const preferences = { profile: { cookie_controls_mode: otherSitesCookies ? 0 : 1 } };
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(preferences));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium',
    headless: true,
    colorScheme,
    args: ['--no-sandbox', ...sandbox.chromiumArgs],
  });
  await context.addCookies(await sandbox.cookiesFor(user));
  const troubles: string[] = [];
  return {
    context,
    troubles,
    async openPage(address, size = { width: 1400, height: 800 }) {
      const page = await context.newPage();
      page.on('pageerror', error => troubles.push(error.message));
      page.on('console', message => {
        // ResourceLoader reports what breaks in a module as a warning.
        const { url } = message.location();
        const text = message.text();
        if (message.type() === 'error' || /Error/.test(text)) troubles.push(`${text} ${url}`);
      });
      await page.setViewportSize(size);
      await page.goto(address);
      return page;
    },
    async close() {
      await context.close();
      removeProfile(profile);
    },
  };
}

/** The link in the tools menu; some skins keep it in a menu that is closed. */
export function link(page: Page): Locator {
  return page.locator('#t-helpdesk-panel a');
}

/** The panel inside the page. */
export function panelIn(page: Page): Locator {
  return page.locator('#helpdesk-panel');
}

/** Alt and the link's access key, as Chromium takes it outside of macOS. (Playwright's own keys come without the letter.) */
export async function pressShortcut(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const key = { modifiers: 1, key: 'a', code: 'KeyA', windowsVirtualKeyCode: 65, unmodifiedText: 'a' };
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', text: 'a', ...key });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  await session.detach();
}

/** Clicks the link, wherever the skin keeps it, and waits for the panel to know the page. */
export async function openPanel(page: Page): Promise<Locator> {
  await link(page).waitFor({ state: 'attached' });
  await link(page).dispatchEvent('click');
  const panel = panelIn(page);
  await panel.getByRole('heading', { level: 1 }).waitFor();
  return panel;
}
