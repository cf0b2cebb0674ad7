import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { places } from '../sandbox/world/partners.ts';
import { type BrowserOptions, openChromium } from './chromium.ts';
import { faults, overflow } from './follow-stage.ts';

const pictures = 'test/.out/pictures';

interface Look extends BrowserOptions {
  readonly name: string;
  readonly width: number;
}

const looks: readonly Look[] = [
  { name: 'light', width: 400 },
  { name: 'dark', width: 400, colorScheme: 'dark' },
  { name: 'arabic', width: 400, locale: 'ar' },
  { name: 'narrow', width: 280 },
];

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
  mkdirSync(pictures, { recursive: true });
});
afterAll(() => sandbox.reset());

/** A picture of all there is on a screen; nothing that keeps somebody out, and nothing that stands out at the side. */
async function seen(panel: Page, name: string, look: Look): Promise<void> {
  const { width, height } = panel.viewportSize() ?? { width: look.width, height: 800 };
  const more = await panel.evaluate(() => {
    const main = document.querySelector('.hp-main');
    return main === null ? 0 : main.scrollHeight - main.clientHeight;
  });
  await panel.setViewportSize({ width, height: Math.min(2400, height + more) });
  await panel.screenshot({ path: `${pictures}/batch-${name}-${look.name}.png` });
  await panel.setViewportSize({ width, height });
  expect((await faults(panel)).join('\n'), name).toBe('');
  expect(await overflow(panel), name).toBe(0);
}

/** Every language and direction: found by what things are, and not by their words. */
describe.each(looks)('batches, $name', look => {
  it('can be used by everyone, from the first paste to Undo', { timeout: 150_000 }, async () => {
    await sandbox.reset();
    const browser = await openChromium(sandbox, { ...look, user: 'editor' });
    try {
      const page = await browser.openPage(pageUrl('wikidata', places.craftsMuseum));
      const panel = await browser.openPanel(page, look.width);
      const main = panel.locator('.hp-actions .cdx-button--weight-primary');
      const field = panel.locator('textarea.hp-input');
      await panel.getByRole('tab').nth(2).click();
      await field.fill(
        [
          `${places.craftsMuseum}\tLsv\t"Hantverksmuseet"`,
          `${places.craftsMuseum}\tP217\t"A 17"\tP580\t+1967-01-17T00:00:00Z/11`,
          `${places.deleted}\tP217\t"B"`,
          'CREATE',
          'LAST\tLen\t"Kiln of the lab"',
          'no command at all',
        ].join('\n'),
      );
      await panel.locator('.hp-recognised').waitFor();
      await seen(panel, 'recognised', look);
      await main.click();
      await panel.locator('.hp-virtual li').first().waitFor();
      await panel.locator('.hp-virtual li button[aria-expanded]').first().click();
      await seen(panel, 'preview', look);
      await panel.locator('.hp-preview__foot input[type=text]').first().fill('A look');
      await main.click();
      const undo = panel.locator('.hp-actions .cdx-button--action-destructive');
      await undo.waitFor({ timeout: 30_000 });
      await seen(panel, 'run', look);
      await undo.click();
      await panel.locator('.hp-preview__foot .cdx-message--warning').waitFor();
      await seen(panel, 'undo', look);
      await panel.locator('.hp-screen__head button').click();
      await panel.locator('.hp-screen__head button').click();

      const rows = Array.from({ length: 1200 }, (_, at) => `Photo ${at}.jpg;NMM ${at};Norrviken`);
      await field.fill(['file;inventory number;collection', ...rows].join('\n'));
      await panel.locator('.hp-recognised select').selectOption('table');
      await main.click();
      await panel.locator('.hp-form .cdx-message--warning').waitFor();
      await seen(panel, 'table', look);
      if (look.locale === 'ar') expect(await panel.evaluate(() => document.documentElement.dir)).toBe('rtl');
    } finally {
      await browser.close();
    }
  });
});
