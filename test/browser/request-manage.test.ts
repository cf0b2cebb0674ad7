import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSandbox, type Sandbox, type UserKey } from '../sandbox/index.ts';
import {
  type BrowserOptions,
  newProfile,
  type OpenedChromium,
  openChromium,
  removeProfile,
} from './chromium.ts';
import {
  asked,
  box,
  done,
  faults,
  giveRoles,
  manage,
  openFromPage,
  overflow,
  panelOf,
  requestAt,
  requestName,
  talkAt,
} from './follow-stage.ts';

/** What staff, committee and whoever asked do to a request that is open in the panel, and what outlives a dead browser. */
const pictures = 'test/.out/pictures';

let sandbox: Sandbox;
const browsers: OpenedChromium[] = [];

beforeAll(async () => {
  sandbox = await openSandbox();
  mkdirSync(pictures, { recursive: true });
});
beforeEach(async () => {
  await sandbox.reset();
  await giveRoles(sandbox);
});
afterEach(async () => {
  for (const browser of browsers.splice(0)) await browser.close();
});
afterAll(() => sandbox.reset());

async function requestOf(user: UserKey, options: BrowserOptions = {}, width = 400): Promise<Page> {
  const browser = await openChromium(sandbox, { user, ...options });
  browsers.push(browser);
  const panel = await panelOf(browser, width);
  await openFromPage(panel);
  return panel;
}

/** A real wiki takes its time. */
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 15_000 });

describe('managing a request', () => {
  it('assigns the group that fits, tells those it concerns, and takes it back by Undo', async () => {
    const title = await asked(sandbox);
    const panel = await requestOf('staff');
    const assign = await manage(panel, 'Who works on it');
    await assign.getByText('topic “baskets”').waitFor();
    await assign.getByRole('button', { name: 'Crafts group' }).click();
    await assign.getByRole('combobox', { name: /^People in charge/ }).fill('Maja');
    await assign.getByRole('option', { name: sandbox.users.staff.name }).click();
    await assign.getByRole('button', { name: 'Save who works on it' }).click();
    await assign.getByText('Saved, and the note is posted.').waitFor();
    expect(await requestAt(sandbox, title)).toMatchObject({
      group: 'crafts',
      assigned: [sandbox.users.staff.name],
    });
    const note = await talkAt(sandbox, title);
    expect(note).toContain(`[[User:${sandbox.users.editor.name}|${sandbox.users.editor.name}]]`);
    expect(note).toContain('Crafts group');
    await assign.getByRole('button', { name: 'Undo' }).click();
    await assign.getByText(/^Taken back\. The note stays/).waitFor();
    expect(await requestAt(sandbox, title)).toMatchObject({ group: '', assigned: [] });
  });

  it('records both answers of the final prioritization, which opens the step; the focus stays with what is said', async () => {
    const title = await asked(sandbox);
    for (const seen of (await requestAt(sandbox, title)).checks) {
      await done(sandbox, 'staff', title, { kind: 'set-box', seen, state: 'done', note: '' });
    }
    await done(sandbox, 'staff', title, { kind: 'assign', group: { seen: '', id: 'crafts' } });
    const way = [
      'submitted',
      'gathering-information',
      'committee-review',
      'in-development',
      'final-prioritization',
    ] as const;
    for (const [index, to] of way.slice(1).entries()) {
      if (to === 'in-development') {
        await done(sandbox, 'admin', title, { kind: 'decide', subject: 'feedback', answer: 'yes', text: '' });
      }
      const from = way[index] ?? 'submitted';
      await done(sandbox, 'staff', title, { kind: 'take-step', from, to });
    }
    const panel = await requestOf('admin');
    const decide = await manage(panel, 'Record what the committee said');
    await panel.getByText('the committee’s word that it is ready: nothing recorded yet').waitFor();
    await decide.getByRole('group', { name: 'Is the project ready to go?' }).getByLabel('yes').check();
    await decide.getByRole('group', { name: 'Is the project sustainable?' }).getByLabel('yes').check();
    await decide.getByRole('button', { name: 'Record it' }).click();
    await decide.getByText('Saved, and the note is posted.').waitFor();
    expect((await requestAt(sandbox, title)).decisions.slice(-2)).toMatchObject([
      { subject: 'ready', answer: 'yes', by: sandbox.users.admin.name },
      { subject: 'sustainable', answer: 'yes', by: sandbox.users.admin.name },
    ]);
    const step = panel.getByRole('button', { name: 'Move it there Implementation' });
    if (!(await step.isVisible())) await panel.getByText('Steps you can take').click();
    await step.press('Enter');
    await eventually(async () => (await requestAt(sandbox, title)).status).toBe('implementation');
    const focused = () => panel.evaluate(() => document.activeElement?.textContent ?? '');
    await eventually(focused).toContain('Saved');
  });

  it('refuses a committee member who is in its group, by the name of the group', async () => {
    const title = await asked(sandbox);
    await done(sandbox, 'staff', title, {
      kind: 'assign',
      members: { add: [sandbox.users.admin.name] },
    });
    const panel = await requestOf('admin');
    const decide = await manage(panel, 'Record what the committee said');
    await decide.getByText('You are in the task force of this request').waitFor();
    expect(await decide.getByRole('button').count()).toBe(0);
  });

  it('puts a request on hold until a day, with a reason that reaches whoever asked, and takes it up again', async () => {
    const title = await asked(sandbox);
    const panel = await requestOf('staff');
    const hold = panel.locator('li').filter({ has: panel.locator('strong', { hasText: 'On hold' }) });
    await hold.locator('summary').first().click();
    await hold.getByRole('textbox', { name: 'Why?' }).fill('The museum moves house.');
    await hold.getByRole('textbox', { name: /^Until when/ }).fill('2027-01-31');
    await hold.getByRole('button', { name: 'Move it there On hold' }).click();
    await panel.getByText(/^On hold until .*2027/).waitFor();
    await eventually(() => talkAt(sandbox, title)).toContain('The reason: The museum moves house.');
    await panel.getByRole('button', { name: 'Move it there Sent in' }).click();
    await eventually(async () => (await requestAt(sandbox, title)).status).toBe('submitted');
  });
});

