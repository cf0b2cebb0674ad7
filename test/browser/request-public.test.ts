import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pageUrl, type WikiId } from '../../lib/wiki/sites.ts';
import { places } from '../sandbox/world/partners.ts';
import { askFor, description, goTo, previewRequest, publishRequest } from './ask-steps.ts';
import { requestAt } from './follow-stage.ts';
import { historyOn, historyOnMeta, titleOf } from './record.ts';
import { walk, wish } from './request-stage.ts';
import { besidePage, freshForEach, sandbox } from './stage.ts';

/** Where a request goes besides its page on Meta: to Commons, to Wikidata, and by e-mail. */
const craftsMuseum = pageUrl('wikidata', places.craftsMuseum);

freshForEach();

const panelBeside = async (address: string): Promise<Page> => (await besidePage(address)).panel;

describe('the public request', () => {
  it.each<readonly [string, string, WikiId, string, string]>([
    ['A batch upload on Commons', 'Commons', 'commons', 'c', 'Commons:Batch uploading'],
    ['Data into Wikidata', 'Wikidata', 'wikidata', 'd', 'Wikidata:Dataset Imports'],
  ])('%s: is shown, published, and links both ways', async (need, name, wiki, prefix, parent) => {
    const panel = await panelBeside(craftsMuseum);
    await askFor(panel, need);
    await walk(panel);
    await previewRequest(panel);
    const request = titleOf(await publishRequest(panel));
    const at = `${parent}/Museum of Kampala Crafts`;
    await panel.getByRole('button', { name: `Preview the request on ${name}` }).click();
    await panel.getByRole('link', { name: at, exact: true }).waitFor();
    // The page as the wiki shows it, and its wikitext one click away.
    const page = panel.getByRole('article', { name: 'The request as people will see it' });
    await page.getByRole('heading', { name: 'Museum of Kampala Crafts' }).waitFor();
    await page.getByText(wish).waitFor();
    expect(await page.getByRole('link', { name: `m:${request}` }).getAttribute('href')).toContain('/wiki/');
    await panel.locator('summary', { hasText: 'Wikitext' }).click();
    await panel.getByText(`[[m:${request}]]`).waitFor();
    expect((await historyOn(sandbox, wiki, at)).revisions).toEqual([]);
    await panel.getByRole('button', { name: new RegExp(`^Publish on ${name} as `) }).click();
    await panel.getByText('both requests link to each other').waitFor();

    expect((await requestAt(sandbox, request)).publicRequest).toBe(`${prefix}:${at}`);
    const { revisions } = await historyOn(sandbox, wiki, at);
    expect(revisions.map(({ user }) => user)).toEqual([sandbox.users.editor.name]);
    expect(revisions[0]?.text).toContain(`[[m:${request}]]`);
    expect(revisions[0]?.text).toContain(wish);
  });

  it('can be made later, from the request in the panel', async () => {
    const panel = await panelBeside(craftsMuseum);
    await askFor(panel, 'Data into Wikidata');
    await walk(panel);
    await previewRequest(panel);
    const request = titleOf(await publishRequest(panel));
    await panel.getByRole('button', { name: 'Show it here' }).click();
    await panel.getByRole('button', { name: 'Preview the request on Wikidata' }).click();
    await panel.getByRole('button', { name: /^Publish on Wikidata as / }).click();
    await expect
      .poll(async () => (await requestAt(sandbox, request)).publicRequest, { timeout: 20_000 })
      .toBe('d:Wikidata:Dataset Imports/Museum of Kampala Crafts');
  });

  it('is not made a second time when Commons has it: the request is linked to what is there', async () => {
    const at = 'Commons:Batch uploading/Norrviken Maritime Museum';
    const before = (await historyOn(sandbox, 'commons', at)).revisions.length;
    const panel = await panelBeside(pageUrl('commons', 'Category:Norrviken Maritime Museum'));
    await askFor(panel, 'A batch upload on Commons');
    await walk(panel);
    await previewRequest(panel);
    const request = titleOf(await publishRequest(panel));
    await panel.getByRole('button', { name: 'Preview the request on Commons' }).click();
    await panel.getByText('There is a page of this name already').waitFor();
    // What led here is gone from the screen; the keyboard goes on at the heading of the section.
    await panel.locator('h3:focus', { hasText: 'The public request on Commons' }).waitFor();
    await panel.getByRole('button', { name: 'Link my request to it' }).click();
    await panel.getByText('Your request on Meta-Wiki names this page now').waitFor();
    expect((await requestAt(sandbox, request)).publicRequest).toBe(`c:${at}`);
    expect((await historyOn(sandbox, 'commons', at)).revisions).toHaveLength(before);
  });

  it('links what was published when the reply of the second edit was lost', async () => {
    const panel = await panelBeside(craftsMuseum);
    await askFor(panel, 'A batch upload on Commons');
    await walk(panel);
    await previewRequest(panel);
    const request = titleOf(await publishRequest(panel));
    await panel.getByRole('button', { name: 'Preview the request on Commons' }).click();
    await sandbox.faults.add({
      wiki: 'meta',
      action: 'edit',
      count: 'always',
      fault: { kind: 'status', status: 503 },
    });
    await panel.getByRole('button', { name: /^Publish on Commons as / }).click();
    await panel.getByText('The request on Meta-Wiki does not name it yet.').waitFor({ timeout: 60_000 });
    await sandbox.faults.clear();
    await panel.getByRole('button', { name: 'Link them' }).click();
    await panel.getByText('both requests link to each other').waitFor({ timeout: 60_000 });
    const at = 'Commons:Batch uploading/Museum of Kampala Crafts';
    expect((await requestAt(sandbox, request)).publicRequest).toBe(`c:${at}`);
    expect((await historyOn(sandbox, 'commons', at)).revisions).toHaveLength(1);
  });
});

