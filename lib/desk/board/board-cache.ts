import * as z from 'zod/mini';
import type { Cache } from '../../store/cache.ts';
import type { Entry } from '../lists.ts';

/** A record as this browser saw it last. */
export interface KeptRecord {
  readonly entry: Entry;
  readonly text: string;
  readonly redirect: boolean;
}

/**
 * Records lie in a fixed number of bundles: reading ten thousand rows one by one out of a database takes seconds, and
 * writing them all anew for one that changed does as well.
 */
const bundles = 32;

const bundle = z.array(
  z.object({
    entry: z.object({
      title: z.string(),
      pageId: z.number(),
      revision: z.number(),
      timestamp: z.string(),
      changedBy: z.nullable(z.string()),
      comment: z.string(),
    }),
    text: z.string(),
    redirect: z.boolean(),
  }),
);

const keyOf = (prefix: string, number: number) => `board ${number} ${prefix}`;

/** Everything kept of the pages below a prefix, by number of the page. */
export async function readKept(cache: Cache, prefix: string): Promise<ReadonlyMap<number, KeptRecord>> {
  const keys = Array.from({ length: bundles }, (_, number) => keyOf(prefix, number));
  const found = await cache.readMany(keys, bundle);
  const kept = new Map<number, KeptRecord>();
  for (const { value } of found.values()) for (const one of value) kept.set(one.entry.pageId, one);
  return kept;
}

/** Keeps exactly these; only bundles in which a page is `changed` are written. */
export async function writeKept(
  cache: Cache,
  prefix: string,
  kept: ReadonlyMap<number, KeptRecord>,
  changed: Iterable<number>,
): Promise<void> {
  const numbers = new Set([...changed].map(pageId => pageId % bundles));
  const byNumber = new Map<number, KeptRecord[]>([...numbers].map(number => [number, []]));
  for (const [pageId, one] of kept) byNumber.get(pageId % bundles)?.push(one);
  await cache.writeMany([...byNumber].map(([number, value]) => ({ key: keyOf(prefix, number), value })));
}
