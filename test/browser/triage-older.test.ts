import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { defaultConfig } from '../../lib/desk/config.ts';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { places } from '../sandbox/world/partners.ts';
import { personAt, textOf } from '../wiki/outcome-stage.ts';
import { fillBoard, openBoard, opportunityPage, row } from './board-steps.ts';
import { type BrowserOptions, type OpenedChromium, openChromium } from './chromium.ts';
import { craftsMuseum, faults, overflow } from './follow-stage.ts';
import { historyOnMeta } from './record.ts';

/** Records as an older panel, or people before there was one, wrote them. */
const pictures = 'test/.out/pictures';
const { opportunity, sighting, request, check } = defaultConfig.templates;
const hub = pageUrl('meta', 'Content Partnerships Hub');

let sandbox: Sandbox;
let browser: OpenedChromium | undefined;

beforeAll(async () => {
  sandbox = await openSandbox();
  await sandbox.reset();
  await fillBoard(sandbox, 0, 0);
  mkdirSync(pictures, { recursive: true });
}, 300_000);
afterEach(async () => {
  await browser?.close();
  browser = undefined;
});
afterAll(() => sandbox.reset());

async function byHand(title: string, text: string): Promise<void> {
  const { client } = await personAt(sandbox, 'meta', 'staff');
  await client.post({ action: 'edit', title, text, summary: 'By hand' });
}

const onMeta = async (title: string) => textOf((await personAt(sandbox, 'meta', 'editor')).client, title);

async function boardOf(options: BrowserOptions = {}, width = 400): Promise<Page> {
  browser = await openChromium(sandbox, { user: 'staff', ...options });
  const panel = await browser.openPanel(await browser.openPage(hub), width);
  await openBoard(panel);
  return panel;
}

/** Whether a text stands where it is seen without scrolling. */
const isInSight = (panel: Page, text: string) =>
  panel.getByText(text).evaluate(one => {
    const { top, bottom } = one.getBoundingClientRect();
    return (
      top >= 0 && bottom <= innerHeight && one.contains(document.elementFromPoint(innerWidth / 2, top + 2))
    );
  });

const older = (name: string) => `{{${opportunity}
|status = Flagged
|partner = ${name}
|item = [[d:${places.craftsMuseum}]]
|country = ug
}}
* {{${sighting}|by=[[User:Amina Okello|Amina]]|at=2026-01-05T09:30:00Z|why=A room full of ''baskets''}} (seen it, too)
`;

describe('an opportunity of an older format', () => {
  const title = opportunityPage(places.craftsMuseum);

  it('says so on its page, on the board and in its pane, and is written in today’s form in one edit', async () => {
    await byHand(title, older('Crafts of Kampala'));
    const panel = await boardOf();
    await row(panel, /^Crafts of Kampala$/)
      .getByText(/^Older form · /)
      .waitFor();
    await panel.getByRole('button', { name: 'Crafts of Kampala', exact: true }).click();
    await panel.getByText(/does not say which form it is in/).waitFor();
    await panel.getByRole('button', { name: 'See it in today’s form' }).click();
    await panel.getByText(/^All of it is understood/).waitFor();
    expect(await panel.locator('.hp-diff ins').allTextContents()).toEqual([
      '+ |schema = 1',
      '+ |status = flagged',
      `+ |item = ${places.craftsMuseum}`,
      '+ |country = UG',
      expect.stringContaining('|by=Amina Okello|'),
    ]);
    await panel.screenshot({ path: `${pictures}/triage-older.png` });
    expect(await faults(panel)).toEqual([]);
    expect(await overflow(panel)).toBe(0);
    await panel.getByRole('button', { name: 'Write it in today’s form' }).click();
    await panel.getByText('It is in today’s form now.').waitFor();
    await panel.getByText(/does not say which form/).waitFor({ state: 'detached' });
    await expect.poll(() => isInSight(panel, 'It is in today’s form now.')).toBe(true);
    const [made] = (await historyOnMeta(sandbox, title)).revisions;
    expect(made?.comment).toMatch(/^Write the record of .* in today’s form/);
    expect(await onMeta(title)).toBe(
      older('Crafts of Kampala')
        .replace('|status = Flagged', '|schema = 1\n|status = flagged')
        .replace(`[[d:${places.craftsMuseum}]]`, places.craftsMuseum)
        .replace('= ug', '= UG')
        .replace('[[User:Amina Okello|Amina]]', 'Amina Okello')
        .trimEnd(),
    );
    await panel.getByRole('button', { name: 'Undo' }).click();
    await panel.getByText(/does not say which form/).waitFor();
    expect(await onMeta(title)).toBe(older('Crafts of Kampala').trimEnd());
  });

  it('says so on the page it is about, to everybody', async () => {
    await byHand(title, older('Crafts of Kampala').replace('|status', '|schema = 0\n|status'));
    browser = await openChromium(sandbox, { user: 'editor' });
    const panel = await browser.openPanel(await browser.openPage(craftsMuseum));
    await panel.getByText(/is in an older form \(format 0\)/).waitFor();
    await panel.screenshot({ path: `${pictures}/triage-older-page.png` });
  });

  it.each([
    { name: 'narrow', width: 280 },
    { name: 'dark', width: 400, colorScheme: 'dark' },
    { name: 'arabic', width: 400, locale: 'ar' },
    { name: 'wide', width: 1400 },
  ] as const)('stays as it is while a part of it is not understood, $name', async look => {
    const odd = older('Crafts of Kampala').replace('|country', '|curator = Mrs Okot\n|country');
    await byHand(title, odd);
    const panel = await boardOf(look, look.width);
    await panel.getByRole('button', { name: 'Crafts of Kampala', exact: true }).click();
    await panel.locator('.hp-onerecord .hp-notice button').first().click();
    await panel.getByText('curator = Mrs Okot').waitFor();
    await panel.screenshot({ path: `${pictures}/triage-older-odd-${look.name}.png` });
    expect(await faults(panel)).toEqual([]);
    expect(await overflow(panel)).toBe(0);
    expect(await onMeta(title)).toBe(odd.trimEnd());
  });
});

describe('a request of an older format', () => {
  const title = `${defaultConfig.pages.requests}/Looms`;
  const text = `{{${request}
|status = Submitted
|title = Looms
|requester = Amina Okello
}}
== Checklist ==
{{${check}|id=files-known|state=ok}}
`;

  it('is mended where it is read, with the way back', async () => {
    await byHand(title, text);
    const panel = await boardOf();
    await panel.getByRole('button', { name: 'Looms', exact: true }).click();
    await panel.getByText(/does not say which form/).waitFor();
    await panel.getByRole('button', { name: 'See it in today’s form' }).click();
    await panel.getByRole('button', { name: 'Write it in today’s form' }).click();
    await panel.getByText('It is in today’s form now.').waitFor();
    await panel.getByText(/does not say which form/).waitFor({ state: 'detached' });
    await expect.poll(() => isInSight(panel, 'It is in today’s form now.')).toBe(true);
    await panel.screenshot({ path: `${pictures}/triage-older-request.png` });
    expect(await onMeta(title)).toBe(
      text
        .replace('|status = Submitted', '|schema = 1\n|status = submitted')
        .replace('Okello\n}}', 'Okello\n|boxes = 1/1\n}}')
        .replace('state=ok', 'state=done')
        .trimEnd(),
    );
    await panel.getByRole('button', { name: 'Undo' }).click();
    await panel.getByText(/does not say which form/).waitFor();
    expect(await onMeta(title)).toBe(text.trimEnd());
  });
});
