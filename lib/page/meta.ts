import * as z from 'zod/mini';
import type { Cache } from '../store/cache.ts';
import { type Account, accountParams, parseAccount } from '../wiki/account.ts';
import type { Params, WikiClient } from '../wiki/client.ts';
import { mergeParams, type PageRead, pageParams, parsePages, titleFinder } from '../wiki/pages.ts';
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
  options: { readonly here: Account; readonly fresh: boolean; readonly signal: AbortSignal | undefined },
): Promise<MetaSeen> {
  const key = metaKey(titles);
  const known = options.fresh ? undefined : await cache.read(key, z.unknown());
  if (known !== undefined) {
    const seen = metaSeen(titles, known.value);
    if (seen?.state === 'read' && sameAccount(seen.account, options.here)) return seen;
  }
  const answer = await meta.get(metaParams(titles), options.signal);
  const seen = metaFrom(titles, answer);
  await cache.write(key, answer, { maxAge: trusted });
  return seen;
}

/** The request to Meta: who is signed in, and these pages. */
export function metaParams(titles: readonly string[]): Params {
  const target = titles.length === 0 ? {} : { titles };
  return mergeParams(accountParams, pageParams, { redirects: true }, target);
}

/** What Meta said, out of an answer to a query for the account and these titles. Throws {@link WikiError}. */
export function metaFrom(titles: readonly string[], answer: unknown): MetaSeen {
  const read = parsePages(answer);
  const end = titleFinder([answer]);
  const pages = new Map<string, PageRead>();
  for (const title of titles) {
    const page = read.get(end(title));
    if (page !== undefined) pages.set(title, page);
  }
  return { state: 'read', account: parseAccount('meta', answer), pages };
}

/** A remembered answer; null when it was stored by a panel that asked in another way. */
function metaSeen(titles: readonly string[], answer: unknown): MetaSeen | null {
  try {
    return metaFrom(titles, answer);
  } catch {
    return null;
  }
}

function metaKey(titles: readonly string[]): string {
  return `meta ${[...titles].sort().join('|')}`;
}

/** Signing in or out on one wiki does so on all: another name here means that what Meta said of the account is old. */
function sameAccount(one: Account, other: Account): boolean {
  if (!one.signedIn || !other.signedIn) return one.signedIn === other.signedIn;
  return one.name === other.name;
}
