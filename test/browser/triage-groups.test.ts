import { describe, expect, it } from 'vitest';
import { configPage, parseConfig } from '../../lib/desk/config.ts';
import { personAt } from '../wiki/outcome-stage.ts';
import { fillDesk, openDesk } from './desk-steps.ts';
import { latestOnMeta } from './record.ts';
import { freshOnce, sandbox } from './stage.ts';

/** The working groups as staff use them. */
freshOnce(fillDesk);

describe('working groups', () => {
  const groups = async () => parseConfig(await latestOnMeta(sandbox, configPage)).config.workingGroups;

  it('are changed as one edit that is seen first; the rest of the configuration stays', async () => {
    const before = await groups();
    const panel = await openDesk('Groups');
    await panel.getByRole('button', { name: 'Change Heritage data' }).click();
    await panel.getByText(/^1 member so far/).waitFor();
    for (const name of ['Ann', 'Bo', 'Cy']) {
      await panel.getByRole('combobox', { name: /^Members/ }).fill(name);
      await panel.getByRole('button', { name: 'Add Members' }).click();
    }
    await expect.poll(() => panel.getByText(/so far/).count()).toBe(0);
    await panel.getByRole('textbox', { name: /^Topics/ }).fill('maps');
    await panel.getByRole('button', { name: 'Add Topics' }).click();
    await panel.getByRole('button', { name: 'Show what would change' }).click();
    await panel.getByRole('button', { name: /^Publish on Meta as / }).click();
    await panel.getByText('The group is saved.').waitFor();
    const after = await groups();
    expect(after[0]).toEqual({
      ...before[0],
      members: [...(before[0]?.members ?? []), 'Ann', 'Bo', 'Cy'],
      topics: ['monuments', 'maps'],
    });
    expect(after.slice(1)).toEqual(before.slice(1));
    await panel.getByRole('button', { name: 'Undo' }).click();
    await panel.getByText('Taken back.').waitFor();
    expect(await groups()).toEqual(before);
  });

  it('are made and closed; one with open work is not', async () => {
    const panel = await openDesk('Groups');
    await panel.getByRole('button', { name: 'Close Scans of 2026' }).click();
    await panel.getByText('It still has 1 open request.').waitFor();
    await panel.getByRole('button', { name: 'Back', exact: true }).last().click();
    await panel.getByRole('button', { name: 'New task force' }).click();
    await panel.getByRole('textbox', { name: 'Name', exact: true }).fill('Coins & medals');
    await panel.getByRole('button', { name: 'Show what would change' }).click();
    await panel.getByRole('button', { name: /^Publish on Meta as / }).click();
    await panel.getByText('The group is saved.').waitFor();
    expect((await groups()).at(-1)).toMatchObject({ id: 'coins-medals', kind: 'task-force', members: [] });
    // Saved and looked at, it is one of the list.
    await panel.getByRole('button', { name: 'Done', exact: true }).click();
    await panel.getByRole('button', { name: 'Close Coins & medals' }).click();
    await panel.getByRole('button', { name: 'Show what would change' }).click();
    await panel.getByRole('button', { name: /^Publish on Meta as / }).click();
    await panel.getByText('The task force is closed.').waitFor();
    expect((await groups()).map(({ id }) => id)).toEqual(['heritage', 'scans']);
  });

  it('show the other version when somebody changed the same group, and lose nothing that was typed', async () => {
    const panel = await openDesk('Groups');
    await panel.getByRole('button', { name: 'Change Scans of 2026' }).click();
    await panel.getByRole('textbox', { name: 'Name', exact: true }).fill('My name for it');
    const { client } = await personAt(sandbox, 'meta', 'secondEditor');
    const before = await latestOnMeta(sandbox, configPage);
    const put = (text: string) =>
      client.post({ action: 'edit', title: configPage, text, summary: 'By hand' });
    await put(before.replace('"Cy"', '"Eve"'));
    await panel.getByRole('button', { name: 'Show what would change' }).click();
    await panel.getByText('Somebody changed the same since you saw it.').waitFor();
    await panel.locator('pre', { hasText: '"Eve"' }).waitFor();
    await panel.getByRole('button', { name: 'Back', exact: true }).last().click();
    expect(await panel.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe(
      'My name for it',
    );
    await put(before);
  });

  it('tell those who may not change the page so before, and give them the text', async () => {
    const { client } = await personAt(sandbox, 'meta', 'admin');
    await client.post({ action: 'protect', title: configPage, protections: 'edit=sysop', reason: 'test' });
    try {
      const panel = await openDesk('Groups');
      await panel.getByRole('button', { name: 'Change Scans of 2026' }).click();
      await panel.getByRole('textbox', { name: 'Name', exact: true }).fill('Scans of 2027');
      await panel.getByRole('button', { name: 'Show what would change' }).click();
      await panel.getByText('You cannot edit this page.').waitFor();
      await panel.getByRole('button', { name: 'Copy the whole page as it would be' }).waitFor();
      expect(await panel.getByRole('button', { name: /^Publish on Meta as / }).count()).toBe(0);
    } finally {
      await client.post({ action: 'protect', title: configPage, protections: 'edit=all', reason: 'test' });
    }
  });

  it('offer no change to those who are not staff', async () => {
    const panel = await openDesk('Groups', { user: 'secondEditor' });
    await panel.getByText('Staff change the groups.').waitFor();
    expect(await panel.getByRole('button', { name: /^Change / }).count()).toBe(0);
    await panel.getByText('you are in it').waitFor();
  });
});
