/**
 * Chromium with the extension installed exactly as `npm run build` made it, talking to the sandbox under the
 * production host names.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import type { WikiId } from '../../lib/wiki/sites.ts';
import { wikiIds } from '../../lib/wiki/sites.ts';
import type { Sandbox } from '../sandbox/index.ts';
import type { UserKey } from '../sandbox/users.ts';

const extensionFolder = resolve('.output/chrome-mv3');

export interface BrowserOptions {
  /** Who is signed in; on all three wikis unless `signedInOn` says otherwise. Nobody when absent. */
  readonly user?: UserKey;
  readonly signedInOn?: readonly WikiId[];
  readonly colorScheme?: 'light' | 'dark';
  /** Language of the browser, e.g. `ar`. */
  readonly locale?: string;
  /** A profile that outlives this browser, for tests of a crash; otherwise a fresh one that is thrown away. */
  readonly profile?: string;
  readonly headed?: boolean;
}

/** One running Chromium. */
export interface OpenedChromium {
  readonly context: BrowserContext;
  readonly extensionId: string;
  /** Puts a person's session on the given wikis, or (null) takes every session away. */
  signIn(user: UserKey | null, on?: readonly WikiId[]): Promise<void>;
  /** The panel in a tab of its own that follows `page`, `width` CSS pixels wide. */
  openPanel(page: Page, width?: number): Promise<Page>;
  /** The docked side panel itself, beside `page`. */
  openSidePanel(page: Page): Promise<Page>;
  /** Whether the side panel is open somewhere. */
  hasSidePanel(): Promise<boolean>;
  /** A page of a wiki, loaded. */
  openPage(address: string): Promise<Page>;
  /** Ends the browser as a crash would: no unload, nothing flushed. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** A folder for a profile that survives a killed browser; the caller removes it with {@link removeProfile}. */
export function newProfile(): string {
  return mkdtempSync(join(tmpdir(), 'panel-profile-'));
}

export function removeProfile(profile: string): void {
  rmSync(profile, { recursive: true, force: true });
}

/** Starts Chromium on the sandbox. Throws when the extension has not been built. */
export async function openChromium(sandbox: Sandbox, options: BrowserOptions = {}): Promise<OpenedChromium> {
  const profile = options.profile ?? newProfile();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium',
    headless: options.headed !== true,
    colorScheme: options.colorScheme ?? 'light',
    ...(options.locale === undefined ? {} : { locale: options.locale }),
    args: [
      `--disable-extensions-except=${extensionFolder}`,
      `--load-extension=${extensionFolder}`,
      '--no-sandbox',
      // Besides Playwright's own pipe: the docked side panel and the browser's process id are only seen from here.
      '--remote-debugging-port=0',
      ...(options.locale === undefined ? [] : [`--lang=${options.locale}`]),
      ...sandbox.chromiumArgs,
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const extensionId = new URL(worker.url()).host;

  /** A second connection to the same browser, which sees what Playwright's own hides. */
  const outside = () => {
    const port = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0];
    return chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  };

  const signIn = async (user: UserKey | null, on: readonly WikiId[] = wikiIds) => {
    if (user === null) {
      await context.clearCookies();
      return;
    }
    await context.addCookies(await sandbox.cookiesFor(user, on));
  };
  if (options.user !== undefined) await signIn(options.user, options.signedInOn);

  const close = async () => {
    await context.close();
    if (options.profile === undefined) removeProfile(profile);
  };
  return {
    context,
    extensionId,
    signIn,
    async openPage(address) {
      const page = await context.newPage();
      await page.goto(address);
      return page;
    },
    async openPanel(page, width = 400) {
      const panel = await context.newPage();
      await panel.setViewportSize({ width, height: 800 });
      // Asked from a page of the extension that runs nothing, so that the panel itself starts once, on its tab.
      await panel.goto(`chrome-extension://${extensionId}/manifest.json`);
      const tab = await panel.evaluate(tabShowing, page.url());
      await panel.goto(`chrome-extension://${extensionId}/sidepanel.html#tab=${tab}`);
      return panel;
    },
    async openSidePanel(page) {
      const opener = await context.newPage();
      await opener.goto(`chrome-extension://${extensionId}/manifest.json`);
      const session = await context.newCDPSession(opener);
      // A side panel opens only on a person's gesture; the protocol lets a test make one.
      await session.send('Runtime.evaluate', {
        expression: 'chrome.windows.getCurrent().then(({ id }) => chrome.sidePanel.open({ windowId: id }))',
        userGesture: true,
        awaitPromise: true,
      });
      await opener.close();
      await page.bringToFront();
      const address = `chrome-extension://${extensionId}/sidepanel.html`;
      for (let tries = 0; tries < 50; tries += 1) {
        const pages = (await outside()).contexts().flatMap(one => one.pages());
        const panel = pages.find(one => one.url().startsWith(address));
        if (panel !== undefined) return panel;
        await new Promise(done => setTimeout(done, 100));
      }
      throw new Error('The side panel did not open');
    },
    async hasSidePanel() {
      const address = `chrome-extension://${extensionId}/sidepanel.html`;
      const pages = (await outside()).contexts().flatMap(one => one.pages());
      return pages.some(one => one.url().startsWith(address));
    },
    async kill() {
      const session = await (await outside()).newBrowserCDPSession();
      const processes = await session.send('SystemInfo.getProcessInfo');
      const browser = processes.processInfo.find(one => one.type === 'browser');
      if (browser === undefined) throw new Error('Chromium did not tell its process id');
      process.kill(browser.id, 'SIGKILL');
      await context.close().catch(() => undefined);
    },
    close,
  };
}

/** Runs inside the extension's page. */
async function tabShowing(url: string): Promise<number> {
  const tabs: { id?: number; url?: string }[] = await (
    globalThis as typeof globalThis & {
      chrome: { tabs: { query(about: object): Promise<{ id?: number; url?: string }[]> } };
    }
  ).chrome.tabs.query({});
  const id = tabs.find(tab => tab.url === url)?.id;
  if (id === undefined) throw new Error(`No tab shows ${url}`);
  return id;
}
