import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { configPage } from '../../lib/desk/config.ts';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { places } from '../sandbox/world/partners.ts';
import { makeItems } from '../wiki/batch-stage.ts';
import { personAt } from '../wiki/outcome-stage.ts';
import { batchStage } from './batch-stage.ts';
import { finished, openBatches, paste, row, showChanges, start } from './batch-steps.ts';

const stage = batchStage();

/** Makes a file of `rows` rows (`#` in `row` is its number) in the browser, where a million rows are quickly made; gives what drops it. */
async function carry(panel: Page, name: string, header: string, row: string, rows = 1_000_000) {
  const area = panel.locator('.hp-drop');
  await area.evaluate(
    (_, [file, first, source, count]) => {
      const lines: string[] = first === '' ? [] : [first];
      const parts = source.split('#');
      for (let index = 0; index < count; index++) lines.push(parts.join(String(index + 1)));
      Object.assign(globalThis, { carried: new File([lines.join('\n')], file, { type: 'text/plain' }) });
    },
    [name, header, row, rows] as const,
  );
  return () =>
    area.evaluate(element => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(Reflect.get(globalThis, 'carried'));
      element.dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer }));
    });
}

/**
 * That the panel draws and takes clicks while something is done: no frame is missing for longer than so many times what a small fixed
 * piece of work takes at that moment (some 20 ms on a machine at rest). Seconds alone would only tell how busy the machine is.
 */
