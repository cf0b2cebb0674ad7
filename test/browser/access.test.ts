import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { places } from '../sandbox/world/partners.ts';
import { type BrowserOptions, type OpenedChromium, openChromium } from './chromium.ts';
import { openFlagForm } from './flag-steps.ts';
import { faults, overflow } from './follow-stage.ts';

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

describe.each(looks)('the panel, $name', look => {
  it('can be used by everyone on "This page" and in the form of a flag', async () => {
    const browser = await openChromium(sandbox, { ...look, user: 'editor' });
    try {
      const page = await browser.openPage(pageUrl('commons', 'Category:Norrviken Maritime Museum'));
      const panel = await browser.openPanel(page, look.width);
      const start = panel.locator('.hp-actions .cdx-button--weight-primary');
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

      const seen = watcher(panel, look);
      const main = panel.locator('.hp-actions .cdx-button--weight-primary');
      await seen('flag');
      await main.click();
      await panel.locator('article.hp-card').waitFor();
      await seen('flag-preview');
      await sandbox.switches.set('meta', { readOnly: 'Moving to another data centre' });
      await main.click();
      await panel.locator('.cdx-message--error').waitFor();
      await seen('flag-not-saved');
      await sandbox.switches.reset();
      await main.click();
      await panel.locator('.cdx-message--success').waitFor();
      await seen('flag-result');
    } finally {
      await sandbox.reset();
      await browser.close();
    }
  });
});

/** Where the screens of a request are looked at: their pictures, what axe says of them, whether they stand out at the side. */
function watcher(panel: Page, look: Look) {
  return async (name: string) => {
    await panel.waitForLoadState('networkidle');
    const { width, height } = panel.viewportSize() ?? { width: look.width, height: 800 };
    // High enough to show all there is.
    const more = await panel.evaluate(() => {
      const main = document.querySelector('.hp-main');
      return main === null ? 0 : main.scrollHeight - main.clientHeight;
    });
    await panel.setViewportSize({ width, height: height + more });
    await panel.screenshot({ path: `${pictures}/${name}-${look.name}.png` });
    await panel.setViewportSize({ width, height });
    expect((await faults(panel)).join('\n'), name).toBe('');
    expect(await overflow(panel), name).toBe(0);
  };
}

/** Steps of asking for help, in the order one comes through them; each is left by the button at the bottom. */
const askSteps = ['partner', 'material', 'why', 'rights', 'you', 'review'] as const;

