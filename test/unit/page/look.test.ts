import { describe, expect, it } from 'vitest';
import { locate } from '../../../lib/page/address.ts';
import { bestFact, conflictingKeys, factsOf } from '../../../lib/page/facts.ts';
import { type About, type LookDeps, lookAt } from '../../../lib/page/look.ts';
import type { Look } from '../../../lib/page/look-types.ts';
import { aboutToChangeMeta } from '../../../lib/page/meta.ts';
import type { Place } from '../../../lib/page/place.ts';
import { type Params, WikiError } from '../../../lib/wiki/client.ts';
import {
  entitiesOf,
  itemJson,
  missing,
  page,
  scriptedWikis,
  signedInAs,
  signedOut,
  snak,
  statement,
} from './scripted-wikis.ts';

const account = signedInAs('DemoUser');

function placeOf(address: string): Place {
  const place = locate(address);
  if (place.at !== 'wiki') throw new Error('elsewhere');
  return place;
}

const metaTitles = ({ item, names, metaPage }: About) =>
  [
    'Config',
    ...(item === null ? [] : [`Desk/${item}`]),
    ...names.map(name => `Desk/${name}`),
    metaPage ?? 'Config',
  ].filter((title, at, all) => all.indexOf(title) === at);

function titlesIn(params: Params): readonly string[] {
  return Array.isArray(params.titles) ? params.titles.map(String) : [];
}

/** Meta with the account and no page at all. */
const emptyMeta = (params: Params) => ({
  query: { ...account, pages: titlesIn(params).map(title => missing(title)) },
});

const museum = itemJson('Q7', { en: 'Uganda Museum', de: 'Uganda-Museum' }, [
  statement('P31', 'Q33506'),
  statement('P17', 'Q1036'),
  statement('P856', 'https://museum.example/'),
  statement('P8768', 'https://museum.example/catalogue'),
  statement('P968', 'mailto:someone@museum.example'),
]);
const things = [itemJson('Q1036', { en: 'Uganda' }), itemJson('Q33506', { en: 'museum' })];

type Wikis = ReturnType<typeof scriptedWikis>;

async function look(wikis: Wikis, address: string, more: Partial<LookDeps> = {}) {
  const stages: Look[] = [];
  const before = wikis.asked.length;
  const whole = await lookAt(placeOf(address), { ...wikis.deps, metaTitles, ...more }, stage =>
    stages.push(stage),
  );
  return { whole, stages, asked: wikis.asked.slice(before) };
}

function itemPage(params: Params) {
  if (params.action === 'wbgetentities') return entitiesOf(params, [...things, museum]);
  return { query: { ...account, pages: [page('Q7', JSON.stringify(museum), {}, 'wikibase-item')] } };
}

const museumPage = 'https://www.wikidata.org/wiki/Q7';

