import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { apiUrl, pageUrl, type WikiId } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { places } from '../sandbox/world/partners.ts';
import { makeItems } from '../wiki/batch-stage.ts';
import { personAt } from '../wiki/outcome-stage.ts';
import { askFor, description, previewRequest, publishRequest } from './ask-steps.ts';
import { finished, openBatches, paste, showChanges, start } from './batch-steps.ts';
import { fillBoard, openBoard } from './board-steps.ts';
import { openFlagForm, preview, publish } from './flag-steps.ts';
import { requestAt } from './follow-stage.ts';
import { historyOnMeta, titleOf } from './record.ts';
import {
  everySkin,
  inSkins,
  openPanel,
  openReader,
  panelIn,
  plantGadget,
  prefer,
  type Reader,
  type Skin,
} from './userscript-stage.ts';

/**
 * What people come for, from inside a wiki page, across the three wikis: flagging, asking for help, a batch of edits, the
 * board. Vector 2022 does all of it and every other skin one long piece; with `SKINS=all` every skin does everything.
 */
const museum = 'Category:Norrviken Maritime Museum';

let sandbox: Sandbox;
let reader: Reader | undefined;

beforeAll(async () => {
  sandbox = await openSandbox();
});
afterEach(async () => {
  await sandbox.faults.clear();
  await reader?.close();
  reader = undefined;
});
afterAll(() => sandbox.reset());

let planted = false;

/** Wikis with the gadget, as they were before the first test: each has pages of its own, so that once is enough unless all run. */
async function begin(): Promise<void> {
  if (planted && !everySkin) return;
  await sandbox.reset();
  await plantGadget(sandbox, 'editor');
  planted = true;
}

const flags: readonly (readonly [Skin, WikiId, page: string, item: string])[] = [
  ...inSkins('vector-2022').map(skin => [skin, 'commons', museum, places.maritimeMuseum] as const),
  ...inSkins('vector').map(skin => [skin, 'wikidata', places.craftsMuseum, places.craftsMuseum] as const),
];

describe.each(flags)('flagging in %s from %s', (skin, wiki, title, item) => {
  beforeAll(begin);

  it('makes a record on Meta, across origins, in the person’s name', async () => {
    reader = await openReader(sandbox, { user: 'editor' });
    const page = await reader.openPage(pageUrl(wiki, title, { useskin: skin }));
    const panel = await openPanel(page);
    await openFlagForm(panel);
    await preview(panel);
    const record = `Content Partnerships Hub/Helpdesk/Opportunities/${item}`;
    expect(titleOf(await publish(panel))).toBe(record);
    const { revisions } = await historyOnMeta(sandbox, record);
    expect(revisions.map(({ user }) => user)).toEqual([sandbox.users.editor.name]);
    expect(reader.troubles).toEqual([]);
  });
});

describe.each(inSkins('vector-2022', 'monobook'))('asking for help in %s', skin => {
  beforeAll(begin);

  it('publishes the request on Meta from Wikidata, in the person’s name', async () => {
    reader = await openReader(sandbox, { user: 'editor' });
    const item = skin === 'monobook' ? places.agency : places.archive;
    const page = await reader.openPage(pageUrl('wikidata', item, { useskin: skin }));
    let panel = await openPanel(page);
    await askFor(panel, 'A small question');
    await description(panel).fill('Which template tells that a file came from a museum?');
    await panel.getByText('Kept as a draft in this browser.').waitFor();
    // What was typed is there again after the page was loaded anew.
    panel = await comeBack(page, skin);
    await panel.getByRole('button', { name: '1 draft' }).click();
    await panel.getByRole('button', { name: 'Continue the draft' }).click();
    await expect.poll(() => description(panel).inputValue()).toMatch(/^Which template/);
    await previewRequest(panel);
    const request = await requestAt(sandbox, titleOf(await publishRequest(panel)));
    expect(request).toMatchObject({ size: 'question', requester: sandbox.users.editor.name });
    expect(reader.troubles).toEqual([]);
  });
});

const batches: readonly (readonly [Skin, WikiId])[] = [
  ...inSkins('vector-2022').map(skin => [skin, 'wikidata'] as const),
  ...inSkins('minerva').map(skin => [skin, 'commons'] as const),
];

