import * as z from 'zod/mini';
import { checked } from './api-answer.ts';
import type { WikiClient } from './client.ts';
import { mergeParams, type PageRead, pageParams, parsePages } from './pages.ts';
import { queryAll } from './query.ts';

/** A page somebody means to edit, and what keeps them from it. */
export interface PageToEdit {
  readonly page: PageRead | undefined;
  /** Why this account may not edit it, in the wiki's words; null when it may, as far as the wiki can tell before. */
  readonly forbidden: string | null;
}

const schema = z.object({
  query: z.optional(
    z.object({
      pages: z._default(
        z.array(
          z.object({
            title: z.string(),
            actions: z.optional(
              z.object({
                edit: z._default(
                  z.array(z.object({ code: z.string(), text: z._default(z.string(), '') })),
                  [],
                ),
              }),
            ),
          }),
        ),
        [],
      ),
    }),
  ),
});

/** Reads a page as it stands and asks whether it may be edited: one request. Throws {@link WikiError}. */
export async function readPageToEdit(
  client: WikiClient,
  title: string,
  signal?: AbortSignal,
): Promise<PageToEdit> {
  const params = mergeParams(pageParams, {
    titles: [title],
    intestactions: ['edit'],
    intestactionsdetail: 'full',
  });
  let page: PageRead | undefined;
  let forbidden: string | null = null;
  for await (const answer of queryAll(client, params, signal)) {
    page = [...parsePages(answer).values()][0] ?? page;
    const why = checked(schema, answer).query?.pages[0]?.actions?.edit[0];
    if (why !== undefined) forbidden = why.text === '' ? why.code : why.text;
  }
  return { page, forbidden };
}