describe('an item on Wikidata', () => {
  it('takes two requests, one for labels never seen before, and one when nothing changed', async () => {
    const wikis = scriptedWikis({ wikidata: itemPage, meta: emptyMeta });
    const first = await look(wikis, museumPage);
    expect(first.asked.map(({ wiki, params }) => `${wiki} ${params.action}`).sort()).toEqual([
      'meta query',
      'wikidata query',
      'wikidata wbgetentities',
    ]);
    expect(first.asked.find(({ params }) => params.action === 'wbgetentities')?.params.props).toEqual([
      'labels',
    ]);
    expect(first.whole).toMatchObject({ complete: true, partner: { item: 'Q7' }, troubles: [] });

    const again = await look(wikis, museumPage);
    expect(again.asked).toHaveLength(1);
    expect(again.whole).toEqual(first.whole);
  });

  it('asks Meta again after five minutes, never again for labels', async () => {
    const wikis = scriptedWikis({ wikidata: itemPage, meta: emptyMeta });
    await look(wikis, museumPage);
    wikis.clock.advance(5 * 60 * 1000);
    const { asked } = await look(wikis, museumPage);
    expect(asked.map(({ wiki }) => wiki)).toEqual(['wikidata', 'meta']);
  });

  it('asks Meta again after this browser was about to save something there, however that ended', async () => {
    const wikis = scriptedWikis({ wikidata: itemPage, meta: emptyMeta });
    await look(wikis, museumPage);
    await aboutToChangeMeta(wikis.deps.cache);
    expect((await look(wikis, museumPage)).asked.map(({ wiki }) => wiki)).toEqual(['wikidata', 'meta']);
    expect((await look(wikis, museumPage)).asked.map(({ wiki }) => wiki)).toEqual(['wikidata']);
  });

  it('asks Meta again when someone else is signed in, or when told to believe nothing', async () => {
    let name = 'DemoUser';
    const wikis = scriptedWikis({
      wikidata: params =>
        params.action === 'query'
          ? {
              query: {
                ...signedInAs(name),
                pages: [page('Q7', JSON.stringify(museum), {}, 'wikibase-item')],
              },
            }
          : itemPage(params),
      meta: emptyMeta,
    });
    await look(wikis, museumPage);
    expect((await look(wikis, museumPage, { fresh: true })).asked.map(({ wiki }) => wiki)).toEqual([
      'wikidata',
      'meta',
    ]);
    name = 'Other';
    expect((await look(wikis, museumPage)).asked.map(({ wiki }) => wiki)).toEqual(['wikidata', 'meta']);
  });

  it('shows its facts before Meta answers', async () => {
    let release = () => {};
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    const wikis = scriptedWikis({
      wikidata: itemPage,
      meta: async params => {
        await held;
        return emptyMeta(params);
      },
    });
    const stages: Look[] = [];
    const whole = lookAt(placeOf(museumPage), { ...wikis.deps, metaTitles }, stage => {
      stages.push(stage);
      release();
    });
    await whole;
    expect(stages[0]).toMatchObject({ complete: false, meta: { state: 'asking' } });
    expect(bestFact(stages[0]?.facts ?? [], 'website')?.value.url).toBe('https://museum.example/');
  });

  it('tells the source of each fact, and takes no e-mail address', async () => {
    const wikis = scriptedWikis({ wikidata: itemPage, meta: emptyMeta });
    const { facts, signals } = (await look(wikis, museumPage)).whole;
    expect(bestFact(facts, 'name')).toMatchObject({
      value: { text: 'Uganda Museum', language: 'en' },
      source: { from: 'label', entity: 'Q7', language: 'en' },
    });
    expect(bestFact(facts, 'kind')?.value).toMatchObject({
      kind: 'museum',
      classes: [{ id: 'Q33506', label: { text: 'museum' } }],
    });
    expect(bestFact(facts, 'country')).toMatchObject({
      value: { id: 'Q1036', label: { text: 'Uganda' } },
      source: { from: 'statement', entity: 'Q7', property: 'P17' },
    });
    expect(JSON.stringify(facts)).not.toContain('someone@');
    expect(signals).toEqual([
      {
        key: 'catalogue-without-category',
        parameters: { catalogue: 'https://museum.example/catalogue' },
        evidence: [
          { from: 'statement', entity: 'Q7', property: 'P31' },
          { from: 'statement', entity: 'Q7', property: 'P8768' },
          { from: 'statement', entity: 'Q7', property: 'P373' },
        ],
      },
    ]);
  });

  it('names where a merged item went, and where an old revision is shown reads the item as it is now', async () => {
    const old = {
      ...page('Q7', JSON.stringify(itemJson('Q7', { en: 'Old name' })), {}, 'wikibase-item'),
      lastrevid: 90,
    };
    const wikis = scriptedWikis({
      wikidata: params =>
        params.action === 'wbgetentities'
          ? entitiesOf(params, [...things, museum])
          : 'revids' in params
            ? { query: { ...account, pages: [old] } }
            : {
                query: {
                  ...account,
                  redirects: [{ from: 'Q8', to: 'Q7' }],
                  pages: [page('Q7', JSON.stringify(museum), {}, 'wikibase-item')],
                },
              },
      meta: emptyMeta,
    });
    const merged = await look(wikis, 'https://www.wikidata.org/entity/Q8');
    expect(merged.whole.page).toMatchObject({
      state: 'read',
      title: 'Q7',
      redirectedFrom: 'Q8',
      shownRevision: null,
    });
    const diff = await look(wikis, 'https://www.wikidata.org/w/index.php?title=Q7&diff=50&oldid=prev');
    expect(diff.whole.page).toMatchObject({ revision: 90, shownRevision: 50 });
    expect(diff.whole.partner.name?.text).toBe('Uganda Museum');
    expect(diff.asked.length).toBeLessThanOrEqual(3);
  });
});

