import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { defaultConfig } from '../../lib/desk/config.ts';
import { parseRequest } from '../../lib/desk/request-record.ts';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { openBot } from '../sandbox/bot.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { places } from '../sandbox/world/partners.ts';
import { askFor, description, filledIn, goTo, previewRequest, publishRequest } from './ask-steps.ts';
import { newProfile, type OpenedChromium, openChromium, removeProfile } from './chromium.ts';
import { historyOnMeta, titleOf } from './record.ts';

const craftsMuseum = pageUrl('wikidata', places.craftsMuseum);
const maritimeCategory = pageUrl('commons', 'Category:Norrviken Maritime Museum');
const requests = `${defaultConfig.pages.requests}/`;
const wish = 'The museum has scanned its photographs and looks for help with the upload.';

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

async function panelBeside(address: string) {
  browser = await openChromium(sandbox, { user: 'editor' });
  const page = await browser.openPage(address);
  return { browser, page, panel: await browser.openPanel(page) };
}

/** The request on a page of the sandbox's Meta. */
async function requestAt(title: string) {
  const [latest] = (await historyOnMeta(sandbox, title)).revisions;
  const read = parseRequest(latest?.text ?? '', defaultConfig);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.request;
}

/** Through all steps, collecting what the page filled in on each. */
async function walk(panel: Page): Promise<ReadonlySet<string>> {
  const filled = new Set<string>();
  for (const step of ['Partner', 'What it is', 'Why it matters', 'Rights', 'You and timing']) {
    await goTo(panel, step);
    for (const name of await filledIn(panel)) filled.add(name);
    if (step === 'What it is') await description(panel).fill(wish);
  }
  await goTo(panel, 'Review');
  return filled;
}

async function administrator() {
  const place = { proxyPort: sandbox.proxyPort, ca: await readFile(sandbox.caFile, 'utf8') };
  return openBot(place, 'meta', 'admin');
}

