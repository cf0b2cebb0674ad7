import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { OpportunityDeed } from '../../lib/desk/opportunity/opportunity-deeds.ts';
import { changeOpportunity } from '../../lib/desk/opportunity/opportunity-flow.ts';
import { seenOf } from '../../lib/desk/opportunity/opportunity-plan.ts';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox, type UserKey } from '../sandbox/index.ts';
import { flag, recordAt } from '../wiki/flag-stage.ts';
import { personAt, textOf } from '../wiki/outcome-stage.ts';
import { fillBoard, openBoard, row } from './board-steps.ts';
import { type BrowserOptions, type OpenedChromium, openChromium } from './chromium.ts';
import { depsOf, faults, overflow, talkAt } from './follow-stage.ts';
import { historyOnMeta } from './record.ts';

/** One record beside the board, and what is done to it or to several. */
const pictures = 'test/.out/pictures';
const hub = pageUrl('meta', 'Content Partnerships Hub');

let sandbox: Sandbox;
let browser: OpenedChromium | undefined;

beforeAll(async () => {
  sandbox = await openSandbox();
  await sandbox.reset();
  await fillBoard(sandbox, 0, 0);
  mkdirSync(pictures, { recursive: true });
}, 300_000);
afterEach(async () => {
  await browser?.close();
  browser = undefined;
});
afterAll(() => sandbox.reset());

/** A new opportunity that Amina flagged; gives the title of its page. */
async function flagged(partner: string, by: UserKey = 'editor', why = 'Nobody has scanned them.') {
  const person = await personAt(sandbox, 'meta', by);
  const result = await flag(person, { partner, why }, { personalChecked: true });
  if (result.kind !== 'flagged') throw new Error(JSON.stringify(result));
  return result.title;
}

async function at(title: string) {
  const { client } = await personAt(sandbox, 'meta', 'editor');
  return recordAt(client, title);
}

/** Somebody else does something, from somewhere else. */
async function does(
  user: UserKey,
  title: string,
  deed: (seen: ReturnType<typeof seenOf>) => OpportunityDeed,
) {
  const result = await changeOpportunity(await depsOf(sandbox, user), title, deed(seenOf(await at(title))));
  if (result.kind !== 'changed') throw new Error(JSON.stringify(result));
}

async function boardOf(options: BrowserOptions = {}, width = 1300): Promise<Page> {
  browser = await openChromium(sandbox, { user: 'staff', ...options });
  const panel = await browser.openPanel(await browser.openPage(hub), width);
  await openBoard(panel);
  return panel;
}

const exactly = (name: string) => new RegExp(`^${name}$`);

/** Found by its name, whatever else is on the board. */
async function openRecord(panel: Page, name: string): Promise<void> {
  await panel.locator('.hp-toolbar__search input').fill(name);
  await row(panel, exactly(name))
    .getByRole('button', { name: exactly(name) })
    .click();
  await panel.getByRole('heading', { level: 2, name, exact: true }).waitFor();
}

const actions = (panel: Page) => panel.getByRole('region', { name: 'What to do' });
const button = (panel: Page, name: string | RegExp) =>
  actions(panel).getByRole('button', { name, exact: true });

/** A real wiki takes its time. */
const eventually = <T>(read: () => Promise<T> | T) => expect.poll(read, { timeout: 15_000 });