describe('a category on Commons', () => {
  const categoryPage = 'https://commons.wikimedia.org/wiki/Category:Uganda_Museum';
  const category = (text: string, more: object = {}) => ({
    query: {
      ...account,
      pages: [
        page('Category:Uganda Museum', text, {
          categoryinfo: { files: 214, subcats: 3 },
          categories: [{ title: 'Category:Museums in Uganda' }],
          ...more,
        }),
      ],
      searchinfo: { totalhits: 187 },
    },
  });
  const ofCategory = itemJson('Q70', { en: 'Category:Uganda Museum' }, [statement('P301', 'Q7')], {
    commonswiki: 'Category:Uganda Museum',
  });
  const linked = (params: Params) =>
    params.sites === undefined ? entitiesOf(params, [museum, ...things]) : { entities: { Q70: ofCategory } };

  it('takes its facts from the item the category is about, in at most four requests and two steps', async () => {
    const wikis = scriptedWikis({
      commons: () => category('{{Wikidata Infobox}}'),
      wikidata: linked,
      meta: emptyMeta,
    });
    const { whole, asked } = await look(wikis, categoryPage);
    expect(asked).toHaveLength(4);
    expect(asked.find(({ wiki }) => wiki === 'meta')?.params.titles).toContain('Desk/Q7');
    // Claims are asked for of the topic alone: those of a country are megabytes.
    expect(
      asked.filter(({ params }) => 'props' in params && String(params.props).includes('claims')),
    ).toHaveLength(2);
    expect(whole.partner).toMatchObject({ item: 'Q7', name: { text: 'Uganda Museum' } });
    expect(bestFact(whole.facts, 'files')?.value.amount).toBe(214);
    expect(factsOf(whole.facts, 'parent-category').map(({ value }) => value.title)).toEqual([
      'Category:Museums in Uganda',
    ]);
    expect(whole.signals.map(({ key }) => key)).toEqual([
      'catalogue-without-partnership',
      'files-without-collection',
    ]);
    expect(whole.signals[1]?.parameters).toEqual({ without: 187, files: 214 });

    const again = await look(wikis, categoryPage);
    expect(again.asked.map(({ params }) => params.action)).toEqual(['query', 'wbgetentities']);
    expect(again.asked[1]?.params.props).toEqual(['labels']);
    expect((await look(wikis, categoryPage)).asked).toHaveLength(1);
  });

  it('asks for the topic at once the next day but one, so that there is room for its labels', async () => {
    const wikis = scriptedWikis({ commons: () => category(''), wikidata: linked, meta: emptyMeta });
    await look(wikis, categoryPage);
    wikis.clock.advance(60 * 60 * 1000);
    const { asked, whole } = await look(wikis, categoryPage);
    expect(asked).toHaveLength(4);
    expect(bestFact(whole.facts, 'country')?.value.label?.text).toBe('Uganda');
  });

  it('knows a category without an item by its name', async () => {
    const wikis = scriptedWikis({
      commons: () => category('{{Images from the Uganda cooperation|x}}'),
      wikidata: () => ({
        entities: { '-1': { site: 'commonswiki', title: 'Category:Uganda Museum', missing: '' } },
      }),
      meta: emptyMeta,
    });
    const { whole, asked } = await look(wikis, categoryPage);
    expect(asked).toHaveLength(3);
    expect(whole.partner).toEqual({
      item: null,
      name: { type: 'text', text: 'Uganda Museum', language: null },
    });
    expect(bestFact(whole.facts, 'partnership-template')?.value.title).toBe(
      'Template:Images from the Uganda cooperation',
    );
    expect((await look(wikis, categoryPage)).asked).toHaveLength(1);
  });

  it('finds the item by the page when only a page number is known', async () => {
    const wikis = scriptedWikis({
      commons: () => category('', { pageprops: { wikibase_item: 'Q7' } }),
      wikidata: params => entitiesOf(params, [museum, ...things]),
      meta: emptyMeta,
    });
    const { whole, asked } = await look(wikis, 'https://commons.wikimedia.org/?curid=5');
    expect(whole.partner.item).toBe('Q7');
    expect(asked).toHaveLength(4);
    expect(asked.filter(({ params }) => String(params.props) === 'labels')).toHaveLength(1);
  });

  it('says where a category moved to, and does not follow', async () => {
    const wikis = scriptedWikis({
      commons: () => category('{{category redirect|1=:Category:Museum of Uganda}}'),
      wikidata: () => ({ entities: {} }),
      meta: emptyMeta,
    });
    expect((await look(wikis, categoryPage)).whole.page).toMatchObject({
      title: 'Category:Uganda Museum',
      movedTo: 'Category:Museum of Uganda',
    });
  });

  it('does without the count when the search server fails', async () => {
    const wikis = scriptedWikis({
      commons: params => {
        if (String(params.list).includes('search')) throw apiError('cirrussearch-backend-error');
        return category('');
      },
      wikidata: () => ({ entities: {} }),
      meta: emptyMeta,
    });
    const { whole } = await look(wikis, categoryPage);
    expect(whole.page.state).toBe('read');
    expect(wikis.asked.filter(({ wiki }) => wiki === 'commons')).toHaveLength(2);
  });

  it('shows what Commons says when Wikidata and Meta do not answer', async () => {
    const down = () => {
      throw new WikiError({ kind: 'http', status: 503, retryAfter: null }, 'Service unavailable');
    };
    const wikis = scriptedWikis({ commons: () => category(''), wikidata: down, meta: down });
    const { whole } = await look(wikis, categoryPage);
    expect(bestFact(whole.facts, 'files')?.value.amount).toBe(214);
    expect(whole.meta).toMatchObject({ state: 'failed', cause: { kind: 'http', status: 503 } });
    expect(whole.troubles).toEqual([
      { wiki: 'wikidata', cause: { kind: 'http', status: 503, retryAfter: null } },
    ]);
  });
});