describe('asking for help', () => {
  it.each([
    ['a museum’s item', craftsMuseum, places.craftsMuseum],
    ['a category on Commons', maritimeCategory, places.maritimeMuseum],
  ])(
    'from %s: at least 8 fields filled in with their sources, to the page on Meta',
    async (_, address, item) => {
      const { panel } = await panelBeside(address);
      const start = panel.getByRole('button', { name: 'Ask for help', exact: true });
      await start.waitFor();
      await panel.waitForLoadState('networkidle');
      const mark = await sandbox.requests.mark();
      await askFor(panel, 'Help with a project');
      const filled = await walk(panel);
      expect(filled.size, [...filled].join()).toBeGreaterThanOrEqual(8);
      // Filling in asks for nothing that opening the panel did not bring.
      const asked = (await sandbox.requests.since(mark)).filter(({ path }) => path.endsWith('/api.php'));
      expect(asked.map(({ wiki, action }) => `${wiki} ${action}`)).toEqual([]);

      await previewRequest(panel);
      const title = titleOf(await publishRequest(panel));
      expect(title.startsWith(requests)).toBe(true);
      const request = await requestAt(title);
      expect(request).toMatchObject({
        status: 'submitted',
        need: 'project',
        requester: sandbox.users.editor.name,
        item,
        kind: 'museum',
      });
      expect(request.answers.description).toBe(wish);
      expect(request.checks.length).toBeGreaterThan(4);

      await panel.getByRole('button', { name: 'Take the request back' }).click();
      await panel.getByText('Taken back. Its page says so.').waitFor();
      expect((await requestAt(title)).status).toBe('withdrawn');
    },
  );

  it('asks a small question in three fields', async () => {
    const { panel } = await panelBeside(craftsMuseum);
    await askFor(panel, 'A small question');
    await description(panel).fill('Which template tells that a file came from a museum?');
    await previewRequest(panel);
    const request = await requestAt(titleOf(await publishRequest(panel)));
    expect(request).toMatchObject({ size: 'question', need: 'question', checks: [] });
  });

  it('goes on to the public request on Commons, and links both', async () => {
    const { panel } = await panelBeside(craftsMuseum);
    await askFor(panel, 'A batch upload on Commons');
    await walk(panel);
    await previewRequest(panel);
    const title = titleOf(await publishRequest(panel));
    await panel.getByRole('button', { name: 'Preview the request on Commons' }).click();
    await panel.getByRole('button', { name: /^Publish on Commons as / }).click();
    await panel.getByText('both requests link to each other').waitFor();
    expect((await requestAt(title)).publicRequest).toBe('c:Commons:Batch uploading/Museum of Kampala Crafts');
  });

  it('keeps contact details out of the wiki and in the e-mail', async () => {
    const { panel } = await panelBeside(craftsMuseum);
    await askFor(panel, 'Help with a project');
    await walk(panel);
    await goTo(panel, 'You and timing');
    await panel.getByRole('textbox', { name: /^Your e-mail address/ }).fill('amina@example.org');
    await panel.getByRole('textbox', { name: /^Your phone number/ }).fill('+256 414 232 707');
    await goTo(panel, 'Review');
    await panel.getByText('Or send it by e-mail').click();
    await panel.getByText('amina@example.org').waitFor();
    await previewRequest(panel);
    const title = titleOf(await publishRequest(panel));
    const [made] = (await historyOnMeta(sandbox, title)).revisions;
    expect(made?.text).not.toContain('amina@example.org');
    expect(made?.text).not.toContain('414');
    await panel.getByText('Send your contact details by e-mail').click();
    await panel.getByText('amina@example.org').waitFor();
  });

  it('notices personal details in what becomes public, and stops before publishing them', async () => {
    const { panel } = await panelBeside(craftsMuseum);
    await askFor(panel, 'A small question');
    await description(panel).fill('Please call +256 414 232 707 about the scans.');
    await panel.getByText('This looks like a phone number').waitFor();
    await panel.getByRole('button', { name: 'Preview', exact: true }).click();
    await panel.getByRole('button', { name: 'Take it out' }).last().click();
    await expect(description(panel).inputValue()).resolves.toBe('Please call  about the scans.');
  });

  it('says beside the field what is missing, and lists it in the review', async () => {
    const { panel } = await panelBeside(pageUrl('meta', 'Content Partnerships Hub/Helpdesk'));
    await askFor(panel, 'Help with a project');
    await goTo(panel, 'Review');
    await panel.getByText('2 things have to be mended first').waitFor();
    await panel.getByRole('button', { name: 'Preview', exact: true }).click();
    await panel.getByRole('button', { name: /^What do you want to do/ }).click();
    await panel.getByText('This is needed: write something here.').waitFor();
  });

  it('offers free names when a page of this name is there', async () => {
    const bot = await administrator();
    await bot.request({
      action: 'edit',
      title: `${requests}Museum of Kampala Crafts`,
      text: 'Something else',
      summary: 'By hand',
      token: await bot.getCsrfToken(),
    });
    const { panel } = await panelBeside(craftsMuseum);
    await askFor(panel, 'A small question');
    await description(panel).fill(wish);
    await panel.getByRole('button', { name: 'Preview', exact: true }).click();
    await panel.getByText('There is a page of this name already').waitFor();
    await panel
      .getByRole('button', { name: /^Museum of Kampala Crafts \(/ })
      .first()
      .click();
    const title = titleOf(await publishRequest(panel));
    expect(title).toMatch(/Museum of Kampala Crafts \(/);
  });

  it('keeps a name with characters that a title cannot hold, and names the page without them', async () => {
    const { panel } = await panelBeside(craftsMuseum);
    await askFor(panel, 'A small question');
    await description(panel).fill('x'.repeat(5000));
    await panel.getByRole('textbox', { name: /^Name of the request/ }).fill('Scans [1907] {part} #2 <new>|x');
    await previewRequest(panel);
    const title = titleOf(await publishRequest(panel));
    expect(title).not.toMatch(/[[\]{}#<>|]/);
    const request = await requestAt(title);
    expect(request.title).toBe('Scans [1907] {part} #2 <new>|x');
    expect(request.answers.description).toHaveLength(5000);
  });
});

describe('drafts of requests', () => {
  it.each([
    ['A small question', ''],
    ['Help with a project', 'What it is'],
  ])('survive the death of the browser while typing: %s', async (need, step) => {
    const profile = newProfile();
    try {
      browser = await openChromium(sandbox, { user: 'editor', profile });
      let panel = await browser.openPanel(await browser.openPage(craftsMuseum));
      await askFor(panel, need);
      if (step !== '') await goTo(panel, step);
      await description(panel).fill('Half a sentence that nobody wants to type ag');
      await panel.getByText('1 draft').waitFor();
      await browser.kill();

      browser = await openChromium(sandbox, { user: 'editor', profile });
      panel = await browser.openPanel(await browser.openPage(craftsMuseum));
      await expect(description(panel).inputValue()).resolves.toBe(
        'Half a sentence that nobody wants to type ag',
      );
    } finally {
      await browser?.close();
      browser = undefined;
      removeProfile(profile);
    }
  });

  it('go on with the last word typed, however soon after leaving', async () => {
    const { panel } = await panelBeside(craftsMuseum);
    await askFor(panel, 'A small question');
    await description(panel).fill('First');
    await panel.getByText('Kept as a draft in this browser.').waitFor();
    await description(panel).fill('First and second');
    await panel.getByRole('button', { name: 'Back', exact: true }).click();
    await panel.getByRole('button', { name: '1 draft' }).click();
    await panel.getByRole('button', { name: 'Continue the draft' }).click();
    await expect(description(panel).inputValue()).resolves.toBe('First and second');
  });

  it('are several at a time, can be thrown away and brought back', async () => {
    const { panel } = await panelBeside(craftsMuseum);
    for (const asked of ['The first question', 'The second question']) {
      await askFor(panel, 'A small question');
      await description(panel).fill(asked);
      await panel.getByRole('textbox', { name: /^Name of the request/ }).fill(asked);
      await panel.getByText('Kept as a draft in this browser.').waitFor();
      await panel.getByRole('button', { name: 'Back', exact: true }).click();
    }
    await panel.getByRole('tab', { name: 'Drafts' }).click();
    await panel.getByText('The first question').first().waitFor();
    await panel.getByRole('button', { name: /^Throw away the draft The second question/ }).click();
    await panel.getByText('The draft “The second question” was thrown away.').waitFor();
    await panel.getByRole('button', { name: 'Undo' }).click();
    await panel.getByRole('button', { name: /^Throw away the draft The second question/ }).waitFor();
  });
});

/** What keeps a request from being saved, and what the person reads then. */
const causes: readonly (readonly [string, RegExp, (here: Sandbox) => Promise<unknown>])[] = [
  [
    'the session ended',
    /signed out on Meta/,
    here => here.switches.set('meta', { signedOut: [here.users.editor.name] }),
  ],
  [
    'the wiki became read-only',
    /takes no edits at the moment/,
    here => here.switches.set('meta', { readOnly: 'Moving to another data centre' }),
  ],
  [
    'the account has made as many edits as it may',
    /as many edits as the wiki allows/,
    here => here.switches.set('meta', { rateLimits: { [here.users.editor.name]: { edit: [0, 60] } } }),
  ],
  [
    'the wiki asks a question',
    /you are not a program/,
    here => here.switches.set('meta', { captcha: [here.users.editor.name] }),
  ],
  [
    'the connection is cut',
    /no connection to Meta|not certain whether/,
    here => here.faults.add({ wiki: 'meta', count: 'always', fault: { kind: 'cut-request' } }),
  ],
];

describe('a request that cannot be saved: the reason in words, the text kept', () => {
  it.each(causes)('when %s', async (_, says, cause) => {
    const { panel } = await panelBeside(craftsMuseum);
    await askFor(panel, 'A small question');
    await description(panel).fill(wish);
    await previewRequest(panel);
    await cause(sandbox);
    await panel.getByRole('button', { name: /^Publish on Meta as / }).click();
    await panel.getByText(says).first().waitFor({ timeout: 50_000 });
    await sandbox.faults.clear();
    expect((await historyOnMeta(sandbox, `${requests}Museum of Kampala Crafts`)).revisions).toEqual([]);
    await panel.getByRole('button', { name: 'Change the form' }).click();
    await expect(description(panel).inputValue()).resolves.toBe(wish);
  });
});
