import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSandbox, type Sandbox, type UserKey } from '../sandbox/index.ts';
import { type OpenedChromium, openChromium } from './chromium.ts';
import { asked, box, done, giveRoles, openFromPage, panelOf, requestAt, talkAt } from './follow-stage.ts';

/** What surrounds an open request: the number on the icon, its public request, and the same person in two tabs. */
let sandbox: Sandbox;
const browsers: OpenedChromium[] = [];

beforeAll(async () => {
  sandbox = await openSandbox();
});
beforeEach(async () => {
  await sandbox.reset();
  await giveRoles(sandbox);
});
afterEach(async () => {
  for (const browser of browsers.splice(0)) await browser.close();
});
afterAll(() => sandbox.reset());

async function browserOf(user: UserKey): Promise<OpenedChromium> {
  const browser = await openChromium(sandbox, { user });
  browsers.push(browser);
  return browser;
}

/** A real wiki takes its time. */
const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 20_000 });

/** The text on the extension’s icon. */
async function onIcon({ context }: OpenedChromium): Promise<string> {
  const [worker] = context.serviceWorkers();
  if (worker === undefined) throw new Error('The extension sleeps');
  return worker.evaluate(() =>
    (
      globalThis as typeof globalThis & {
        chrome: { action: { getBadgeText(about: object): Promise<string> } };
      }
    ).chrome.action.getBadgeText({}),
  );
}

describe('the number on the icon', () => {
  it('counts requests of mine that others changed since I looked, and goes when I look', async () => {
    const title = await asked(sandbox);
    const browser = await browserOf('editor');
    let panel = await panelOf(browser);
    await openFromPage(panel);
    await eventually(() => onIcon(browser)).toBe('');
    await panel.close();

    await done(sandbox, 'staff', title, { kind: 'ask', text: 'How many are scanned?' });
    panel = await panelOf(browser);
    await eventually(() => onIcon(browser)).toBe('1');
    await openFromPage(panel);
    await eventually(() => onIcon(browser)).toBe('');
  });
});

describe('an open request', () => {
  it('goes on to its public request on Commons, and names it', async () => {
    const title = await asked(sandbox);
    const panel = await panelOf(await browserOf('editor'));
    await openFromPage(panel);
    await panel.getByRole('button', { name: 'Preview the request on Commons' }).click();
    await panel.getByRole('button', { name: /^Publish on Commons as / }).click();
    await panel.getByText('both requests link to each other').waitFor();
    expect((await requestAt(sandbox, title)).publicRequest).toBe(
      'c:Commons:Batch uploading/Museum of Kampala Crafts',
    );
  });

  it('in two tabs of one person keeps what both save at the same moment', async () => {
    const title = await asked(sandbox);
    const browser = await browserOf('staff');
    const [one, other] = [await panelOf(browser), await panelOf(browser)];
    for (const tab of [one, other]) await openFromPage(tab);
    const says = async (tab: Page, said: string) => {
      await tab.getByRole('textbox', { name: 'Comment' }).fill(said);
      await tab.getByRole('button', { name: 'Comment as yourself' }).click();
    };
    for (let at = 0; at < 6; at += 2) {
      await Promise.all([
        box(one, at).click(),
        box(other, at + 1).click(),
        says(one, `One, ${at}.`),
        says(other, `Other, ${at}.`),
      ]);
      const ticked = async () =>
        (await requestAt(sandbox, title)).checks.filter(({ state }) => state === 'done').length;
      await eventually(ticked).toBe(at + 2);
      for (const said of [`One, ${at}.`, `Other, ${at}.`]) {
        await eventually(() => talkAt(sandbox, title)).toContain(`${said} [[User`);
      }
    }
  });
});