function apiError(code: string): WikiError {
  const errors = [{ code, text: code, names: [], data: {} }];
  return new WikiError({ kind: 'api', errors, retryAfter: null, response: null }, code);
}

describe('a file on Commons', () => {
  const filePage = 'https://commons.wikimedia.org/wiki/File:Storm.jpg';
  const wikitext = `{{Artwork|artist={{Creator:Elsa Wallgren}}|institution={{Institution:Uganda Museum}}
|accession number=UM 7|date=1902|source=[https://museum.example/7 catalogue]}}`;
  const file = (statements: Readonly<Record<string, readonly unknown[]>>, text = wikitext) => {
    const media = JSON.stringify({ type: 'mediainfo', id: 'M5', labels: [], descriptions: [], statements });
    return {
      query: {
        ...account,
        pages: [
          page(
            'File:Storm.jpg',
            text,
            {
              imageinfo: [{ user: 'Uploader', thumburl: 'https://upload.example/storm.jpg' }],
              globalusage: [{}, {}],
            },
            'wikitext',
            { mediainfo: { contentmodel: 'wikibase-mediainfo', content: media } },
          ),
        ],
      },
    };
  };

  it('reads structured data and template, and joins what says the same', async () => {
    const wikis = scriptedWikis({
      commons: () =>
        file({
          P195: [statement('P195', 'Q7')],
          P217: [statement('P217', 'UM 7')],
          P170: [statement('P170', null, { qualifiers: { P2093: [snak('P2093', 'Somebody Else')] } })],
          P275: [statement('P275', 'Q18199165')],
        }),
      wikidata: params => entitiesOf(params, [museum, ...things]),
      meta: emptyMeta,
    });
    const { whole, asked } = await look(wikis, filePage);
    expect(asked).toHaveLength(4);
    expect(asked[0]?.params.rvslots).toBe('*');
    expect(whole.partner).toMatchObject({ item: 'Q7', name: { text: 'Uganda Museum' } });
    expect(factsOf(whole.facts, 'collection')).toHaveLength(1);
    expect(factsOf(whole.facts, 'inventory-number')[0]).toMatchObject({
      source: { from: 'structured-data', property: 'P217' },
      alsoFrom: [{ from: 'template', template: 'Artwork', parameter: 'accession number' }],
    });
    expect(conflictingKeys(whole.facts)).toEqual(['author']);
    expect(factsOf(whole.facts, 'author').map(({ value }) => value)).toEqual([
      { type: 'text', text: 'Somebody Else', language: null },
      { type: 'text', text: 'Elsa Wallgren', language: null },
    ]);
    expect(bestFact(whole.facts, 'uploader')?.value.name).toBe('Uploader');
    expect(bestFact(whole.facts, 'used-on')?.value.amount).toBe(2);
    expect(bestFact(whole.facts, 'website')?.source).toMatchObject({ entity: 'Q7', property: 'P856' });
    expect((await look(wikis, filePage)).asked).toHaveLength(1);
  });

  it('without structured data names what the template names, and says what is missing', async () => {
    const wikis = scriptedWikis({ commons: () => file({}), meta: emptyMeta });
    const { whole, asked } = await look(wikis, filePage);
    expect(asked).toHaveLength(2);
    expect(whole.partner).toEqual({
      item: null,
      name: { type: 'text', text: 'Uganda Museum', language: null },
    });
    expect(whole.signals.map(({ key }) => key)).toEqual([
      'file-without-licence-statement',
      'file-without-collection-statement',
    ]);
  });
});

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
      // Long enough for the cache, which works in turns of the event loop of its own.
      await new Promise(resolve => setTimeout(resolve, 20));
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

describe('giving up', () => {
  it('ends with the reason it was aborted for, and passes the signal on', async () => {
    const control = new AbortController();
    const wikis = scriptedWikis({
      wikidata: itemPage,
      meta: () => {
        control.abort(new Error('the tab moved on'));
        throw new WikiError({ kind: 'unreachable' }, 'aborted');
      },
    });
    const work = lookAt(placeOf(museumPage), { ...wikis.deps, metaTitles }, undefined, control.signal);
    await expect(work).rejects.toThrow('the tab moved on');
    expect(wikis.asked.every(({ signal }) => signal === control.signal)).toBe(true);
  });
});
