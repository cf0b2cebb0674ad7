import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { places } from '../sandbox/world/partners.ts';
import { askFor, description, goTo } from './ask-steps.ts';
import { newProfile, type OpenedChromium, openChromium, removeProfile } from './chromium.ts';

const craftsMuseum = pageUrl('wikidata', places.craftsMuseum);

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
afterAll(() => sandbox.reset());

async function panelBeside(address: string): Promise<Page> {
  browser = await openChromium(sandbox, { user: 'editor' });
  return browser.openPanel(await browser.openPage(address));
}

/** Every form, and the field in which the person is typing when the browser dies. */
const forms: readonly (readonly [form: string, need: string, step: string | null, field: RegExp])[] = [
  ['a small question', 'A small question', null, /^What do you want to do/],
  ['a project', 'Help with a project', 'Why it matters', /^What will you learn/],
  ['a batch upload', 'A batch upload on Commons', 'Rights', /^What is known about the rights/],
  ['a data import', 'Data into Wikidata', 'What it is', /^What do you want to do/],
  ['the e-mail', 'Help with a project', 'You and timing', /^Who to talk to at the partner/],
];

describe('drafts of requests', () => {
  it.each(forms)('survive the death of the browser while typing: %s', async (_, need, step, field) => {
    const profile = newProfile();
    const safe = 'Half a sentence that nobody wants';
    try {
      browser = await openChromium(sandbox, { user: 'editor', profile });
      let panel = await browser.openPanel(await browser.openPage(craftsMuseum));
      await askFor(panel, need);
      if (step !== null) await goTo(panel, step);
      const box = panel.getByRole('textbox', { name: field });
      await box.pressSequentially(safe);
      await panel.getByText('Kept as a draft in this browser.').waitFor();
      await box.pressSequentially(' to type ag');
      await browser.kill();

      browser = await openChromium(sandbox, { user: 'editor', profile });
      panel = await browser.openPanel(await browser.openPage(craftsMuseum));
      // At the very step, with at most the last letters lost.
      expect(await panel.getByRole('textbox', { name: field }).inputValue()).toMatch(new RegExp(`^${safe}`));
    } finally {
      await browser?.close();
      browser = undefined;
      removeProfile(profile);
    }
  });

  it('survive signing out, and are there for whoever signs in next', async () => {
    const panel = await panelBeside(craftsMuseum);
    await askFor(panel, 'A small question');
    await description(panel).fill('Typed while signed in.');
    await panel.getByText('Kept as a draft in this browser.').waitFor();
    await browser?.signIn(null);
    await panel.reload();
    await panel.getByText('You are not signed in on Meta-Wiki').first().waitFor();
    await expect(description(panel).inputValue()).resolves.toBe('Typed while signed in.');
    await panel.getByRole('button', { name: 'Preview', exact: true }).click();
    await panel.locator(':focus', { hasText: 'You are not signed in on Meta-Wiki' }).waitFor();
    await browser?.signIn('secondEditor');
    // Asked to go on, the panel looks who is signed in by now, and does.
    await panel.getByRole('button', { name: 'Preview', exact: true }).click();
    await panel
      .getByRole('button', { name: `Publish on Meta as ${sandbox.users.secondEditor.name}` })
      .waitFor();
  });

  it('go on with the last word typed, however soon after leaving', async () => {
    const panel = await panelBeside(craftsMuseum);
    await askFor(panel, 'A small question');
    await description(panel).fill('First');
    await panel.getByText('Kept as a draft in this browser.').waitFor();
    await description(panel).fill('First and second');
    await panel.getByRole('button', { name: 'Back', exact: true }).click();
    await panel.getByRole('button', { name: '1 draft' }).click();
    await panel.getByRole('button', { name: 'Continue the draft' }).click();
    await expect(description(panel).inputValue()).resolves.toBe('First and second');
  });

  it('are several at a time, can be thrown away and brought back', async () => {
    const panel = await panelBeside(craftsMuseum);
    for (const asked of ['The first question', 'The second question']) {
      await askFor(panel, 'A small question');
      await description(panel).fill(asked);
      await panel.getByRole('textbox', { name: /^Name of the request/ }).fill(asked);
      await panel.getByText('Kept as a draft in this browser.').waitFor();
      await panel.getByRole('button', { name: 'Back', exact: true }).click();
    }
    await panel.getByRole('tab', { name: 'Drafts' }).click();
    await panel.getByText('The first question').first().waitFor();
    await panel.getByRole('button', { name: /^Throw away the draft The second question/ }).click();
    await panel.getByText('The draft “The second question” was thrown away.').waitFor();
    await panel.getByRole('button', { name: 'Undo' }).click();
    await panel.getByRole('button', { name: /^Throw away the draft The second question/ }).waitFor();
  });
});
