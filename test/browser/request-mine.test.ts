import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { defaultConfig } from '../../lib/desk/config.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { personAt } from '../wiki/outcome-stage.ts';
import { type BrowserOptions, type OpenedChromium, openChromium } from './chromium.ts';
import { asked, done, faults, giveRoles, overflow, panelOf } from './follow-stage.ts';
import { requests } from './request-stage.ts';

/** "My requests" of somebody who has several, in all the states they can be in. */
const pictures = 'test/.out/pictures';

let sandbox: Sandbox;
let browser: OpenedChromium | undefined;

beforeAll(async () => {
  sandbox = await openSandbox();
  mkdirSync(pictures, { recursive: true });
});
beforeEach(async () => {
  await sandbox.reset();
  await giveRoles(sandbox);
});
afterEach(async () => {
  await browser?.close();
  browser = undefined;
});
afterAll(() => sandbox.reset());

async function mine(options: BrowserOptions = {}, width = 400): Promise<Page> {
  browser = await openChromium(sandbox, { user: 'editor', ...options });
  const panel = await panelOf(browser, width);
  await panel.getByRole('tab').nth(1).click();
  return panel;
}

const names = (panel: Page) => panel.locator('.hp-cards h2 button').allTextContents();

/** One waits for its asker, one was declined, one is another person's and followed, one is new, one nobody can read. */
async function several(): Promise<void> {
  const declined = await asked(sandbox, { title: 'Postcards' });
  await done(sandbox, 'staff', declined, {
    kind: 'take-step',
    from: 'submitted',
    to: 'declined',
    reason: 'The postcards are too young to be free.',
  });
  const followed = await asked(sandbox, { title: 'Looms' }, 'secondEditor');
  await done(sandbox, 'editor', followed, { kind: 'follow', follow: true });
  const waiting = await asked(sandbox, { title: 'Baskets' });
  await done(sandbox, 'staff', waiting, { kind: 'ask', text: 'How many are scanned?' });
  await asked(sandbox, { title: 'Pottery', need: 'question' });
  const { client } = await personAt(sandbox, 'meta', 'staff');
  const text = `{{${defaultConfig.templates.request}|status=lunch|title=X}}`;
  await client.post({ action: 'edit', title: `${requests}Broken`, text, summary: 'By hand' });
}

describe('my requests', () => {
  it('shows what waits for me first, why each is there, and only some of them on demand', async () => {
    await several();
    const panel = await mine();
    await panel.getByText('It is your turn: 1 question waits for your answer.').waitFor();
    expect((await names(panel))[0]).toBe('Baskets');
    expect([...(await names(panel))].sort()).toEqual(['Baskets', 'Looms', 'Postcards', 'Pottery']);
    await panel.getByText('Here because you follow it.').waitFor();
    await panel.getByText('Why: The postcards are too young to be free.').waitFor();
    await panel.getByRole('checkbox', { name: 'Followed' }).check();
    await expect.poll(() => names(panel)).toEqual(['Looms']);
    await panel.getByRole('checkbox', { name: 'Followed' }).uncheck();
    await panel.getByText('1 request the panel cannot read').click();
    await panel.getByRole('link', { name: 'Broken' }).waitFor();
  });

  it('stays readable without a connection, and says so', async () => {
    await several();
    const panel = await mine();
    await panel.getByRole('button', { name: 'Baskets' }).waitFor();
    await panel.getByRole('tab').first().click();
    await sandbox.faults.add({ wiki: 'meta', count: 'always', fault: { kind: 'cut-request' } });
    await panel.getByRole('tab').nth(1).click();
    await panel
      .getByText('What you see is from the last time Meta-Wiki answered.')
      .waitFor({ timeout: 60_000 });
    expect(await names(panel)).toContain('Baskets');
    await sandbox.faults.clear();
    await panel.getByRole('button', { name: 'Try again' }).click();
    await panel.getByText('What you see is from the last time').waitFor({ state: 'detached' });
  });

  it('asks those who are signed out to sign in, and goes on once they have', async () => {
    await several();
    const panel = await mine({ signedInOn: [] });
    await panel.getByText('Sign in on Meta-Wiki to see your requests').waitFor();
    expect(await faults(panel)).toEqual([]);
    await browser?.signIn('editor');
    await panel.getByRole('button', { name: 'I am signed in now' }).click();
    await panel.getByRole('button', { name: 'Baskets' }).waitFor();
  });

  it.each<readonly [string, BrowserOptions, number]>([
    ['light', {}, 400],
    ['dark', { colorScheme: 'dark' }, 400],
    ['arabic', { locale: 'ar' }, 400],
    ['narrow', {}, 280],
  ])('can be read by everyone: %s', async (name, options, width) => {
    await several();
    const panel = await mine(options, width);
    await panel.locator('.hp-cards li').nth(3).waitFor();
    await panel.locator('.hp-details > summary').last().click();
    await panel.setViewportSize({ width, height: 1200 });
    await panel.screenshot({ path: `${pictures}/mine-several-${name}.png` });
    expect(await faults(panel)).toEqual([]);
    expect(await overflow(panel)).toBe(0);
    await panel.getByRole('tab').first().click();
    await panel.locator('.hp-record').nth(2).waitFor();
    await panel.screenshot({ path: `${pictures}/page-several-${name}.png` });
    expect(await faults(panel)).toEqual([]);
    expect(await overflow(panel)).toBe(0);
  });
});
