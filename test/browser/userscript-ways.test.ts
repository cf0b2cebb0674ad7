import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { pageLoader } from '../../userscript/build/build.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { type OpenedChromium, openChromium } from './chromium.ts';
import { openFlagForm } from './flag-steps.ts';
import {
  builtUserscript,
  link,
  openPanel,
  openReader,
  panelIn,
  plantGadget,
  prefer,
  put,
  type Reader,
} from './userscript-stage.ts';

/** The other ways to the same panel: a page for mw.loader.load, a userscript manager, and together with the extension. */
const museum = pageUrl('commons', 'Category:Norrviken Maritime Museum');

let sandbox: Sandbox;
let reader: Reader | undefined;
let chromium: OpenedChromium | undefined;

beforeAll(async () => {
  sandbox = await openSandbox();
  await sandbox.reset();
  await plantGadget(sandbox, 'editor');
});
afterEach(async () => {
  await reader?.close();
  await chromium?.close();
  reader = undefined;
  chromium = undefined;
});
afterAll(() => sandbox.reset());

describe('mw.loader.load from somebody’s common.js', () => {
  it('brings the panel from Meta to a wiki that has no gadget of it', async () => {
    const address = pageUrl('meta', pageLoader, { action: 'raw', ctype: 'text/javascript' });
    const common = `User:${sandbox.users.secondEditor.name}/common.js`;
    const definition = 'MediaWiki:Gadgets-definition';
    await put(
      sandbox,
      'commons',
      new Map([
        [common, `mw.loader.load( '${address}' );`],
        [definition, ''],
      ]),
    );
    reader = await openReader(sandbox, { user: 'secondEditor' });
    const page = await reader.openPage(museum);
    const loaded: string[] = [];
    page.on('request', request => {
      const { host, pathname, searchParams } = new URL(request.url());
      const modules = searchParams.get('modules') ?? '';
      if (pathname === '/w/load.php' && modules.includes('helpdesk')) loaded.push(`${host} ${modules}`);
    });
    const panel = await openPanel(page);
    await openFlagForm(panel);
    expect(reader.troubles).toEqual([]);
    expect(loaded[0]).toBe('meta.wikimedia.org ext.gadget.helpdesk-panel-main');
    expect(loaded.slice(1).join()).toMatch(/^meta\.wikimedia\.org .*helpdesk-panel-flag/);
    await put(sandbox, 'commons', new Map([[definition, (await builtUserscript()).definition.join('\n')]]));
  });
});

describe('the file for userscript managers', () => {
  const runOn = async (address: string, somebody?: Reader) => {
    reader = somebody ?? (await openReader(sandbox, { user: 'secondEditor' }));
    await reader.context.addInitScript({
      content: `addEventListener( 'DOMContentLoaded', () => { ${(await builtUserscript()).userscript}\n} );`,
    });
    return { page: await reader.openPage(address), troubles: reader.troubles };
  };

  it('brings the panel to a page that knows nothing of it', async () => {
    const { page, troubles } = await runOn(pageUrl('wikidata', 'Wikidata:Main Page'));
    const panel = await openPanel(page);
    await panel.getByRole('button', { name: 'Close' }).click();
    expect(troubles.filter(text => !/404/.test(text))).toEqual([]);
  });

  it('brings it also while the wiki’s own modules are still on their way', async () => {
    reader = await openReader(sandbox, { user: 'secondEditor' });
    let held = 0;
    await reader.context.route(/load\.php\?.*modules=jquery/, async route => {
      held += 1;
      await new Promise(resolve => setTimeout(resolve, 1000));
      await route.continue();
    });
    const { page, troubles } = await runOn(pageUrl('wikidata', 'Wikidata:Main Page'), reader);
    await openPanel(page);
    expect(held).toBeGreaterThan(0);
    expect(troubles.filter(text => !/404/.test(text))).toEqual([]);
  });

  it('stays away in safe mode, asked for by address or by preference', async () => {
    const { page } = await runOn(pageUrl('commons', 'Category:Museums in Gothenburg', { safemode: '1' }));
    await page.waitForLoadState('networkidle');
    expect(await link(page).count()).toBe(0);
    await prefer(sandbox, 'commons', 'secondEditor', { forcesafemode: '1' });
    await page.goto(museum);
    await page.waitForLoadState('networkidle');
    expect(await link(page).count()).toBe(0);
    await prefer(sandbox, 'commons', 'secondEditor', { forcesafemode: '0' });
  });

  it('adds no second link beside the gadget', async () => {
    reader = await openReader(sandbox, { user: 'editor' });
    await reader.context.addInitScript({
      content: `addEventListener( 'DOMContentLoaded', () => { ${(await builtUserscript()).userscript}\n} );`,
    });
    const page = await reader.openPage(museum);
    await openPanel(page);
    expect(await link(page).count()).toBe(1);
    expect(await panelIn(page).count()).toBe(1);
  });
});

describe('together with the extension', () => {
  it('opens the extension’s panel by the link, and none inside the page', async () => {
    chromium = await openChromium(sandbox, { user: 'editor' });
    const page = await chromium.openPage(museum);
    await link(page).click();
    const outcome = page.getByText('You have the browser extension');
    await expect
      .poll(async () => (await chromium?.hasSidePanel()) === true || (await outcome.count()) > 0, {
        timeout: 10_000,
      })
      .toBe(true);
    expect(await panelIn(page).count()).toBe(0);
  });

  it('stays closed on the next page although it was open before the extension came', async () => {
    chromium = await openChromium(sandbox, { user: 'editor' });
    const page = await chromium.openPage(museum);
    await page.evaluate(() => localStorage.setItem('helpdesk-panel-open', '1'));
    await page.reload();
    await link(page).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await panelIn(page).count()).toBe(0);
  });
});
