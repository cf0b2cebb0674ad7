import type * as z from 'zod/mini';
import type { Clock } from '../clock.ts';
import type { CacheRow, Store } from './database.ts';

/** How long and under which condition a cached value counts. */
export interface Freshness {
  /** Revision of the page or entity the value was made from. */
  readonly revision?: number;
  /** Milliseconds after which the value is not given any more. */
  readonly maxAge?: number;
}

/** A cached value with the revision it was made from (null when it was stored without one). */
export interface Cached<T> {
  readonly value: T;
  readonly revision: number | null;
}

/**
 * Values that can be read again from a wiki, by key. Losing them costs a request, never text, so a failing database
 * makes every read a miss and every write a no-op: a cache must not stop anybody's work.
 */
export interface Cache {
  /**
   * The value under `key`, when it is still fresh, passes `schema`, and was made from `revision` (when one is given).
   */
  read<T>(key: string, schema: z.ZodMiniType<T>, revision?: number): Promise<Cached<T> | undefined>;
  /** Several at once, in one transaction; keys without a fresh value are missing from the map. */
  readMany<T>(keys: readonly string[], schema: z.ZodMiniType<T>): Promise<ReadonlyMap<string, Cached<T>>>;
  write(key: string, value: unknown, freshness?: Freshness): Promise<void>;
  writeMany(
    entries: readonly { readonly key: string; readonly value: unknown; readonly freshness?: Freshness }[],
  ): Promise<void>;
  remove(key: string): Promise<void>;
  clear(): Promise<void>;
}

/**
 * Sizes are in UTF-16 units of the JSON. 20 million is 40 MB: the content of 10,000 records of 2 kB with room to
 * spare, and far below the quota of any browser.
 */
const defaultLimit = 20_000_000;

/** How stale the time of last use may get before a read writes it again: keeps reads from becoming writes. */
const touchEvery = 60_000;

/** The cache in `store`, holding at most `limit`; what was used longest ago goes first. */
export function openCache(store: Store, clock: Clock, limit = defaultLimit): Cache {
  // Unknown until the first write has counted what an earlier session left. Tabs each keep their own count; being off
  // by what another tab wrote this session only moves the moment of cleaning up.
  let total: number | undefined;

  const cache: Cache = {
    async read(key, schema, revision) {
      const found = (await cache.readMany([key], schema)).get(key);
      return revision === undefined || found?.revision === revision ? found : undefined;
    },

    readMany: <T>(keys: readonly string[], schema: z.ZodMiniType<T>) =>
      forgiving(new Map<string, Cached<T>>(), () =>
        store.use(async db => {
          const now = clock.now();
          const transaction = db.transaction('cache');
          const rows = await Promise.all(keys.map(key => transaction.store.get(key)));
          const found = new Map<string, Cached<T>>();
          const touched: string[] = [];
          for (const row of rows) {
            if (row === undefined || (row.expires !== null && row.expires <= now)) continue;
            const value = schema.safeParse(row.value);
            if (!value.success) continue;
            found.set(row.key, { value: value.data, revision: row.revision });
            if (now - row.used >= touchEvery) touched.push(row.key);
          }
          if (touched.length > 0) {
            // Read again inside the writing transaction: another tab may have stored something newer meanwhile.
            const update = db.transaction('cache', 'readwrite');
            for (const key of touched) {
              const row = await update.store.get(key);
              if (row !== undefined) await update.store.put({ ...row, used: now });
            }
            await update.done;
          }
          return found;
        }),
      ),

    write: (key, value, freshness = {}) => cache.writeMany([{ key, value, freshness }]),

    writeMany: entries =>
      forgiving(undefined, () =>
        store.use(async db => {
          const now = clock.now();
          const transaction = db.transaction('cache', 'readwrite');
          if (total === undefined) {
            total = 0;
            for await (const cursor of transaction.store) total += cursor.value.size;
          }
          let sum = total;
          for (const { key, value, freshness = {} } of entries) {
            const size = key.length + (JSON.stringify(value)?.length ?? 0);
            const before = await transaction.store.get(key);
            sum -= before?.size ?? 0;
            if (size > limit) {
              await transaction.store.delete(key);
              continue;
            }
            await transaction.store.put({
              key,
              value,
              revision: freshness.revision ?? null,
              expires: freshness.maxAge === undefined ? null : now + freshness.maxAge,
              used: now,
              size,
            });
            sum += size;
          }
          // Makes room for a while, so that a full cache does not evict on every single write.
          if (sum > limit) sum = await evict(transaction.store.index('used').iterate(), sum, limit * 0.9);
          await transaction.done;
          total = sum;
        }),
      ),

    remove: key =>
      forgiving(undefined, async () => {
        total = undefined;
        await store.use(db => db.delete('cache', key));
      }),

    clear: () =>
      forgiving(undefined, async () => {
        total = undefined;
        await store.use(db => db.clear('cache'));
      }),
  };
  return cache;
}

interface OldestFirst {
  readonly value: CacheRow;
  delete(): Promise<void>;
}

async function evict(oldest: AsyncIterable<OldestFirst>, sum: number, goal: number): Promise<number> {
  let left = sum;
  for await (const cursor of oldest) {
    if (left <= goal) break;
    left -= cursor.value.size;
    await cursor.delete();
  }
  return left;
}

async function forgiving<T>(otherwise: T, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    return otherwise;
  }
}
