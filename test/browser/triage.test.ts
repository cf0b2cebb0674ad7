import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { personAt } from '../wiki/outcome-stage.ts';
import { dumpedOpportunity } from '../wiki/triage-dump.ts';
import { choose, count, fillBoard, focused, names, openBoard, row } from './board-steps.ts';
import {
  type BrowserOptions,
  newProfile,
  type OpenedChromium,
  openChromium,
  removeProfile,
} from './chromium.ts';

/** The board as staff use it, with a few dozen records. */
const hub = pageUrl('meta', 'Content Partnerships Hub');

let sandbox: Sandbox;
let browser: OpenedChromium | undefined;

beforeAll(async () => {
  sandbox = await openSandbox();
  await sandbox.reset();
  await fillBoard(sandbox, 36, 24);
  await breakByHand(dumpedOpportunity(5));
}, 300_000);
afterEach(async () => {
  await sandbox.faults.clear();
  await browser?.close();
  browser = undefined;
});
afterAll(() => sandbox.reset());

/** As people do: a status that does not exist. */
async function breakByHand(title: string): Promise<void> {
  const { client } = await personAt(sandbox, 'meta', 'editor');
  const text =
    'A note.\n{{Content Partnerships Hub/Opportunity\n|partner = Broken by hand\n|status = lost\n}}\n';
  await client.post({ action: 'edit', title, text, summary: 'By hand' });
}

async function panelOf(options: BrowserOptions = {}, width = 400): Promise<Page> {
  browser = await openChromium(sandbox, { user: 'staff', ...options });
  return browser.openPanel(await browser.openPage(hub), width);
}

async function boardOf(options: BrowserOptions = {}, width = 400): Promise<Page> {
  const panel = await panelOf(options, width);
  await openBoard(panel);
  return panel;
}

describe('the tab', () => {
  it.each([
    ['staff', 1],
    ['admin', 1],
    ['secondEditor', 1],
    ['editor', 0],
  ] as const)('of %s: %i', async (user, tabs) => {
    const panel = await panelOf({ user });
    await panel.locator('.hp-page, .hp-content h1').first().waitFor();
    await expect.poll(() => panel.getByRole('tab', { name: 'Board' }).count()).toBe(tabs);
    await panel.waitForLoadState('networkidle');
    expect(await panel.getByRole('tab', { name: 'Board' }).count()).toBe(tabs);
  });
});

describe('the board', () => {
  it('lists what there is, says what is broken, and narrows it by filters with counts', async () => {
    const panel = await boardOf({}, 1300);
    await expect.poll(() => count(panel).textContent()).toBe('60 records');
    const broken = row(panel, 'Q900000005');
    await panel.getByRole('searchbox').fill('Q900000005');
    await broken.getByText('Cannot be read: changed by hand').waitFor();
    await panel.getByRole('button', { name: 'Clear all filters' }).click();

    await choose(panel, 'Opportunity or request', /^Request, 24 records$/);
    await expect.poll(() => count(panel).textContent()).toBe('24 of 60 records');
    await choose(panel, 'Stage', /^Committee review, 2 records$/);
    await expect.poll(() => names(panel)).toEqual(['Dumped request 2', 'Dumped request 14']);
    // The counts of the other lists follow; those of the same list stay, to widen by.
    await panel
      .getByRole('checkbox', { name: 'The committee, 2 records' })
      .or(panel.getByRole('checkbox', { name: 'the committee, 2 records' }))
      .waitFor();
    await panel.getByRole('checkbox', { name: 'Sent in, 2 records' }).waitFor();

    await panel.getByRole('combobox', { name: 'Sort by' }).selectOption({ label: 'Name' });
    await panel.getByRole('button', { name: 'Turn the order round' }).click();
    await expect.poll(() => names(panel)).toEqual(['Dumped request 14', 'Dumped request 2']);
    await panel.getByRole('button', { name: 'Remove the filter Stage: Committee review' }).click();
    await expect.poll(() => count(panel).textContent()).toBe('24 of 60 records');
    await panel.getByRole('searchbox').fill('number 23');
    await expect.poll(() => names(panel)).toEqual(['Dumped request 23']);
  });

  it('keeps a view with the account: in another browser it is there too, until it is deleted', async () => {
    const panel = await boardOf({}, 1300);
    await choose(panel, 'Stage', /^Flagged, \d+ records$/);
    await panel.getByRole('button', { name: 'Columns' }).click();
    await panel.getByRole('button', { name: 'Save as a view…' }).click();
    await panel.getByRole('textbox', { name: 'Name of the view' }).fill('New “ones”');
    await panel.getByRole('button', { name: 'Save', exact: true }).click();
    await panel.getByRole('button', { name: 'New “ones”', exact: true, pressed: true }).waitFor();
    await browser?.close();

    const elsewhere = await boardOf({}, 1300);
    await expect.poll(() => count(elsewhere).textContent()).toBe('60 records');
    await elsewhere.getByRole('button', { name: 'New “ones”', exact: true }).click();
    await elsewhere.getByRole('heading', { name: /^Flagged/ }).waitFor();
    await expect.poll(() => count(elsewhere).textContent()).toMatch(/^1\d of 60 records$/);
    await elsewhere.getByRole('button', { name: 'Rename “New “ones””' }).click();
    await elsewhere.getByRole('textbox', { name: 'Name of the view' }).fill('Fresh');
    await elsewhere.keyboard.press('Enter');
    await elsewhere.getByRole('button', { name: 'Delete “Fresh”' }).click();
    await elsewhere.getByText('“Fresh” was deleted.').waitFor();
    await elsewhere.reload();
    await openBoard(elsewhere);
    await elsewhere.getByText(/^A view keeps these filters/).waitFor();
  });

  it('is there as it was left when the panel is opened again', async () => {
    const profile = newProfile();
    try {
      const panel = await boardOf({ profile }, 1300);
      await panel.getByRole('button', { name: 'Columns' }).click();
      await panel.getByRole('searchbox').fill('Institution');
      await expect.poll(() => count(panel).textContent()).toMatch(/^\d+ of 60 records$/);
      await panel.getByRole('tab', { name: 'This page' }).click();
      await panel.getByRole('tab', { name: 'Board' }).click();
      await expect.poll(() => panel.getByRole('searchbox').inputValue()).toBe('Institution');
      await panel.waitForTimeout(1_000);
      await panel.close();
      await browser?.close();
      const again = await boardOf({ profile }, 1300);
      await expect.poll(() => again.getByRole('searchbox').inputValue()).toBe('Institution');
      await again.getByRole('button', { name: 'Columns', pressed: true }).waitFor();
    } finally {
      await browser?.close();
      browser = undefined;
      removeProfile(profile);
    }
  });

  it('shows what it read before when Meta is away, and looks again when asked', async () => {
    const panel = await boardOf();
    await sandbox.faults.add({
      wiki: 'meta',
      params: { generator: 'allpages' },
      count: 'always',
      fault: { kind: 'status', status: 503 },
    });
    await panel.getByRole('button', { name: 'Look again' }).click();
    await panel
      .getByText(/^Meta-Wiki did not answer\. What you see was read on /)
      .waitFor({ timeout: 50_000 });
    expect((await names(panel)).length).toBeGreaterThan(3);
    await sandbox.faults.clear();
    await panel.getByRole('button', { name: 'Try again' }).click();
    await panel.getByText(/^Meta-Wiki did not answer/).waitFor({ state: 'detached' });
    await expect.poll(() => count(panel).textContent()).toBe('60 records');
  });
});

