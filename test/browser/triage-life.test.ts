import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox, type UserKey } from '../sandbox/index.ts';
import { recordAt } from '../wiki/flag-stage.ts';
import { personAt } from '../wiki/outcome-stage.ts';
import { openBoard, row } from './board-steps.ts';
import { type OpenedChromium, openChromium } from './chromium.ts';
import { fillWhy, openFlagForm, preview, publish } from './flag-steps.ts';
import { box, craftsMuseum, giveRoles, manage, requestAt, talkAt } from './follow-stage.ts';
import { historyOnMeta, titleOf } from './record.ts';

/** A whole life, each step by whoever takes it, in the panel: from a flag on a museum's item to a request that is done. */
const pictures = 'test/.out/pictures';
const hub = pageUrl('meta', 'Content Partnerships Hub');
const partner = 'Museum of Kampala Crafts';

let sandbox: Sandbox;
let browser: OpenedChromium | undefined;
let pictured = 0;

beforeAll(async () => {
  sandbox = await openSandbox();
  await sandbox.reset();
  await giveRoles(sandbox);
  mkdirSync(pictures, { recursive: true });
}, 300_000);
afterEach(() => browser?.close());
afterAll(() => sandbox.reset());

/** Somebody sits down at their own browser and opens the panel. */
async function panelOf(user: UserKey, address: string, width: number): Promise<Page> {
  await browser?.close();
  browser = await openChromium(sandbox, { user });
  return browser.openPanel(await browser.openPage(address), width);
}

/** Somebody opens a record on the board. */
async function onBoard(user: UserKey, name: string): Promise<Page> {
  const panel = await panelOf(user, hub, 1300);
  await openBoard(panel);
  await row(panel, name).getByRole('button', { name }).click();
  await panel.getByRole('heading', { name }).first().waitFor();
  return panel;
}

async function picture(panel: Page, name: string): Promise<void> {
  pictured += 1;
  // Nothing is on its way any more.
  await panel.waitForFunction(() => document.querySelector('button[aria-disabled="true"]') === null);
  const size = panel.viewportSize() ?? { width: 1300, height: 800 };
  await panel.setViewportSize({ width: size.width, height: 1500 });
  await panel.screenshot({ path: `${pictures}/life-${String(pictured).padStart(2, '0')}-${name}.png` });
  await panel.setViewportSize(size);
}

/** A real wiki takes its time. */
const eventually = <T>(read: () => Promise<T> | T) => expect.poll(read, { timeout: 20_000 });

/** Moves the request that is open on to a stage. */
async function moveTo(panel: Page, stage: string): Promise<void> {
  const step = panel.getByRole('button', { name: `Move it there ${stage}` });
  await panel.getByText(/^Steps you can take/).waitFor();
  if (!(await step.isVisible())) await panel.getByText(/^Steps you can take/).click();
  await step.click();
}