describe('what is typed into a request', () => {
  it('is there again after the browser died: comment, note of a box, question, reason, decision, corrections', async () => {
    const profile = newProfile();
    try {
      const title = await asked(sandbox);
      await done(sandbox, 'staff', title, { kind: 'ask', text: 'How many are scanned?' });
      const first = await openChromium(sandbox, { user: 'staff', profile });
      let panel = await panelOf(first);
      await openFromPage(panel);
      await typeEverywhere(panel);
      // What was typed last is kept as well before the end comes.
      await panel.getByText('Kept in this browser until you send it.').nth(7).waitFor();
      await first.kill();

      const second = await openChromium(sandbox, { user: 'staff', profile });
      browsers.push(second);
      panel = await panelOf(second);
      expect(await panel.getByText('1 draft').count()).toBe(0);
      await openFromPage(panel);
      await expectTyped(panel);

      // Saved, it is forgotten; so it is when it is cleared by hand.
      await panel.getByRole('button', { name: 'Comment as yourself' }).click();
      await eventually(() => talkAt(sandbox, title)).toContain('Half a comm');
      await panel.getByRole('textbox', { name: 'Ask whoever made the request' }).fill('');
      await eventually(() => panel.getByRole('textbox', { name: 'Comment' }).inputValue()).toBe('');
      // Said again of all the others when these two are forgotten for good.
      await eventually(() => panel.getByText('Kept in this browser until you send it.').count()).toBe(6);
      // The panel in a tab comes back where it was.
      await panel.reload();
      await panel.getByRole('textbox', { name: 'Your answer' }).waitFor();
      await eventually(() => panel.getByRole('textbox', { name: 'Your answer' }).inputValue()).toBe(
        'Half an ans',
      );
      expect(await panel.getByRole('textbox', { name: 'Comment' }).inputValue()).toBe('');
      expect(await panel.getByRole('textbox', { name: 'Ask whoever made the request' }).inputValue()).toBe(
        '',
      );
    } finally {
      for (const browser of browsers.splice(0)) await browser.close();
      removeProfile(profile);
    }
  });
});

