/** What a person does in the panel to edit many pages, step by step, and what the wikis say afterwards. */
import type { Locator, Page } from 'playwright-core';
import * as z from 'zod/mini';
import { apiUrl, type WikiId } from '../../lib/wiki/sites.ts';
import type { Sandbox } from '../sandbox/index.ts';

export async function openBatches(panel: Page | Locator): Promise<void> {
  await panel.getByRole('tab', { name: 'Batches' }).click();
  await panel.getByRole('heading', { name: 'Batch edits' }).waitFor();
}

/** Puts something into the big field. */
export async function paste(panel: Page | Locator, text: string): Promise<void> {
  await panel.getByRole('textbox', { name: 'Paste or drop anything' }).fill(text);
  await panel.getByRole('combobox', { name: 'This looks like' }).waitFor();
}

export async function showChanges(panel: Page | Locator): Promise<void> {
  await panel
    .getByRole('button', { name: /^(Show what would change|Go on without the wrong lines)$/ })
    .click();
}

/** From the preview to the run. */
export async function start(panel: Page | Locator, summary: string): Promise<void> {
  await panel.getByRole('textbox', { name: 'Summary' }).fill(summary);
  await panel.getByRole('button', { name: /^Make \d+ edits?$/ }).click();
  await panel.getByRole('heading', { name: 'Batch', exact: true }).waitFor();
}

/** What a row of the preview or of the run says below its title. */
export function row(panel: Page | Locator, words: RegExp): Locator {
  return panel
    .getByRole('list', { name: /^Edits/ })
    .getByText(words)
    .first();
}

/** Until the batch on show is finished. */
export async function finished(panel: Page | Locator): Promise<void> {
  await panel.getByText(/^finished · /).waitFor({ timeout: 60_000 });
}

/** The report as the browser would save it. */
export async function report(panel: Page): Promise<string> {
  const [download] = await Promise.all([
    panel.waitForEvent('download'),
    panel.getByRole('button', { name: 'Report' }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

/** Takes the batch on show back, in whole. */
export async function undoAll(panel: Page | Locator): Promise<void> {
  await panel.getByRole('button', { name: 'Undo…' }).click();
  await panel.getByRole('button', { name: /^Take \d+ edits? back$/ }).click();
  await panel.getByRole('heading', { name: 'Batch', exact: true }).waitFor();
  await finished(panel);
}

const answer = z.object({
  query: z.object({
    pages: z.array(
      z.object({
        revisions: z.optional(z.array(z.object({ user: z.string(), comment: z.string(), sha1: z.string() }))),
      }),
    ),
  }),
});

/** Who made which revision of a page, newest first. */
export async function historyOf(
  sandbox: Sandbox,
  wiki: WikiId,
  title: string,
): Promise<readonly { readonly user: string; readonly comment: string; readonly sha1: string }[]> {
  const params = new URLSearchParams({
    action: 'query',
    titles: title,
    prop: 'revisions',
    rvprop: 'user|comment|sha1',
    rvlimit: 'max',
    format: 'json',
    formatversion: '2',
  });
  const { fetch } = await sandbox.signIn(wiki, 'secondEditor');
  const response = await fetch(`${apiUrl(wiki)}?${params}`);
  return answer.parse(await response.json()).query.pages[0]?.revisions ?? [];
}
