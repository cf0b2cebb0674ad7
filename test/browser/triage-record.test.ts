import { describe, expect, it } from 'vitest';
import { flag } from '../wiki/flag-stage.ts';
import { personAt } from '../wiki/outcome-stage.ts';
import { fillBoard, openBoard, row } from './board-steps.ts';
import { talkAt } from './follow-stage.ts';
import { historyOnMeta } from './record.ts';
import { freshOnce, sandbox } from './stage.ts';
import { actions, at, boardOf, button, does, exactly, flagged, openRecord } from './triage-record-steps.ts';

/** One record beside the board, and what is done to it. */
freshOnce(fresh => fillBoard(fresh, 0, 0));

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
