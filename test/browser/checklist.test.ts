import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeRequest } from '../../lib/desk/request/request-change.ts';
import { openSandbox, type Sandbox, type UserKey } from '../sandbox/index.ts';
import { type BrowserOptions, type OpenedChromium, openChromium } from './chromium.ts';
import * as stage from './follow-stage.ts';
import { box, faults, openFromPage, overflow, requestName } from './follow-stage.ts';
import { historyOnMeta } from './record.ts';

/** Following a request in the panel: where it is seen, its boxes, what is said about it, and taking it back. */
const pictures = 'test/.out/pictures';

let sandbox: Sandbox;
const browsers: OpenedChromium[] = [];

beforeAll(async () => {
  sandbox = await openSandbox();
  mkdirSync(pictures, { recursive: true });
});
beforeEach(() => sandbox.reset());
afterEach(async () => {
  for (const browser of browsers.splice(0)) await browser.close();
});
afterAll(() => sandbox.reset());

const asked = () => stage.asked(sandbox);
const depsOf = (user: UserKey) => stage.depsOf(sandbox, user);
const requestAt = (title: string) => stage.requestAt(sandbox, title);

async function panelOf(user: UserKey, options: BrowserOptions = {}, width = 400): Promise<Page> {
  const browser = await openChromium(sandbox, { user, ...options });
  browsers.push(browser);
  return stage.panelOf(browser, width);
}

/** A real wiki takes its time. */
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 15_000 });

describe('the checklist of a request', () => {
  it('is seen beside the museum’s item, ticked by staff, and counted in My requests', async () => {
    const title = await asked();
    const staff = await panelOf('staff');
    await staff.getByText('0 of 14 boxes').waitFor();
    await openFromPage(staff);
    await box(staff, 0).click();
    await box(staff, 1).click();
    await staff.getByText('2 of 14 boxes').waitFor();
    await expect
      .poll(async () => (await requestAt(title)).checks.filter(({ state }) => state === 'done').length)
      .toBe(2);
    const ticks = (await historyOnMeta(sandbox, title)).revisions.filter(
      ({ user }) => user === sandbox.users.staff.name,
    );
    expect(ticks).toHaveLength(2);
    expect((await requestAt(title)).checks[0]?.by).toBe(sandbox.users.staff.name);

    const editor = await panelOf('editor');
    await editor.getByRole('tab', { name: 'My requests' }).click();
    await editor.getByText('2 of 14 boxes').waitFor();
    await editor.getByText('Changed', { exact: true }).waitFor();
    await editor.getByRole('button', { name: requestName }).click();
    await editor.getByText('This is for: the Helpdesk’s staff and its working group.').waitFor();
    expect(await box(editor, 0).isDisabled()).toBe(true);
    await editor.getByRole('button', { name: 'Back' }).click();
    await editor.getByText('2 of 14 boxes').waitFor();
    expect(await editor.getByText('Changed', { exact: true }).count()).toBe(0);
  });

  it('shows both versions when two did something else to the same box, and loses neither tick of two boxes', async () => {
    const title = await asked();
    const staff = await panelOf('staff');
    await openFromPage(staff);
    const other = await depsOf('staff');
    const [first, second] = (await requestAt(title)).checks;
    if (first === undefined || second === undefined) throw new Error('No boxes');
    await changeRequest(other, title, {
      kind: 'set-box',
      seen: first,
      state: 'not-applicable',
      note: 'No files.',
    });
    await box(staff, 1).click();
    await staff.getByText('2 of 14 boxes').waitFor();
    expect((await requestAt(title)).checks.slice(0, 2).map(({ state }) => state)).toEqual([
      'not-applicable',
      'done',
    ]);

    const now = (await requestAt(title)).checks[0];
    if (now === undefined) throw new Error('No boxes');
    await changeRequest(other, title, {
      kind: 'set-box',
      seen: now,
      state: 'to-do',
      note: 'Files turned up.',
    });
    await box(staff, 0).click();
    await staff.getByText(/did something else to this/).waitFor();
    await staff.getByText('Files turned up.').first().waitFor();
    expect((await requestAt(title)).checks[0]).toMatchObject({ state: 'to-do', note: 'Files turned up.' });
    await staff.getByRole('button', { name: 'Use mine all the same' }).click();
    await eventually(async () => (await requestAt(title)).checks[0]?.state).toBe('done');
  });
});

