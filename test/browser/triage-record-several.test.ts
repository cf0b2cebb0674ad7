import { mkdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { personAt, textOf } from '../wiki/outcome-stage.ts';
import { fillBoard, row } from './board-steps.ts';
import { faults, overflow, talkAt } from './follow-stage.ts';
import { eventually, freshOnce, sandbox } from './stage.ts';
import { at, boardOf, button, does, flagged, openRecord, pictures } from './triage-record-steps.ts';

/** A record that is broken, several at once, and how all of it looks. */

beforeAll(() => {
  mkdirSync(pictures, { recursive: true });
});

freshOnce(fresh => fillBoard(fresh, 0, 0));

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
