import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { selectionHere } from '../../entrypoints/extension/selected-text.ts';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { type OpenedChromium, openChromium } from './chromium.ts';

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

/** What the panel does on a click, run in its page: ask for leave (or not), then look into the tab it follows. */
const inPanel = (ask: boolean) => `(async () => {
  if (${ask} && !(await chrome.permissions.request({ permissions: ['scripting'] }))) return 'refused';
  if (chrome.scripting === undefined) return 'no leave';
  const tabId = Number(/tab=([0-9]+)/.exec(location.hash)[1]);
  const [frame] = await chrome.scripting.executeScript({ target: { tabId }, func: ${selectionHere.toString()} });
  return frame.result;
})()`;

it('reads the selection of a wiki page once the person allows it, and cannot before', async () => {
  browser = await openChromium(sandbox, { user: 'editor' });
  const page = await browser.openPage(
    pageUrl('commons', 'Commons:Batch uploading/Norrviken Maritime Museum'),
  );
  await page.evaluate(() => {
    const found = document.evaluate("//dd[contains(., 'photographer died')]", document.body).iterateNext();
    if (found !== null) getSelection()?.selectAllChildren(found);
  });
  const panel = await browser.openPanel(page);
  expect(await panel.evaluate(inPanel(false))).toBe('no leave');
  expect(await panel.evaluate(inPanel(true))).toContain('the photographer died in 1949');
});
