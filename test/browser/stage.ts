import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { type BrowserOptions, type OpenedChromium, openChromium } from './chromium.ts';

/** What goes on around the tests of a file: a sandbox, and browsers that are closed after each test. */

/** There from the first test on, once `freshForEach` or `freshOnce` is called at the top of the file. */
export let sandbox: Sandbox;

const browsers: OpenedChromium[] = [];

type Prepare = (fresh: Sandbox) => Promise<unknown>;
const nothing: Prepare = () => Promise.resolve();

/** Each test finds the sandbox as it was made, and prepared so. */
export function freshForEach(prepare = nothing): void {
  beforeAll(async () => {
    sandbox = await openSandbox();
  });
  beforeEach(async () => {
    await sandbox.reset();
    await prepare(sandbox);
  });
  afterEach(closeBrowsers);
  afterAll(() => sandbox.reset());
}

/** The tests share one sandbox, prepared before the first; only its faults end with each test. */
export function freshOnce(prepare = nothing): void {
  beforeAll(async () => {
    sandbox = await openSandbox();
    await sandbox.reset();
    await prepare(sandbox);
  }, 300_000);
  afterEach(async () => {
    await sandbox.faults.clear();
    await closeBrowsers();
  });
  afterAll(() => sandbox.reset());
}

/** Chromium with the extension, until the test ends. */
export async function openBrowser(options: BrowserOptions = {}): Promise<OpenedChromium> {
  const browser = await openChromium(sandbox, options);
  browsers.push(browser);
  return browser;
}

/** For a test that goes on in another browser. */
export async function closeBrowsers(): Promise<void> {
  for (const browser of browsers.splice(0)) await browser.close();
}

/** The panel beside a page, and the browser both are in. */
export interface Beside {
  readonly browser: OpenedChromium;
  readonly page: Page;
  readonly panel: Page;
}

/** Opens both in a browser of their own, the editor signed in everywhere unless told otherwise. */
export async function besidePage(
  address: string,
  { width, ...options }: BrowserOptions & { readonly width?: number } = {},
): Promise<Beside> {
  const browser = await openBrowser({ user: 'editor', ...options });
  const page = await browser.openPage(address);
  return { browser, page, panel: await browser.openPanel(page, width) };
}

/** A real wiki takes its time. */
export const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 20_000 });