describe('one opportunity', () => {
  it('is claimed in one press, which others see at once, and given back by undo', async () => {
    const title = await flagged('Claimed Museum');
    const panel = await boardOf();
    await openRecord(panel, 'Claimed Museum');
    await button(panel, 'Claim').click();
    await panel.getByText(/^Claimed\. It is yours until/).waitFor();
    expect(await at(title)).toMatchObject({
      status: 'under-review',
      claimedBy: sandbox.users.staff.name,
    });
    await row(panel, exactly('Claimed Museum')).getByText('Under review').waitFor();
    await button(panel, 'Undo').click();
    await panel.getByText('Taken back.').waitFor();
    expect(await at(title)).toMatchObject({ status: 'flagged', claimedBy: '' });
    await row(panel, exactly('Claimed Museum')).getByText('Flagged').waitFor();
    const [undo, claim] = (await historyOnMeta(sandbox, title)).revisions;
    expect(claim?.comment).toMatch(/^Look into Claimed Museum/);
    expect(undo?.comment).toMatch(/^Take back my last change/);
  });

  it('begins an action from the keyboard, with the focus there', async () => {
    const title = await flagged('Keyboard Museum');
    const panel = await boardOf();
    await openRecord(panel, 'Keyboard Museum');
    await panel.keyboard.press('a');
    const name = panel.getByRole('combobox', { name: 'To whom?' });
    await expect.poll(() => name.evaluate(one => one === document.activeElement)).toBe(true);
    await name.fill('karim');
    await panel.getByRole('option', { name: 'Karim Haddad' }).click();
    await panel.getByRole('checkbox', { name: /Karim Haddad/ }).waitFor();
    await button(panel, 'Hand it to Karim Haddad').click();
    await panel.getByText(/^Handed to/).waitFor();
    expect(await at(title)).toMatchObject({ status: 'under-review', claimedBy: 'Karim Haddad' });
    expect(await talkAt(sandbox, title)).toContain('[[User:Karim Haddad|Karim Haddad]]: “Keyboard Museum”');
    // The focus did not go with the form.
    expect(await panel.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  });

  it('asks those who flagged it on the talk page, signed', async () => {
    const title = await flagged('Asked Museum');
    await flag(
      await personAt(sandbox, 'meta', 'secondEditor'),
      { partner: 'Asked Museum' },
      { personalChecked: true },
    );
    const panel = await boardOf();
    await openRecord(panel, 'Asked Museum');
    await button(panel, 'Ask for information').click();
    await panel.getByRole('checkbox', { name: sandbox.users.secondEditor.name }).uncheck();
    await panel.getByRole('textbox', { name: 'What do you want to know?' }).fill('How many are there?');
    await panel.getByText('[[User:Amina Okello|Amina Okello]]: How many are there?').waitFor();
    await button(panel, `Ask as ${sandbox.users.staff.name}`).click();
    await panel.getByText('Your question is on the talk page.').waitFor();
    const talk = await talkAt(sandbox, title);
    expect(talk).toMatch(
      /^== A question about Asked Museum ==\n\[\[User:Amina Okello\|Amina Okello\]\]: How many/,
    );
    expect(talk).toMatch(/\[\[User:Maja Lindqvist.*UTC/);
    expect(talk).not.toContain('Jonas Berg');
    await panel.getByRole('heading', { name: 'Discussion' }).waitFor();
    await panel.locator('summary', { hasText: 'A question about Asked Museum' }).waitFor();
  });

  it('goes no further now, with a reason that those who flagged it read; a reason begun is never lost', async () => {
    const title = await flagged('Reasoned Museum');
    await flagged('Other Museum');
    const panel = await boardOf();
    await openRecord(panel, 'Reasoned Museum');
    await button(panel, 'Not now').click();
    const reason = panel.getByRole('textbox', { name: 'Why not now?' });
    await reason.fill('The museum moves house.');
    await openRecord(panel, 'Other Museum');
    expect(await reason.count()).toBe(0);
    await openRecord(panel, 'Reasoned Museum');
    expect(await reason.inputValue()).toBe('The museum moves house.');
    await panel.waitForTimeout(300);
    await panel.reload();
    await openBoard(panel);
    await openRecord(panel, 'Reasoned Museum');
    await expect.poll(() => reason.inputValue()).toBe('The museum moves house.');
    await button(panel, 'Save as “not now”').click();
    await panel.getByText('Noted: not now.').waitFor();
    expect(await at(title)).toMatchObject({ status: 'not-now', reason: 'The museum moves house.' });
    expect(await talkAt(sandbox, title)).toMatch(
      /^== Not now – Reasoned Museum ==\n\[\[User:Amina Okello\|Amina Okello\]\]: The museum moves house\./,
    );
    await button(panel, 'Look at it again').click();
    await panel.getByText('It is open again.').waitFor();
    expect(await at(title)).toMatchObject({ status: 'flagged', reason: '' });
  });

  it('tells nobody of what the wiki did not save', async () => {
    const title = await flagged('Unsaved Museum');
    const panel = await boardOf();
    await openRecord(panel, 'Unsaved Museum');
    await button(panel, 'Not now').click();
    await panel.getByRole('textbox', { name: 'Why not now?' }).fill('No time.');
    await sandbox.switches.set('meta', { readOnly: 'Backup under way' });
    await button(panel, 'Save as “not now”').click();
    await actions(panel).getByRole('alert').waitFor();
    expect(await panel.getByRole('textbox', { name: 'Why not now?' }).inputValue()).toBe('No time.');
    await sandbox.switches.set('meta', { readOnly: null });
    expect(await talkAt(sandbox, title)).toBe('');
    await actions(panel).getByRole('button', { name: 'Try again' }).click();
    await panel.getByText('Noted: not now.').waitFor();
    expect(await talkAt(sandbox, title)).toContain('No time.');
  });

  it('is a duplicate: its sightings move over, and come back by undo', async () => {
    const title = await flagged('Twin Museum', 'editor', 'Seen once.');
    const other = await flagged('The Twin Museum', 'secondEditor', 'Seen twice.');
    const panel = await boardOf();
    await openRecord(panel, 'Twin Museum');
    await button(panel, 'Duplicate').click();
    await panel.getByRole('combobox', { name: 'Which record stays?' }).fill('twin');
    await panel.getByRole('option', { name: 'The Twin Museum' }).click();
    await panel.getByText('1 sighting moves there.').waitFor();
    await button(panel, 'Mark as a duplicate').click();
    await panel.getByText(/^Marked as a duplicate/).waitFor();
    expect(await at(title)).toMatchObject({ status: 'duplicate', duplicateOf: other });
    expect((await at(other)).sightings.map(({ why }) => why).sort()).toEqual(['Seen once.', 'Seen twice.']);
    await button(panel, 'Undo').click();
    await panel.getByText('Taken back.').waitFor();
    expect((await at(title)).status).toBe('flagged');
    expect((await at(other)).sightings).toHaveLength(1);
  });

  it('becomes a request that knows all the record knew, and the record names it', async () => {
    const title = await flagged('Requesting Museum');
    const panel = await boardOf();
    await openRecord(panel, 'Requesting Museum');
    await button(panel, 'Turn into a request').click();
    await panel.getByRole('combobox', { name: 'What do you need?' }).selectOption('upload');
    await panel.getByRole('textbox', { name: /^Name of the request/ }).fill('Scans of Requesting Museum');
    await button(panel, `Publish on Meta as ${sandbox.users.staff.name}`).click();
    await panel.getByText(/^It became the request “/).waitFor();
    const { request, status } = await at(title);
    expect(status).toBe('request');
    expect(request).toMatch(/Scans of Requesting Museum$/);
    const made = (await historyOnMeta(sandbox, request)).revisions[0]?.text ?? '';
    expect(made).toContain('|need = upload');
    expect(made).toContain('Nobody has scanned them.');
    await button(panel, 'Open the request').click();
    await panel.getByRole('heading', { level: 1, name: 'Scans of Requesting Museum' }).waitFor();
    await panel.getByRole('region', { name: 'Checklist' }).waitFor();
    await row(panel, 'Scans of Requesting Museum').waitFor();
  });

  it('shows both versions when somebody else was faster, and asks whose shall stand', async () => {
    const title = await flagged('Contested Museum');
    const panel = await boardOf();
    await openRecord(panel, 'Contested Museum');
    await panel.getByRole('heading', { name: 'Discussion' }).waitFor();
    await does('staff', title, seen => ({ kind: 'assign', seen, to: 'Jonas Berg' }));
    await button(panel, 'Claim').click();
    const notice = actions(panel).getByRole('status');
    await notice.getByText(/did something else to this in the meantime/).waitFor();
    await notice.getByText(/Under review.*, held by .*Jonas Berg/).waitFor();
    expect((await at(title)).claimedBy).toBe('Jonas Berg');
    await button(panel, 'Use mine all the same').click();
    await panel.getByText(/^Claimed\. It is yours until/).waitFor();
    expect((await at(title)).claimedBy).toBe(sandbox.users.staff.name);
  });

  it('says why something is not possible', async () => {
    await flagged('Refused Museum');
    const panel = await boardOf({ user: 'admin' });
    await openRecord(panel, 'Refused Museum');
    await panel.getByText(/^Not possible now/).click();
    await panel.getByText('Nobody holds it. Claim it first.').first().waitFor();
    await panel.getByText('This is for the Helpdesk’s staff.').first().waitFor();
    expect(await button(panel, 'Hand to someone').count()).toBe(0);
    await button(panel, 'Claim').waitFor();
  });

  it('costs no request while somebody walks by', async () => {
    for (const name of ['Walked A', 'Walked B', 'Walked C', 'Walked D']) await flagged(name);
    const panel = await boardOf();
    await openRecord(panel, 'Walked A');
    await panel.getByRole('searchbox').fill('walked');
    await row(panel, 'Walked D').waitFor();
    await panel.getByRole('heading', { level: 2, name: 'Walked A' }).click();
    await panel.getByRole('heading', { name: 'Discussion' }).waitFor();
    await panel.waitForLoadState('networkidle');
    const mark = await sandbox.requests.mark();
    for (const key of ['j', 'j', 'k']) await panel.keyboard.press(key);
    await panel.getByRole('heading', { name: 'Discussion' }).waitFor({ timeout: 15_000 });
    await panel.waitForLoadState('networkidle');
    const asked = (await sandbox.requests.since(mark)).filter(({ path }) => path.endsWith('/api.php'));
    const pages = asked.filter(({ wiki }) => wiki === 'meta').length;
    // The one record it came to rest on: its page with talk, its history; the rest is its one page on a wiki.
    expect(pages).toBeLessThanOrEqual(3);
    expect(asked.length).toBeLessThanOrEqual(2 + 4);
  });
});

describe('a broken record', () => {
  it('is shown as such, left alone, and mended with one edit that is shown before', async () => {
    const title = await flagged('Broken Museum');
    const { client } = await personAt(sandbox, 'meta', 'editor');
    const before = (await textOf(client, title)) ?? '';
    const broken = `A note by hand.\n${before.replace('status = flagged', 'status = lost')}`;
    await client.post({ action: 'edit', title, text: broken, summary: 'By hand' });
    const panel = await boardOf();
    const name = title.slice(title.lastIndexOf('/') + 1);
    await openRecord(panel, name);
    await panel.getByText('There is no stage “lost”.').waitFor();
    await panel.locator('ins', { hasText: 'status = flagged' }).waitFor();
    await panel.locator('del', { hasText: 'status = lost' }).waitFor();
    await panel.getByRole('button', { name: 'Mend it' }).click();
    await panel.getByRole('heading', { level: 2, name: 'Broken Museum' }).waitFor({ timeout: 15_000 });
    await panel.getByText('Mended.').waitFor();
    expect((await at(title)).status).toBe('flagged');
    expect(await textOf(client, title)).toContain('A note by hand.');
    await button(panel, 'Undo').click();
    await panel.getByText('There is no stage “lost”.').waitFor({ timeout: 15_000 });
    expect(await textOf(client, title)).toBe(broken.trimEnd());
  });
});

describe('several at once', () => {
  it('are claimed one after the other, with what came of each and undo one by one', async () => {
    const titles = [];
    for (const name of ['Group A', 'Group B', 'Group C']) titles.push(await flagged(name));
    const [first = '', second = '', third = ''] = titles;
    const panel = await boardOf();
    await panel.getByRole('searchbox').fill('group ');
    for (const name of ['Group A', 'Group B', 'Group C'])
      await row(panel, name).getByRole('checkbox').check();
    await does('staff', second, seen => ({ kind: 'assign', seen, to: 'Jonas Berg' }));
    await button(panel, 'Claim (3)').click();
    await button(panel, 'Claim 3 opportunities').click();
    await panel.getByText('done: 2 of 3').waitFor();
    await panel.getByText(/did something else to it in the meantime/).waitFor();
    expect((await at(first)).claimedBy).toBe(sandbox.users.staff.name);
    expect((await at(second)).claimedBy).toBe('Jonas Berg');
    await button(panel, 'Undo Group C').click();
    await panel.getByText('Taken back.').waitFor();
    expect((await at(third)).status).toBe('flagged');
    expect((await at(first)).claimedBy).toBe(sandbox.users.staff.name);
    await panel.screenshot({ path: `${pictures}/several.png` });
    expect(await faults(panel)).toEqual([]);

    await button(panel, 'Close the list').click();
    await button(panel, /^Not now \(3\)/).click();
    await panel.getByRole('textbox', { name: 'Why not now?' }).fill('Not this year.');
    await button(panel, 'Save 3 opportunities as “not now”').click();
    await panel.getByText('done: 3 of 3').waitFor({ timeout: 15_000 });
    for (const title of titles) {
      await eventually(async () => (await at(title)).status).toBe('not-now');
      expect(await talkAt(sandbox, title)).toContain('Not this year.');
    }
  });
});

describe.each([
  { name: 'light', width: 1300 },
  { name: 'dark', width: 400, colorScheme: 'dark' as const },
  { name: 'arabic', width: 400, locale: 'ar' },
  { name: 'narrow', width: 280 },
])('a record, $name', ({ name, width, ...look }) => {
  it('can be read and used by everyone', async () => {
    const partner = `Looked at ${name}`;
    const title = await flagged(partner);
    await flagged(`Looked at ${name} too`, 'secondEditor');
    await does('staff', title, seen => ({ kind: 'claim', seen }));
    const panel = await boardOf(look, width);
    await openRecord(panel, partner);
    await panel.locator('#hp-history').waitFor();
    await panel.setViewportSize({ width, height: 2200 });
    await panel.screenshot({ path: `${pictures}/record-${name}.png` });
    expect(await faults(panel)).toEqual([]);
    expect(await overflow(panel)).toBe(0);
    const group = panel.locator('.hp-recordactions');
    for (const [at, form] of ['ask', 'request', 'assign', 'not-now'].entries()) {
      await group.locator('> .hp-buttons button[aria-expanded]').nth(at).click();
      const field = group.locator('.hp-actionform').locator('textarea, input[role="combobox"]').first();
      await field.fill(form === 'assign' ? 'Karim Haddad' : 'Some words.');
      await panel.screenshot({ path: `${pictures}/record-${form}-${name}.png` });
      expect(await faults(panel)).toEqual([]);
      expect(await overflow(panel)).toBe(0);
    }
  });
});
