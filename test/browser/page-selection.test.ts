import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { askFor, description } from './ask-steps.ts';
import { type OpenedChromium, openChromium } from './chromium.ts';
import { openFlagForm } from './flag-steps.ts';
import { openPanel, openReader, plantGadget, type Reader } from './userscript-stage.ts';

const upload = 'Commons:Batch uploading/Norrviken Maritime Museum';
const quote =
  /“.*the photographer died in 1949.*” — https:\/\/commons\.wikimedia\.org\/wiki\/Commons:Batch_uploading\/Norrviken_Maritime_Museum$/s;

let sandbox: Sandbox;
let browser: OpenedChromium | undefined;
let reader: Reader | undefined;

beforeAll(async () => {
  sandbox = await openSandbox();
});
beforeEach(() => sandbox.reset());
afterEach(async () => {
  await browser?.close();
  await reader?.close();
  browser = undefined;
  reader = undefined;
});

/** Selects a paragraph as people do: by pressing three times. */
async function select(page: Page): Promise<void> {
  await page.locator('dd', { hasText: 'photographer died' }).last().click({ clickCount: 3 });
  expect(await page.evaluate(() => getSelection()?.toString())).toContain('photographer died');
}

const why = (panel: Page | Locator) => panel.getByRole('textbox', { name: /^Why\?/ });
const use = (panel: Page | Locator) => panel.getByRole('button', { name: /^Use the selected text/ });

describe('the selected text of the page', () => {
  it('comes into the form of a flag once the person allows it, below what was typed; not before', async () => {
    browser = await openChromium(sandbox, { user: 'editor' });
    const page = await browser.openPage(pageUrl('commons', upload));
    const panel = await browser.openPanel(page);
    const allowed = () => panel.evaluate("chrome.permissions.contains({ permissions: ['scripting'] })");
    await openFlagForm(panel);
    await why(panel).fill('Typed before.');
    expect(await allowed()).toBe(false);
    // Nothing is selected yet.
    await use(panel).click();
    await panel.getByText('Nothing is selected on the page').waitFor();
    await select(page);
    await use(panel).click();
    await panel.getByText('Added, with the address of the page.').waitFor();
    expect(await allowed()).toBe(true);
    const text = await why(panel).inputValue();
    expect(text).toMatch(/^Typed before\.\n/);
    expect(text).toMatch(quote);
  });

  it('comes into the forms for help', async () => {
    browser = await openChromium(sandbox, { user: 'editor' });
    const page = await browser.openPage(pageUrl('commons', upload));
    const panel = await browser.openPanel(page);
    await select(page);
    await askFor(panel, 'A small question');
    await use(panel).click();
    await panel.getByText('Added, with the address of the page.').waitFor();
    expect(await description(panel).inputValue()).toMatch(quote);
  });
});

describe('the selected text around a panel inside the page', () => {
  // Publishing the gadget takes a while: it is no part of the test.
  beforeEach(() => plantGadget(sandbox, 'editor'));

  it('comes into the form, though pressing there ends the selection', async () => {
    reader = await openReader(sandbox, { user: 'editor' });
    const page = await reader.openPage(pageUrl('commons', upload, { useskin: 'vector' }));
    const panel = await openPanel(page);
    await openFlagForm(panel);
    await select(page);
    await why(panel).click();
    await page.keyboard.type('Typed after selecting.');
    await use(panel).click();
    await panel.getByText('Added, with the address of the page.').waitFor();
    const text = await why(panel).inputValue();
    expect(text).toMatch(/^Typed after selecting\.\n/);
    expect(text).toMatch(quote);

    // A press on the page ends it there too: what is not selected any more is not taken.
    await page.locator('#firstHeading').click();
    await why(panel).fill('');
    await use(panel).click();
    await panel.getByText('Nothing is selected on the page').waitFor();
    await expect(why(panel).inputValue()).resolves.toBe('');
    expect(reader.troubles).toEqual([]);
  });
});
