/** Reads pages of the sandbox as anybody can: their wikitext and who made which revision. */
import * as z from 'zod/mini';
import { apiUrl, type WikiId } from '../../lib/wiki/sites.ts';
import type { Sandbox } from '../sandbox/index.ts';

const answer = z.object({
  query: z.object({
    pages: z.array(
      z.object({
        title: z.string(),
        missing: z.optional(z.boolean()),
        revisions: z.optional(
          z.array(
            z.object({
              user: z.string(),
              comment: z.string(),
              slots: z.object({ main: z.object({ content: z.string() }) }),
            }),
          ),
        ),
      }),
    ),
  }),
});

export interface PageHistory {
  /** Newest first. */
  readonly revisions: readonly { readonly user: string; readonly comment: string; readonly text: string }[];
}

/** The history of a page on Meta; no revisions when there is no such page. */
export function historyOnMeta(sandbox: Sandbox, title: string): Promise<PageHistory> {
  return historyOn(sandbox, 'meta', title);
}

/** The history of a page; no revisions when there is no such page. */
export async function historyOn(sandbox: Sandbox, wiki: WikiId, title: string): Promise<PageHistory> {
  const params = new URLSearchParams({
    action: 'query',
    titles: title,
    prop: 'revisions',
    rvprop: 'user|comment|content',
    rvslots: 'main',
    rvlimit: 'max',
    format: 'json',
    formatversion: '2',
  });
  const response = await sandbox.anonymous().fetch(`${apiUrl(wiki)}?${params}`);
  const page = z.parse(answer, await response.json()).query.pages[0];
  return {
    revisions: (page?.revisions ?? []).map(({ user, comment, slots }) => ({
      user,
      comment,
      text: slots.main.content,
    })),
  };
}

/** The title in the address of a page. */
export function titleOf(address: string): string {
  return decodeURIComponent(new URL(address).pathname.replace('/wiki/', '')).replaceAll('_', ' ');
}

/** The text of a page on Meta; empty where there is none. */
export async function latestOnMeta(sandbox: Sandbox, title: string): Promise<string> {
  return (await historyOnMeta(sandbox, title)).revisions[0]?.text ?? '';
}
