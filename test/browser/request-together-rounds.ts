import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { changeRequestText } from '../../lib/desk/request/request-text-change.ts';
import { savePage } from '../../lib/wiki/page-edit.ts';
import { readPages } from '../../lib/wiki/pages.ts';
import type { UserKey } from '../sandbox/index.ts';
import { type Person, personAt } from '../wiki/outcome-stage.ts';
import {
  asked,
  box,
  boxRow,
  configOf,
  done,
  manage,
  openFromPage,
  panelOf,
  requestAt,
  talkAt,
} from './follow-stage.ts';
import { historyOnMeta } from './record.ts';
import { eventually, openBrowser, sandbox } from './stage.ts';

/** What two people in two browsers, and a third by hand, do to one request at the same moment. */

/** One of the two: who, and their panel with the request open. */
interface Side {
  readonly name: string;
  readonly panel: Page;
}

interface Scene {
  readonly title: string;
  readonly maja: Side;
  readonly jonas: Side;
  readonly hand: Person;
}

async function sideOf(user: UserKey): Promise<Side> {
  const panel = await panelOf(await openBrowser({ user }));
  await openFromPage(panel);
  return { name: sandbox.users[user].name, panel };
}

/** A request in development: Maja of the staff and Jonas of its working group tick, and both may move it. */
export async function scene(): Promise<Scene> {
  const title = await asked(sandbox);
  await done(sandbox, 'staff', title, { kind: 'assign', group: { seen: '', id: 'crafts' } });
  const hand = await personAt(sandbox, 'meta', 'admin');
  const names = (['staff', 'secondEditor', 'admin'] as const).map(user => sandbox.users[user].name);
  await sandbox.switches.set('meta', { rateLimits: Object.fromEntries(names.map(name => [name, null])) });
  await inDevelopment(hand, title);
  const [maja, jonas] = await Promise.all([sideOf('staff'), sideOf('secondEditor')]);
  return { title, maja, jonas, hand };
}

/** Edits a page as people do by hand, on what is there by then. */
async function byHand(hand: Person, title: string, change: (text: string) => string): Promise<void> {
  for (let tries = 0; tries < 20; tries++) {
    const page = (await readPages(hand.client, [title])).get(title);
    const text = change(page?.exists === true ? page.text : '');
    const base = page?.exists === true ? { revision: page.revision } : ('create' as const);
    const outcome = await savePage(hand.writer, { title, text, summary: 'By hand', base });
    if (outcome.kind === 'saved' || outcome.kind === 'no-change') return;
    if (outcome.kind !== 'edit-conflict' && outcome.kind !== 'exists')
      throw new Error(JSON.stringify(outcome));
  }
  throw new Error('Never got through by hand');
}

const inDevelopment = (hand: Person, title: string) =>
  byHand(hand, title, text => withStatus(text, 'in-development'));

function withStatus(text: string, status: 'in-development' | 'gathering-information'): string {
  const set = { status, heldFrom: null, holdUntil: '', reason: '', waitingFor: null };
  const changed = changeRequestText(text, { set }, configOf(sandbox));
  if (!changed.ok) throw new Error(JSON.stringify(changed.problem));
  return changed.text;
}

/** Both read what stands there now, as after coming back to the panel. */
export async function lookAgain({ maja, jonas }: Scene): Promise<void> {
  await Promise.all(
    [maja, jonas].map(async ({ panel }) => {
      const answered = panel.waitForResponse(response => response.url().includes('rvlimit=50'));
      await panel.evaluate(() => window.dispatchEvent(new Event('online')));
      await answered;
    }),
  );
}

const conflictIn = (scope: Locator): Locator =>
  scope.locator('.hp-notice').filter({ hasText: 'did something else to this' });

/** Exactly one of two comes second. Gives who. */
async function secondOf(sides: readonly (readonly [Side, Locator])[]): Promise<readonly [Side, Locator]> {
  const told = async () => {
    const seen = await Promise.all(sides.map(([, scope]) => conflictIn(scope).count()));
    return seen.reduce((sum, count) => sum + count, 0);
  };
  await eventually(told).toBe(1);
  for (const side of sides) if ((await conflictIn(side[1]).count()) === 1) return side;
  throw new Error('Nobody came second');
}

/** Two different boxes: both are ticked, and a line written by hand stays. */
async function differentBoxes({ title, maja, jonas, hand }: Scene, round: number): Promise<void> {
  const first = (round / 5) * 2;
  await Promise.all([
    box(maja.panel, first).click(),
    box(jonas.panel, first + 1).click(),
    byHand(hand, title, text => `${text.trimEnd()}\nBy hand in round ${round}.\n`),
  ]);
  const states = async () => {
    const { checks } = await requestAt(sandbox, title);
    return checks.slice(first, first + 2).map(({ state, by }) => `${state} ${by}`);
  };
  await eventually(states).toEqual([`done ${maja.name}`, `done ${jonas.name}`]);
}

const contested = 12;