async function staysQuick(panel: Page, work: () => Promise<void>): Promise<void> {
  await panel.evaluate(() => {
    const text = JSON.stringify(Array.from({ length: 60_000 }, (_, at) => ({ at, name: `number ${at}` })));
    const measure = () => {
      const start = performance.now();
      JSON.parse(text);
      return performance.now() - start;
    };
    const kept = { last: performance.now(), longest: 0, measure };
    Object.assign(globalThis, { kept });
    const tick = () => {
      const now = performance.now();
      kept.longest = Math.max(kept.longest, now - kept.last);
      kept.last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await work();
  const [longest, unit] = await panel.evaluate(() => {
    const kept = Reflect.get(globalThis, 'kept');
    const times = Array.from({ length: 7 }, kept.measure).sort((a, b) => Number(a) - Number(b));
    return [Number(kept.longest), Number(times[3])];
  });
  console.log(`longest pause ${Math.round(longest ?? 0)} ms, unit ${Math.round(unit ?? 0)} ms`);
  expect(longest).toBeLessThan(Math.max(1000, 100 * (unit ?? 0)));
}

describe('hostile input', () => {
  it('says of each line what is wrong, and sends only the good ones', async () => {
    const { panel } = await stage.panelBeside(pageUrl('wikidata', places.craftsMuseum));
    await openBatches(panel);
    await paste(
      panel,
      [
        `Q999999999\tP217\t"A"`,
        `${places.deleted}\tP217\t"B"`,
        `${places.redirected}\tP217\t"C"`,
        `${places.townLibrary}\tP31\t"a text"`,
        `${places.agency}\tDsv\t"till\u202Ebaka"`,
        `${places.wetland}\tP99999999\t"D"`,
      ].join('\n'),
    );
    await panel.getByText(/invisible character that turns the direction/).waitFor();
    await showChanges(panel);
    await row(panel, /^This item or page does not exist/).waitFor();
    await row(panel, /^This item was merged into another one/).waitFor();
    await row(panel, /^The property takes another kind of value/).waitFor();
    await row(panel, /^This property does not exist/).waitFor();
    await panel.getByRole('button', { name: 'not possible 4' }).click();
    await expect(panel.getByRole('list', { name: 'Edits' }).getByRole('listitem').count()).resolves.toBe(4);
    await start(panel, 'What is left');
    await finished(panel);
    expect(await stage.editsBy(places.townLibrary)).toHaveLength(0);
  });

  it('reads a file of a million commands without holding up the panel, and hands it over', {
    timeout: 120_000,
  }, async () => {
    const { panel } = await stage.panelBeside(pageUrl('wikidata', places.craftsMuseum));
    await openBatches(panel);
    const drop = await carry(panel, 'million.txt', '', 'Q#\tP31\tQ5');
    await staysQuick(panel, async () => {
      await drop();
      await panel.getByText(/^Only the first 100,000 lines were read/).waitFor({ timeout: 30_000 });
      await panel.getByRole('button', { name: 'Show what would change' }).click();
      await panel.getByRole('heading', { name: 'Too large for here' }).waitFor();
    });
    await panel.getByRole('button', { name: 'Save a file for QuickStatements' }).waitFor();
  });

  it('reads a dropped table of a million rows in slices, up to the hand-off', {
    timeout: 120_000,
  }, async () => {
    const { panel } = await stage.panelBeside(pageUrl('wikidata', places.craftsMuseum));
    await openBatches(panel);
    const drop = await carry(panel, 'million.csv', 'item;P217;P571', 'Q#;"NMM #";1902');
    await staysQuick(panel, async () => {
      await drop();
      await panel.getByRole('combobox', { name: 'This looks like' }).selectOption('table');
      await panel.getByRole('button', { name: 'Say what the columns are' }).click();
      await panel.getByText('100,000 rows, 3 columns').waitFor({ timeout: 60_000 });
      await panel.getByText(/^Only the first 100,000 lines were read/).waitFor();
      await showChanges(panel);
      await panel.getByRole('heading', { name: 'Too large for here' }).waitFor({ timeout: 60_000 });
    });
    const saved = panel.waitForEvent('download');
    await panel.getByRole('button', { name: 'Save a table for OpenRefine' }).click();
    expect((await saved).suggestedFilename()).toBe('commands.csv');
  });

  it('takes the first rows of a table whose rows would all have to be looked up, and says so', async () => {
    const { panel } = await stage.panelBeside(pageUrl('wikidata', places.craftsMuseum));
    await openBatches(panel);
    const drop = await carry(panel, 'files.csv', 'file;inventory number', 'Photo #.jpg;NMM #', 1200);
    await drop();
    await panel.getByRole('combobox', { name: 'This looks like' }).selectOption('table');
    await panel.getByRole('button', { name: 'Say what the columns are' }).click();
    await panel.getByText('1,200 rows, 2 columns').waitFor();
    await panel.getByText(/^Only the first 500 rows go on here/).waitFor();
    const mark = await stage.sandbox.requests.mark();
    await showChanges(panel);
    await panel.getByText('0 lines can be read.').waitFor({ timeout: 30_000 });
    const asked = (await stage.sandbox.requests.since(mark)).length;
    expect(asked).toBeLessThanOrEqual(500 / 50 + 2);
  });
});

describe('a preview of ten thousand edits', () => {
  it('shows soon, draws a few rows only, and is quick to filter and to untick', {
    timeout: 180_000,
  }, async () => {
    const admin = await personAt(stage.sandbox, 'meta', 'admin');
    const limits = { smallBatch: 5000, trialAbove: 50, trialEdits: 5 };
    await admin.client.post({
      action: 'edit',
      title: configPage,
      text: JSON.stringify({ limits }),
      summary: 'large batches',
    });
    const gardener = await personAt(stage.sandbox, 'wikidata', 'seeder');
    const ids = await makeItems(gardener.client, 20, 'Much');
    const { panel } = await stage.panelBeside(pageUrl('wikidata', places.craftsMuseum));
    await openBatches(panel);
    // One row each; nearly all of these are not there, which is as much to show.
    const first = ids.map(id => `${id}\tP217\t"NMM"`).join('\n');
    const more = Array.from(
      { length: 10_000 - ids.length },
      (_, at) => `Q${800_000_000 + at}\tP217\t"NMM ${at}"`,
    );
    await (await carry(panel, 'much.txt', `${first}\n${more.join('\n')}`, '', 0))();
    await panel.getByText('10,000 lines can be read.').waitFor();
    await showChanges(panel);
    const list = panel.getByRole('list', { name: 'Edits' });
    await panel.getByRole('progressbar').waitFor({ state: 'detached', timeout: 120_000 });
    await list.getByRole('listitem').first().waitFor({ timeout: 30_000 });
    const drawn = () => list.getByRole('listitem').count();
    expect(await drawn()).toBeLessThan(60);
    await expect(list.getByRole('listitem').first().getAttribute('aria-setsize')).resolves.toBe('10000');
    await staysQuick(panel, async () => {
      await panel.getByRole('checkbox', { name: `Send the edit of ${ids[0]}` }).uncheck();
      await panel.getByRole('button', { name: 'Make 19 edits' }).waitFor();
      await panel.getByRole('button', { name: /^not possible 9,980$/ }).click();
      await panel.locator('.hp-main').evaluate(area => area.scrollTo(0, area.scrollHeight));
      await expect.poll(() => list.locator('[aria-posinset="9980"]').count()).toBe(1);
    });
    expect(await drawn()).toBeLessThan(60);
  });
});
