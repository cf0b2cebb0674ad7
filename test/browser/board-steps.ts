/** What staff do on the board, step by step, and the records the tests put there. */
import type { Locator, Page } from 'playwright-core';
import { type Config, configPage, defaultConfig } from '../../lib/desk/config.ts';
import type { Sandbox } from '../sandbox/index.ts';
import { personAt } from '../wiki/outcome-stage.ts';
import { boardDump, importDump } from '../wiki/triage-dump.ts';

/** Maja is staff, Karim in the committee, Jonas in a working group; Amina is nobody of the Helpdesk. */
export function rolesOf(sandbox: Sandbox): Pick<Config, 'roles' | 'workingGroups'> {
  const { staff, admin, secondEditor } = sandbox.users;
  return {
    roles: { staff: [staff.name], committee: [admin.name], organizers: [] },
    workingGroups: [
      {
        id: 'heritage',
        name: 'Heritage data',
        kind: 'standing',
        members: [secondEditor.name],
        languages: ['en'],
        topics: ['monuments'],
        page: '',
      },
    ],
  };
}

/** So many opportunities and requests on the sandbox's Meta, and who has which role. */
export async function fillBoard(sandbox: Sandbox, opportunities: number, requests: number): Promise<void> {
  const { client } = await personAt(sandbox, 'meta', 'staff');
  const text = JSON.stringify(rolesOf(sandbox));
  await client.post({ action: 'edit', title: configPage, text, summary: 'Roles' });
  if (opportunities + requests > 0) await importDump(boardDump(opportunities, requests));
}

export const opportunityPage = (name: string) => `${defaultConfig.pages.opportunities}/${name}`;

/** The tab, and the board when its records are there. */
export async function openBoard(panel: Page | Locator): Promise<void> {
  await panel.locator('#hp-tab-board').click();
  await panel.locator('.hp-boardrow').first().waitFor({ timeout: 60_000 });
}

/** The name of a record, which opens it. */
export const row = (panel: Page, name: string | RegExp): Locator =>
  panel.locator('.hp-boardrow').filter({ has: panel.getByRole('button', { name }) });

/** Names on show, from the top. */
export async function names(panel: Page): Promise<readonly string[]> {
  const all = await panel.locator('.hp-longlist li').evaluateAll(rows =>
    rows
      .map(one => ({
        at: Number(one.getAttribute('aria-posinset')),
        name: one.querySelector('.hp-boardrow__name')?.textContent ?? '',
      }))
      .sort((a, b) => a.at - b.at)
      .map(({ name }) => name),
  );
  return all;
}

/** What stands above the list: "12 of 40 records". */
export const count = (panel: Page): Locator => panel.locator('.hp-countline [role="status"]').first();

/** Ticks a choice of a list of filters, unfolding it first. */
export async function choose(panel: Page, facet: string, choice: RegExp): Promise<void> {
  const list = panel
    .locator('.hp-facets > details')
    .filter({ has: panel.locator('summary', { hasText: facet }) });
  if ((await list.getAttribute('open')) === null) await list.locator('summary').click();
  await list.getByRole('checkbox', { name: choice }).check();
}

/** The text of what has the focus. */
export const focused = (panel: Page): Promise<string> =>
  panel.evaluate(() => document.activeElement?.textContent ?? '');
