import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { places } from '../sandbox/world/partners.ts';
import { filledIn } from './ask-steps.ts';
import { newProfile, type OpenedChromium, openChromium, removeProfile } from './chromium.ts';
import { chooseMaterial, fillWhy, openFlagForm, preview, publish } from './flag-steps.ts';
import { historyOnMeta, titleOf } from './record.ts';

const craftsMuseum = pageUrl('wikidata', places.craftsMuseum);
const recordTitle = `Content Partnerships Hub/Helpdesk/Opportunities/${places.craftsMuseum}`;

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

/** The panel beside a page, in a fresh browser with a person signed in everywhere. */
async function panelBeside(address: string, user: 'editor' | 'secondEditor' = 'editor') {
  browser = await openChromium(sandbox, { user });
  const page = await browser.openPage(address);
  return { browser, page, panel: await browser.openPanel(page) };
}

describe('flagging a partner', () => {
  it('goes from a museum’s item to a record on Meta in the person’s name, and back by Undo', async () => {
    const { panel } = await panelBeside(craftsMuseum);
    await openFlagForm(panel);
    await expect(panel.getByRole('combobox', { name: 'Partner' }).inputValue()).resolves.toBe(
      'Museum of Kampala Crafts',
    );
    await chooseMaterial(panel, 'Photographs');
    await fillWhy(panel, 'They scan what they have and look for a home for it.');
    await preview(panel);
    expect((await historyOnMeta(sandbox, recordTitle)).revisions).toHaveLength(0);

    expect(titleOf(await publish(panel))).toBe(recordTitle);
    const [made, ...older] = (await historyOnMeta(sandbox, recordTitle)).revisions;
    expect(older).toHaveLength(0);
    expect(made?.user).toBe(sandbox.users.editor.name);
    for (const line of [
      '|partner = Museum of Kampala Crafts',
      `|item = ${places.craftsMuseum}`,
      '|country = UG',
    ]) {
      expect(made?.text.replaceAll(/ +=/g, ' =')).toContain(line);
    }

    await panel.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => (await historyOnMeta(sandbox, recordTitle)).revisions.length).toBe(2);
    const undone = (await historyOnMeta(sandbox, recordTitle)).revisions[0];
    expect(undone?.text).toMatch(/\|status *= withdrawn/);
  });

  it.each([
    ['a category on Commons', pageUrl('commons', 'Category:Norrviken Maritime Museum')],
    ['a file on Commons', pageUrl('commons', 'File:Storm over the Harbour (NMM 1902-17).jpg')],
  ])('is filled in from %s, with the item behind it', async (_, address) => {
    const { panel } = await panelBeside(address);
    await openFlagForm(panel);
    await preview(panel);
    expect(titleOf(await publish(panel))).toBe(
      `Content Partnerships Hub/Helpdesk/Opportunities/${places.maritimeMuseum}`,
    );
  });

  it('shows who flagged a partner before, and makes the second flag a sighting of the same record', async () => {
    const first = await panelBeside(craftsMuseum);
    await openFlagForm(first.panel);
    await preview(first.panel);
    await publish(first.panel);
    await first.browser.close();

    const second = await panelBeside(craftsMuseum, 'secondEditor');
    await second.panel.getByText(sandbox.users.editor.name).first().waitFor();
    await second.panel.getByRole('button', { name: 'Add your sighting' }).click();
    await fillWhy(second.panel, 'I know the archivist there.');
    await preview(second.panel);
    await publish(second.panel);
    const [latest] = (await historyOnMeta(sandbox, recordTitle)).revisions;
    expect(latest?.text.match(/\/Sighting/g)).toHaveLength(2);
    expect(latest?.text).toContain('I know the archivist there.');
  });

  it('keeps what was typed when the browser dies', async () => {
    const profile = newProfile();
    try {
      browser = await openChromium(sandbox, { user: 'editor', profile });
      let page = await browser.openPage(craftsMuseum);
      let panel = await browser.openPanel(page);
      await openFlagForm(panel);
      await fillWhy(panel, 'Half a sentence that nobody wants to type ag');
      await panel.getByText('1 draft').waitFor();
      await browser.kill();

      browser = await openChromium(sandbox, { user: 'editor', profile });
      page = await browser.openPage(craftsMuseum);
      panel = await browser.openPanel(page);
      await expect(panel.getByRole('textbox', { name: /^Why\?/ }).inputValue()).resolves.toBe(
        'Half a sentence that nobody wants to type ag',
      );
    } finally {
      await browser?.close();
      browser = undefined;
      removeProfile(profile);
    }
  });

  it('still says where each value came from after the browser died, and what was changed', async () => {
    const profile = newProfile();
    const more = (panel: Page) => panel.locator('summary', { hasText: /^More/ });
    const changed = (panel: Page) => panel.getByRole('button', { name: /^Put back what was filled in/ });
    try {
      browser = await openChromium(sandbox, { user: 'editor', profile });
      const page = await browser.openPage(craftsMuseum);
      const first = await browser.openPanel(page);
      await openFlagForm(first);
      await more(first).click();
      await first.getByRole('button', { name: 'Clear “Kind of partner”' }).click();
      // The button that emptied the field puts it back, and keeps the focus.
      await first
        .locator('button:focus[aria-label="Put back what was filled in for “Kind of partner”"]')
        .waitFor();
      const sources = await filledIn(first);
      expect(sources).toContain('Country');
      await first.getByText('Kept as a draft in this browser.').waitFor();
      await browser.kill();

      // Opened from the list, beside a page that says nothing about the partner.
      browser = await openChromium(sandbox, { user: 'editor', profile });
      const panel = await browser.openPanel(await browser.openPage(pageUrl('meta', 'Main Page')));
      await panel.getByRole('button', { name: '1 draft' }).click();
      await panel.getByRole('button', { name: 'Continue the draft' }).click();
      await more(panel).click();
      await expect(filledIn(panel)).resolves.toEqual(sources);
      await changed(panel).click();
      await panel.getByRole('button', { name: 'Clear “Kind of partner”' }).waitFor();
      await expect(panel.getByRole('combobox', { name: /^Kind of partner/ }).inputValue()).resolves.toBe(
        'museum',
      );
    } finally {
      await browser?.close();
      browser = undefined;
      removeProfile(profile);
    }
  });

  it('shows the draft away from the wikis, and goes on with it there', async () => {
    const { panel, page } = await panelBeside(craftsMuseum);
    await openFlagForm(panel);
    await fillWhy(panel, 'To be looked up elsewhere first.');
    await panel.getByText('1 draft').waitFor();
    await panel.getByRole('button', { name: 'Back' }).click();
    await page.goto('about:blank');
    await panel.getByRole('heading', { name: 'Nothing to show here' }).waitFor();
    await panel.getByRole('button', { name: /go on|continue/i }).click();
    await expect(panel.getByRole('textbox', { name: /^Why\?/ }).inputValue()).resolves.toBe(
      'To be looked up elsewhere first.',
    );
  });

  it('says so when the person was signed out meanwhile, sends nothing, and keeps the text', async () => {
    const { panel, browser: here } = await panelBeside(craftsMuseum);
    await openFlagForm(panel);
    await fillWhy(panel, 'Typed while signed in.');
    await preview(panel);
    await here.signIn(null);
    await panel.getByRole('button', { name: /^Publish on Meta as / }).click();
    await panel
      .getByText(/signed out/i)
      .first()
      .waitFor();
    expect((await historyOnMeta(sandbox, recordTitle)).revisions).toHaveLength(0);
    await here.signIn('editor');
    await panel.reload();
    await expect(panel.getByRole('textbox', { name: /^Why\?/ }).inputValue()).resolves.toBe(
      'Typed while signed in.',
    );
  });

  it('settles a reply that was lost after the save, without a second edit', async () => {
    const { panel } = await panelBeside(craftsMuseum);
    await openFlagForm(panel);
    await preview(panel);
    await sandbox.faults.add({ wiki: 'meta', action: 'edit', fault: { kind: 'lose-reply' } });
    expect(titleOf(await publish(panel))).toBe(recordTitle);
    expect((await historyOnMeta(sandbox, recordTitle)).revisions).toHaveLength(1);
  });

  it('lets a warning of the abuse filter be confirmed', async () => {
    const { panel } = await panelBeside(craftsMuseum);
    await openFlagForm(panel);
    await fillWhy(panel, `The museum writes: ${sandbox.triggers.filterWarning}.`);
    await preview(panel);
    await panel.getByRole('button', { name: /^Publish on Meta as / }).click();
    await panel.getByRole('button', { name: /all the same|anyway/i }).click();
    await panel.getByRole('link', { name: 'View the record' }).waitFor();
    expect((await historyOnMeta(sandbox, recordTitle)).revisions).toHaveLength(1);
  });

  it('shows typed markup as typed, and lets none of it act', async () => {
    const typed = '<img src=x onerror=alert(1)> {{Delete}} [[Category:Museums]] ~~~~ \u202Eabc';
    const { panel } = await panelBeside(craftsMuseum);
    const alarms: string[] = [];
    panel.on('dialog', dialog => {
      alarms.push(dialog.message());
      void dialog.dismiss();
    });
    await openFlagForm(panel);
    await fillWhy(panel, typed);
    await preview(panel);
    await panel.getByText('<img src=x onerror=alert(1)>').first().waitFor();
    await publish(panel);
    expect(alarms).toEqual([]);
    const [made] = (await historyOnMeta(sandbox, recordTitle)).revisions;
    expect(made?.text).not.toContain('[[Category:Museums]]');
    expect(made?.text).not.toContain('~~~~');
    expect(made?.text).not.toContain('{{Delete}}');
  });

  it('notices a phone number and keeps it out of the record when asked to', async () => {
    const { panel } = await panelBeside(craftsMuseum);
    await openFlagForm(panel);
    await fillWhy(panel, 'Call the director at +256 772 123 456 in the morning.');
    await panel.getByRole('button', { name: 'Take it out' }).first().click();
    await preview(panel);
    await publish(panel);
    const [made] = (await historyOnMeta(sandbox, recordTitle)).revisions;
    expect(made?.text).not.toContain('772 123');
    expect(made?.text).toContain('in the morning.');
  });
});
