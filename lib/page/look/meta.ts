import * as z from 'zod/mini';
import type { Cache } from '../../store/cache.ts';
import { type Account, accountParams, parseAccount } from '../../wiki/account.ts';
import { checked } from '../../wiki/api-answer.ts';
import type { Params, WikiClient } from '../../wiki/client.ts';
import { mergeParams, type PageRead, pageParams, parsePages, titleFinder } from '../../wiki/pages.ts';
import type { MetaSeen } from './look-types.ts';
import { trusted } from './partner-item.ts';

/**
 * Who is signed in on Meta, and the pages of these titles with their content (redirects followed): one request, or none
 * when the same was asked in the last five minutes and the account still fits. Throws {@link WikiError}.
 */
export async function readMeta(
  meta: WikiClient,
  cache: Cache,
  titles: readonly string[],
  options: {
    readonly here: Account;
    readonly fresh: boolean;
    readonly signal: AbortSignal | undefined;
    /** Without namespace: its pages are listed in the same request. */
    readonly category?: string | null;
  },
): Promise<MetaSeen> {
  const { category = null } = options;
  const edition = await cache.read(editionKey, z.number());
  const asked = category === null ? titles : [...titles, `in ${category}`];
  const key = metaKey(asked, edition?.value ?? 0);
  const known = options.fresh ? undefined : await cache.read(key, z.unknown());
  if (known !== undefined) {
    const seen = metaSeen(titles, known.value);
    if (seen?.state === 'read' && sameAccount(seen.account, options.here)) return seen;
  }
  const answer = await meta.get(metaParams(titles, category), options.signal);
  const seen = metaFrom(titles, answer);
  await cache.write(key, answer, { maxAge: trusted });
  return seen;
}

/** The request to Meta: who is signed in, these pages, and which pages are in a category. */
export function metaParams(titles: readonly string[], category: string | null = null): Params {
  const target = titles.length === 0 ? {} : { titles };
  const members: Params =
    category === null
      ? {}
      : {
          list: ['categorymembers'],
          cmtitle: `Category:${category}`,
          cmprop: ['title', 'sortkeyprefix', 'timestamp'],
          cmlimit: 50,
        };
  return mergeParams(accountParams, pageParams, { redirects: true }, target, members);
}

const members = z.object({
  query: z.object({
    categorymembers: z._default(
      z.array(
        z.object({
          title: z.string(),
          sortkeyprefix: z._default(z.string(), ''),
          timestamp: z._default(z.string(), ''),
        }),
      ),
      [],
    ),
  }),
});

/** What Meta said, out of an answer to a query for the account and these titles. Throws {@link WikiError}. */
export function metaFrom(titles: readonly string[], answer: unknown): MetaSeen {
  const read = parsePages(answer);
  const end = titleFinder([answer]);
  const pages = new Map<string, PageRead>();
  for (const title of titles) {
    const page = read.get(end(title));
    if (page !== undefined) pages.set(title, page);
  }
  const { categorymembers } = checked(members, answer).query;
  const listed = categorymembers.map(({ title, sortkeyprefix, timestamp }) => ({
    title,
    sortKey: sortkeyprefix,
    timestamp,
  }));
  return { state: 'read', account: parseAccount('meta', answer), pages, listed };
}

/** A remembered answer; null when it was stored by a panel that asked in another way. */
function metaSeen(titles: readonly string[], answer: unknown): MetaSeen | null {
  try {
    return metaFrom(titles, answer);
  } catch {
    return null;
  }
}

/** Counts the edits that this browser was about to make on Meta: what was remembered before one of them is not believed. */
const editionKey = 'meta edition';

/**
 * To be called before something is saved on Meta: if the panel goes away in the middle, the next one must not tell from
 * memory what was there before.
 */
export async function aboutToChangeMeta(cache: Cache): Promise<void> {
  const edition = await cache.read(editionKey, z.number());
  await cache.write(editionKey, (edition?.value ?? 0) + 1, {});
}

function metaKey(titles: readonly string[], edition: number): string {
  return `meta ${edition} ${[...titles].sort().join('|')}`;
}

/** Signing in or out on one wiki does so on all: another name here means that what Meta said of the account is old. */
function sameAccount(one: Account, other: Account): boolean {
  if (!one.signedIn || !other.signedIn) return one.signedIn === other.signedIn;
  return one.name === other.name;
}