describe.each(batches)('a batch of 20 edits in %s on %s', (skin, wiki) => {
  beforeAll(begin);

  it('asks before its page is left, goes on after a reload and in another tab, and makes each edit once', async () => {
    const titles = await makeTwenty(wiki);
    // Slow enough to be watched; once it has been taken over, the rest goes as fast as it can.
    await sandbox.faults.add({
      wiki,
      action: wiki === 'wikidata' ? 'wbeditentity' : 'edit',
      count: 'always',
      fault: { kind: 'delay', ms: 3000 },
    });
    const made = () => editsOn(wiki, titles);

    reader = await openReader(sandbox, { user: 'editor' });
    const address = pageUrl(wiki, wiki === 'wikidata' ? places.craftsMuseum : museum, { useskin: skin });
    const one = await reader.openPage(address);
    const panel = await openPanel(one);
    await describeBatch(panel, wiki, titles);
    await showChanges(panel);
    await start(panel, 'Lamps from a page');
    await panel.getByText('It runs in this page of the wiki').waitFor();
    await expect.poll(async () => (await made()).length, { timeout: 30_000 }).toBeGreaterThan(1);

    const asked: string[] = [];
    one.on('dialog', dialog => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    const again = await comeBack(one, skin);
    expect(asked).toEqual(['beforeunload']);
    const running = /^batch \d+\/20 ▶$/;
    await again.getByRole('button', { name: running }).waitFor({ timeout: 30_000 });
    const before = (await made()).length;
    await expect.poll(async () => (await made()).length, { timeout: 30_000 }).toBeGreaterThan(before);

    const two = await reader.openPage(address);
    const other = await openedAgain(two, skin);
    await other.getByRole('button', { name: running }).click({ timeout: 30_000 });
    await other.getByText(/^running · /).waitFor();
    expect((await made()).length).toBeLessThan(20);
    await one.close();
    await sandbox.faults.clear();
    await finished(other);
    expect([...(await made())].sort()).toEqual([...titles].sort());
    // Nothing runs any more: the page is left without a question.
    two.on('dialog', dialog => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await two.reload();
    expect(asked).toEqual(['beforeunload']);
    expect(reader.troubles).toEqual([]);
  }, 240_000);
});

describe.each(inSkins('vector-2022', 'timeless'))('the board in %s', skin => {
  beforeAll(async () => {
    await begin();
    await fillBoard(sandbox, 6, 3);
    await prefer(sandbox, 'commons', 'staff', { 'gadget-helpdesk-panel': '1' });
  });

  it('is there for those who have a part in the Helpdesk', async () => {
    reader = await openReader(sandbox, { user: 'staff' });
    const page = await reader.openPage(pageUrl('commons', museum, { useskin: skin }));
    const panel = await openPanel(page);
    await openBoard(panel);
    expect(await panel.locator('.hp-boardrow').count()).toBeGreaterThan(5);
    expect(reader.troubles).toEqual([]);
  });
});

/** The panel of a page that was just loaded, where it was open before: it comes back by itself, except over the whole window. */
async function openedAgain(page: Page, skin: Skin) {
  if (skin === 'minerva') return openPanel(page);
  const panel = panelIn(page);
  await panel.getByRole('heading', { level: 1 }).waitFor();
  return panel;
}

async function comeBack(page: Page, skin: Skin) {
  await page.reload();
  return openedAgain(page, skin);
}

/** Items, or pages on Commons, that nobody else works on. */
async function makeTwenty(wiki: WikiId): Promise<readonly string[]> {
  const { client } = await personAt(sandbox, wiki, 'seeder');
  if (wiki === 'wikidata') return makeItems(client, 20, 'Lamp');
  const titles = Array.from({ length: 20 }, (_, at) => `Category:Lamps of house ${at + 1}`);
  for (const title of titles) await client.post({ action: 'edit', title, text: 'Lamps.', summary: 'made' });
  return titles;
}

/** Commands on Wikidata; on Commons a category for pages of a list. */
async function describeBatch(panel: Locator, wiki: WikiId, titles: readonly string[]): Promise<void> {
  if (wiki === 'wikidata') {
    await openBatches(panel);
    await paste(panel, titles.map(id => `${id}\tLsw\t"Taa"`).join('\n'));
    return;
  }
  await panel.getByRole('button', { name: 'Edit these files' }).click();
  await panel.getByRole('combobox', { name: 'Choose them by' }).selectOption('list');
  await panel.getByRole('textbox', { name: 'Titles' }).fill(titles.join('\n'));
  await panel.getByRole('textbox', { name: 'Category' }).fill('Lamps');
}

const contributions = z.object({
  query: z.object({ usercontribs: z.array(z.object({ title: z.string() })) }),
});

/** The title of each edit that the person has made to these pages. */
async function editsOn(wiki: WikiId, titles: readonly string[]): Promise<readonly string[]> {
  const params = new URLSearchParams({
    action: 'query',
    list: 'usercontribs',
    ucuser: sandbox.users.editor.name,
    ucprop: 'title',
    uclimit: 'max',
    format: 'json',
    formatversion: '2',
  });
  const response = await sandbox.anonymous().fetch(`${apiUrl(wiki)}?${params}`);
  const { usercontribs } = z.parse(contributions, await response.json()).query;
  return usercontribs.map(({ title }) => title).filter(title => titles.includes(title));
}