describe('the keyboard', () => {
  it('walks, opens, goes back, selects, and shows its keys', async () => {
    const panel = await boardOf({}, 1300);
    const [first, second, third] = await names(panel);
    await panel.keyboard.press('j');
    await expect.poll(() => focused(panel)).toBe(first);
    await panel.keyboard.press('j');
    await panel.keyboard.press('ArrowDown');
    await expect.poll(() => focused(panel)).toBe(third);
    await panel.keyboard.press('k');
    await expect.poll(() => focused(panel)).toBe(second);

    await panel.keyboard.press('o');
    const pane = panel.getByRole('region', { name: 'Record', exact: true });
    await pane.waitFor();
    await expect
      .poll(() => panel.evaluate(() => document.activeElement?.closest('.hp-recordpane') !== null))
      .toBe(true);
    await panel.keyboard.press('Escape');
    await pane.waitFor({ state: 'detached' });
    await expect.poll(() => focused(panel)).toBe(second);
    await panel.keyboard.press('Enter');
    await pane.waitFor();
    // Beside the list the record follows the keyboard, and the focus stays in the rows.
    await panel.keyboard.press('j');
    await pane.getByText('3 of 60').waitFor();
    await expect.poll(() => focused(panel)).toBe(third);
    await panel.keyboard.press('Escape');

    await panel.keyboard.press('x');
    await panel.keyboard.press('k');
    await panel.keyboard.press('x');
    const bar = panel.getByRole('region', { name: 'Actions for the selection' });
    await bar.getByText('2 selected').waitFor();
    await panel.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });
    await panel.getByRole('button', { name: 'Select all 60' }).click();
    await bar.getByText('60 selected').waitFor();
    await panel.keyboard.press('Escape');

    await panel.keyboard.press('?');
    const keys = panel.getByRole('dialog', { name: 'Keys of the board' });
    await keys.waitFor();
    await panel.keyboard.press('Escape');
    await keys.waitFor({ state: 'detached' });
    await panel.keyboard.press('/');
    await panel.keyboard.type('jjj');
    await panel.getByRole('heading', { name: 'No record matches' }).waitFor();
  });

  it('goes across columns, in the direction of the language', async () => {
    const panel = await boardOf({ locale: 'ar' }, 1300);
    await panel.locator('.hp-toolbar__layout button').nth(1).click();
    const columns = panel.locator('.hp-stagecolumn');
    await columns.nth(1).waitFor();
    const inColumn = () =>
      panel.evaluate(() =>
        [...document.querySelectorAll('.hp-stagecolumn')].findIndex(one =>
          one.contains(document.activeElement),
        ),
      );
    await panel.keyboard.press('j');
    await expect.poll(inColumn).toBe(0);
    await panel.keyboard.press('ArrowLeft');
    await expect.poll(inColumn).toBe(1);
    await panel.keyboard.press('ArrowRight');
    await expect.poll(inColumn).toBe(0);
  });
});

describe('the pages of the board', () => {
  it('are reached from it, and lead back', async () => {
    const panel = await boardOf();
    for (const name of ['Reports', 'Committee', 'Groups']) {
      await panel
        .getByRole('navigation', { name: 'More of the board' })
        .getByRole('button', { name })
        .click();
      await panel.getByRole('button', { name: 'Back' }).first().click();
      await panel.locator('.hp-boardrow').first().waitFor();
    }
  });
});
