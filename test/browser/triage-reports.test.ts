import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../lib/desk/config.ts';
import { personAt } from '../wiki/outcome-stage.ts';
import { fillDesk, openDesk } from './desk-steps.ts';
import { latestOnMeta } from './record.ts';
import { freshOnce, sandbox } from './stage.ts';

/** Reports and the committee's meeting as staff use them. */
const { pages } = defaultConfig;

freshOnce(fillDesk);

describe('reports', () => {
  it('count by stage, place, material and month, each as a table, and export it', async () => {
    const panel = await openDesk('Reports', {}, 1200);
    const stages = panel.getByRole('table', { name: 'By stage' });
    await expect
      .poll(() => stages.getByRole('row', { name: /^Flagged/ }).textContent())
      .toMatch(/^Flagged018/);
    await panel.getByRole('table', { name: 'By month' }).waitFor();
    const [file] = await Promise.all([
      panel.waitForEvent('download'),
      panel.getByRole('button', { name: 'Save as CSV By region' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^helpdesk-region-\d{4}-\d\d-\d\d\.csv$/);
    const csv = await readFile((await file.path()) ?? '', 'utf8');
    expect(csv).toMatch(/^\ufeffRegion,Requests,Opportunities\r\n/);
    expect(csv).toMatch(/\r\nAfrica,\d+,\d+\r\n/);

    const equity = panel.getByRole('table', { name: 'Regions of the world' });
    expect(await equity.getByRole('row').count()).toBeGreaterThan(20);
    await panel.getByText('None so far from:').waitFor();
    await panel.getByRole('table', { name: /^How long people wait/ }).waitFor();

    await panel.getByRole('combobox', { name: 'Period' }).selectOption({ label: 'The last 90 days' });
    await panel.getByText('2 requests and 0 opportunities.').waitFor();
    await panel.getByRole('combobox', { name: 'Period' }).selectOption({ label: 'From … to …' });
    await panel.getByLabel('From', { exact: true }).fill('1999-01-01');
    await panel.getByLabel('To', { exact: true }).fill('1999-12-31');
    await panel.getByRole('heading', { name: 'Nothing to count yet' }).waitFor();
  });

  it('are published below what people wrote, seen first, taken back after', async () => {
    const { client } = await personAt(sandbox, 'meta', 'editor');
    await client.post({ action: 'edit', title: pages.reports, text: 'Our words.', summary: 'By hand' });
    const panel = await openDesk('Reports');
    await panel.getByRole('button', { name: 'Show what would change on the public page' }).click();
    await panel.getByText('Show the changes').or(panel.locator('.hp-publish summary')).first().click();
    await panel.locator('.hp-publish ins').first().waitFor();
    expect(await latestOnMeta(sandbox, pages.reports)).toBe('Our words.');
    await panel.getByRole('button', { name: /^Publish on Meta as / }).click();
    await panel.getByText('The figures are on the public page.').waitFor();
    const text = await latestOnMeta(sandbox, pages.reports);
    expect(text.startsWith('Our words.\n\n<!-- begin figures')).toBe(true);
    expect(text).toContain('|+ By stage');
    expect(text).not.toContain('Amina');
    await panel.getByRole('button', { name: 'Undo' }).click();
    await panel.getByText('Taken back.').waitFor();
    expect(await latestOnMeta(sandbox, pages.reports)).toBe('Our words.');
  });

  it('say what did not come, and are not published then', async () => {
    const panel = await openDesk('Reports');
    await sandbox.faults.add({
      wiki: 'meta',
      action: 'query',
      count: 'always',
      fault: { kind: 'status', status: 503 },
    });
    await panel.evaluate(() => window.dispatchEvent(new Event('online')));
    await panel.getByText(/^Meta-Wiki did not answer/).waitFor({ timeout: 60_000 });
    await panel.getByText(/these figures cannot be published/).waitFor();
    expect(await panel.getByRole('table', { name: 'By stage' }).count()).toBe(1);
  });
});

describe('the committee', () => {
  it('sees what waits, who has said what and who has no say, and opens a request', async () => {
    const panel = await openDesk('Committee');
    await panel.getByRole('heading', { name: '5 requests wait for the committee' }).waitFor();
    const card = panel.locator('.hp-committee__list > li').filter({ hasText: 'Photographs' });
    await card.getByText('Is the project ready to go?').waitFor();
    const said = (await card.textContent()) ?? '';
    expect(said).toContain('in the working group “Scans of 2026” that has it, so no say in it');
    expect(said).toContain('Ready to be carried out: yes');
    await card.getByRole('button', { name: 'Photographs' }).click();
    await panel.getByRole('heading', { name: 'Photographs', exact: true }).waitFor();
  });

  it('gets its agenda on its page, above older ones, without touching what is there; and taken back', async () => {
    const { client } = await personAt(sandbox, 'meta', 'editor');
    const before = 'All agendas.\n\n== By hand ==\nOld.';
    await client.post({ action: 'edit', title: pages.agenda, text: before, summary: 'By hand' });
    const panel = await openDesk('Committee');
    await panel.getByLabel('Day of the meeting').fill('2027-01-12');
    await panel.getByText('As people will read it').first().click();
    await panel.getByRole('heading', { name: 'Agenda of the meeting on 2027-01-12' }).waitFor();
    await panel.getByRole('button', { name: 'Show what would change on “Agenda”' }).click();
    await panel.getByRole('button', { name: /^Publish on Meta as / }).click();
    await panel.getByText('The agenda is on its page.').waitFor();
    const text = await latestOnMeta(sandbox, pages.agenda);
    expect(text.startsWith('All agendas.\n\n<!-- begin agenda 2027-01-12')).toBe(true);
    expect(text.endsWith('\n\n== By hand ==\nOld.')).toBe(true);
    expect(text).toContain('=== Final prioritization ===');
    expect(text).toContain('* Is the project sustainable?');
    expect(text).toContain(`No say in this, being in its working group: [[User:${sandbox.users.admin.name}|`);
    expect(text).toContain(`* [[${pages.requests}/How to upload|How to upload]]`);
    expect(text).not.toContain('{{monuments}}');

    // A word by hand inside the panel's part is never replaced unasked.
    await client.post({
      action: 'edit',
      title: pages.agenda,
      text: text
        .replace('== By hand', '== Changed by hand')
        .replace('* Is the project ready', '* By hand\n* Is the project ready'),
      summary: 'By hand',
    });
    await panel.getByRole('button', { name: 'Done', exact: true }).click();
    await panel.getByRole('button', { name: 'Show what would change on “Agenda”' }).click();
    await panel.getByText('Somebody changed this part by hand').waitFor();
    await panel.getByRole('button', { name: /^Replace it all the same/ }).click();
    await panel.getByText('The agenda is on its page.').waitFor();
    expect(await latestOnMeta(sandbox, pages.agenda)).toBe(text.replace('== By hand', '== Changed by hand'));
  });

  it('gets a summary from what was recorded since the meeting before', async () => {
    const panel = await openDesk('Committee');
    await panel.getByLabel('The meeting before').fill('2026-11-01');
    await panel.getByLabel('Day of the meeting').fill('2027-01-12');
    await panel.getByRole('button', { name: 'Show what would change on “Meeting notes”' }).click();
    await panel.getByRole('button', { name: /^Publish on Meta as / }).click();
    await panel.getByText('The summary is on the page of notes.').waitFor();
    expect(await latestOnMeta(sandbox, pages.meetingNotes)).toContain('** Ready: yes – Good to go');
  });
});