it('goes from a flag to done, through the hands of everybody it takes', async () => {
  const { users } = sandbox;
  const { client } = await personAt(sandbox, 'meta', 'editor');

  // Amina flags the museum whose item she looks at.
  let panel = await panelOf('editor', craftsMuseum, 400);
  await openFlagForm(panel);
  await fillWhy(panel, 'They have photographs of baskets that nobody has scanned.');
  await preview(panel);
  const opportunity = titleOf(await publish(panel));
  await picture(panel, 'flagged');

  // Maja claims it on the board, and makes a request of it.
  panel = await onBoard('staff', partner);
  const actions = panel.getByRole('region', { name: 'What to do' });
  await actions.getByRole('button', { name: 'Claim', exact: true }).click();
  await panel.getByText(/^Claimed\. It is yours until/).waitFor();
  expect((await recordAt(client, opportunity)).claimedBy).toBe(users.staff.name);
  await picture(panel, 'claimed');
  await actions.getByRole('button', { name: 'In contact' }).click();
  await panel.getByText('Noted: you are in contact with the partner.').waitFor();
  await actions.getByRole('button', { name: 'Turn into a request' }).click();
  await actions.getByRole('combobox', { name: 'What do you need?' }).selectOption('upload');
  await picture(panel, 'turning');
  await actions.getByRole('button', { name: /^Publish on Meta as / }).click();
  await panel.getByText(/^It became the request “/).waitFor();
  const { request: title, status } = await recordAt(client, opportunity);
  expect(status).toBe('request');
  expect(await requestAt(sandbox, title)).toMatchObject({ status: 'submitted', opportunity, partner });
  await picture(panel, 'request');

  // She gathers information; Karim, of the committee, asks; she answers, and says why it matters.
  await actions.getByRole('button', { name: 'Open the request' }).click();
  await moveTo(panel, 'Gathering information');
  await eventually(async () => (await requestAt(sandbox, title)).status).toBe('gathering-information');
  panel = await panelOf('admin', hub, 1300);
  await openBoard(panel);
  await openRequest(panel, title);
  await panel
    .getByRole('textbox', { name: 'Ask whoever made the request' })
    .fill('Who took the photographs?');
  await panel.getByRole('button', { name: 'Ask', exact: true }).click();
  await eventually(async () => (await requestAt(sandbox, title)).asked.length).toBe(1);
  await picture(panel, 'asked');
  panel = await panelOf('staff', hub, 1300);
  await openBoard(panel);
  await openRequest(panel, title);
  await panel.getByRole('textbox', { name: 'Your answer' }).fill('The museum’s own photographer.');
  await panel.getByRole('button', { name: 'Answer', exact: true }).click();
  await eventually(async () => (await requestAt(sandbox, title)).asked[0]?.answer).toBe(
    'The museum’s own photographer.',
  );
  const answers = await manage(panel, 'Correct the answers');
  const gaps = answers.locator('details').filter({ hasText: /^Which gaps does it help to fill/ });
  await gaps.locator('summary').first().click();
  await gaps.getByRole('textbox', { name: /^Which gaps/ }).fill('Crafts of East Africa');
  await gaps.getByRole('button', { name: 'Save the answer' }).click();
  await eventually(async () => (await requestAt(sandbox, title)).answers.gaps).toBe('Crafts of East Africa');
  await picture(panel, 'answered');
  await moveTo(panel, 'Committee review');
  await eventually(async () => (await requestAt(sandbox, title)).status).toBe('committee-review');

  // The committee says yes; staff name the group that carries it.
  panel = await panelOf('admin', hub, 1300);
  await openBoard(panel);
  await openRequest(panel, title);
  const feedback = await manage(panel, 'Record what the committee said');
  await feedback.getByRole('group', { name: 'Should it go on?' }).getByLabel('yes').check();
  await feedback.getByRole('button', { name: 'Record it' }).click();
  await feedback.getByText('Saved, and the note is posted.').waitFor();
  expect(await talkAt(sandbox, title)).toContain(users.staff.name);
  await picture(panel, 'committee');
  panel = await panelOf('staff', hub, 1300);
  await openBoard(panel);
  await openRequest(panel, title);
  const assign = await manage(panel, 'Who works on it');
  await assign.getByRole('button', { name: 'Crafts group' }).click();
  await assign.getByRole('button', { name: 'Save who works on it' }).click();
  await eventually(async () => (await requestAt(sandbox, title)).group).toBe('crafts');
  await picture(panel, 'group');
  await moveTo(panel, 'In development');
  await eventually(async () => (await requestAt(sandbox, title)).status).toBe('in-development');

  // Jonas, of the group, settles every box and moves it on.
  panel = await panelOf('secondEditor', hub, 1300);
  await openBoard(panel);
  await openRequest(panel, title);
  const boxes = (await requestAt(sandbox, title)).checks.length;
  expect(boxes).toBeGreaterThan(4);
  for (let index = 0; index < boxes; index++) {
    await box(panel, index).click();
    await eventually(async () => (await requestAt(sandbox, title)).checks[index]?.state).toBe('done');
  }
  await picture(panel, 'checklist');
  await moveTo(panel, 'Final prioritization');
  await eventually(async () => (await requestAt(sandbox, title)).status).toBe('final-prioritization');

  // The final yes, to both questions; then it is carried out, and done.
  panel = await panelOf('admin', hub, 1300);
  await openBoard(panel);
  await openRequest(panel, title);
  const final = await manage(panel, 'Record what the committee said');
  await final.getByRole('group', { name: 'Is the project ready to go?' }).getByLabel('yes').check();
  await final.getByRole('group', { name: 'Is the project sustainable?' }).getByLabel('yes').check();
  await final.getByRole('button', { name: 'Record it' }).click();
  await final.getByText('Saved, and the note is posted.').waitFor();
  await picture(panel, 'final');
  await moveTo(panel, 'Implementation');
  await eventually(async () => (await requestAt(sandbox, title)).status).toBe('implementation');
  await picture(panel, 'implementation');
  panel = await panelOf('secondEditor', hub, 1300);
  await openBoard(panel);
  await openRequest(panel, title);
  await panel.getByRole('textbox', { name: /^What came of it/ }).fill('c:Category:Baskets of Kampala');
  await moveTo(panel, 'Done');
  await eventually(async () => (await requestAt(sandbox, title)).status).toBe('done');
  await panel.getByText('Nobody has to do anything more.').waitFor();
  await picture(panel, 'done');

  // Everybody's hand is in the history, and the opportunity still leads there.
  const hands = new Set((await historyOnMeta(sandbox, title)).revisions.map(({ user }) => user));
  expect([...hands].sort()).toEqual([users.admin.name, users.secondEditor.name, users.staff.name].sort());
  expect(await recordAt(client, opportunity)).toMatchObject({ status: 'request', request: title });
}, 900_000);

/** Opens the request among the records of the board: the opportunity has the same name. */
async function openRequest(panel: Page, title: string): Promise<void> {
  const name = title.slice(title.lastIndexOf('/') + 1);
  await panel.locator('.hp-toolbar__search input').fill(name);
  await panel
    .locator('.hp-boardrow')
    .filter({ hasText: /Request · / })
    .getByRole('button', { name })
    .click();
  await panel.getByRole('heading', { level: 1, name }).waitFor();
  await panel.getByRole('region', { name: 'Checklist' }).waitFor();
}
