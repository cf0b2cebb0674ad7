import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { places } from '../sandbox/world/partners.ts';
import {
  finished,
  historyOf,
  openBatches,
  paste,
  report,
  showChanges,
  start,
  undoAll,
} from './batch-steps.ts';
import { newProfile, type OpenedChromium, openChromium, removeProfile } from './chromium.ts';

const category = 'Category:Norrviken Maritime Museum';
const file = 'File:Storm over the Harbour (NMM 1902-17).jpg';

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

async function panelBeside(address: string, profile?: string) {
  browser = await openChromium(sandbox, { user: 'editor', ...(profile === undefined ? {} : { profile }) });
  const page = await browser.openPage(address);
  const panel = await browser.openPanel(page);
  return { browser, page, panel };
}

/** Items with as many of the editor's edits as there are. */
async function editsBy(title: string, wiki: 'wikidata' | 'commons' = 'wikidata') {
  const all = await historyOf(sandbox, wiki, title);
  return all.filter(({ user }) => user === sandbox.users.editor.name);
}

/** What a row of the preview says below its title. */
const said = (panel: Page, words: RegExp) =>
  panel.getByRole('list', { name: 'Edits' }).getByText(words).first();

/** Six labels, one for each of six items. */
const six = [
  places.craftsMuseum,
  places.maritimeMuseum,
  places.archive,
  places.library,
  places.agency,
  places.wetland,
] as const;
const sixLabels = six.map(id => `${id}\tLsw\t"Jina ${id}"`).join('\n');

const slowly = () =>
  sandbox.faults.add({
    wiki: 'wikidata',
    action: 'wbeditentity',
    count: 'always',
    fault: { kind: 'delay', ms: 1500 },
  });

describe('a batch of commands', () => {
  it('goes from paste over preview and report to undo, and leaves nothing behind', async () => {
    const { panel } = await panelBeside(pageUrl('wikidata', places.craftsMuseum));
    const before = (await historyOf(sandbox, 'wikidata', places.craftsMuseum))[0];
    await openBatches(panel);
    await paste(
      panel,
      `${places.craftsMuseum}\tLsv\t"Hantverksmuseet"\n${places.craftsMuseum}\tP217\t"A 17"\tP580\t+1967-01-17T00:00:00Z/11\n${places.craftsMuseum}\tP31\tQ33506\n${places.archive}\tP31\tmuseum\n`,
    );
    await panel.getByText('Right would be: "museum"').waitFor();
    await showChanges(panel);
    await panel.getByText(/3 lines.*1 edit/).waitFor();
    expect(await editsBy(places.craftsMuseum)).toHaveLength(0);
    await panel.getByRole('button', { name: /^Show the change of/ }).click();
    await panel.getByText('inventory number').first().waitFor();
    // What is opened pushes down what comes after it.
    const list = panel.getByRole('list', { name: 'Edits' });
    await expect
      .poll(() =>
        list.evaluate(element => {
          const bottom = element.getBoundingClientRect().bottom;
          return [...element.children].every(row => row.getBoundingClientRect().bottom <= bottom + 1);
        }),
      )
      .toBe(true);
    await start(panel, 'Crafts of Kampala');
    await finished(panel);
    const [made] = await editsBy(places.craftsMuseum);
    expect(made?.comment).toMatch(
      /Crafts of Kampala \(\[\[:toolforge:editgroups\/b\/CB\/[0-9a-f]{12}\|details\]\]\)$/,
    );
    expect(await report(panel)).toMatch(/saved/);
    await undoAll(panel);
    expect((await historyOf(sandbox, 'wikidata', places.craftsMuseum))[0]?.sha1).toBe(before?.sha1);
  });

  it('leaves out what the person unticks', async () => {
    const { panel } = await panelBeside(pageUrl('wikidata', places.craftsMuseum));
    await openBatches(panel);
    await paste(panel, sixLabels);
    await showChanges(panel);
    await panel.getByRole('checkbox', { name: `Send the edit of ${places.archive}` }).uncheck();
    await panel.getByRole('button', { name: 'Make 5 edits' }).waitFor();
    await start(panel, 'Names in Swahili');
    await finished(panel);
    expect(await editsBy(places.archive)).toHaveLength(0);
    expect(await editsBy(places.agency)).toHaveLength(1);
  });
});

