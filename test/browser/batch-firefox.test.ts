import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { places } from '../sandbox/world/partners.ts';
import { makeItems } from '../wiki/batch-stage.ts';
import { personAt } from '../wiki/outcome-stage.ts';
import { historyOf } from './batch-steps.ts';
import { type OpenedFirefox, openFirefox } from './firefox.ts';

let sandbox: Sandbox;
let firefox: OpenedFirefox;
let downloads: string;

beforeAll(async () => {
  sandbox = await openSandbox();
  await sandbox.reset();
  downloads = mkdtempSync(join(tmpdir(), 'helpdesk-downloads-'));
  firefox = await openFirefox(sandbox, 'editor', downloads);
});
afterAll(async () => {
  await firefox?.close();
  rmSync(downloads, { recursive: true, force: true });
  await sandbox?.reset();
});

/** What assistive technology finds by role and name. */
const by = (panel: Page, role: string, name: string) =>
  panel.locator(`::-p-aria([name="${name}"][role="${role}"])`).setTimeout(40_000);
const press = (panel: Page, name: string) => by(panel, 'button', name).click();

/** Waits until the panel says something. */
const says = (panel: Page, words: RegExp) =>
  expect.poll(() => panel.evaluate(() => document.body.textContent), { timeout: 60_000 }).toMatch(words);

const contributions = z.object({
  query: z.object({ usercontribs: z.array(z.object({ title: z.string() })) }),
});

describe('a batch in Firefox', () => {
  it('goes from paste over a closed panel and the report to undo, each edit once', async () => {
    const gardener = await personAt(sandbox, 'wikidata', 'seeder');
    const ids = await makeItems(gardener.client, 20, 'Lamp');
    /** How often the editor has edited each of them: one question, as it is asked often. */
    const made = async () => {
      const { query } = contributions.parse(
        await gardener.client.get({
          action: 'query',
          list: ['usercontribs'],
          ucuser: sandbox.users.editor.name,
          ucprop: ['title'],
          uclimit: 100,
        }),
      );
      return ids.map(id => query.usercontribs.filter(({ title }) => title.endsWith(id)).length);
    };
    const sum = async () => (await made()).reduce((all, one) => all + one, 0);
    const contents = () =>
      Promise.all(ids.map(async id => (await historyOf(sandbox, 'wikidata', id))[0]?.sha1));
    const before = await contents();
    await sandbox.faults.add({
      wiki: 'wikidata',
      action: 'wbeditentity',
      count: 'always',
      // Slow enough that the batch is still at work when a busy machine has opened the panel again.
      fault: { kind: 'delay', ms: 2_500 },
    });

    const address = pageUrl('wikidata', places.craftsMuseum);
    await firefox.openPage(address);
    const first = await firefox.openPanel(address);
    await by(first, 'tab', 'Batches').click();
    await by(first, 'textbox', 'Paste or drop anything').fill(ids.map(id => `${id}\tLsw\t"Taa"`).join('\n'));
    await press(first, 'Show what would change');
    await by(first, 'textbox', 'Summary').fill('Lamps in Firefox');
    expect(await sum()).toBe(0);
    await press(first, 'Make 20 edits');
    await expect.poll(sum, { timeout: 60_000 }).toBeGreaterThan(2);

    await first.close();
    const left = await sum();
    await expect.poll(sum, { timeout: 60_000 }).toBeGreaterThan(left + 1);
    const panel = await firefox.openPanel(address);
    await panel.locator('::-p-text(/20 ▶)').setTimeout(40_000).click();
    await says(panel, /running · /);
    await sandbox.faults.clear();
    await says(panel, /finished · 20 done/);
    expect(await made()).toEqual(ids.map(() => 1));

    expect(await report(panel)).toMatch(/saved/);
    await press(panel, 'Undo…');
    await press(panel, 'Take 20 edits back');
    await says(panel, /finished · 20 done/);
    expect(await made()).toEqual(ids.map(() => 2));
    expect(await contents()).toEqual(before);
  }, 180_000);
});

/** The report as Firefox saves it. */
async function report(panel: Page): Promise<string> {
  await press(panel, 'Report');
  const saved = () => readdirSync(downloads).filter(name => name.endsWith('.csv'));
  // Firefox makes an empty file first, and puts the whole one in its place.
  const text = () => saved().map(name => readFileSync(join(downloads, name), 'utf8'))[0] ?? '';
  await expect.poll(text, { timeout: 20_000 }).not.toBe('');
  return text();
}
