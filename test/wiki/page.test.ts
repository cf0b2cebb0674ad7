import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../lib/clock.ts';
import { defaultConfig } from '../../lib/desk/config.ts';
import { type Opening, openOn } from '../../lib/desk/opening.ts';
import { followTab } from '../../lib/desk/opening-follow.ts';
import type { Opportunity } from '../../lib/desk/opportunity.ts';
import { createOpportunityText } from '../../lib/desk/opportunity-record.ts';
import { bestFact, conflictingKeys, type FactKey, factsOf } from '../../lib/page/facts.ts';
import { openCache } from '../../lib/store/cache.ts';
import { openStore } from '../../lib/store/database.ts';
import { openWiki } from '../../lib/wiki/client-m3api.ts';
import { pageUrl, sites, type WikiId } from '../../lib/wiki/sites.ts';
import {
  type FaultRule,
  type LoggedRequest,
  openSandbox,
  type Sandbox,
  type Session,
} from '../sandbox/index.ts';
import { oddTitles } from '../sandbox/world/commons.ts';
import { heritage, places } from '../sandbox/world/partners.ts';

let sandbox: Sandbox;
let editor: Session;

beforeAll(async () => {
  sandbox = await openSandbox();
  editor = await sandbox.signIn('all', 'editor');
});
beforeEach(() => sandbox.reset());

/** A panel of its own: a browser profile without any cache. */
function panel(session: Session = editor, languages: readonly string[] = ['en']) {
  const env = { fetch: session.fetch, clock: systemClock, agent: 'panel-test/1.0 (sandbox)' };
  const cache = openCache(openStore({ factory: new IDBFactory() }), systemClock);
  const deps = { client: (wiki: WikiId) => openWiki(wiki, env), cache, clock: systemClock, languages };
  const open = async (address: string) => {
    const mark = await sandbox.requests.mark();
    const opening = await openOn(address, deps);
    return { opening, requests: await sandbox.requests.since(mark) };
  };
  return { deps, open };
}

type Opened = Extract<Opening, { state: 'open' }>;

function opened(opening: Opening): Opened {
  if (opening.state !== 'open') throw new Error(`not open: ${JSON.stringify(opening)}`);
  return opening;
}

/** One word per request: the wiki, and for Wikidata whether labels or claims were asked for. */
function kinds(requests: readonly LoggedRequest[]): readonly string[] {
  return requests
    .map(({ wiki, action, params }) => {
      if (action !== 'wbgetentities') return wiki;
      return params.props === 'labels' ? 'labels' : 'item';
    })
    .sort();
}

const item = (id: string) => pageUrl('wikidata', id);
const commons = (title: string) => pageUrl('commons', title);
const museumCategory = 'Category:Norrviken Maritime Museum';
const storm = 'File:Storm over the Harbour (NMM 1902-17).jpg';