describe('a selection of pages', () => {
  it('begins on a category, shows the wikitext that changes, and can be taken back', async () => {
    const { panel } = await panelBeside(pageUrl('commons', category));
    await panel.getByRole('button', { name: 'Edit these files' }).click();
    await panel.getByRole('heading', { name: 'Edit several pages' }).waitFor();
    const before = (await historyOf(sandbox, 'commons', file))[0];
    await panel.getByRole('combobox', { name: 'Choose them by' }).selectOption('list');
    await panel.getByRole('textbox', { name: 'Titles' }).fill(`${file}\nFile:No such file at all.jpg`);
    await panel.getByRole('textbox', { name: 'Category' }).fill('Paintings of storms');
    await showChanges(panel);
    await said(panel, /^This page does not exist/).waitFor();
    await panel.getByText('[[Category:Paintings of storms]]').waitFor();
    await start(panel, 'Storms');
    await finished(panel);
    expect(await editsBy(file, 'commons')).toHaveLength(1);
    await undoAll(panel);
    expect((await historyOf(sandbox, 'commons', file))[0]?.sha1).toBe(before?.sha1);
  });

  it('stops a pattern that never ends, and goes on with the rest', async () => {
    const { panel } = await panelBeside(pageUrl('commons', category));
    await openBatches(panel);
    await paste(panel, 'File:Storm over the Harbour (NMM 1902-17).jpg\nCategory:NMM');
    await panel.getByRole('button', { name: 'What to do to them' }).click();
    await panel.getByRole('combobox', { name: 'Do' }).selectOption('replace-pattern');
    await panel.getByRole('textbox', { name: 'Pattern' }).fill('(?:[\\s\\S]+)+(?:[\\s\\S]+)+\\u0000');
    await showChanges(panel);
    await said(panel, /took too long/).waitFor({ timeout: 40_000 });
    await expect(panel.getByRole('button', { name: /^Make/ }).isDisabled()).resolves.toBe(true);
  });
});

describe('a table', () => {
  it('has its columns mapped and its texts matched, and becomes statements on files', async () => {
    const { panel } = await panelBeside(pageUrl('commons', category));
    await openBatches(panel);
    await paste(
      panel,
      'file;inventory number;collection\nStorm over the Harbour (NMM 1902-17).jpg;NMM 1902-99;Norrviken Maritime Museum\n',
    );
    await panel.getByRole('combobox', { name: 'This looks like' }).selectOption('table');
    await panel.getByRole('button', { name: 'Say what the columns are' }).click();
    await panel.getByText('1 row, 3 columns').waitFor();
    await showChanges(panel);
    await panel.getByRole('button', { name: /^Take the 1 exact name/ }).click();
    await showChanges(panel);
    await panel.getByText(/2 lines/).waitFor();
    await start(panel, 'The collection of Norrviken');
    await finished(panel);
    expect(await editsBy(file, 'commons')).toHaveLength(1);
    await undoAll(panel);
    expect(await editsBy(file, 'commons')).toHaveLength(2);
  });
});

