/** What the tests of following and managing requests share: a request on Meta, people with roles, and looking at it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { type Config, configPage, defaultConfig } from '../../lib/desk/config.ts';
import type { HelpRequest } from '../../lib/desk/request/request.ts';
import { changeRequest, type RequestDeps } from '../../lib/desk/request/request-change.ts';
import { createRequest } from '../../lib/desk/request/request-create.ts';
import type { RequestDeed } from '../../lib/desk/request/request-deeds.ts';
import type { RequestDraft } from '../../lib/desk/request/request-draft-types.ts';
import { parseRequest } from '../../lib/desk/request/request-record.ts';
import { pageUrl } from '../../lib/wiki/sites.ts';
import type { Sandbox, UserKey } from '../sandbox/index.ts';
import { places } from '../sandbox/world/partners.ts';
import { personAt } from '../wiki/outcome-stage.ts';
import type { OpenedChromium } from './chromium.ts';
import { historyOnMeta } from './record.ts';

/** The item in front of everybody. */
export const craftsMuseum = pageUrl('wikidata', places.craftsMuseum);
export const requestName = 'Baskets of Kampala';

/** Maja is staff, Karim in the committee, Jonas in the group that fits the request; Amina asks. */
export function configOf({ users }: Sandbox): Config {
  const group = { kind: 'standing', page: '' } as const;
  return {
    ...defaultConfig,
    roles: { staff: [users.staff.name], committee: [users.admin.name], organizers: [] },
    workingGroups: [
      {
        ...group,
        id: 'crafts',
        name: 'Crafts group',
        members: [users.secondEditor.name],
        languages: ['en'],
        topics: ['baskets'],
      },
      { ...group, id: 'music', name: 'Music group', members: [], languages: ['yo'], topics: ['music'] },
    ],
  };
}

/** Puts the roles and groups on the configuration page. */
export async function giveRoles(sandbox: Sandbox): Promise<void> {
  const { client } = await personAt(sandbox, 'meta', 'staff');
  const { roles, workingGroups } = configOf(sandbox);
  const text = JSON.stringify({ roles, workingGroups });
  await client.post({ action: 'edit', title: configPage, text, summary: 'Roles and groups' });
}

export async function depsOf(sandbox: Sandbox, user: UserKey): Promise<RequestDeps> {
  const { writer } = await personAt(sandbox, 'meta', user);
  return { writer, config: configOf(sandbox), random: Math.random };
}

const draft: RequestDraft = {
  need: 'upload',
  title: requestName,
  partner: 'Museum of Kampala Crafts',
  item: places.craftsMuseum,
  kind: 'museum',
  country: ['UG'],
  material: ['photographs'],
  volume: 'about 4,000',
  licence: 'cc-by-sa',
  languages: ['en'],
  links: ['https://crafts.example/baskets'],
  answers: { description: 'Scans of baskets.', gaps: 'Crafts of East Africa' },
  page: `d:${places.craftsMuseum}`,
  opportunity: '',
};

/** A request, by the editor unless said otherwise, as the form makes it; gives the title of its page. */
export async function asked(
  sandbox: Sandbox,
  part: Partial<RequestDraft> = {},
  user: UserKey = 'editor',
): Promise<string> {
  const deps = await depsOf(sandbox, user);
  const made = await createRequest(deps, { ...draft, ...part }, { personalChecked: true });
  if (made.kind !== 'created') throw new Error(JSON.stringify(made));
  return made.title;
}

/** The request as it stands on Meta. */
export async function requestAt(sandbox: Sandbox, title: string): Promise<HelpRequest> {
  const [latest] = (await historyOnMeta(sandbox, title)).revisions;
  const read = parseRequest(latest?.text ?? '', configOf(sandbox));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.request;
}

/** Something done by hand somewhere else, which must go through. */
export async function done(sandbox: Sandbox, user: UserKey, title: string, deed: RequestDeed): Promise<void> {
  const result = await changeRequest(await depsOf(sandbox, user), title, deed, { personalChecked: true });
  if (result.kind !== 'changed') throw new Error(JSON.stringify(result));
}

/** What stands on the talk page of a request; empty while there is none. */
export async function talkAt(sandbox: Sandbox, title: string): Promise<string> {
  return (await historyOnMeta(sandbox, `Talk:${title}`)).revisions[0]?.text ?? '';
}

/** The panel beside the museum's item. */
export const panelOf = async (browser: OpenedChromium, width = 400): Promise<Page> =>
  browser.openPanel(await browser.openPage(craftsMuseum), width);

/** From "This page" into the request. */
export async function openFromPage(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: requestName }).click();
  await panel.getByRole('heading', { level: 1, name: requestName }).waitFor();
  await panel.getByRole('checkbox').first().waitFor();
}

/** A form of the area "Manage", opened. */
export async function manage(panel: Page, name: string) {
  const form = panel.locator('.hp-manage > details').filter({
    has: panel.locator('summary strong', { hasText: name }),
  });
  await form.locator('> summary').waitFor();
  if ((await form.getAttribute('open')) === null) await form.locator('> summary').click();
  return form;
}

/** A box of the checklist with all that belongs to it, from 0; groups that are settled are folded and count as well. */
export const boxRow = (panel: Page, index: number) => panel.locator('.hp-boxes > .hp-box').nth(index);

/** The box itself, to be ticked. */
export const box = (panel: Page, index: number) => boxRow(panel, index).locator('input[type="checkbox"]');

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with what is on show. */
export async function faults(panel: Page): Promise<readonly string[]> {
  await panel.evaluate(axe);
  return panel.evaluate(async () => {
    const { axe: checker } = globalThis as typeof globalThis & {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await checker.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`);
  });
}

/** Pixels by which what is on show is wider than the panel. */
export const overflow = (panel: Page): Promise<number> =>
  panel.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
