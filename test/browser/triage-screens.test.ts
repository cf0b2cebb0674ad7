import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { type BrowserOptions, type OpenedChromium, openChromium } from './chromium.ts';
import { type DeskScreen, fillDesk, openDesk, screens } from './desk-steps.ts';
import { faults, overflow } from './follow-stage.ts';

/** Reports, committee and groups looked at, by people and by axe. */
const pictures = 'test/.out/pictures';

let sandbox: Sandbox;
let browser: OpenedChromium | undefined;

beforeAll(async () => {
  sandbox = await openSandbox();
  await sandbox.reset();
  await fillDesk(sandbox);
  mkdirSync(pictures, { recursive: true });
}, 300_000);
afterEach(async () => {
  await sandbox.faults.clear();
  await browser?.close();
  browser = undefined;
});
afterAll(() => sandbox.reset());

async function opened(name: DeskScreen, options: BrowserOptions = {}, width = 400): Promise<Page> {
  browser = await openChromium(sandbox, { user: 'staff', ...options });
  return openDesk(browser, name, width);
}

describe.each([
  { name: 'light', width: 400 },
  { name: 'dark', width: 400, colorScheme: 'dark' },
  { name: 'arabic', width: 400, locale: 'ar' },
  { name: 'narrow', width: 280 },
  { name: 'wide', width: 1200 },
] as const)('the screens, $name', look => {
  it.each(screens)('of %s can be used by everyone', async name => {
    const panel = await opened(name, look, look.width);
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