describe('requests', () => {
  test.each<[string, string, readonly string[], readonly string[], readonly string[]]>([
    ['an item', item(places.maritimeMuseum), ['labels', 'meta', 'wikidata'], ['wikidata'], ['wikidata']],
    ['an item without statements', item(places.focusList), ['meta', 'wikidata'], ['wikidata'], ['wikidata']],
    [
      'a category with an item of its own',
      commons(museumCategory),
      ['commons', 'item', 'item', 'meta'],
      ['commons', 'labels'],
      ['commons'],
    ],
    [
      'a category linked from the institution',
      commons(`Category:${oddTitles.hebrewCategory}`),
      ['commons', 'item', 'labels', 'meta'],
      ['commons'],
      ['commons'],
    ],
    [
      'a category without an item',
      commons('Category:Museums in Gothenburg'),
      ['commons', 'item', 'meta'],
      ['commons'],
      ['commons'],
    ],
    [
      'a file of a collection',
      commons(storm),
      ['commons', 'item', 'labels', 'meta'],
      ['commons'],
      ['commons'],
    ],
    [
      'a file without structured data',
      commons(`File:${oddTitles.emoji}.png`),
      ['commons', 'meta'],
      ['commons'],
      ['commons'],
    ],
    [
      'an Institution page',
      commons('Institution:Norrviken Maritime Museum'),
      ['commons', 'item', 'labels', 'meta'],
      ['commons'],
      ['commons'],
    ],
    ['a page on Meta', pageUrl('meta', 'Content Partnerships Hub/Helpdesk'), ['meta'], ['meta'], ['meta']],
    ['a special page', commons('Special:UploadWizard'), ['commons', 'meta'], ['commons'], ['commons']],
    ['a missing page', commons('File:No such file.jpg'), ['commons', 'meta'], ['commons'], ['commons']],
  ])('%s: first look, again, and once more', async (_, address, first, again, later) => {
    const { open } = panel();
    const look = await open(address);
    expect(kinds(look.requests)).toEqual(first);
    expect(opened(look.opening).look.troubles).toEqual([]);
    expect(kinds((await open(address)).requests)).toEqual(again);
    expect(kinds((await open(address)).requests)).toEqual(later);
    expect(first.filter(kind => kind !== 'labels').length).toBeLessThanOrEqual(first.length === 4 ? 4 : 3);
  });

  test('claims are never asked for of countries and classes', async () => {
    const { requests } = await panel().open(commons(museumCategory));
    const asked = requests
      .filter(({ params }) => params.props?.includes('claims'))
      .map(({ params }) => params);
    expect(asked.map(({ ids, titles }) => ids ?? titles)).toEqual([museumCategory, places.maritimeMuseum]);
  });

  test('on another site, on no site: none at all', async () => {
    const { open } = panel();
    for (const address of ['https://en.wikipedia.org/wiki/Museum', 'about:blank', '']) {
      const { opening, requests } = await open(address);
      expect(opening.state).toBe('elsewhere');
      expect(requests).toEqual([]);
    }
  });
});

