import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { places } from '../sandbox/world/partners.ts';
import { type BrowserOptions, openChromium } from './chromium.ts';
import { openFlagForm } from './flag-steps.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pictures = 'test/.out/pictures';

interface Look extends BrowserOptions {
  readonly name: string;
  readonly width: number;
}

/** The ways the panel is looked at: each screen in each of them. */
const looks: readonly Look[] = [
  { name: 'light', width: 400 },
  { name: 'dark', width: 400, colorScheme: 'dark' },
  { name: 'arabic', width: 400, locale: 'ar' },
  { name: 'narrow', width: 280 },
];

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
  await sandbox.reset();
  mkdirSync(pictures, { recursive: true });
});
afterAll(() => sandbox.reset());

/** What axe finds wrong, as one line each. */
async function faults(panel: Page): Promise<readonly string[]> {
  // Evaluated through the debugger: the extension's content security policy would refuse a script element.
  await panel.evaluate(axe);
  return panel.evaluate(async () => {
    const { axe: checker } = globalThis as typeof globalThis & {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await checker.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`);
  });
}

/** Nothing stands out at the side: people with narrow panels do not scroll sideways. */
function overflow(panel: Page): Promise<number> {
  return panel.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

describe.each(looks)('the panel, $name', look => {
  it('can be used by everyone on "This page" and in the form of a flag', async () => {
    const browser = await openChromium(sandbox, { ...look, user: 'editor' });
    try {
      const page = await browser.openPage(pageUrl('commons', 'Category:Norrviken Maritime Museum'));
      const panel = await browser.openPanel(page, look.width);
      const start = panel.locator('main button').last();
      await start.waitFor();
      await panel.getByRole('heading', { level: 1 }).waitFor();
      await panel.screenshot({ path: `${pictures}/page-${look.name}.png`, fullPage: true });
      expect(await faults(panel)).toEqual([]);
      expect(await overflow(panel)).toBe(0);

      if (look.locale === undefined) await openFlagForm(panel);
      else await start.click();
      await panel.getByRole('combobox').first().waitFor();
      await panel.screenshot({ path: `${pictures}/flag-${look.name}.png`, fullPage: true });
      expect(await faults(panel)).toEqual([]);
      expect(await overflow(panel)).toBe(0);
      if (look.locale === 'ar') expect(await panel.evaluate(() => document.documentElement.dir)).toBe('rtl');
    } finally {
      await browser.close();
    }
  });
});

/** Screens of asking for help, in the order one comes through them; each is left by the button at the bottom. */
const askScreens = ['partner', 'material', 'why', 'rights', 'you', 'review', 'preview'] as const;

describe.each(looks)('asking for help, $name', look => {
  it('can be done by everyone, from the first question to the request in the panel', async () => {
    await sandbox.reset();
    const browser = await openChromium(sandbox, { ...look, user: 'editor' });
    try {
      const page = await browser.openPage(pageUrl('wikidata', places.craftsMuseum));
      const panel = await browser.openPanel(page, look.width);
      const seen = async (name: string) => {
        await panel.screenshot({ path: `${pictures}/ask-${name}-${look.name}.png`, fullPage: true });
        expect((await faults(panel)).join('\n'), name).toBe('');
        expect(await overflow(panel), name).toBe(0);
      };
      const main = panel.locator('.hp-actions .cdx-button--weight-primary');
      await panel.locator('.hp-actions button').first().click();
      await panel.locator('.hp-need').first().waitFor();
      await seen('need');
      await panel.locator('.hp-need').nth(2).click();
      for (const name of askScreens) {
        if (name === 'preview') await panel.locator('article.hp-card').waitFor();
        else await panel.locator('.hp-step[aria-current="step"]').waitFor();
        if (name === 'material') await panel.locator('textarea').first().fill('Scans of 4,000 photographs');
        await seen(name);
        await main.click();
      }
      await panel.locator('.hp-public').waitFor();
      await seen('result');
      await panel.locator('.hp-actions button').first().click();
      await panel.locator('.hp-boxbars').first().waitFor();
      await seen('open');
      await panel.locator('.hp-screen__head button').first().click();
      await panel.getByRole('tab').nth(1).click();
      await panel.locator('.hp-cards li').first().waitFor();
      await seen('mine');
    } finally {
      await browser.close();
    }
  });
});

describe('the keyboard', () => {
  it('is enough to flag a partner', async () => {
    const browser = await openChromium(sandbox, { user: 'editor' });
    try {
      const page = await browser.openPage(pageUrl('wikidata', places.craftsMuseum));
      const panel = await browser.openPanel(page);
      await panel.getByRole('button', { name: 'Flag as opportunity' }).waitFor();
      const press = async (name: RegExp) => {
        for (let steps = 0; steps < 80; steps += 1) {
          await panel.keyboard.press('Tab');
          const focused = await panel.evaluate(() => document.activeElement?.textContent ?? '');
          if (name.test(focused)) {
            await panel.keyboard.press('Enter');
            return;
          }
        }
        throw new Error(`Tab never reached ${name}`);
      };
      await press(/^Flag as opportunity$/);
      await panel.getByRole('heading', { name: 'Flag an opportunity' }).waitFor();
      await press(/^Preview$/);
      await panel.getByRole('button', { name: /^Publish on Meta as / }).waitFor();
      await press(/^Publish on Meta as /);
      await panel.getByRole('link', { name: 'View the record' }).waitFor();
    } finally {
      await browser.close();
    }
  });
});
