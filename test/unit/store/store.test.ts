import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Clock } from '../../../lib/clock.ts';
import { autosave } from '../../../lib/store/autosave.ts';
import { openCache } from '../../../lib/store/cache.ts';
import { openStore, type Store, StoreError, storeVersion } from '../../../lib/store/database.ts';
import { isBroken, openDrafts } from '../../../lib/store/drafts.ts';

let factory: IDBFactory;
let store: Store;
let time: number;
const clock: Clock = { now: () => time, sleep: () => Promise.resolve() };
const form = z.object({ why: z.string() });

beforeEach(() => {
  factory = new IDBFactory();
  store = openStore({ factory });
  time = 1_000_000;
});

describe('drafts', () => {
  test('several drafts of several kinds live side by side, last changed first', async () => {
    const drafts = openDrafts(store, clock);
    await drafts.save('flag', 'wikidata:Q1', { why: 'one' });
    time += 10;
    await drafts.save('flag', 'wikidata:Q2', { why: 'two' });
    await drafts.save('request', 'wikidata:Q1', { why: 'request' });
    time += 10;
    await drafts.save('flag', 'wikidata:Q1', { why: 'one, changed' });

    const listed = await drafts.list('flag', form);
    expect(listed).toEqual([
      {
        kind: 'flag',
        key: 'wikidata:Q1',
        created: 1_000_000,
        changed: 1_000_020,
        content: { why: 'one, changed' },
      },
      { kind: 'flag', key: 'wikidata:Q2', created: 1_000_010, changed: 1_000_010, content: { why: 'two' } },
    ]);
    expect(await drafts.count()).toBe(3);
    await drafts.remove('flag', 'wikidata:Q1');
    expect(await drafts.read('flag', 'wikidata:Q1', form)).toBeUndefined();
    expect(await drafts.read('request', 'wikidata:Q1', form)).toMatchObject({ content: { why: 'request' } });
  });

  test('a draft of another shape is listed as broken, with its text, beside the others', async () => {
    const drafts = openDrafts(store, clock);
    await drafts.save('flag', 'old\nkey', { text: 'typed in an older version' });
    await drafts.save('flag', 'good', { why: 'fine' });
    await store.use(db =>
      db.put('drafts', {
        id: 'flag\nworse',
        kind: 'flag',
        key: 'worse',
        created: Number.NaN,
        changed: 1,
        content: 1,
      }),
    );
    const listed = await drafts.list('flag', form);
    expect(listed).toHaveLength(3);
    expect(listed.filter(isBroken)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ key: 'old\nkey', content: { text: 'typed in an older version' } }),
        expect.objectContaining({ key: 'worse', content: 1 }),
      ]),
    );
    expect(listed.find(draft => !isBroken(draft))).toMatchObject({ key: 'good', content: { why: 'fine' } });
  });

  test('survive closing and opening the database', async () => {
    await openDrafts(store, clock).save('flag', 'k', { why: 'kept' });
    store.close();
    const again = openDrafts(openStore({ factory }), clock);
    expect(await again.read('flag', 'k', form)).toMatchObject({ content: { why: 'kept' } });
  });

  test('autosave stores the newest text and lets no write pile up', async () => {
    const drafts = openDrafts(store, clock);
    let writes = 0;
    const counting = {
      ...drafts,
      save: (...args: Parameters<typeof drafts.save>) => {
        writes++;
        return drafts.save(...args);
      },
    };
    const states: boolean[] = [];
    const saver = autosave(counting, 'flag', 'k', state => states.push(state.saved));
    for (let i = 0; i <= 200; i++) saver.put({ why: `text ${i}` });
    await saver.settled();
    expect(await drafts.read('flag', 'k', form)).toMatchObject({ content: { why: 'text 200' } });
    expect(writes).toBe(2);
    expect(states).toEqual([false, true]);
  });

  test('autosave tells when the text is not safe, and recovers', async () => {
    const drafts = openDrafts(store, clock);
    let fail = true;
    const failing = {
      ...drafts,
      save: (...args: Parameters<typeof drafts.save>) =>
        fail ? Promise.reject(new StoreError('full')) : drafts.save(...args),
    };
    const saver = autosave(failing, 'flag', 'k');
    saver.put({ why: 'a' });
    await expect(saver.settled()).rejects.toMatchObject({ reason: 'full' });
    fail = false;
    saver.put({ why: 'b' });
    await saver.settled();
    expect(await drafts.read('flag', 'k', form)).toMatchObject({ content: { why: 'b' } });
  });
});

