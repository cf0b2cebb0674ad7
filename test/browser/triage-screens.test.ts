import { mkdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { fillDesk, openDesk, screens } from './desk-steps.ts';
import { faults, overflow } from './follow-stage.ts';
import { freshOnce } from './stage.ts';

/** Reports, committee and groups looked at, by people and by axe. */
const pictures = 'test/.out/pictures';

beforeAll(() => {
  mkdirSync(pictures, { recursive: true });
});
freshOnce(fillDesk);

describe.each([
  { name: 'light', width: 400 },
  { name: 'dark', width: 400, colorScheme: 'dark' },
  { name: 'arabic', width: 400, locale: 'ar' },
  { name: 'narrow', width: 280 },
  { name: 'wide', width: 1200 },
] as const)('the screens, $name', look => {
  it.each(screens)('of %s can be used by everyone', async name => {
    const panel = await openDesk(name, look, look.width);
    await panel.waitForLoadState('networkidle');
    const shot = async (step: string) => {
      await panel.setViewportSize({ width: look.width, height: 800 });
      const more = await panel.evaluate(() => {
        const main = document.querySelector('.hp-main');
        return main === null ? 0 : main.scrollHeight - main.clientHeight;
      });
      await panel.setViewportSize({ width: look.width, height: Math.min(800 + more, 6000) });
      await panel.screenshot({ path: `${pictures}/triage-${step}-${look.name}.png` });
      expect(await faults(panel)).toEqual([]);
      expect(await overflow(panel)).toBe(0);
    };
    await shot(name);
    if (name === 'Committee') {
      for (const details of await panel.locator('.hp-screen details summary').all()) await details.click();
      await panel.locator('.hp-publish button').first().click();
      await panel.locator('.hp-publish details').first().waitFor();
      await shot(`${name}-preview`);
    }
    if (name === 'Groups') {
      await panel.locator('.hp-groups .hp-buttons button').first().click();
      await panel.locator('.hp-groups__form').waitFor();
      await shot(`${name}-edit`);
    }
  });
});
