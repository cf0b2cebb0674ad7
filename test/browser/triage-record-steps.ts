import type { Page } from 'playwright-core';
import type { OpportunityDeed } from '../../lib/desk/opportunity/opportunity-deeds.ts';
import { changeOpportunity } from '../../lib/desk/opportunity/opportunity-flow.ts';
import { seenOf } from '../../lib/desk/opportunity/opportunity-plan.ts';
import { pageUrl } from '../../lib/wiki/sites.ts';
import type { UserKey } from '../sandbox/index.ts';
import { flag, recordAt } from '../wiki/flag-stage.ts';
import { personAt } from '../wiki/outcome-stage.ts';
import { openBoard, row } from './board-steps.ts';
import type { BrowserOptions } from './chromium.ts';
import { depsOf } from './follow-stage.ts';
import { besidePage, sandbox } from './stage.ts';

/** One record beside the board, and what is done to it or to several. */

export const pictures = 'test/.out/pictures';
const hub = pageUrl('meta', 'Content Partnerships Hub');

/** A new opportunity that Amina flagged; gives the title of its page. */
export async function flagged(partner: string, by: UserKey = 'editor', why = 'Nobody has scanned them.') {
  const person = await personAt(sandbox, 'meta', by);
  const result = await flag(person, { partner, why }, { personalChecked: true });
  if (result.kind !== 'flagged') throw new Error(JSON.stringify(result));
  return result.title;
}

export async function at(title: string) {
  const { client } = await personAt(sandbox, 'meta', 'editor');
  return recordAt(client, title);
}

/** Somebody else does something, from somewhere else. */
export async function does(
  user: UserKey,
  title: string,
  deed: (seen: ReturnType<typeof seenOf>) => OpportunityDeed,
) {
  const result = await changeOpportunity(await depsOf(sandbox, user), title, deed(seenOf(await at(title))));
  if (result.kind !== 'changed') throw new Error(JSON.stringify(result));
}

export async function boardOf(options: BrowserOptions = {}, width = 1300): Promise<Page> {
  const { panel } = await besidePage(hub, { user: 'staff', ...options, width });
  await openBoard(panel);
  return panel;
}

export const exactly = (name: string) => new RegExp(`^${name}$`);

/** Found by its name, whatever else is on the board. */
export async function openRecord(panel: Page, name: string): Promise<void> {
  await panel.locator('.hp-toolbar__search input').fill(name);
  await row(panel, exactly(name))
    .getByRole('button', { name: exactly(name) })
    .click();
  await panel.getByRole('heading', { level: 2, name, exact: true }).waitFor();
}

export const actions = (panel: Page) => panel.getByRole('region', { name: 'What to do' });

export const button = (panel: Page, name: string | RegExp) =>
  actions(panel).getByRole('button', { name, exact: true });