async function typeEverywhere(panel: Page): Promise<void> {
  await panel.getByRole('textbox', { name: 'Comment' }).fill('Half a comm');
  await panel.getByRole('textbox', { name: 'Your answer' }).fill('Half an ans');
  await panel.getByRole('textbox', { name: 'Ask whoever made the request' }).fill('Half a quest');
  await panel.getByRole('textbox', { name: 'Add a link' }).fill('https://half.exa');
  await panel
    .getByRole('button', { name: /^Mark as not applicable / })
    .first()
    .click();
  await panel.getByRole('textbox', { name: 'Why does it not apply?' }).fill('Half a note');
  const hold = panel.locator('li').filter({ has: panel.locator('strong', { hasText: 'On hold' }) });
  if (!(await hold.isVisible())) await panel.getByText('Steps you can take').click();
  await hold.locator('summary').first().click();
  await hold.getByRole('textbox', { name: 'Why?' }).fill('Half a reason');
  const decide = await manage(panel, 'Record what the committee said');
  await decide.getByRole('textbox', { name: /^What the committee said about it/ }).fill('Half a decision');
  const correct = await manage(panel, 'Correct what it is about');
  await correct.getByRole('textbox', { name: 'Amount' }).fill('about 5,0');
}

async function expectTyped(panel: Page): Promise<void> {
  const value = (name: string | RegExp) =>
    eventually(() => panel.getByRole('textbox', { name }).inputValue());
  await value('Comment').toBe('Half a comm');
  await value('Your answer').toBe('Half an ans');
  await value('Ask whoever made the request').toBe('Half a quest');
  await value('Add a link').toBe('https://half.exa');
  await value('Why does it not apply?').toBe('Half a note');
  const hold = panel.locator('li').filter({ has: panel.locator('strong', { hasText: 'On hold' }) });
  await eventually(() => hold.getByRole('textbox', { name: 'Why?' }).inputValue()).toBe('Half a reason');
  await value(/^What the committee said about it/).toBe('Half a decision');
  await value('Amount').toBe('about 5,0');
  expect(await box(panel, 0).isChecked()).toBe(false);
}

describe.each([
  { name: 'light', width: 400 },
  { name: 'dark', width: 400, colorScheme: 'dark' as const },
  { name: 'arabic', width: 400, locale: 'ar' },
  { name: 'narrow', width: 280 },
])('the area, $name', ({ name, width, ...look }) => {
  it('can be read and used by everyone', async () => {
    const title = await asked(sandbox);
    await done(sandbox, 'staff', title, { kind: 'decide', subject: 'feedback', answer: 'later', text: '' });
    const browser = await openChromium(sandbox, { user: 'staff', ...look });
    browsers.push(browser);
    const panel = await panelOf(browser, width);
    await panel.getByRole('button', { name: requestName }).click();
    const forms = panel.locator('.hp-manage > details');
    await forms.first().waitFor();
    await panel.screenshot({ path: `${pictures}/manage-closed-${name}.png` });
    const count = await forms.count();
    expect(count).toBe(7);
    for (let index = 0; index < count; index++) await forms.nth(index).locator('> summary').click();
    await forms.first().locator('input[type="radio"]').first().check();
    await forms.nth(2).locator('.hp-list button').first().click();
    await forms.nth(5).locator('textarea').first().fill('https://example.org/one');
    await forms.first().locator('details > summary').first().click();
    // The whole length of it: the panel itself scrolls inside.
    await panel.setViewportSize({ width, height: 5000 });
    await panel.screenshot({ path: `${pictures}/manage-${name}.png`, fullPage: true });
    expect(await faults(panel)).toEqual([]);
    expect(await overflow(panel)).toBe(0);
  });
});