describe('facts agree with the world', () => {
  const factsAt = async (address: string, languages?: readonly string[]) => {
    const { open } = panel(editor, languages);
    await open(address);
    return opened((await open(address)).opening);
  };

  test('of a museum, with the source of each', async () => {
    const { look, desk, obstacles } = await factsAt(item(places.maritimeMuseum), ['sv']);
    const { facts } = look;
    const value = <Key extends FactKey>(key: Key) => bestFact(facts, key)?.value;
    expect(value('name')).toEqual({ type: 'text', text: 'Norrvikens sjöhistoriska museum', language: 'sv' });
    expect(value('kind')).toMatchObject({ kind: 'museum', classes: [{ id: 'Q33506' }] });
    expect(value('country')).toMatchObject({ id: 'Q34', label: { text: 'Sverige', language: 'sv' } });
    expect(value('place')).toMatchObject({ id: 'Q25287' });
    expect(value('website')).toEqual({ type: 'url', url: 'https://norrviken-museum.example/' });
    expect(value('catalogue')).toEqual({ type: 'url', url: 'https://norrviken-museum.example/samlingar' });
    expect(value('coordinates')).toMatchObject({ latitude: 57.6912, longitude: 11.9128 });
    expect(value('inception')).toEqual({ type: 'date', date: '1913-06-14', precision: 'day' });
    expect(value('category')).toEqual({ type: 'page', wiki: 'commons', title: museumCategory });
    expect(value('institution-page')).toMatchObject({ title: 'Institution:Norrviken Maritime Museum' });
    expect(value('collection-size')).toMatchObject({ amount: 48250 });
    expect(value('isil')).toEqual({ type: 'identifier', id: 'SE-NVM' });
    expect(value('viaf')).toEqual({ type: 'identifier', id: '110000002' });
    expect(value('partner-of')).toMatchObject({ id: places.affiliate });
    expect(value('focus-list')).toMatchObject({ id: places.focusList });
    expect(value('image')).toMatchObject({ file: 'File:Norrviken Maritime Museum, main building.jpg' });
    for (const fact of facts) expect(JSON.stringify(fact.source)).toContain(places.maritimeMuseum);
    expect(desk?.newRecordTitle).toBe(
      `Content Partnerships Hub/Helpdesk/Opportunities/${places.maritimeMuseum}`,
    );
    expect(desk?.records).toEqual([]);
    expect(obstacles).toEqual([]);
    expect(look.account).toMatchObject({ signedIn: true, name: editor.name });
  });

  test('of a museum with a catalogue and no category: the signal, and no e-mail address', async () => {
    const { look } = await factsAt(item(places.craftsMuseum));
    expect(look.signals.map(({ key }) => key)).toEqual(['catalogue-without-category']);
    expect(JSON.stringify(look)).not.toContain('info@');
  });

  test('of items with ranks, markup and right-to-left names', async () => {
    const ranks = await factsAt(item(places.ranks));
    expect(bestFact(ranks.look.facts, 'kind')?.value.kind).toBe('association');
    expect(bestFact(ranks.look.facts, 'inception')).toBeUndefined();
    const chapel = await factsAt(item('Q110000101'));
    expect(bestFact(chapel.look.facts, 'kind')?.value.kind).toBe('heritage-site');
    const hostile = await factsAt(item(places.hostile));
    expect(hostile.look.partner.name?.text).toBe(
      "<script>alert(\"label\")</script> & {{Delete}} [[Category:X]] ~~~~ '''Museum'''",
    );
    const library = await factsAt(item(places.townLibrary));
    expect(library.look.partner.name).toMatchObject({ language: 'ar' });
    const university = await factsAt(item(places.university));
    expect(factsOf(university.look.facts, 'website').map(({ value }) => value.url)).toEqual([
      'https://library.example/',
    ]);
  });

  test('of heritage items: the gaps', async () => {
    const signals = new Map<string, readonly string[]>();
    for (const one of heritage.slice(0, 4)) {
      const { look } = await factsAt(item(one.id));
      signals.set(
        one.id,
        look.signals.map(({ key }) => key),
      );
    }
    expect([...signals.values()]).toEqual([
      [],
      ['heritage-without-image'],
      ['heritage-without-coordinates'],
      ['heritage-without-coordinates', 'heritage-without-image'],
    ]);
  });

  test('of a category: the museum it is about, and what the category holds', async () => {
    const { look, desk } = await factsAt(commons(museumCategory));
    expect(look.partner).toMatchObject({
      item: places.maritimeMuseum,
      name: { text: 'Norrviken Maritime Museum' },
    });
    expect(bestFact(look.facts, 'files')?.value.amount).toBe(3);
    expect(bestFact(look.facts, 'subcategories')?.value.amount).toBe(1);
    expect(factsOf(look.facts, 'parent-category').map(({ value }) => value.title)).toEqual([
      'Category:Maritime museums in Sweden',
      'Category:Museums in Gothenburg',
    ]);
    expect(bestFact(look.facts, 'country')?.value.label?.text).toBe('Sweden');
    expect(look.signals.map(({ key }) => key)).toContain('small-part-on-commons');
    expect(desk?.newRecordTitle).toMatch(/\/Q110000002$/);
  });

  test('of a file: structured data and template, with the collection as the partner', async () => {
    const { look } = await factsAt(commons(storm));
    expect(look.partner.item).toBe(places.maritimeMuseum);
    expect(factsOf(look.facts, 'author')).toMatchObject([
      { value: { id: places.photographer }, source: { from: 'structured-data', property: 'P170' } },
    ]);
    expect(factsOf(look.facts, 'author')[0]?.alsoFrom).toMatchObject([
      { template: 'Artwork', parameter: 'artist' },
    ]);
    expect(bestFact(look.facts, 'collection')?.alsoFrom).toMatchObject([{ parameter: 'institution' }]);
    expect(bestFact(look.facts, 'inventory-number')?.value.id).toBe('NMM 1902:17');
    expect(bestFact(look.facts, 'source')?.value).toMatchObject({
      url: 'https://norrviken-museum.example/samlingar/1902-17',
    });
    expect(bestFact(look.facts, 'licence')?.value).toMatchObject({
      id: 'Q19652',
      label: { text: 'public domain' },
    });
    expect(bestFact(look.facts, 'partnership-template')?.value.title).toBe(
      'Template:Norrviken cooperation project',
    );
    expect(conflictingKeys(look.facts)).toEqual([]);
    const figurehead = await factsAt(commons('File:Figurehead of the Vega (NMM 1911-5).jpg'));
    expect(figurehead.look.signals.map(({ key }) => key)).toEqual([
      'file-without-licence-statement',
      'file-without-collection-statement',
    ]);
    expect(figurehead.look.partner).toMatchObject({
      item: null,
      name: { text: 'Norrviken Maritime Museum' },
    });
  });
});

