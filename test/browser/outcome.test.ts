import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { places } from '../sandbox/world/partners.ts';
import { type OpenedChromium, openChromium } from './chromium.ts';
import { fillWhy, openFlagForm, preview } from './flag-steps.ts';
import { historyOnMeta } from './record.ts';
import { administrator, troubles } from './troubles.ts';

const typed = 'Typed by a person who does not want to type it again.';
const title = `Content Partnerships Hub/Helpdesk/Opportunities/${places.craftsMuseum}`;

let sandbox: Sandbox;
let browser: OpenedChromium | undefined;

beforeAll(async () => {
  sandbox = await openSandbox();
});
beforeEach(() => sandbox.reset());
afterEach(async () => {
  await browser?.close();
  browser = undefined;
});
afterAll(() => sandbox.reset());

async function readyToPublish(why: string) {
  browser = await openChromium(sandbox, { user: 'editor' });
  const panel = await browser.openPanel(await browser.openPage(pageUrl('wikidata', places.craftsMuseum)));
  await openFlagForm(panel);
  await fillWhy(panel, why);
  await preview(panel);
  return { panel, browser };
}

describe('an edit that cannot be saved: the outcome in words, the text kept, nothing on the wiki', () => {
  it.each(troubles)('when $what', async ({ says, cause, typed: more }) => {
    const text = more === undefined ? typed : `${typed} ${more(sandbox)}`;
    const { panel, browser: here } = await readyToPublish(text);
    await cause({ sandbox, browser: here, title });
    await panel.getByRole('button', { name: /^Publish on Meta as / }).click();
    await panel.getByText(says).first().waitFor({ timeout: 50_000 });
    await sandbox.faults.clear();
    expect((await historyOnMeta(sandbox, title)).revisions).toEqual([]);
    await panel
      .getByRole('button', { name: /^(Change|Back)$/ })
      .first()
      .click();
    await expect(panel.getByRole('textbox', { name: /^Why\?/ }).inputValue()).resolves.toBe(text);
  });

  it('when the title is on the wiki’s list: a partner without an item', async () => {
    browser = await openChromium(sandbox, { user: 'editor' });
    const panel = await browser.openPanel(
      await browser.openPage(pageUrl('meta', 'Content Partnerships Hub/Helpdesk')),
    );
    await openFlagForm(panel);
    await panel.getByRole('combobox', { name: 'Partner' }).fill(sandbox.triggers.blacklistedTitle);
    await panel.keyboard.press('Escape');
    await preview(panel);
    await panel.getByRole('button', { name: /^Publish on Meta as / }).click();
    await panel.getByText(/does not allow a page of this name/).waitFor();
  });

  it('when someone broke the record by hand: it is shown with a link, and left alone', async () => {
    const bot = await administrator(sandbox);
    const broken = '{{Content Partnerships Hub/Opportunity\n|status = nonsense\n';
    await bot.request({
      action: 'edit',
      title,
      text: broken,
      summary: 'By hand',
      token: await bot.getCsrfToken(),
    });
    browser = await openChromium(sandbox, { user: 'editor' });
    const panel = await browser.openPanel(await browser.openPage(pageUrl('wikidata', places.craftsMuseum)));
    await panel.locator(`a[href*="${places.craftsMuseum}"][href*="meta.wikimedia.org"]`).first().waitFor();
    const [latest, ...older] = (await historyOnMeta(sandbox, title)).revisions;
    expect(older).toHaveLength(0);
    expect(latest?.text.trim()).toBe(broken.trim());
  });
});
