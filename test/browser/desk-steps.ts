import type { Page } from 'playwright-core';
import { configPage, defaultConfig } from '../../lib/desk/config.ts';
import type { HelpRequest } from '../../lib/desk/request/request.ts';
import { emptyRequestForm, requestOf } from '../../lib/desk/request/request-draft.ts';
import { createRequestText } from '../../lib/desk/request/request-text.ts';
import { pageUrl } from '../../lib/wiki/sites.ts';
import type { Sandbox } from '../sandbox/index.ts';
import { personAt } from '../wiki/outcome-stage.ts';
import { fillBoard, openBoard, rolesOf } from './board-steps.ts';
import type { BrowserOptions } from './chromium.ts';
import { besidePage } from './stage.ts';

/** What the tests of reports, committee and groups share: records, roles, and opening a screen. */
const { pages } = defaultConfig;

/** A board with a committee of two, a standing group and a task force that carries a request of its member. */
export async function fillDesk(sandbox: Sandbox): Promise<void> {
  await fillBoard(sandbox, 36, 24);
  const { client } = await personAt(sandbox, 'meta', 'staff');
  const write = (title: string, text: string) =>
    client.post({ action: 'edit', title, text, summary: 'By hand' });
  const { secondEditor, admin } = sandbox.users;
  const roles = rolesOf(sandbox);
  await write(
    configPage,
    JSON.stringify({
      ...roles,
      roles: { ...roles.roles, committee: [admin.name, secondEditor.name] },
      workingGroups: [
        ...roles.workingGroups,
        {
          id: 'scans',
          name: 'Scans of 2026',
          kind: 'task-force',
          members: [admin.name, 'Ann', 'Bo', 'Cy'],
          topics: ['photographs'],
        },
      ],
    }),
  );
  const request = (title: string, more: Partial<HelpRequest>) => {
    const draft = {
      ...emptyRequestForm('project').draft,
      title,
      partner: 'Uganda Museum',
      country: ['UG'],
      answers: { description: 'Photographs of {{monuments}} and [[more]]', gaps: 'Many' },
    };
    const made = requestOf(draft, 'Amina Okello', Date.now() - 20 * 86_400_000, defaultConfig);
    return write(`${pages.requests}/${title}`, createRequestText({ ...made, ...more }, defaultConfig));
  };
  await request('Photographs', {
    status: 'final-prioritization',
    group: 'scans',
    checks: [],
    decisions: [
      {
        subject: 'ready',
        answer: 'yes',
        by: secondEditor.name,
        at: '2026-11-20T10:00:00Z',
        text: 'Good to go',
      },
    ],
  });
  await request('How to upload', { size: 'question', need: 'question' });
}

export const screens = ['Reports', 'Committee', 'Groups'] as const;
export type DeskScreen = (typeof screens)[number];

/** A screen of the board in a new browser, opened as people do: staff, unless told otherwise. */
export async function openDesk(name: DeskScreen, options: BrowserOptions = {}, width = 400): Promise<Page> {
  const address = pageUrl('meta', 'Content Partnerships Hub');
  const { panel } = await besidePage(address, { user: 'staff', ...options, width });
  await openBoard(panel);
  await panel.locator('.hp-board__links button, .hp-board__links a').nth(screens.indexOf(name)).click();
  await panel.locator('.hp-desk h2').first().waitFor();
  return panel;
}