describe('ways to a page', () => {
  const pageAt = async (address: string) => opened((await panel().open(address)).opening).look.page;

  test('redirects of items, pages and categories', async () => {
    expect(await pageAt(item(places.redirected))).toMatchObject({
      title: places.maritimeMuseum,
      redirectedFrom: places.redirected,
    });
    expect(await pageAt(commons('Norrvikens museum'))).toMatchObject({
      kind: 'gallery',
      title: 'Norrviken Maritime Museum',
      redirectedFrom: 'Norrvikens museum',
    });
    expect(await pageAt(commons('Category:NMM'))).toMatchObject({
      title: 'Category:NMM',
      movedTo: museumCategory,
    });
  });

  test('missing, deleted and impossible pages', async () => {
    expect(await pageAt(item(places.deleted))).toMatchObject({
      state: 'missing',
      deletedAt: expect.any(String),
    });
    expect(await pageAt(item('Q199999999'))).toMatchObject({ state: 'missing', deletedAt: null });
    expect(await pageAt(commons('Category:A|B'))).toMatchObject({ state: 'bad-title' });
    expect(await pageAt('https://commons.wikimedia.org/?curid=99999')).toMatchObject({
      state: 'unknown-number',
      number: 99999,
    });
    expect(await pageAt('https://meta.wikimedia.org/wiki/Special:Diff/99999')).toMatchObject({
      state: 'unknown-number',
    });
    // Only the wiki knows these for what they are: a link to another wiki, a title that cannot be.
    for (const title of ['d:Q42', 'Talk:File:X']) {
      expect(await pageAt(`https://meta.wikimedia.org/wiki/${title}`)).toMatchObject({ state: 'bad-title' });
    }
  });

  test('page numbers, revisions, diffs, mobile hosts and odd titles lead to the page', async () => {
    const page = await pageAt(commons(storm));
    if (page.state !== 'read') throw new Error('the file is there');
    const host = `https://${sites.commons.host}`;
    for (const address of [
      `${host}/?curid=${page.pageId}`,
      `${host}/wiki/Special:EntityPage/M${page.pageId}`,
      `${host}/w/index.php?oldid=${page.revision}`,
      `${host}/wiki/Special:Diff/${page.revision}`,
      `https://${sites.commons.mobileHost}/wiki/Image:Storm_over_the_Harbour_(NMM_1902-17).jpg`,
    ]) {
      expect(await pageAt(address), address).toEqual(page);
    }
    for (const title of [
      `Category:${oddTitles.punctuation}`,
      `File:${oddTitles.arabic}.jpg`,
      `File:${oddTitles.long}.png`,
    ]) {
      expect(await pageAt(commons(title))).toMatchObject({ state: 'read', title });
    }
  });

  test('an old revision of a file: the facts are those of the latest, in as many requests', async () => {
    const page = await pageAt(commons(storm));
    if (page.state !== 'read') throw new Error('the file is there');
    const client = openWiki('commons', {
      fetch: editor.fetch,
      clock: systemClock,
      agent: 'panel-test/1.0 (sandbox)',
    });
    const history: unknown = await client.get({
      action: 'query',
      prop: 'revisions',
      titles: storm,
      rvprop: 'ids',
      rvlimit: 50,
    });
    const first = /"revid":(\d+)[^{}]*"parentid":0/.exec(JSON.stringify(history))?.[1];
    expect(Number(first)).toBeLessThan(page.revision);
    const { opening, requests } = await panel().open(
      `https://${sites.commons.host}/w/index.php?title=X&oldid=${first}`,
    );
    const { look } = opened(opening);
    expect(look.page).toMatchObject({ title: storm, revision: page.revision, shownRevision: Number(first) });
    expect(bestFact(look.facts, 'inventory-number')?.value.id).toBe('NMM 1902:17');
    expect(look.partner.item).toBe(places.maritimeMuseum);
    expect(requests.length).toBeLessThanOrEqual(4);
  });
});

