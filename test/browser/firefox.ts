/**
 * Firefox ESR with the extension installed as `npm run build` made it. Its docked sidebar cannot be reached by
 * WebDriver BiDi, so the panel is opened as a tab, as browsers without side panels do.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import * as z from 'zod/mini';
import type { Sandbox } from '../sandbox/index.ts';
import type { UserKey } from '../sandbox/users.ts';

const extensionFolder = resolve('.output/firefox-mv2');

const manifestSchema = z.object({
  browser_specific_settings: z.object({ gecko: z.object({ id: z.string() }) }),
});

/** The host name of the extension's pages in this profile; Firefox makes one up unless it is told. */
const uuid = 'd5a4cf5c-2b9d-4c7e-9a3a-0f5f3a6c7b10';

export interface OpenedFirefox {
  readonly browser: Browser;
  openPage(address: string): Promise<Page>;
  /** The panel in a tab that follows the tab showing `address`. */
  openPanel(address: string): Promise<Page>;
  close(): Promise<void>;
}

/** Starts Firefox without the extension on the sandbox, with a person signed in on all three wikis. */
export async function startFirefox(
  sandbox: Sandbox,
  user: UserKey,
  preferences: Readonly<Record<string, string | number | boolean>> = {},
): Promise<Browser> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: '/usr/bin/firefox-esr',
    headless: true,
    acceptInsecureCerts: true,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: { ...sandbox.firefoxPrefs, ...preferences },
  });
  for (const { expires, ...cookie } of await sandbox.cookiesFor(user)) {
    await browser.setCookie(expires === -1 ? cookie : { ...cookie, expires });
  }
  return browser;
}

/** Starts Firefox with the extension, as {@link startFirefox}. `downloads`: the folder files are saved in unasked. */
export async function openFirefox(
  sandbox: Sandbox,
  user: UserKey,
  downloads?: string,
): Promise<OpenedFirefox> {
  const manifest: unknown = JSON.parse(readFileSync(resolve(extensionFolder, 'manifest.json'), 'utf8'));
  const { id } = z.parse(manifestSchema, manifest).browser_specific_settings.gecko;
  const browser = await startFirefox(sandbox, user, {
    'extensions.webextensions.uuids': JSON.stringify({ [id]: uuid }),
    ...(downloads === undefined
      ? {}
      : { 'browser.download.folderList': 2, 'browser.download.dir': downloads }),
  });
  await browser.installExtension(extensionFolder);
  const openPage = async (address: string) => {
    const page = await browser.newPage();
    await page.goto(address);
    return page;
  };
  return {
    browser,
    openPage,
    async openPanel(address) {
      const panel = await browser.newPage();
      const home = `moz-extension://${uuid}/sidepanel.html`;
      await panel.goto(home, { waitUntil: 'domcontentloaded', timeout: 5_000 }).catch(() => undefined);
      const tab = await panel.evaluate(tabShowing, address);
      await panel.goto(`${home}?panel#tab=${tab}`, { timeout: 5_000 }).catch(() => undefined);
      return panel;
    },
    close: () => browser.close(),
  };
}

/** Runs inside the extension's page. */
async function tabShowing(url: string): Promise<number> {
  const { browser } = globalThis as typeof globalThis & {
    browser: { tabs: { query(about: object): Promise<{ id?: number; url?: string }[]> } };
  };
  const id = (await browser.tabs.query({})).find(tab => tab.url === url)?.id;
  if (id === undefined) throw new Error(`No tab shows ${url}`);
  return id;
}
