import { mkdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { fillBoard, openBoard } from './board-steps.ts';
import type { BrowserOptions } from './chromium.ts';
import { faults, overflow } from './follow-stage.ts';
import { besidePage, freshOnce } from './stage.ts';

/** The board looked at in every way it is used, by eye (pictures) and by axe. */
const pictures = 'test/.out/pictures';

beforeAll(() => {
  mkdirSync(pictures, { recursive: true });
});
freshOnce(fresh => fillBoard(fresh, 36, 24));

interface Look extends BrowserOptions {
  readonly name: string;
  readonly width: number;
}

const looks: readonly Look[] = [
  { name: 'light', width: 400 },
  { name: 'narrow', width: 280 },
  { name: 'dark', width: 400, colorScheme: 'dark' },
  { name: 'arabic', width: 400, locale: 'ar' },
  { name: 'wide', width: 1300 },
  { name: 'wide-dark', width: 1300, colorScheme: 'dark' },
  { name: 'wide-arabic', width: 1300, locale: 'ar' },
];

describe.each(looks)('the board, $name', look => {
  it('can be used by everyone: list, columns, filters, record, selection and keys', async () => {
    const { panel } = await besidePage(pageUrl('meta', 'Content Partnerships Hub'), {
      user: 'staff',
      ...look,
    });
    await openBoard(panel);
    const seen = async (name: string) => {
      await panel.screenshot({ path: `${pictures}/board-${name}-${look.name}.png` });
      expect((await faults(panel)).join('\n'), name).toBe('');
      expect(await overflow(panel), name).toBe(0);
      // The parts of the board scroll, the panel around them does not.
      expect(await panel.evaluate(() => document.querySelector('.hp-main')?.scrollTop), name).toBe(0);
    };
    await seen('list');
    await panel.locator('.hp-toolbar__layout button').nth(1).click();
    await panel.locator('.hp-stagecolumn').first().waitFor();
    await seen('columns');
    await panel.locator('.hp-toolbar__layout button').nth(0).click();
    if (look.width < 900) {
      await panel.locator('.hp-toolbar__row > button').first().click();
      await panel.locator('.hp-views li').first().waitFor();
      await panel.locator('.hp-filterpane .hp-skeleton').waitFor({ state: 'detached' });
      await seen('filters');
      await panel.locator('.hp-filterpane .hp-actions button').click();
    }
    await panel.locator('.hp-boardrow__name').nth(1).click();
    await panel.locator('.hp-onerecord h2').waitFor();
    await panel.waitForLoadState('networkidle');
    await seen('record');
    await panel.keyboard.press('Escape');
    await panel.keyboard.press('x');
    await panel.locator('.hp-boardselection').waitFor();
    await seen('selection');
    await panel.keyboard.press('?');
    await panel.locator('.hp-keys').waitFor();
    await seen('keys');
    if (look.locale === 'ar') expect(await panel.evaluate(() => document.documentElement.dir)).toBe('rtl');
  });
});