describe('a running batch', () => {
  it('goes on with the panel closed, and is in sight again when one is opened', async () => {
    const opened = await panelBeside(pageUrl('wikidata', places.craftsMuseum));
    await slowly();
    await openBatches(opened.panel);
    await paste(opened.panel, sixLabels);
    await showChanges(opened.panel);
    await start(opened.panel, 'With the panel closed');
    await expect.poll(async () => (await editsBy(six[0])).length, { timeout: 30_000 }).toBe(1);
    await opened.panel.close();
    const panel: Page = await opened.browser.openPanel(opened.page);
    await panel.getByRole('button', { name: /^batch \d\/6 ▶$/ }).click({ timeout: 20_000 });
    await finished(panel);
    for (const id of six) expect(await editsBy(id), id).toHaveLength(1);
  });

  it('goes on after the browser was killed, and makes each edit once', async () => {
    const profile = newProfile();
    try {
      const first = await panelBeside(pageUrl('wikidata', places.craftsMuseum), profile);
      await slowly();
      await openBatches(first.panel);
      await paste(first.panel, sixLabels);
      await showChanges(first.panel);
      await start(first.panel, 'With the browser killed');
      await expect.poll(async () => (await editsBy(six[1])).length, { timeout: 30_000 }).toBe(1);
      await first.browser.kill();
      await sandbox.faults.clear();
      const { panel } = await panelBeside(pageUrl('wikidata', places.craftsMuseum), profile);
      await openBatches(panel);
      await panel.getByRole('button', { name: 'With the browser killed' }).click();
      // The sandbox' sessions end with the browser, so the batch may have found nobody signed in and waits for a word.
      const resume = panel.getByRole('button', { name: 'Go on' });
      await resume
        .or(panel.getByText(/^(finished|running) · /))
        .first()
        .waitFor();
      if (await resume.isVisible()) await resume.click();
      await finished(panel);
      for (const id of six) expect(await editsBy(id), id).toHaveLength(1);
    } finally {
      await browser?.close();
      browser = undefined;
      removeProfile(profile);
    }
  });

  it('is paused and taken up again by the person', async () => {
    const { panel } = await panelBeside(pageUrl('wikidata', places.craftsMuseum));
    await slowly();
    await openBatches(panel);
    await paste(panel, sixLabels);
    await showChanges(panel);
    await start(panel, 'With a pause');
    await panel.getByRole('button', { name: 'Pause' }).click();
    await panel.getByText(/^paused · /).waitFor({ timeout: 20_000 });
    await sandbox.faults.clear();
    await panel.getByRole('button', { name: 'Go on' }).click();
    await finished(panel);
    for (const id of six) expect(await editsBy(id), id).toHaveLength(1);
  });
});

describe('hostile input', () => {
  it('says of each line what is wrong, and sends only the good ones', async () => {
    const { panel } = await panelBeside(pageUrl('wikidata', places.craftsMuseum));
    await openBatches(panel);
    await paste(
      panel,
      [
        `Q999999999\tP217\t"A"`,
        `${places.deleted}\tP217\t"B"`,
        `${places.redirected}\tP217\t"C"`,
        `${places.library}\tP31\t"a text"`,
        `${places.agency}\tDsv\t"till\u202Ebaka"`,
        `${places.wetland}\tP99999999\t"D"`,
      ].join('\n'),
    );
    await panel.getByText(/invisible character that turns the direction/).waitFor();
    await showChanges(panel);
    await said(panel, /^This item or page does not exist/).waitFor();
    await said(panel, /^This item was merged into another one/).waitFor();
    await said(panel, /^The property takes another kind of value/).waitFor();
    await said(panel, /^This property does not exist/).waitFor();
    await panel.getByRole('button', { name: 'not possible 4' }).click();
    await expect(panel.getByRole('list', { name: 'Edits' }).getByRole('listitem').count()).resolves.toBe(4);
    await start(panel, 'What is left');
    await finished(panel);
    expect(await editsBy(places.library)).toHaveLength(0);
  });

  it('reads a file of a million rows without holding up the panel, and hands it over', async () => {
    const { panel } = await panelBeside(pageUrl('wikidata', places.craftsMuseum));
    await openBatches(panel);
    const rows = Array.from({ length: 1_000_000 }, (_, index) => `Q${index + 1}\tP31\tQ5`).join('\n');
    const input = panel.locator('input[type=file]');
    await input.evaluate((element: HTMLInputElement, text) => {
      const carried = new DataTransfer();
      carried.items.add(new File([text], 'million.txt', { type: 'text/plain' }));
      element.files = carried.files;
      element.dispatchEvent(new Event('change', { bubbles: true }));
    }, rows);
    await panel.getByText(/^Only the first 100,000 lines were read/).waitFor({ timeout: 30_000 });
    await panel.getByRole('button', { name: 'Show what would change' }).click();
    await panel.getByRole('heading', { name: 'Too large for here' }).waitFor();
    await panel.getByRole('button', { name: 'Save a file for QuickStatements' }).waitFor();
  });
});
