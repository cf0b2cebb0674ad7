import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { places } from '../sandbox/world/partners.ts';
import { openFlagForm, preview, publish } from './flag-steps.ts';
import { titleOf } from './record.ts';
import { link, openPanel, openReader, panelIn, plantGadget, put, type Reader } from './userscript-stage.ts';

/** Pages that make it hard for the panel inside them, by accident or on purpose; and a wiki without scripts and styles of its own. */
const peaceful = new Map([
  ['MediaWiki:Common.js', '/* nothing */'],
  ['MediaWiki:Common.css', '/* nothing */'],
]);

const museum = pageUrl('commons', 'Category:Norrviken Maritime Museum', { useskin: 'vector' });
const record = `Content Partnerships Hub/Helpdesk/Opportunities/${places.maritimeMuseum}`;

let sandbox: Sandbox;
let reader: Reader | undefined;

beforeAll(async () => {
  sandbox = await openSandbox();
  await sandbox.reset();
  await plantGadget(sandbox, 'editor');
});
afterEach(async () => {
  await reader?.close();
  reader = undefined;
  await sandbox.switches.reset();
});
afterAll(() => sandbox.reset());

async function openAsEditor(address: string) {
  reader = await openReader(sandbox, { user: 'editor' });
  return { page: await reader.openPage(address), troubles: reader.troubles };
}

describe('a wiki with scripts and styles of its own', () => {
  const script = `
    Object.prototype.inherited = function () {};
    Object.prototype.text = 'not yours';
    Array.prototype.last = function () {};
    window.addEventListener( 'keydown', function ( e ) { if ( e.key === 'Escape' ) e.preventDefault(); } );
  `;
  const style = `
    * { color: rgb(255, 0, 0) !important; letter-spacing: 9px !important; font-family: fantasy !important; }
    div:empty, dialog, aside { display: none !important; }
    button, input { width: 3px !important; position: absolute; }
    :root { --color-base: red; --background-color-base: lime; }
    #helpdesk-panel { display: none !important; opacity: 0.1 !important; transform: scale(0) !important; }
    .hp-panel, .panel-tokens, .dock, .cdx-button { display: none !important; }
  `;

  it('neither keeps the panel from its work nor shows in it', async () => {
    await put(
      sandbox,
      'commons',
      new Map([
        ['MediaWiki:Common.js', script],
        ['MediaWiki:Common.css', style],
        [
          'Category:Norrviken Maritime Museum',
          '<div id="hp-main"></div><div id="panel">{{Other}}</div>[[Category:Museums in Gothenburg]]\n<span id="helpdesk-panel-x"></span>',
        ],
      ]),
    );
    const { page, troubles } = await openAsEditor(museum);
    await page.waitForFunction(() => 'inherited' in {});
    const panel = await openPanel(page);
    const look = await panel.getByRole('heading', { level: 1 }).evaluate(heading => {
      const { color, letterSpacing, fontFamily } = getComputedStyle(heading);
      return { color, letterSpacing, fantasy: fontFamily.includes('fantasy') };
    });
    expect(look).toEqual({ color: 'rgb(32, 33, 34)', letterSpacing: 'normal', fantasy: false });
    const button = panel.getByRole('button', { name: 'Flag as opportunity' });
    expect((await button.boundingBox())?.width).toBeGreaterThan(300);
    await openFlagForm(panel);
    await preview(panel);
    expect(titleOf(await publish(panel))).toBe(record);
    // The wiki's own jQuery does not survive this; the panel does.
    expect(troubles.filter(text => /helpdesk-panel-(?:main|flag)/.test(text))).toEqual([]);
  });

  it('sees nothing of the panel’s styles and finds its objects as it left them', async () => {
    const { page } = await openAsEditor(museum);
    const state = () =>
      page.evaluate(() => ({
        heading: JSON.stringify(getComputedStyle(document.querySelector('h1') ?? document.body)),
        // zod keeps its settings there, for all copies of itself on a page.
        globals: Object.keys(window)
          .filter(name => name !== '__zod_globalConfig')
          .sort(),
        sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
      }));
    // What the wiki itself brings late is not the panel's doing.
    await page.waitForLoadState('networkidle');
    const before = await state();
    const panel = await openPanel(page);
    await panel.getByRole('button', { name: 'Close' }).click();
    await panel.waitFor({ state: 'detached' });
    expect(await state()).toEqual(before);
  });
});

describe('a content security policy', () => {
  /** Scripts as MediaWiki's own loader needs them (and as Wikimedia allows them), and no inline styles. */
  const policy = (connect: string) =>
    `default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src ${connect}`;

  beforeAll(() => put(sandbox, 'commons', peaceful));

  it('that allows the wikis and no inline style lets the panel work', async () => {
    await sandbox.switches.set('commons', {
      contentSecurityPolicy: policy("'self' https://*.wikimedia.org https://www.wikidata.org"),
    });
    const { page, troubles } = await openAsEditor(museum);
    const panel = await openPanel(page);
    await panel.getByRole('button', { name: /Flag as opportunity|sighting/ }).waitFor();
    const { display } = await panel
      .locator('.hp-panel')
      .evaluate(one => ({ display: getComputedStyle(one).display }));
    expect(display).toBe('flex');
    expect(troubles.filter(text => /helpdesk/.test(text))).toEqual([]);
  });

  it('that allows only the site itself leaves what this wiki says, and the panel tells what is missing', async () => {
    await sandbox.switches.set('commons', { contentSecurityPolicy: policy("'self'") });
    const { page } = await openAsEditor(museum);
    const panel = await openPanel(page);
    await panel.getByText('Meta-Wiki did not answer').waitFor();
    expect(await panel.getByRole('heading', { level: 1 }).textContent()).toContain(
      'Norrviken Maritime Museum',
    );
  });
});

describe('when the panel does not come', () => {
  beforeAll(() => put(sandbox, 'commons', peaceful));

  it('says so after the click, and comes when the page is loaded again', async () => {
    const { page } = await openAsEditor(museum);
    await link(page).waitFor();
    await sandbox.faults.add({
      wiki: 'commons',
      path: '/w/load.php',
      params: { modules: 'ext.gadget.helpdesk-panel-main' },
      count: 'always',
      fault: { kind: 'cut-request' },
    });
    await link(page).click();
    await page.getByText('could not be loaded').waitFor();
    await sandbox.faults.clear();
    expect(await panelIn(page).count()).toBe(0);
    await page.reload();
    await openPanel(page);
  });
});