describe('what keeps from publishing', () => {
  test('signed out, here or on Meta', async () => {
    const nobody = await panel(sandbox.anonymous()).open(item(places.archive));
    expect(opened(nobody.opening).obstacles.map(({ kind }) => kind)).toEqual(['signed-out', 'signed-out']);
    const here = await panel(await sandbox.signIn('wikidata', 'editor')).open(item(places.archive));
    expect(opened(here.opening).obstacles).toEqual([{ kind: 'signed-out', wiki: 'meta', temporary: false }]);
  });

  test('a wiki in read-only mode', async () => {
    await sandbox.switches.set('meta', { readOnly: 'Moving house' });
    const { opening } = await panel().open(item(places.archive));
    expect(opened(opening).obstacles).toMatchObject([
      { kind: 'read-only', wiki: 'meta', reason: 'Moving house' },
    ]);
  });

  test.each<[string, FaultRule['fault'], object]>([
    ['no connection', { kind: 'reset' }, { kind: 'no-connection' }],
    ['a page of HTML', { kind: 'not-json' }, { kind: 'nonsense', cause: { kind: 'not-json' } }],
    ['a status', { kind: 'status', status: 503 }, { kind: 'nonsense', cause: { kind: 'http', status: 503 } }],
    ['a refusal', { kind: 'api-error', code: 'readapidenied' }, { kind: 'refused', cause: { kind: 'api' } }],
  ])(
    '%s on the wiki of the page: a failure with its cause; on Meta: the facts all the same',
    async (_, fault, why) => {
      await sandbox.faults.add({ wiki: 'wikidata', count: 'always', fault });
      const here = await panel().open(item(places.archive));
      expect(here.opening).toMatchObject({ state: 'failed', why });
      await sandbox.faults.clear();
      await sandbox.faults.add({ wiki: 'meta', count: 'always', fault });
      const there = opened((await panel().open(item(places.archive))).opening);
      expect(there.obstacles.map(({ kind }) => kind)).toEqual(['meta-failed']);
      expect(there.desk).toBeNull();
      expect(there.look.partner.item).toBe(places.archive);
    },
  );
});

describe('records on Meta', () => {
  const title = `${defaultConfig.pages.opportunities}/${places.archive}`;
  const publish = async (text: string) => {
    const env = { fetch: editor.fetch, clock: systemClock, agent: 'panel-test/1.0 (sandbox)' };
    await openWiki('meta', env).post({ action: 'edit', title, text, summary: 'test' });
  };
  const record: Opportunity = {
    status: 'flagged',
    partner: 'State Archive of the Aravalli Region',
    item: places.archive,
    kind: 'archive',
    country: ['IN'],
    material: ['photographs'],
    volume: '',
    licence: null,
    languages: [],
    links: [],
    claimedBy: '',
    claimedUntil: '',
    reason: '',
    duplicateOf: '',
    request: '',
    sightings: [],
  };

  test('are found from the item, after publishing at the next look that believes nothing', async () => {
    const { deps } = panel();
    const address = item(places.archive);
    expect(opened(await openOn(address, deps)).desk?.records).toEqual([]);
    await publish(createOpportunityText(record, defaultConfig));
    const { desk } = opened(await openOn(address, { ...deps, fresh: true }));
    expect(desk?.records).toMatchObject([{ state: 'read', title, record: { partner: record.partner } }]);
    expect(opened(await openOn(address, deps)).desk?.records).toHaveLength(1);
  });

  test('are found on their own page', async () => {
    await publish(createOpportunityText(record, defaultConfig));
    const { opening, requests } = await panel().open(pageUrl('meta', title));
    expect(opened(opening).desk?.records).toMatchObject([{ state: 'read', title }]);
    expect(requests).toHaveLength(1);
  });

  test('that someone broke are shown as broken', async () => {
    await publish('{{Content Partnerships Hub/Opportunity\n|partner=X');
    const { desk } = opened((await panel().open(item(places.archive))).opening);
    expect(desk?.records).toMatchObject([{ state: 'broken', title, problems: [{ kind: 'unclosed' }] }]);
  });
});

describe('following a tab', () => {
  test('only the newest address is ever shown, and what was under way is given up', async () => {
    const shown: Opening[] = [];
    const addresses = [museumCategory, storm, 'Category:Castles in Egypt'].map(commons);
    await new Promise<void>((resolve, reject) => {
      const following = followTab(
        panel().deps,
        opening => {
          shown.push(opening);
          if (opening.state === 'open' && opening.look.complete) resolve();
        },
        reject,
      );
      for (const address of addresses) following.go(address);
    });
    const last = shown.filter(opening => opening.state === 'open');
    expect(new Set(last.map(({ address }) => address))).toEqual(new Set([addresses[2]]));
    expect(last.at(-1)).toMatchObject({ look: { page: { title: 'Category:Castles in Egypt' } } });
  });
});
