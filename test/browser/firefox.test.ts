import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { places } from '../sandbox/world/partners.ts';
import { type OpenedFirefox, openFirefox } from './firefox.ts';
import { historyOnMeta } from './record.ts';

let sandbox: Sandbox;
let firefox: OpenedFirefox;

beforeAll(async () => {
  sandbox = await openSandbox();
  await sandbox.reset();
  firefox = await openFirefox(sandbox, 'editor');
});
afterAll(async () => {
  await firefox?.close();
  await sandbox?.reset();
});

describe('the page and the flag in Firefox', () => {
  it('are the same as in Chromium: facts, form, preview, record on Meta', async () => {
    const address = pageUrl('wikidata', places.craftsMuseum);
    await firefox.openPage(address);
    const panel = await firefox.openPanel(address);
    const press = (name: string) => panel.locator(`::-p-aria([name="${name}"][role="button"])`).click();
    await press('Flag as opportunity');
    await press('Preview');
    await press(`Publish on Meta as ${sandbox.users.editor.name}`);
    await panel.locator('::-p-aria([name="View the record"][role="link"])').wait();
    const title = `Content Partnerships Hub/Helpdesk/Opportunities/${places.craftsMuseum}`;
    const { revisions } = await historyOnMeta(sandbox, title);
    expect(revisions.map(({ user }) => user)).toEqual([sandbox.users.editor.name]);
  });
});
