import { type Browser, ElementHandle, type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { places } from '../sandbox/world/partners.ts';
import { historyOf } from './batch-steps.ts';
import { startFirefox } from './firefox.ts';
import { historyOnMeta } from './record.ts';
import { builtUserscript, plantGadget, prefer } from './userscript-stage.ts';

/** The panel inside a page in Firefox, which keeps a wiki's cookies from the pages of another site (`cookieBehavior` 5). */
const museum = 'Category:Norrviken Maritime Museum';

let sandbox: Sandbox;
let firefox: Browser;
let page: Page | undefined;

beforeAll(async () => {
  sandbox = await openSandbox();
  await sandbox.reset();
  await plantGadget(sandbox, 'editor');
  firefox = await startFirefox(sandbox, 'editor', { 'network.cookie.cookieBehavior': 5 });
});
afterEach(async () => {
  // The next page is to open none by itself.
  await page?.evaluate(() => localStorage.clear());
  await page?.close();
  page = undefined;
});
afterAll(async () => {
  await firefox?.close();
  await sandbox?.reset();
});

/** Opens a page, and the panel in it. What goes wrong in the page is noted from its start. */
async function openPanel(address: string, script?: string) {
  const troubles: string[] = [];
  const opened = await firefox.newPage();
  page = opened;
  opened.on('pageerror', error => troubles.push(String(error)));
  if (script !== undefined) await opened.evaluateOnNewDocument(script);
  await opened.goto(address);
  const link = await opened.waitForSelector('#t-helpdesk-panel a', { timeout: 30_000 });
  await link?.evaluate(one => one instanceof HTMLElement && one.click());
  return { page: opened, troubles };
}

/** An element of the panel whose label, or else text, is (or begins with) `name`. */
async function find(from: Page, selector: string, name: string): Promise<ElementHandle<Element>> {
  const handle = await from.waitForFunction(
    (what, words) => {
      const root = document.querySelector('#helpdesk-panel')?.shadowRoot;
      const said = (one: Element) => {
        const label = one.id === '' ? null : root?.querySelector(`label[for="${one.id}"]`);
        return (one.getAttribute('aria-label') ?? label?.textContent ?? one.textContent ?? '').trim();
      };
      return Array.from(root?.querySelectorAll(what) ?? []).find(one => said(one).startsWith(words));
    },
    { timeout: 40_000 },
    selector,
    name,
  );
  if (!(handle instanceof ElementHandle)) throw new Error(`Nothing is called ${name}`);
  return handle;
}

const press = async (from: Page, name: string) => (await find(from, 'button, [role="tab"]', name)).click();
const type = async (from: Page, field: string, text: string) =>
  (await find(from, 'input, textarea', field)).type(text);
const says = (from: Page, words: RegExp) =>
  expect
    .poll(() => from.evaluate(() => document.querySelector('#helpdesk-panel')?.shadowRoot?.textContent), {
      timeout: 40_000,
    })
    .toMatch(words);

describe('the gadget in Firefox', () => {
  it('reads the page, flags on Meta and edits pages of its wiki', async () => {
    const { page: commons, troubles } = await openPanel(pageUrl('commons', museum));
    await says(commons, /norrviken-museum\.example/);
    await press(commons, 'Flag as opportunity');
    await press(commons, 'Preview');
    await press(commons, `Publish on Meta as ${sandbox.users.editor.name}`);
    await find(commons, 'a', 'View the record');
    const record = `Content Partnerships Hub/Helpdesk/Opportunities/${places.maritimeMuseum}`;
    const { revisions } = await historyOnMeta(sandbox, record);
    expect(revisions.map(({ user }) => user)).toEqual([sandbox.users.editor.name]);

    const files = [
      'File:Figurehead of the Ellida (NMM 1911-1).jpg',
      'File:Figurehead of the Vega (NMM 1911-5).jpg',
    ];
    await commons.reload();
    await press(commons, 'Edit these files');
    await (await find(commons, 'select', 'Choose them by')).select('list');
    await type(commons, 'Titles', files.join('\n'));
    await type(commons, 'Category', 'Ships in a museum');
    await press(commons, 'Show what would change');
    await type(commons, 'Summary', 'Figureheads');
    await press(commons, 'Make 2 edits');
    await says(commons, /finished · /);
    for (const file of files) {
      const [last] = await historyOf(sandbox, 'commons', file);
      expect(last?.user).toBe(sandbox.users.editor.name);
    }
    expect(troubles).toEqual([]);
  }, 120_000);

  it('says on Wikidata that the browser keeps the cookies of Meta back, and where to go', async () => {
    const { page: wikidata, troubles } = await openPanel(pageUrl('wikidata', places.craftsMuseum));
    await says(wikidata, /your browser keeps the cookies of other sites back/);
    await find(wikidata, 'a', 'Sign in on Meta-Wiki');
    expect(troubles).toEqual([]);
  });
});

describe('the file for userscript managers in Firefox', () => {
  it('brings the panel to a page that knows nothing of it', async () => {
    await prefer(sandbox, 'wikidata', 'editor', { 'gadget-helpdesk-panel': '0' });
    const { userscript } = await builtUserscript();
    const { page: wikidata, troubles } = await openPanel(
      pageUrl('wikidata', 'Wikidata:Main Page'),
      `addEventListener( 'DOMContentLoaded', () => { ${userscript}\n} );`,
    );
    await find(wikidata, 'button', 'Close');
    expect(troubles).toEqual([]);
  });
});
