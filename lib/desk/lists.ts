import * as z from 'zod/mini';
import type { Cache } from '../store/cache.ts';
import { checked } from '../wiki/api-answer.ts';
import type { Params, WikiClient } from '../wiki/client.ts';
import { pageParams, parsePages, queryAll } from '../wiki/pages.ts';
import { inRequests } from '../wiki/query.ts';
import type { Config } from './config.ts';
import type { HelpRequest } from './request/request.ts';
import { parseRequest } from './request/request-record.ts';
import { isRequestTitle } from './titles.ts';

/**
 * All records of one sort, by their category: one request for each 500 of them tells which there are and at which
 * revision; content is asked for only where it has changed since it was seen last (DESIGN 5, 10).
 */

/** What reading lists takes. The client is one on Meta. */
export interface ListDeps {
  readonly client: WikiClient;
  readonly cache: Cache;
  readonly config: Config;
}

/** A record in a list, with its latest revision. */
export interface Listed<T> {
  readonly title: string;
  readonly pageId: number;
  readonly revision: number;
  /** Of the latest revision: ISO 8601, who (null when hidden), and their summary. */
  readonly timestamp: string;
  readonly changedBy: string | null;
  readonly comment: string;
  /** null when the page cannot be read as a record: shown with a link. */
  readonly record: T | null;
}

/** All requests there are. Throws {@link WikiError}. */
export function readRequests(deps: ListDeps, signal?: AbortSignal): Promise<readonly Listed<HelpRequest>[]> {
  const { config } = deps;
  return readRecords(deps, config.categories.requests, signal, {
    holds: title => isRequestTitle(config, title),
    parse: text => {
      const read = parseRequest(text, config);
      return read.ok ? read.request : null;
    },
  });
}

const listing = z.object({
  query: z.optional(
    z.object({
      pages: z.array(
        z.object({
          pageid: z.optional(z.number()),
          title: z.string(),
          revisions: z.optional(
            z.array(
              z.object({
                revid: z.number(),
                timestamp: z._default(z.string(), ''),
                user: z.optional(z.string()),
                comment: z._default(z.string(), ''),
              }),
            ),
          ),
        }),
      ),
    }),
  ),
});

/** Pages per list request: what an ordinary account may ask for (`limit=max` would depend on who asks). */
export const perList = 500;

/** A page in a list at its latest revision, before its content is known. */
export type Entry = Omit<Listed<unknown>, 'record'>;

/** Asks for the latest revision of each page of a generator: what {@link entriesOf} reads. */
export const entryParams: Params = {
  prop: 'revisions',
  rvprop: ['ids', 'timestamp', 'user', 'comment'],
};

/** The pages in an answer to a query that had {@link entryParams}. Throws {@link WikiError} of kind `shape`. */
export function entriesOf(answer: unknown): readonly Entry[] {
  return (checked(listing, answer).query?.pages ?? []).flatMap(
    ({ pageid, title, revisions }): readonly Entry[] => {
      const latest = revisions?.[0];
      if (pageid === undefined || latest === undefined) return [];
      const { revid: revision, timestamp, user, comment } = latest;
      return [{ title, pageId: pageid, revision, timestamp, changedBy: user ?? null, comment }];
    },
  );
}

async function readRecords<T>(
  deps: ListDeps,
  category: string,
  signal: AbortSignal | undefined,
  record: { holds(title: string): boolean; parse(text: string): T | null },
): Promise<readonly Listed<T>[]> {
  const entries = (await listCategory(deps.client, category, signal)).filter(({ title }) =>
    record.holds(title),
  );
  const texts = await contentOf(deps, entries, signal);
  return entries.map(entry => {
    const text = texts.get(entry.pageId);
    return { ...entry, record: text === undefined ? null : record.parse(text) };
  });
}

/** The pages of a category at their latest revision, without content. */
async function listCategory(
  client: WikiClient,
  category: string,
  signal: AbortSignal | undefined,
): Promise<readonly Entry[]> {
  const found = new Map<number, Entry>();
  const params = {
    generator: 'categorymembers',
    gcmtitle: `Category:${category}`,
    gcmtype: 'page',
    gcmlimit: perList,
    ...entryParams,
  };
  for await (const answer of queryAll(client, params, signal)) {
    for (const entry of entriesOf(answer)) found.set(entry.pageId, entry);
  }
  return [...found.values()];
}

const contentKey = (pageId: number) => `record ${pageId}`;

/** The wikitext of each page by its number: from the cache where it has this very revision, else from the wiki. */
async function contentOf(
  { client, cache }: ListDeps,
  entries: readonly Entry[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<number, string>> {
  const texts = new Map<number, string>();
  const known = await cache.readMany(
    entries.map(({ pageId }) => contentKey(pageId)),
    z.string(),
  );
  const changed: number[] = [];
  for (const { pageId, revision } of entries) {
    const cached = known.get(contentKey(pageId));
    if (cached?.revision === revision) texts.set(pageId, cached.value);
    else changed.push(pageId);
  }
  for (const pageIds of inRequests(changed)) {
    const fresh: { readonly pageId: number; readonly text: string; readonly revision: number }[] = [];
    for await (const answer of queryAll(client, { ...pageParams, pageids: pageIds }, signal)) {
      for (const page of parsePages(answer).values()) if (page.exists) fresh.push(page);
    }
    for (const { pageId, text } of fresh) texts.set(pageId, text);
    await cache.writeMany(
      fresh.map(({ pageId, text, revision }) => ({
        key: contentKey(pageId),
        value: text,
        freshness: { revision },
      })),
    );
  }
  return texts;
}
