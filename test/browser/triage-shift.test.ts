import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { configPage } from '../../lib/desk/config.ts';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { flag } from '../wiki/flag-stage.ts';
import { personAt } from '../wiki/outcome-stage.ts';
import { fillBoard, openBoard, rolesOf } from './board-steps.ts';
import {
  type BrowserOptions,
  newProfile,
  type OpenedChromium,
  openChromium,
  removeProfile,
} from './chromium.ts';
import { faults, overflow } from './follow-stage.ts';

/** What somebody meets in a long day at the board: names that are nobody’s, too much at once, a slow wiki, a crash. */
const pictures = 'test/.out/pictures';
const hub = pageUrl('meta', 'Content Partnerships Hub');
const mostAtOnce = 5;

let sandbox: Sandbox;
let browser: OpenedChromium | undefined;

beforeAll(async () => {
  sandbox = await openSandbox();
  await sandbox.reset();
  await fillBoard(sandbox, 24, 12);
  const { client } = await personAt(sandbox, 'meta', 'staff');
  const text = JSON.stringify({ ...rolesOf(sandbox), limits: { smallBatch: mostAtOnce } });
  await client.post({ action: 'edit', title: configPage, text, summary: 'Roles' });
  mkdirSync(pictures, { recursive: true });
}, 300_000);
afterEach(async () => {
  await sandbox.faults.clear();
  await browser?.close();
  browser = undefined;
});
afterAll(() => sandbox.reset());

async function boardOf(options: BrowserOptions = {}, width = 400): Promise<Page> {
  browser = await openChromium(sandbox, { user: 'staff', ...options });
  const panel = await browser.openPanel(await browser.openPage(hub), width);
  await openBoard(panel);
  return panel;
}

async function seen(panel: Page, name: string): Promise<void> {
  await panel.screenshot({ path: `${pictures}/triage-${name}.png` });
  expect(await faults(panel), name).toEqual([]);
  expect(await overflow(panel), name).toBe(0);
}

describe('handing an opportunity to somebody', () => {
  it('is kept from a name nobody has, and possible when the wiki cannot be asked', async () => {
    await flag(
      await personAt(sandbox, 'meta', 'editor'),
      { partner: 'Handed Museum' },
      { personalChecked: true },
    );
    const panel = await boardOf();
    await panel.locator('.hp-toolbar__search input').fill('Handed Museum');
    await panel.getByRole('button', { name: 'Handed Museum', exact: true }).click();
    await panel
      .getByRole('region', { name: 'What to do' })
      .getByRole('button', { name: 'Hand to someone' })
      .click();
    const to = panel.getByRole('combobox', { name: 'To whom?' });
    await to.fill('Karim Hadad');
    await panel.getByText(/^Nobody has the user name “Karim Hadad”/).waitFor();
    const give = panel.getByRole('button', { name: /^Hand it to/ });
    expect(await give.isDisabled()).toBe(true);
    await seen(panel, 'name-nobody');
    await to.fill('Karim Haddad');
    await expect.poll(() => give.isEnabled()).toBe(true);
    await sandbox.faults.add({ wiki: 'meta', count: 'always', fault: { kind: 'cut-request' } });
    await to.fill('Somebody Else');
    await panel.getByText(/could not be asked whether there is a user Somebody Else/).waitFor();
    expect(await give.isEnabled()).toBe(true);
    await seen(panel, 'name-not-asked');
  });
});

describe('a member of a group who is typed and not added', () => {
  it('is there after a crash, and counts', async () => {
    const profile = newProfile();
    try {
      const panel = await boardOf({ profile });
      await panel.getByRole('button', { name: 'Groups', exact: true }).click();
      await panel.getByRole('button', { name: /^Change/ }).click();
      await panel.getByRole('combobox', { name: /^Members/ }).fill('Karim Haddad');
      await panel.getByText('Kept in this browser').first().waitFor();
      await browser?.kill();
      const again = await boardOf({ profile });
      await again.getByRole('button', { name: 'Groups', exact: true }).click();
      const field = again.getByRole('combobox', { name: /^Members/ });
      await field.waitFor();
      expect(await field.inputValue()).toBe('Karim Haddad');
      await again.getByRole('button', { name: 'Show what would change' }).click();
      await again.locator('.hp-publish summary').first().click();
      await again.locator('.hp-diff ins', { hasText: 'Karim Haddad' }).waitFor();
      await seen(again, 'group-after-crash');
      await browser?.close();
      browser = undefined;
    } finally {
      removeProfile(profile);
    }
  });
});

describe.each([
  { name: 'light', width: 400 },
  { name: 'narrow', width: 280 },
  { name: 'arabic', width: 400, locale: 'ar' },
  { name: 'wide-dark', width: 1400, colorScheme: 'dark' },
] as const)('more than can be done at once, $name', look => {
  it('is said, with the way to do a part of it', async () => {
    const panel = await boardOf(look, look.width);
    await panel.locator('.hp-countline > button').click();
    const action = panel.locator('.hp-recordactions > .hp-buttons button').first();
    await action.click();
    const notice = panel.locator('.hp-recordactions .hp-notice');
    await notice.waitFor();
    await seen(panel, `too-many-${look.name}`);
    await notice.getByRole('button').click();
    await notice.waitFor({ state: 'detached' });
    // Of those that are left, all can be acted on, and the form is open.
    await panel.locator('.hp-actionform').waitFor();
    expect(await action.textContent()).toMatch(/\(5\)|\(٥\)/);
    await seen(panel, `as-many-as-possible-${look.name}`);
  });
});

describe('a reading that takes its time', () => {
  it('is stopped, and what was there stays', async () => {
    const panel = await boardOf();
    const names = await panel.locator('.hp-boardrow__name').allTextContents();
    await sandbox.faults.add({ wiki: 'meta', count: 'always', fault: { kind: 'delay', ms: 120_000 } });
    await panel.getByRole('button', { name: 'Look again' }).click();
    await panel.getByRole('button', { name: 'Stop looking for changes' }).click();
    await panel.getByText(/^Read at/).waitFor();
    expect(await panel.locator('.hp-boardrow__name').allTextContents()).toEqual(names);
    expect(await panel.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Look again');
  });
});

describe('the panel in a tab of its own', () => {
  it('opens on the screen one was on, with the same page, and again after a reload', async () => {
    browser = await openChromium(sandbox, { user: 'staff' });
    const page = await browser.openPage(hub);
    const side = await browser.openSidePanel(page);
    await openBoard(side);
    await side.getByRole('button', { name: 'Reports', exact: true }).click();
    await side.getByLabel('Period').selectOption('this-year');
    await side.getByRole('button', { name: 'Menu', exact: true }).click();
    const [tab] = await Promise.all([
      browser.context.waitForEvent('page'),
      side.getByRole('menuitem', { name: 'Open in a tab of its own' }).click(),
    ]);
    const period = tab.getByLabel('Period');
    await period.waitFor();
    expect(await period.inputValue()).toBe('this-year');
    await tab.getByText('Content Partnerships Hub').first().waitFor();
    await tab.screenshot({ path: `${pictures}/triage-tab.png` });
    await tab.getByRole('button', { name: 'Back' }).click();
    await tab.locator('.hp-boardrow').first().waitFor();
    await tab.reload();
    await tab.locator('.hp-boardrow').first().waitFor();
  });
});