describe('the database between tabs', () => {
  test('lets a newer panel in another tab upgrade, and says so here', async () => {
    let outdated = 0;
    const old = openStore({ factory, onOutdated: () => outdated++ });
    await openDrafts(old, clock).save('flag', 'k', { why: 'kept' });
    const newer = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = factory.open('partnership-helpdesk-panel', storeVersion + 1);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    expect(newer.objectStoreNames.contains('drafts')).toBe(true);
    expect(outdated).toBe(1);
    await expect(openDrafts(old, clock).count()).rejects.toMatchObject({
      name: 'StoreError',
      reason: 'outdated',
    });
    newer.close();
    await expect(openDrafts(openStore({ factory }), clock).count()).rejects.toMatchObject({
      reason: 'outdated',
    });
  });

  test('waits its turn while another tab still holds a database that is being cleared away', async () => {
    const name = 'held';
    const holder = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = factory.open(name, 1);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const removal = factory.deleteDatabase(name);
    let counted = false;
    const waiting = openDrafts(openStore({ factory, name }), clock)
      .count()
      .then(count => {
        counted = true;
        return count;
      });
    await new Promise(resolve => {
      removal.onblocked = resolve;
    });
    expect(counted).toBe(false);
    holder.close();
    expect(await waiting).toBe(0);
  });

  test('opens again after the browser closed the connection', async () => {
    const drafts = openDrafts(store, clock);
    await drafts.save('flag', 'k', { why: 'kept' });
    await store.use(async db => db.close());
    expect(await drafts.count()).toBe(1);
  });

  test('a browser without a database is a typed failure', async () => {
    const closed = {
      open: () => {
        throw new DOMException('no', 'SecurityError');
      },
    };
    const none = openStore({ factory: Object.assign(Object.create(factory) as IDBFactory, closed) });
    await expect(openDrafts(none, clock).count()).rejects.toMatchObject({
      name: 'StoreError',
      reason: 'unavailable',
    });
  });
});

describe('the cache', () => {
  const text = z.string();

  test('gives a value for the revision it was made from, until it is too old', async () => {
    const cache = openCache(store, clock);
    await cache.write('a', 'value', { revision: 7, maxAge: 1000 });
    expect(await cache.read('a', text)).toEqual({ value: 'value', revision: 7 });
    expect(await cache.read('a', text, 7)).toEqual({ value: 'value', revision: 7 });
    expect(await cache.read('a', text, 8)).toBeUndefined();
    expect(await cache.read('a', z.number())).toBeUndefined();
    time += 1000;
    expect(await cache.read('a', text)).toBeUndefined();
  });

  test('reads many at once and leaves out what it does not have', async () => {
    const cache = openCache(store, clock);
    await cache.writeMany([
      { key: 'a', value: '1' },
      { key: 'b', value: '2', freshness: { revision: 2 } },
    ]);
    expect(await cache.readMany(['a', 'b', 'c'], text)).toEqual(
      new Map([
        ['a', { value: '1', revision: null }],
        ['b', { value: '2', revision: 2 }],
      ]),
    );
    await cache.remove('a');
    expect((await cache.readMany(['a', 'b'], text)).size).toBe(1);
    await cache.clear();
    expect((await cache.readMany(['a', 'b'], text)).size).toBe(0);
  });

  test('stays below its size: what was used longest ago goes first', async () => {
    const cache = openCache(store, clock, 1000);
    for (const key of ['a', 'b', 'c', 'd']) {
      await cache.write(key, key.repeat(200));
      time += 100_000;
    }
    await cache.read('a', text);
    time += 100_000;
    await cache.write('e', 'e'.repeat(200));
    expect([...(await cache.readMany(['a', 'b', 'c', 'd', 'e'], text)).keys()]).toEqual(['a', 'c', 'd', 'e']);
    await cache.write('huge', 'x'.repeat(2000));
    expect(await cache.read('huge', text)).toBeUndefined();

    const later = openCache(openStore({ factory }), clock, 1000);
    for (let i = 0; i < 10; i++) await later.write(`n${i}`, 'n'.repeat(200));
    const rows = await store.use(db => db.getAll('cache'));
    expect(rows.reduce((sum, row) => sum + row.size, 0)).toBeLessThanOrEqual(1000);
    expect(rows.map(row => row.key)).toContain('n9');
  });

  test('a failing database is a miss, never an error', async () => {
    const broken: Store = {
      use: () => Promise.reject(new StoreError('unavailable')),
      close: () => undefined,
    };
    const cache = openCache(broken, clock);
    await cache.write('a', 1);
    expect(await cache.read('a', z.number())).toBeUndefined();
  });
});