/** Subject and text of a saved message. */
async function readEml(path: string | null) {
  const text = await readFile(path ?? '', 'utf8');
  const [head = '', body = ''] = text.split('\r\n\r\n');
  return { head, body: Buffer.from(body, 'base64').toString('utf8') };
}

describe('the e-mail', () => {
  it('carries the contact details that the wiki never gets: as a link, to copy, and as a file', async () => {
    const panel = await panelBeside(craftsMuseum);
    await panel.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await askFor(panel, 'Help with a project');
    await walk(panel);
    await goTo(panel, 'You and timing');
    await panel.getByRole('textbox', { name: /^Your name/ }).fill('Amina Ökello');
    await panel.getByRole('textbox', { name: /^Your e-mail address/ }).fill('amina@example.org');
    await panel.getByRole('textbox', { name: /^Your phone number/ }).fill('+256 414 232 707');
    await goTo(panel, 'Review');
    await panel.getByText('Or send it by e-mail').click();

    const link = await panel.getByRole('link', { name: 'Open in my mail program' }).getAttribute('href');
    const mail = new URL(link ?? '');
    expect(mail.protocol).toBe('mailto:');
    expect(mail.pathname).toBe('helpdesk@wikimedia.se');
    const body = new URLSearchParams(mail.search).get('body') ?? '';
    for (const part of [
      wish,
      'Museum of Kampala Crafts',
      'Country: Uganda',
      `Seen on: ${craftsMuseum}`,
      'amina@example.org',
      '+256 414 232 707',
    ]) {
      expect(body).toContain(part);
    }

    await panel.getByRole('button', { name: 'Copy the text' }).click();
    await panel.getByText('Copied').waitFor();
    expect(await panel.evaluate(() => navigator.clipboard.readText())).toContain('amina@example.org');

    const [download] = await Promise.all([
      panel.waitForEvent('download'),
      panel.getByRole('button', { name: 'Save as a file (.eml)' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.eml$/);
    const file = await readEml(await download.path());
    expect(file.head).toContain('To: <helpdesk@wikimedia.se>');
    expect(file.head).toContain('X-Unsent: 1');
    expect(file.body.replaceAll('\r\n', '\n')).toBe(body.replaceAll('\r\n', '\n'));

    await previewRequest(panel);
    const title = titleOf(await publishRequest(panel));
    const [made] = (await historyOnMeta(sandbox, title)).revisions;
    for (const secret of ['amina@example.org', '414', 'Ökello']) expect(made?.text).not.toContain(secret);
    await panel.getByText('Send your contact details by e-mail').click();
    await panel.getByText(`Request on Meta-Wiki: ${pageUrl('meta', title)}`).waitFor();
    await panel.getByText('amina@example.org').waitFor();
  });

  it('is offered to copy or save where it does not fit into a link, and to those who are signed out', async () => {
    const { panel } = await besidePage(craftsMuseum, { signedInOn: [] });
    await askFor(panel, 'A small question');
    await panel.getByText('You are not signed in on Meta-Wiki').first().waitFor();
    await description(panel).fill('A long story. '.repeat(200));
    await panel.getByText('Or send it by e-mail', { exact: true }).click();
    await panel.getByText('The text is too long for a mail link').waitFor();
    expect(await panel.getByRole('link', { name: 'Open in my mail program' }).count()).toBe(0);
    const [download] = await Promise.all([
      panel.waitForEvent('download'),
      panel.getByRole('button', { name: 'Save as a file (.eml)' }).click(),
    ]);
    expect((await readEml(await download.path())).body).toContain('A long story. '.repeat(199));
  });
});
