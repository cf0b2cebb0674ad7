import * as z from 'zod/mini';
import { checked } from './api-answer.ts';
import type { Params, WikiClient } from './client.ts';
import { inRequests, queryAll } from './query.ts';

export { mergeParams, queryAll } from './query.ts';

/** One slot of a revision: `main`, or `mediainfo` of a file. */
export interface Slot {
  readonly content: string;
  readonly contentModel: string;
  /** SHA-1 of the content, 40 hexadecimal digits; null when the wiki does not tell. */
  readonly sha1: string | null;
}

/** A page at its latest revision, or the fact that there is none. */
export type PageRead =
  | {
      readonly exists: true;
      /** As the wiki writes it; with `redirects`, that of the page at the end. */
      readonly title: string;
      readonly pageId: number;
      readonly revision: number;
      readonly timestamp: string;
      /** Who saved this revision; null when the name is hidden. */
      readonly user: string | null;
      /** Content of the main slot. */
      readonly text: string;
      readonly contentModel: string;
      /** Of the main slot. */
      readonly sha1: string | null;
      readonly slots: ReadonlyMap<string, Slot>;
      /** It is a redirect, and was not followed. */
      readonly redirect: boolean;
      /** The title that led here, when a redirect was followed. */
      readonly redirectedFrom: string | null;
    }
  | {
      readonly exists: false;
      readonly title: string;
      /** The wiki cannot have a page of this title. */
      readonly invalid: boolean;
      readonly redirectedFrom: string | null;
    };

/**
 * To be merged into a query with `titles`, `pageids` or a generator: what {@link parsePages} reads.
 * `info` tells about redirects; all slots come, so a file brings its media info along.
 */
export const pageParams: Params = {
  action: 'query',
  prop: ['revisions', 'info'],
  rvprop: ['ids', 'timestamp', 'user', 'content', 'slotsha1', 'contentmodel'],
  rvslots: '*',
};

const slot = z.object({
  content: z.optional(z.string()),
  contentmodel: z.optional(z.string()),
  sha1: z.optional(z.string()),
});

const page = z.object({
  title: z.string(),
  pageid: z.optional(z.number()),
  missing: z.optional(z.boolean()),
  known: z.optional(z.boolean()),
  invalid: z.optional(z.boolean()),
  redirect: z.optional(z.boolean()),
  revisions: z.optional(
    z.array(
      z.object({
        revid: z.number(),
        timestamp: z.optional(z.string()),
        user: z.optional(z.string()),
        slots: z.optional(z.record(z.string(), slot)),
      }),
    ),
  ),
});

const arrow = z.object({ from: z.string(), to: z.string() });

const schema = z.object({
  query: z.optional(
    z.object({
      normalized: z.optional(z.array(arrow)),
      redirects: z.optional(z.array(arrow)),
      pages: z.optional(z.array(page)),
    }),
  ),
});

type Page = z.infer<typeof page>;

/**
 * The pages in an answer to a query that had {@link pageParams}, by the wiki's own title. A page whose content did not fit
 * in this answer is left out: it comes in the next part (`queryAll`). Throws {@link WikiError} of kind `shape`.
 */
export function parsePages(answer: unknown): ReadonlyMap<string, PageRead> {
  const { query } = checked(schema, answer);
  const followed = new Map(query?.redirects?.map(({ from, to }) => [to, from]));
  const pages = new Map<string, PageRead>();
  for (const one of query?.pages ?? []) {
    const read = toPageRead(one, followed.get(one.title) ?? null);
    if (read !== undefined) pages.set(one.title, read);
  }
  return pages;
}

function toPageRead(one: Page, redirectedFrom: string | null): PageRead | undefined {
  const { title, pageid } = one;
  if (one.missing === true || one.invalid === true) {
    return { exists: false, title, invalid: one.invalid === true, redirectedFrom };
  }
  const revision = one.revisions?.[0];
  if (pageid === undefined || revision?.slots === undefined) return undefined;
  const slots = new Map<string, Slot>();
  for (const [name, { content, contentmodel, sha1 }] of Object.entries(revision.slots)) {
    if (content === undefined) continue;
    slots.set(name, { content, contentModel: contentmodel ?? '', sha1: sha1 ?? null });
  }
  const main = slots.get('main');
  if (main === undefined) return undefined;
  return {
    exists: true,
    title,
    pageId: pageid,
    revision: revision.revid,
    timestamp: revision.timestamp ?? '',
    user: revision.user ?? null,
    text: main.content,
    contentModel: main.contentModel,
    sha1: main.sha1,
    slots,
    redirect: one.redirect === true,
    redirectedFrom,
  };
}

/**
 * Where each asked title ended in an answer: normalisation (`a_b` to `A b`), then redirects if they were followed.
 */
export function titleFinder(answers: readonly unknown[]): (asked: string) => string {
  const normalized = new Map<string, string>();
  const redirects = new Map<string, string>();
  for (const answer of answers) {
    const { query } = checked(schema, answer);
    for (const { from, to } of query?.normalized ?? []) normalized.set(from, to);
    for (const { from, to } of query?.redirects ?? []) redirects.set(from, to);
  }
  return asked => {
    let title = normalized.get(asked) ?? asked;
    // A chain of redirects, as long as the wiki followed it; never round in a circle.
    for (let steps = redirects.size; steps > 0; steps--) title = redirects.get(title) ?? title;
    return title;
  };
}

export interface ReadPagesOptions {
  /**
   * Follow redirects. Then `title` of what comes back may differ from the one asked for: save to that title.
   * Left out, a redirect comes as the page it is, with `redirect: true`.
   */
  readonly redirects?: boolean;
}

/**
 * Pages with their content, by the title asked for, 50 per request; repeated titles are asked once.
 * A page the wiki would not give (a title of a special page, or of another wiki) is not in the result.
 * Throws {@link WikiError}.
 */
export async function readPages(
  client: WikiClient,
  titles: readonly string[],
  signal?: AbortSignal,
  options: ReadPagesOptions = {},
): Promise<ReadonlyMap<string, PageRead>> {
  const found = new Map<string, PageRead>();
  for (const group of inRequests(titles)) {
    const params = { ...pageParams, titles: group, redirects: options.redirects === true };
    const answers: unknown[] = [];
    const pages = new Map<string, PageRead>();
    for await (const answer of queryAll(client, params, signal)) {
      answers.push(answer);
      for (const [title, read] of parsePages(answer)) pages.set(title, read);
    }
    const end = titleFinder(answers);
    for (const title of group) {
      const read = pages.get(end(title));
      if (read !== undefined) found.set(title, read);
    }
  }
  return found;
}
