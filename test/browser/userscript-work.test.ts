import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { places } from '../sandbox/world/partners.ts';
import { makeItems } from '../wiki/batch-stage.ts';
import { personAt } from '../wiki/outcome-stage.ts';
import { askFor, description, previewRequest, publishRequest } from './ask-steps.ts';
import { finished, historyOf, openBatches, paste, showChanges, start } from './batch-steps.ts';
import { fillBoard, openBoard } from './board-steps.ts';
import { requestAt } from './follow-stage.ts';
import { titleOf } from './record.ts';
import { openPanel, openReader, panelIn, plantGadget, prefer, type Reader } from './userscript-stage.ts';

/** What people come for, from inside a wiki page: asking for help, a batch of edits, the board. */
let sandbox: Sandbox;
let reader: Reader | undefined;

beforeAll(async () => {
  sandbox = await openSandbox();
  await sandbox.reset();
  await plantGadget(sandbox, 'editor');
});
afterEach(async () => {
  await sandbox.faults.clear();
  await reader?.close();
  reader = undefined;
});
afterAll(() => sandbox.reset());

describe('asking for help from a page', () => {
  it('publishes the request on Meta from another wiki, in the person’s name', async () => {
    reader = await openReader(sandbox, { user: 'editor' });
    const page = await reader.openPage(pageUrl('wikidata', places.craftsMuseum));
    const panel = await openPanel(page);
    await askFor(panel, 'A small question');
    await description(panel).fill('Which template tells that a file came from a museum?');
    // What was typed is there again after the page was loaded anew.
    await page.waitForTimeout(1500);
    await page.reload();
    await panel.getByRole('button', { name: '1 draft' }).click();
    await panel.getByRole('button', { name: 'Continue the draft' }).click();
    await expect.poll(() => description(panel).inputValue()).toMatch(/^Which template/);
    await previewRequest(panel);
    const request = await requestAt(sandbox, titleOf(await publishRequest(panel)));
    expect(request).toMatchObject({ size: 'question', requester: sandbox.users.editor.name });
    expect(reader.troubles).toEqual([]);
  });
});

describe('a batch in the pages of a wiki', () => {
  it('asks before its page is left, goes on after a reload and in another tab, and makes each edit once', async () => {
    const gardener = await personAt(sandbox, 'wikidata', 'seeder');
    const ids = await makeItems(gardener.client, 20, 'Lamp');
    await sandbox.faults.add({
      wiki: 'wikidata',
      action: 'wbeditentity',
      count: 'always',
      fault: { kind: 'delay', ms: 1200 },
    });
    const made = async () => {
      const own = async (id: string) =>
        (await historyOf(sandbox, 'wikidata', id)).filter(({ user }) => user === sandbox.users.editor.name);
      return (await Promise.all(ids.map(own))).map(all => all.length);
    };
    const sum = async () => (await made()).reduce((all, one) => all + one, 0);

    reader = await openReader(sandbox, { user: 'editor' });
    const address = pageUrl('wikidata', places.craftsMuseum);
    const one = await reader.openPage(address);
    const panel = await openPanel(one);
    await openBatches(panel);
    await paste(panel, ids.map(id => `${id}\tLsw\t"Taa"`).join('\n'));
    await showChanges(panel);
    await start(panel, 'Lamps from a page');
    await panel.getByText('It runs in this page of the wiki').waitFor();
    await expect.poll(sum, { timeout: 30_000 }).toBeGreaterThan(2);

    expect(await reloaded(one)).toEqual(['beforeunload']);
    const running = /^batch \d+\/20 ▶$/;
    await panelIn(one).getByRole('button', { name: running }).waitFor({ timeout: 30_000 });
    const before = await sum();
    await expect.poll(sum, { timeout: 30_000 }).toBeGreaterThan(before + 1);

    // The panel opens by itself: it was open on the page before.
    const two = await reader.openPage(address);
    await panelIn(two).getByRole('button', { name: running }).click({ timeout: 30_000 });
    await panelIn(two)
      .getByText(/^running · /)
      .waitFor();
    expect(await sum()).toBeLessThan(20);
    await one.close();
    await sandbox.faults.clear();
    await finished(panelIn(two));
    expect(await made()).toEqual(ids.map(() => 1));
    // Nothing runs any more: the page is left without a question.
    expect(await reloaded(two)).toEqual([]);
    expect(reader.troubles).toEqual([]);
  }, 180_000);
});

describe('the board in a page', () => {
  it('is there for those who have a part in the Helpdesk', async () => {
    await fillBoard(sandbox, 6, 3);
    await prefer(sandbox, 'commons', 'staff', { 'gadget-helpdesk-panel': '1' });
    reader = await openReader(sandbox, { user: 'staff' });
    const page = await reader.openPage(pageUrl('commons', 'Category:Norrviken Maritime Museum'));
    const panel = await openPanel(page);
    await openBoard(panel);
    expect(await panel.locator('.hp-boardrow').count()).toBeGreaterThan(5);
    expect(reader.troubles).toEqual([]);
  });
});

/** Loads a page again and goes along with whatever the browser asks; gives the kinds of its questions. */
async function reloaded(page: Page): Promise<readonly string[]> {
  const asked: string[] = [];
  page.on('dialog', dialog => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await page.reload();
  page.removeAllListeners('dialog');
  return asked;
}
