import { describe, expect, it } from 'vitest';
import { lookAt } from '../../../lib/page/look/look.ts';
import type { Params } from '../../../lib/wiki/client.ts';
import {
  account,
  emptyMeta,
  itemPage,
  look,
  metaTitles,
  museumPage,
  placeOf,
  things,
  titlesIn,
  type Wikis,
} from './look-stage.ts';
import { entitiesOf, itemJson, page, scriptedWikis, signedOut, statement } from './scripted-wikis.ts';

describe('pages that are about nobody', () => {
  const none = (title: string, more: object = {}) => ({
    query: { ...account, pages: [{ title, ...more }], logevents: [{ timestamp: '2026-01-01T00:00:00Z' }] },
  });

  it.each([
    [
      'https://commons.wikimedia.org/wiki/File:Gone.jpg',
      none('File:Gone.jpg', { missing: true }),
      {
        state: 'missing',
        title: 'File:Gone.jpg',
        deletedAt: '2026-01-01T00:00:00Z',
      },
    ],
    [
      'https://commons.wikimedia.org/?curid=99',
      { query: { ...account, pages: [{ pageid: 99, missing: true }] } },
      {
        state: 'unknown-number',
        number: 99,
      },
    ],
    [
      'https://commons.wikimedia.org/wiki/Special:Diff/99',
      { query: { ...account, badrevids: { 99: {} } } },
      {
        state: 'unknown-number',
        number: 99,
      },
    ],
    [
      'https://commons.wikimedia.org/wiki/File:X%3CY',
      none('unused'),
      { state: 'bad-title', title: 'File:X<Y' },
    ],
    [
      'https://commons.wikimedia.org/wiki/Template:Y',
      none('Template:Y', { invalid: true }),
      { state: 'bad-title' },
    ],
    ['https://commons.wikimedia.org/wiki/Special:UploadWizard', none('unused'), { state: 'no-page' }],
  ])('%s', async (address, answer, expected) => {
    const wikis = scriptedWikis({ commons: () => answer, meta: emptyMeta });
    const { whole, asked } = await look(wikis, address);
    expect(whole.page).toMatchObject(expected);
    expect(whole.facts).toEqual([]);
    expect(whole.meta.state).toBe('read');
    expect(asked.length).toBeLessThanOrEqual(2);
  });

  it('a page on Meta takes one request, with everything the desk wants', async () => {
    const wikis = scriptedWikis({
      meta: params => ({
        query: { ...signedOut, pages: titlesIn(params).map(title => page(title, `text of ${title}`)) },
      }),
    });
    const { whole, asked } = await look(wikis, 'https://meta.wikimedia.org/wiki/Hub');
    expect(asked).toHaveLength(1);
    expect(whole.page).toMatchObject({ state: 'read', kind: 'project', title: 'Hub' });
    expect(whole.account.signedIn).toBe(false);
    expect(whole.meta.state === 'read' ? [...whole.meta.pages.keys()].sort() : []).toEqual(['Config', 'Hub']);
    expect((await look(wikis, 'https://meta.wikimedia.org/wiki/Special:Log')).asked).toHaveLength(1);
  });
});

describe('steps', () => {
  /** Answers in waves: all that is asked before anything of it is answered is one step. */
  async function steps(wikis: Wikis, address: string): Promise<readonly (readonly string[])[]> {
    const waves: string[][] = [];
    let waiting: (() => void)[] = [];
    const client = (wiki: 'commons' | 'wikidata' | 'meta') => {
      const real = wikis.deps.client(wiki);
      const get = async (params: Params) => {
        const wave = waves[waves.length - 1] ?? [];
        wave.push(wiki);
        await new Promise<void>(resolve => waiting.push(resolve));
        return real.get(params);
      };
      return { ...real, get };
    };
    waves.push([]);
    let done = false;
    const work = lookAt(placeOf(address), { ...wikis.deps, client, metaTitles }).finally(() => {
      done = true;
    });
    while (!done) {
      // The cache works in turns of the event loop, so turns are counted: time passes on a busy machine without any.
      for (let turn = 0; turn < 100; turn++) await new Promise(resolve => setImmediate(resolve));
      const answered = waiting;
      waiting = [];
      if (answered.length > 0) waves.push([]);
      for (const answer of answered) answer();
    }
    await work;
    return waves.filter(wave => wave.length > 0).map(wave => wave.sort());
  }

  it('of an item: two, labels included', async () => {
    const wikis = scriptedWikis({ wikidata: itemPage, meta: emptyMeta });
    expect(await steps(wikis, museumPage)).toEqual([['wikidata'], ['meta', 'wikidata']]);
    expect(await steps(wikis, museumPage)).toEqual([['wikidata']]);
  });

  it('of a category: two, and one for labels', async () => {
    const category = page('Category:Uganda Museum', '');
    const linked = itemJson('Q7', { en: 'Uganda Museum' }, [statement('P17', 'Q1036')], {
      commonswiki: 'Category:Uganda Museum',
    });
    const wikis = scriptedWikis({
      commons: () => ({ query: { ...account, pages: [category] } }),
      wikidata: params =>
        params.sites === undefined ? entitiesOf(params, things) : { entities: { Q7: linked } },
      meta: emptyMeta,
    });
    const address = 'https://commons.wikimedia.org/wiki/Category:Uganda_Museum';
    expect(await steps(wikis, address)).toEqual([
      ['commons', 'wikidata'],
      ['meta', 'wikidata'],
    ]);
    expect(await steps(wikis, address)).toEqual([['commons']]);
  });
});