/** The same box, differently: one has it, the other sees both versions, and then decides. */
async function sameBox({ title, maja, jonas }: Scene, round: number): Promise<void> {
  const note = `Not in round ${round}.`;
  const item = ({ panel }: Side) => boxRow(panel, contested);
  await item(maja)
    .getByRole('button', { name: /^(Mark as not applicable|Change the note)/ })
    .click();
  await item(maja).getByRole('textbox').fill(note);
  await Promise.all([
    item(maja).getByRole('button', { name: 'Mark as not applicable', exact: true }).click(),
    item(jonas).getByRole('checkbox').click(),
  ]);
  const [loser, scope] = await secondOf([
    [maja, item(maja)],
    [jonas, item(jonas)],
  ]);
  const words = (await conflictIn(scope).textContent()) ?? '';
  expect(words).toContain(`${loser === maja ? jonas.name : maja.name} did something else to this`);
  expect(words).toContain(note);
  expect(words).toContain('Ticked');
  const insists = round % 2 === 0;
  await conflictIn(scope)
    .getByRole('button', { name: insists ? 'Use mine all the same' : 'Leave it so' })
    .click();
  const noted = (loser === maja) === insists;
  const state = async () => (await requestAt(sandbox, title)).checks[contested]?.state;
  await eventually(state).toBe(noted ? 'not-applicable' : 'done');
  if (!insists && loser === maja) {
    // What was written for it is still there, and put away by hand.
    expect(await item(maja).getByRole('textbox').inputValue()).toBe(note);
    await item(maja).getByRole('button', { name: 'Cancel' }).click();
  }
  const seen = (await requestAt(sandbox, title)).checks[contested];
  if (seen === undefined) throw new Error('No box');
  await done(sandbox, 'staff', title, { kind: 'set-box', seen, state: 'to-do', note: '' });
}

/** Three people write on the talk page. */
async function comments({ title, maja, jonas, hand }: Scene, round: number): Promise<void> {
  const says = async ({ panel, name }: Side) => {
    await panel.getByRole('textbox', { name: 'Comment' }).fill(`Round ${round}: ${name} was here.`);
    await panel.getByRole('button', { name: 'Comment as yourself' }).click();
  };
  await Promise.all([
    says(maja),
    says(jonas),
    byHand(hand, `Talk:${title}`, text => `${text}\n== Round ${round} ==\nRound ${round}: by hand.\n`),
  ]);
  for (const said of [`${maja.name} was here.`, `${jonas.name} was here.`, 'by hand.']) {
    await eventually(
      async () => (await talkAt(sandbox, title)).split(`Round ${round}: ${said}`).length - 1,
    ).toBe(1);
  }
}

/** A step, while somebody moves the request by hand: it is done first and then moved, or the step is refused and said. */
async function step({ title, maja, jonas, hand }: Scene, round: number): Promise<void> {
  const { panel } = maja;
  const hold = panel.locator('li').filter({ has: panel.locator('strong', { hasText: 'On hold' }) });
  const why = hold.getByRole('textbox', { name: 'Why?' });
  if (!(await hold.isVisible())) await panel.getByText('Steps you can take').click();
  if (!(await why.isVisible())) await hold.locator('summary').first().click();
  await why.fill(`Held in round ${round}.`);
  const held = async () =>
    (await historyOnMeta(sandbox, title)).revisions.filter(({ comment }) =>
      comment.startsWith('Now: on hold'),
    ).length;
  const before = await held();
  await jonas.panel.getByRole('textbox', { name: 'Comment' }).fill(`Beside the step of round ${round}.`);
  await Promise.all([
    hold.getByRole('button', { name: 'Move it there On hold' }).click(),
    jonas.panel.getByRole('button', { name: 'Comment as yourself' }).click(),
    byHand(hand, title, text => withStatus(text, 'gathering-information')),
  ]);
  const conflict = conflictIn(panel.getByRole('region', { name: 'Next step' }));
  await eventually(async () => (await held()) - before + (await conflict.count())).toBe(1);
  if ((await conflict.count()) === 1) {
    const words = (await conflict.textContent()) ?? '';
    expect(words).toContain(`${sandbox.users.admin.name} did something else to this`);
    expect(words).toContain('Gathering information');
    expect(words).toContain('On hold');
    await conflict.getByRole('button', { name: 'Leave it so' }).click();
  }
  await eventually(() => talkAt(sandbox, title)).toContain(`Beside the step of round ${round}.`);
  await inDevelopment(hand, title);
}

/** Who has to act, set to two different people, while an answer is rewritten by hand. */
async function sameField({ title, maja, jonas, hand }: Scene, round: number): Promise<void> {
  const wants = [
    [maja, 'the committee', 'committee'],
    [jonas, 'the Helpdesk’s staff', 'staff'],
  ] as const;
  const forms = new Map<Side, Locator>();
  for (const [side, label] of wants) {
    const form = await manage(side.panel, 'Who has to act');
    await form.getByRole('combobox', { name: 'It waits for' }).selectOption({ label });
    forms.set(side, form);
  }
  const formOf = (side: Side) => {
    const form = forms.get(side);
    if (form === undefined) throw new Error('No form');
    return form;
  };
  await Promise.all([
    ...wants.map(([side]) => formOf(side).getByRole('button', { name: 'Save who has to act' }).click()),
    byHand(hand, title, text =>
      text.replace(/Scans of baskets\.[^|}\n]*/, `Scans of baskets. Round ${round}.`),
    ),
  ]);
  const [loser, scope] = await secondOf([
    [maja, formOf(maja)],
    [jonas, formOf(jonas)],
  ]);
  const words = (await conflictIn(scope).textContent()) ?? '';
  for (const [, label] of wants) expect(words).toContain(label);
  await conflictIn(scope).getByRole('button', { name: 'Use mine all the same' }).click();
  const mine = wants.find(([side]) => side === loser)?.[2];
  await eventually(async () => (await requestAt(sandbox, title)).waitingFor).toBe(mine);
  expect((await requestAt(sandbox, title)).answers.description).toBe(`Scans of baskets. Round ${round}.`);
  await inDevelopment(hand, title);
}

export const kinds = [differentBoxes, sameBox, comments, step, sameField];