describe('an open request', () => {
  it('takes a signed comment, an answer to a question, and a withdrawal', async () => {
    const title = await asked();
    await changeRequest(await depsOf('staff'), title, { kind: 'ask', text: 'How many are scanned?' });
    const panel = await panelOf('editor');
    await panel.getByRole('tab', { name: 'My requests' }).click();
    await panel.getByText('It is your turn: 1 question waits for your answer.').waitFor();
    await panel.getByRole('button', { name: requestName }).click();
    await panel.getByRole('textbox', { name: 'Your answer' }).fill('Half of them.');
    await panel.getByRole('button', { name: 'Answer', exact: true }).click();
    await eventually(async () => (await requestAt(title)).asked[0]?.answer).toBe('Half of them.');

    await panel.getByRole('textbox', { name: 'Comment' }).fill('The scanner is <b>on loan</b>.');
    await panel.getByRole('button', { name: 'Comment as yourself' }).click();
    await eventually(async () => (await historyOnMeta(sandbox, `Talk:${title}`)).revisions.length).toBe(1);
    const [said] = (await historyOnMeta(sandbox, `Talk:${title}`)).revisions;
    expect(said?.user).toBe(sandbox.users.editor.name);
    expect(said?.text).toMatch(/The scanner is <b>on loan<\/b>\. \[\[User:Amina Okello/);

    await panel.getByText('Withdraw the request').click();
    await panel.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await eventually(async () => (await requestAt(title)).status).toBe('withdrawn');
    await panel.getByText('Nobody has to do anything more.').waitFor();
  });

  it('keeps a comment in its field while the wiki takes no edits', async () => {
    const title = await asked();
    const panel = await panelOf('editor');
    await openFromPage(panel);
    await sandbox.switches.set('meta', { readOnly: 'Backup under way' });
    await panel.getByRole('textbox', { name: 'Comment' }).fill('Written in the wrong minute.');
    await panel.getByRole('button', { name: 'Comment as yourself' }).click();
    await panel.getByRole('alert').waitFor();
    expect(await panel.getByRole('textbox', { name: 'Comment' }).inputValue()).toBe(
      'Written in the wrong minute.',
    );
    await sandbox.switches.set('meta', { readOnly: null });
    await panel.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
    await eventually(async () => (await historyOnMeta(sandbox, `Talk:${title}`)).revisions.length).toBe(1);
  });
});

describe.each([
  { name: 'light', width: 400 },
  { name: 'dark', width: 400, colorScheme: 'dark' as const },
  { name: 'arabic', width: 400, locale: 'ar' },
  { name: 'narrow', width: 280 },
])('requests, $name', ({ name, width, ...look }) => {
  it('can be read and used by everyone', async () => {
    const title = await asked();
    const staff = await depsOf('staff');
    const [first, , third] = (await requestAt(title)).checks;
    if (first === undefined || third === undefined) throw new Error('No boxes');
    await changeRequest(staff, title, { kind: 'set-box', seen: first, state: 'done', note: '' });
    await changeRequest(staff, title, {
      kind: 'set-box',
      seen: third,
      state: 'not-applicable',
      note: 'Labels only.',
    });
    await changeRequest(staff, title, { kind: 'ask', text: 'How many are scanned?' });

    const editor = await panelOf('editor', look, width);
    const card = editor.getByRole('button', { name: requestName });
    await card.waitFor();
    await editor.screenshot({ path: `${pictures}/request-page-${name}.png`, fullPage: true });
    expect(await faults(editor)).toEqual([]);
    await editor.getByRole('tab').nth(1).click();
    await card.waitFor();
    await editor.screenshot({ path: `${pictures}/my-requests-${name}.png`, fullPage: true });
    expect(await faults(editor)).toEqual([]);
    expect(await overflow(editor)).toBe(0);

    const panel = await panelOf('staff', look, width);
    await panel.getByRole('button', { name: requestName }).click();
    await panel.getByRole('checkbox').first().waitFor();
    // The whole length of it: the panel itself scrolls inside.
    await panel.setViewportSize({ width, height: 4000 });
    await panel.screenshot({ path: `${pictures}/request-${name}.png`, fullPage: true });
    expect(await faults(panel)).toEqual([]);
    expect(await overflow(panel)).toBe(0);
  });
});
