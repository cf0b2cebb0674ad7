import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { choose, count, fillBoard, focused, names } from './board-steps.ts';
import { openChromium } from './chromium.ts';

/** The board of 10,000 opportunities and 500 requests in the panel. */
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openSandbox();
  await sandbox.reset();
  await fillBoard(sandbox, 10_000, 500);
}, 900_000);
afterAll(() => sandbox.reset());

/** Rows that are in the document at once, whatever the length of the list: what is in sight at this size, and some more. */
const mostRows = 40;

describe('the board of 10,500 records', () => {
  it('tells how far it is, scrolls to the end and filters, with a few rows in the document', async () => {
    const browser = await openChromium(sandbox, { user: 'staff' });
    onTestFinished(() => browser.close());
    const panel = await browser.openPanel(
      await browser.openPage(pageUrl('meta', 'Content Partnerships Hub')),
      1300,
    );
    await panel.locator('#hp-tab-board').click();
    await panel.getByText(/^Reading the board: [\d,]+ of 10,500 records\.$/).waitFor({ timeout: 120_000 });
    const bar = panel.getByRole('progressbar', { name: 'Records read' });
    const before = Number(await bar.getAttribute('value'));
    await expect
      .poll(async () => Number(await bar.getAttribute('value')), { timeout: 60_000 })
      .toBeGreaterThan(before);
    await panel.locator('.hp-boardrow').first().waitFor({ timeout: 600_000 });
    await expect.poll(() => count(panel).textContent()).toBe('10,500 records');
    const rows = () => panel.locator('.hp-boardrow').count();
    expect(await rows()).toBeLessThanOrEqual(mostRows);

    await panel.keyboard.press('j');
    const [first, second] = await names(panel);
    await expect.poll(() => focused(panel)).toBe(first);
    const list = panel.locator('.hp-longlist');
    await list.evaluate(element => element.scrollTo(0, element.scrollHeight));
    await expect.poll(() => panel.locator('.hp-longlist li[aria-posinset="10500"]').count()).toBe(1);
    expect(await rows()).toBeLessThanOrEqual(mostRows);
    // The row with the focus is still there, far above, and the keyboard goes on from it.
    await expect.poll(() => focused(panel)).toBe(first);
    await panel.keyboard.press('j');
    await expect.poll(() => focused(panel)).toBe(second);
    await panel.locator('.hp-longlist li[aria-posinset="3"]').waitFor();

    await panel.getByRole('searchbox').fill('catalogue of 9999');
    await expect.poll(() => count(panel).textContent()).toBe('1 of 10,500 records');
    await panel.getByRole('searchbox').fill('');
    await choose(panel, 'Region', /^Africa, [\d,]+ records$/);
    await choose(panel, 'Material', /^Maps, [\d,]+ records$/);
    await expect.poll(() => count(panel).textContent()).toMatch(/^\d{2,3} of 10,500 records$/);
    await panel.getByRole('button', { name: 'Clear all filters' }).click();

    await panel.getByRole('button', { name: 'Columns' }).click();
    const flagged = panel.locator('.hp-stagecolumn').filter({ hasText: /^Flagged/ });
    await flagged.getByText('5,001').waitFor();
    const columns = await panel.locator('.hp-stagecolumn').count();
    expect(await rows()).toBeLessThanOrEqual(columns * mostRows);

    // What scrolling and typing cost the person, in the panel itself; said, not held to a limit: machines differ.
    await panel.getByRole('button', { name: 'List' }).click();
    const times = await panel.evaluate(measure);
    console.info(`a screenful: ${times.scroll.toFixed(0)} ms, a letter: ${times.letter.toFixed(0)} ms`);
  }, 900_000);
});

/** Runs in the panel: milliseconds until the next frame after a screenful was scrolled, and after a letter was typed. */
async function measure(): Promise<{ scroll: number; letter: number }> {
  const frame = () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
  const list = document.querySelector('.hp-longlist');
  const field = document.querySelector<HTMLInputElement>('input[type="search"]');
  if (list === null || field === null) throw new Error('No list');
  let begin = performance.now();
  for (let times = 0; times < 20; times += 1) {
    list.scrollBy(0, list.clientHeight);
    await frame();
  }
  const scroll = (performance.now() - begin) / 20;
  begin = performance.now();
  for (const text of ['c', 'ca', 'cat', 'cata', 'catal']) {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await frame();
  }
  return { scroll, letter: (performance.now() - begin) / 5 };
}
