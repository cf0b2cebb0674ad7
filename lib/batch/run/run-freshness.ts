import * as z from 'zod/mini';
import { type Account, accountParams, parseAccount } from '../../wiki/account.ts';
import { checked } from '../../wiki/api-answer.ts';
import type { Params, WikiClient } from '../../wiki/client.ts';
import { inRequests, mergeParams, perRequest } from '../../wiki/query.ts';

/** A page whose state a planned edit was made from. */
export interface Basis {
  /** Title of the page; an entity's id, or a file's title for its media info. */
  readonly title: string;
  /** The latest revision known: the one it was read at, or one of this batch's own since. */
  readonly revision: number;
}

/** What is known of a wiki at the start of a run. */
export interface Freshness {
  readonly account: Account;
  /** Titles of those that are not as they were. */
  readonly changed: ReadonlySet<string>;
  /** The wiki's own time up to which this is true; ask from there the next time. */
  readonly checked: string | null;
}

const answerSchema = z.object({
  curtimestamp: z.optional(z.string()),
  continue: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
  query: z.object({
    recentchanges: z.optional(
      z.array(z.object({ title: z.string(), revid: z.optional(z.number()), type: z.string() })),
    ),
    normalized: z.optional(z.array(z.object({ from: z.string(), to: z.string() }))),
    pages: z.optional(z.array(z.object({ title: z.string(), lastrevid: z.optional(z.number()) }))),
  }),
});

/** Requests to the recent changes at most, before pages are asked for themselves: 1,000 changes of the whole wiki. */
const mostOfFeed = 2;

/** Recent changes are kept for 30 days at the least; a plan this old is checked page by page anyway. */
const feedReaches = 24 * 3600_000;

/** Replicas lag, and clocks of servers differ a little: the feed is read from this much earlier. Seen changes cost nothing. */
const overlap = 30_000;

/**
 * Who is signed in, and which of these pages have changed since they were read. Up to 50 pages are asked for their latest
 * revision, in one request. For more, the wiki's recent changes since then are far cheaper when it was not long ago or the
 * wiki is quiet: one or two requests for a batch of any size. If they are too many, the pages are asked after all, 50 at a time.
 *
 * `since`: the wiki's own time of the last look, or null. Throws {@link WikiError}.
 */
export async function checkFreshness(
  client: WikiClient,
  pages: readonly Basis[],
  since: string | null,
  signal?: AbortSignal,
): Promise<Freshness> {
  const revisions = new Map(pages.map(({ title, revision }) => [title, revision]));
  if (revisions.size > perRequest && since !== null) {
    const fromFeed = await readFeed(client, revisions, since, signal);
    if (fromFeed !== null) return fromFeed;
  }
  return readPages(client, revisions, signal);
}

type Revisions = ReadonlyMap<string, number>;

/** Null when the feed is too long, or does not reach back so far. */
async function readFeed(
  client: WikiClient,
  revisions: Revisions,
  since: string,
  signal?: AbortSignal,
): Promise<Freshness | null> {
  const start = Date.parse(since) - overlap;
  if (Number.isNaN(start) || client.clock.now() - start > feedReaches) return null;
  const feed: Params = {
    action: 'query',
    list: ['recentchanges'],
    rcdir: 'newer',
    rcstart: new Date(start).toISOString(),
    rcprop: ['title', 'ids'],
    rctype: ['edit', 'new', 'log'],
    rclimit: 500,
    curtimestamp: true,
  };
  const changed = new Set<string>();
  let first: { readonly account: Account; readonly checked: string | null } | undefined;
  let more: Params | undefined = {};
  for (let asked = 0; more !== undefined; asked++) {
    if (asked === mostOfFeed) return null;
    const answer: unknown = await client.get(
      first === undefined ? mergeParams(accountParams, feed) : { ...feed, ...more },
      signal,
    );
    const { query, curtimestamp, continue: next } = checked(answerSchema, answer);
    first ??= { account: parseAccount(client.wiki, answer), checked: curtimestamp ?? null };
    for (const { title, revid = 0, type } of query.recentchanges ?? []) {
      const known = revisions.get(title);
      if (known === undefined) continue;
      // A deletion, a move, a protection: worth a look, whatever its revision.
      if (type === 'log' || revid > known) changed.add(title);
    }
    more = next;
  }
  return first === undefined ? null : { ...first, changed };
}

async function readPages(client: WikiClient, revisions: Revisions, signal?: AbortSignal): Promise<Freshness> {
  const changed = new Set<string>();
  let first: { readonly account: Account; readonly checked: string | null } | undefined;
  const groups = inRequests(revisions.keys());
  for (const titles of groups.length === 0 ? [[]] : groups) {
    const info: Params = {
      action: 'query',
      ...(titles.length > 0 ? { prop: ['info'], titles } : {}),
      curtimestamp: true,
    };
    const answer = await client.get(first === undefined ? mergeParams(accountParams, info) : info, signal);
    const { query, curtimestamp } = checked(answerSchema, answer);
    first ??= { account: parseAccount(client.wiki, answer), checked: curtimestamp ?? null };
    const latest = new Map(query.pages?.map(({ title, lastrevid }) => [title, lastrevid ?? 0]));
    const normal = new Map(query.normalized?.map(({ from, to }) => [from, to]));
    for (const title of titles) {
      if (latest.get(normal.get(title) ?? title) !== revisions.get(title)) changed.add(title);
    }
  }
  if (first === undefined) throw new RangeError('no request was made');
  return { ...first, changed };
}
