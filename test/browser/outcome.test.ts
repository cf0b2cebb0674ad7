import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { openBot } from '../sandbox/bot.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { places } from '../sandbox/world/partners.ts';
import { type OpenedChromium, openChromium } from './chromium.ts';
import { fillWhy, openFlagForm, preview } from './flag-steps.ts';
import { historyOnMeta } from './record.ts';

const typed = 'Typed by a person who does not want to type it again.';
const title = `Content Partnerships Hub/Helpdesk/Opportunities/${places.craftsMuseum}`;

let sandbox: Sandbox;
let browser: OpenedChromium | undefined;

beforeAll(async () => {
  sandbox = await openSandbox();
});
beforeEach(() => sandbox.reset());
afterEach(async () => {
  await browser?.close();
  browser = undefined;
});
afterAll(() => sandbox.reset());

async function administrator() {
  const place = { proxyPort: sandbox.proxyPort, ca: await readFile(sandbox.caFile, 'utf8') };
  return openBot(place, 'meta', 'admin');
}

/** What goes wrong on the way, why the person is told so, and what else the form needs for it. */
interface Trouble {
  readonly what: string;
  readonly says: RegExp;
  readonly cause: () => Promise<unknown>;
  readonly why?: () => string;
}

const editor = () => sandbox.users.editor.name;
const fault = (kind: Parameters<Sandbox['faults']['add']>[0]['fault'], count: number | 'always' = 'always') =>
  sandbox.faults.add({ wiki: 'meta', action: 'edit', count, fault: kind });

const troubles: readonly Trouble[] = [
  {
    what: 'the account is blocked',
    says: /your account is blocked/,
    cause: async () => {
      const bot = await administrator();
      return bot.request({
        action: 'block',
        user: editor(),
        expiry: '1 day',
        reason: 'To see what the panel says',
        token: await bot.getCsrfToken(),
      });
    },
  },
  {
    what: 'the page is protected',
    says: /the page is protected/,
    cause: async () => {
      const bot = await administrator();
      return bot.request({
        action: 'protect',
        title,
        protections: 'create=sysop',
        reason: 'To see what the panel says',
        token: await bot.getCsrfToken(),
      });
    },
  },
  {
    what: 'a filter refuses',
    says: /does not let this edit pass/,
    cause: () => Promise.resolve(),
    why: () => `${typed} ${sandbox.triggers.filterDisallowed}`,
  },
  {
    what: 'a link is on the spam list',
    says: /on the spam list/,
    cause: () => Promise.resolve(),
    why: () => `${typed} ${sandbox.triggers.spamLink}`,
  },
  {
    what: 'the wiki asks a question',
    says: /you are not a program/,
    cause: () => sandbox.switches.set('meta', { captcha: [editor()] }),
  },
  {
    what: 'the account has made as many edits as it may',
    says: /as many edits as the wiki allows/,
    cause: () => sandbox.switches.set('meta', { rateLimits: { [editor()]: { edit: [0, 60] } } }),
  },
  {
    what: 'the wiki became read-only',
    says: /takes no edits at the moment/,
    cause: () => sandbox.switches.set('meta', { readOnly: 'Moving to another data centre' }),
  },
  {
    what: 'the session ended',
    says: /signed out on Meta/,
    cause: () => sandbox.switches.set('meta', { signedOut: [editor()] }),
  },
  {
    what: 'someone else is signed in meanwhile',
    says: /someone else is signed in/,
    cause: () => browser?.signIn('secondEditor', ['meta']) ?? Promise.resolve(),
  },
  {
    what: 'the connection is cut before the edit is sent',
    says: /no connection to Meta|not certain whether/,
    cause: () => sandbox.faults.add({ wiki: 'meta', count: 'always', fault: { kind: 'cut-request' } }),
  },
  {
    what: 'the servers answer 503',
    says: /Nothing was sent|not certain whether|no connection/,
    cause: () => fault({ kind: 'status', status: 503 }),
  },
  {
    what: 'the answer is a page of HTML',
    says: /Nothing was sent|not certain whether|no connection/,
    cause: () => fault({ kind: 'not-json' }),
  },
];

async function readyToPublish(why: string): Promise<Page> {
  browser = await openChromium(sandbox, { user: 'editor' });
  const panel = await browser.openPanel(await browser.openPage(pageUrl('wikidata', places.craftsMuseum)));
  await openFlagForm(panel);
  await fillWhy(panel, why);
  await preview(panel);
  return panel;
}

describe('an edit that cannot be saved: the outcome in words, the text kept, nothing on the wiki', () => {
  it.each(troubles)('when $what', async ({ says, cause, why }) => {
    const text = why?.() ?? typed;
    const panel = await readyToPublish(text);
    await cause();
    await panel.getByRole('button', { name: /^Publish on Meta as / }).click();
    await panel.getByText(says).first().waitFor({ timeout: 50_000 });
    await sandbox.faults.clear();
    expect((await historyOnMeta(sandbox, title)).revisions).toEqual([]);
    await panel
      .getByRole('button', { name: /^(Change|Back)$/ })
      .first()
      .click();
    await expect(panel.getByRole('textbox', { name: /^Why\?/ }).inputValue()).resolves.toBe(text);
  });

  it('when the title is on the wiki’s list: a partner without an item', async () => {
    browser = await openChromium(sandbox, { user: 'editor' });
    const panel = await browser.openPanel(
      await browser.openPage(pageUrl('meta', 'Content Partnerships Hub/Helpdesk')),
    );
    await openFlagForm(panel);
    await panel.getByRole('combobox', { name: 'Partner' }).fill(sandbox.triggers.blacklistedTitle);
    await panel.keyboard.press('Escape');
    await preview(panel);
    await panel.getByRole('button', { name: /^Publish on Meta as / }).click();
    await panel.getByText(/does not allow a page of this name/).waitFor();
  });

  it('when someone broke the record by hand: it is shown with a link, and left alone', async () => {
    const bot = await administrator();
    const broken = '{{Content Partnerships Hub/Opportunity\n|status = nonsense\n';
    await bot.request({
      action: 'edit',
      title,
      text: broken,
      summary: 'By hand',
      token: await bot.getCsrfToken(),
    });
    browser = await openChromium(sandbox, { user: 'editor' });
    const panel = await browser.openPanel(await browser.openPage(pageUrl('wikidata', places.craftsMuseum)));
    await panel.locator(`a[href*="${places.craftsMuseum}"][href*="meta.wikimedia.org"]`).first().waitFor();
    const [latest, ...older] = (await historyOnMeta(sandbox, title)).revisions;
    expect(older).toHaveLength(0);
    expect(latest?.text.trim()).toBe(broken.trim());
  });
});