describe.each(looks)('asking for help, $name', look => {
  let browser: OpenedChromium;
  let page: Page;
  let panel: Page;
  let seen: (name: string) => Promise<void>;
  const main = () => panel.locator('.hp-actions .cdx-button--weight-primary');
  const second = () => panel.locator('.hp-actions button:not(.cdx-button--weight-primary)').first();
  const back = () => panel.locator('.hp-screen__head button').first();
  const choose = async (need: number) => {
    await second().click();
    await panel.locator('.hp-need').nth(need).click();
  };

  beforeEach(async () => {
    await sandbox.reset();
    browser = await openChromium(sandbox, { ...look, user: 'editor' });
    page = await browser.openPage(pageUrl('wikidata', places.craftsMuseum));
    panel = await browser.openPanel(page, look.width);
    const watch = watcher(panel, look);
    seen = name => watch(`ask-${name}`);
    await panel.locator('.hp-actions button').first().waitFor();
  });
  afterEach(() => browser.close());

  it('can be done by everyone, from the first question to both requests and the e-mail', async () => {
    await panel.getByRole('tab').nth(1).click();
    await panel.locator('.hp-content h2').first().waitFor();
    await seen('mine-empty');
    await panel.getByRole('tab').first().click();
    await second().click();
    await panel.locator('.hp-need').first().waitFor();
    await seen('need');
    await panel.locator('.hp-need').nth(2).click();
    for (const name of askSteps) {
      await panel.locator('.hp-step[aria-current="step"]').waitFor();
      if (name === 'material') await panel.locator('textarea').first().fill('Scans of 4,000 photographs');
      if (name === 'review') await panel.locator('.hp-details > summary, summary').last().click();
      await seen(name);
      await main().click();
    }
    await panel.locator('article.hp-card').waitFor();
    await seen('preview');
    await main().click();
    await panel.locator('.hp-public').waitFor();
    await seen('result');
    await panel.locator('.hp-public button').click();
    await panel.locator('.hp-public .hp-wiki-html').waitFor();
    await seen('public-preview');
    await panel.locator('.hp-public .cdx-button--action-progressive').click();
    await panel.locator('.hp-public .cdx-message--success').waitFor();
    await seen('public-made');
    await second().click();
    await panel.locator('.hp-boxbars').first().waitFor();
    await seen('open');
    await back().click();
    await panel.getByRole('tab').nth(1).click();
    await panel.locator('.hp-cards li').first().waitFor();
    await seen('mine');
    await panel.getByRole('tab').nth(0).click();
    await panel.reload();
    await panel.locator('.hp-record').first().waitFor();
    await seen('page-with-request');
  });

  it('can be mended by everyone: what is missing, private, taken, refused', async () => {
    await page.goto(pageUrl('meta', 'Content Partnerships Hub/Helpdesk'));
    await choose(1);
    await panel.locator('.hp-step').last().click();
    await seen('review-missing');
    await main().click();
    await panel.locator('.hp-step').nth(1).click();
    await seen('missing');
    await back().click();
    await page.goto(pageUrl('wikidata', places.craftsMuseum));
    await panel.getByRole('heading', { level: 1 }).waitFor();

    await choose(0);
    const wish = panel.locator('textarea').first();
    await wish.fill('Please call +256 414 232 707 about the scans.');
    await panel.locator('.hp-keeping').waitFor();
    await seen('question-private');
    await main().click();
    await panel.locator('.hp-content > .hp-screen > .cdx-message--warning').waitFor();
    await seen('stopped-private');
    await main().click();
    await sandbox.switches.set('meta', { readOnly: 'Moving to another data centre' });
    await main().click();
    await panel.locator('article.hp-card').waitFor();
    await main().click();
    await panel.locator('.cdx-message--error, .cdx-message--warning').first().waitFor();
    await seen('not-saved');
    await sandbox.switches.reset();
    await main().click();
    await panel.locator('.hp-screen .cdx-message--success').waitFor();
    await main().click();

    await choose(0);
    await wish.fill('The same once more');
    await main().click();
    await panel.locator('.hp-offers button').first().waitFor();
    await seen('stopped-taken');
    await back().click();
    await back().click();
    await second().click();
    await panel.locator('.hp-need').first().waitFor();
    await seen('need-begun');
  });
});

/** Each step by its name, and what leads on from it. */
const askNames: readonly (readonly [step: string, next: RegExp])[] = [
  ['Partner', /^Next: What it is$/],
  ['What it is', /^Next: Why it matters$/],
  ['Why it matters', /^Next: Rights$/],
  ['Rights', /^Next: You and timing$/],
  ['You and timing', /^Next: Review$/],
  ['Review', /^Preview$/],
];

/** Goes to a button by Tab alone, and presses Enter. */
function presser(panel: Page) {
  return async (name: RegExp) => {
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
}

describe('the keyboard', () => {
  it('is enough to flag a partner', async () => {
    const browser = await openChromium(sandbox, { user: 'editor' });
    try {
      const page = await browser.openPage(pageUrl('wikidata', places.craftsMuseum));
      const panel = await browser.openPanel(page);
      await panel.getByRole('button', { name: 'Flag as opportunity' }).waitFor();
      const press = presser(panel);
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

  it('is enough to ask for help: each step begins at its top, and goes on from there', async () => {
    await sandbox.reset();
    const browser = await openChromium(sandbox, { user: 'editor' });
    try {
      const page = await browser.openPage(pageUrl('wikidata', places.craftsMuseum));
      const panel = await browser.openPanel(page);
      await panel.getByRole('button', { name: 'Ask for help', exact: true }).waitFor();
      const press = presser(panel);
      await press(/^Ask for help$/);
      await panel.getByRole('heading', { name: 'What do you need?' }).waitFor();
      await press(/^Help with a project/);
      for (const [step, next] of askNames) {
        await panel.locator('h2:focus', { hasText: step }).waitFor();
        if (step === 'What it is') {
          await panel.keyboard.press('Tab');
          await panel.keyboard.type('Scans of 4,000 photographs');
        }
        await press(next);
      }
      await panel.getByRole('button', { name: /^Publish on Meta as / }).waitFor();
      await press(/^Publish on Meta as /);
      await panel.getByRole('link', { name: 'View the request on Meta-Wiki' }).waitFor();
    } finally {
      await browser.close();
    }
  });
});
