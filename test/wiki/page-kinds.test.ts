import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../lib/clock.ts';
import { type Opening, openOn } from '../../lib/desk/opening/opening.ts';
import { bestFact, conflictingKeys, type FactKey, factsOf } from '../../lib/page/facts/facts.ts';
import type { Look } from '../../lib/page/look/look-types.ts';
import { openCache } from '../../lib/store/cache.ts';
import { openStore } from '../../lib/store/database.ts';
import { openWiki } from '../../lib/wiki/client-m3api.ts';
import { pageUrl, type WikiId } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox, type Session } from '../sandbox/index.ts';
import { places } from '../sandbox/world/partners.ts';

let sandbox: Sandbox;
let editor: Session;

beforeAll(async () => {
  sandbox = await openSandbox();
  editor = await sandbox.signIn('all', 'editor');
});
beforeEach(() => sandbox.reset());

/** A panel of a browser profile without any cache. */
function panel() {
  const env = { fetch: editor.fetch, clock: systemClock, agent: 'panel-test/1.0 (sandbox)' };
  const cache = openCache(openStore({ factory: new IDBFactory() }), systemClock);
  const deps = {
    client: (wiki: WikiId) => openWiki(wiki, env),
    cache,
    clock: systemClock,
    languages: ['en'],
  };
  return async (address: string) => {
    const mark = await sandbox.requests.mark();
    const opening = await openOn(address, deps);
    const requests = await sandbox.requests.since(mark);
    return { look: lookOf(opening), opening, requests: requests.map(({ wiki }) => wiki) };
  };
}

function lookOf(opening: Opening): Look {
  if (opening.state !== 'open') throw new Error(`not open: ${JSON.stringify(opening)}`);
  return opening.look;
}

/** The second look has its labels from the first. */
async function lookAt(address: string): Promise<Look> {
  const open = panel();
  await open(address);
  return (await open(address)).look;
}

const commons = (title: string) => pageUrl('commons', title);
const meta = (title: string) => pageUrl('meta', title);
const titles = (look: Look, key: FactKey) =>
  factsOf(look.facts, key).flatMap(({ value }) => (value.type === 'page' ? [value.title] : []));
const signals = (look: Look) => look.signals.map(({ key }) => key);

describe('requests', () => {
  test.each<[string, string, number, number]>([
    ['uploads of a person', commons('Special:ListFiles/Jonas Berg'), 4, 1],
    ['a user page on Commons', commons('User:Jonas Berg'), 4, 1],
    ['a person who uploaded nothing', commons('Special:Contributions/Nobody at all'), 2, 1],
    ['a talk page', commons('Category talk:Norrviken Maritime Museum'), 4, 1],
    ['a gallery', commons('Norrviken Maritime Museum'), 4, 1],
    ['a Creator page', commons('Creator:Elsa Wallgren'), 4, 1],
    ['a batch upload', commons('Commons:Batch uploading/Heritage sites of Wakiso'), 4, 1],
    ['an affiliate with an item', meta('Wikimedia Norden'), 4, 1],
    ['a campaign', meta('Wiki Loves Monuments 2026 in Uganda'), 2, 1],
    ['a grant', meta('Grants:Programs/Hub Fund/Crafts and heritage online'), 1, 1],
  ])('%s', async (_, address, most, later) => {
    const open = panel();
    const first = await open(address);
    expect(first.look.troubles).toEqual([]);
    expect(first.requests.length).toBeLessThanOrEqual(most);
    await open(address);
    expect((await open(address)).requests).toHaveLength(later);
  });
});

describe('uploads', () => {
  test('share a museum, its website, licence and categories: the museum is the partner', async () => {
    const look = await lookAt(commons('User talk:Jonas Berg'));
    expect(look.talkPage).toBe('User talk:Jonas Berg');
    expect(look.page).toEqual({ state: 'uploads', wiki: 'commons', user: 'Jonas Berg' });
    expect(look.partner).toMatchObject({
      item: places.craftsMuseum,
      name: { text: 'Museum of Kampala Crafts' },
    });
    expect(bestFact(look.facts, 'uploads')?.value.amount).toBe(6);
    expect(factsOf(look.facts, 'latest-upload')).toHaveLength(3);
    expect(bestFact(look.facts, 'source')).toMatchObject({
      value: { url: 'https://collections.crafts-museum.example/' },
      source: { from: 'uploads', user: 'Jonas Berg', files: 6, of: 6 },
    });
    expect(bestFact(look.facts, 'collection')?.source).toMatchObject({ files: 3, of: 6 });
    expect(titles(look, 'shared-category')).toContain('Category:Barkcloth in Uganda');
    expect(bestFact(look.facts, 'country')?.value.label?.text).toBe('Uganda');
    expect(signals(look)).toEqual(['uploads-without-partnership', 'catalogue-without-category']);
  });

  test('with a partnership on most of them are no reason', async () => {
    const look = await lookAt(commons('Special:ListFiles/Sandbox gardener'));
    expect(titles(look, 'partnership-template')).toEqual(['Template:Norrviken cooperation project']);
    expect(titles(look, 'partnership-category')).toEqual(['Category:Norrviken Maritime Museum cooperation']);
    expect(signals(look)).toEqual([]);
  });
});

describe('Commons', () => {
  test('a category tells how many files name no collection', async () => {
    const look = await lookAt(commons('Category:Figureheads in the Norrviken Maritime Museum'));
    const signal = look.signals.find(({ key }) => key === 'files-without-collection');
    expect(signal?.parameters).toEqual({ without: 5, files: 6 });
    const known = await lookAt(commons('Category:Barkcloth in Uganda'));
    expect(known.signals[0]).toMatchObject({ parameters: { without: 3, files: 6 } });
  });

  test('a gallery: its files, its categories, and the item of the same name only if it is linked', async () => {
    const look = await lookAt(commons('Norrviken Maritime Museum'));
    expect(look.page).toMatchObject({ kind: 'gallery' });
    expect(bestFact(look.facts, 'files')?.value.amount).toBe(2);
    expect(titles(look, 'parent-category')).toEqual(['Category:Norrviken Maritime Museum']);
    expect(signals(look)).not.toContain('small-part-on-commons');
  });

  test('an Institution page: template and item agree, or the template is all there is', async () => {
    const look = await lookAt(commons('Institution:Norrviken Maritime Museum'));
    expect(bestFact(look.facts, 'item')).toMatchObject({
      value: { id: places.maritimeMuseum },
      alsoFrom: [{ from: 'template', template: 'Institution', parameter: 'wikidata' }],
    });
    expect(bestFact(look.facts, 'category')?.alsoFrom).toMatchObject([{ parameter: 'homecat' }]);
    expect(conflictingKeys(look.facts)).toEqual([]);
    const alone = await lookAt(commons('Institution:Museum of Kampala Crafts'));
    expect(bestFact(alone.facts, 'website')?.source).toMatchObject({
      template: 'Institution',
      parameter: 'website',
    });
    expect(bestFact(alone.facts, 'place')?.value).toMatchObject({ text: 'Kampala' });
    expect(signals(alone)).toEqual(['institution-page-without-item']);
  });

  test('a Creator page: the person, and no kind of partner', async () => {
    const look = await lookAt(commons('Creator:Elsa Wallgren'));
    expect(look.partner.item).toBe(places.photographer);
    expect(titles(look, 'creator-page')).toEqual(['Creator:Elsa Wallgren']);
    expect(bestFact(look.facts, 'kind')).toBeUndefined();
  });

  test('a batch upload: what is asked for, and whether the Helpdesk knows', async () => {
    const unknown = await lookAt(commons('Commons:Batch uploading/Norrviken Maritime Museum'));
    expect(bestFact(unknown.facts, 'source')?.value).toEqual({
      type: 'url',
      url: 'https://norrviken-museum.example/samlingar',
    });
    expect(bestFact(unknown.facts, 'progress')?.value.text).toBe('waiting');
    expect(unknown.partner.name?.text).toBe('Norrviken Maritime Museum');
    expect(signals(unknown)).toEqual(['batch-upload-without-request']);
    const known = await lookAt(commons('Commons:Batch uploading/Heritage sites of Wakiso'));
    expect(known.partner.item).toBe(places.agency);
    expect(titles(known, 'linked-request')).toEqual([
      'Content Partnerships Hub/Helpdesk/Requests/Photographs of Wakiso',
    ]);
    expect(bestFact(known.facts, 'assigned-to')?.value.text).toBe('Jonas Berg');
    expect(bestFact(known.facts, 'licence')?.value).toMatchObject({ text: 'Cc-by-sa-4.0', language: null });
    expect(signals(known)).toEqual([]);
  });
});

describe('Meta', () => {
  test('an affiliate, with the facts of its item', async () => {
    const look = await lookAt(meta('Wikimedia Norden'));
    expect(look.page).toMatchObject({ kind: 'affiliate' });
    expect(look.partner.item).toBe(places.affiliate);
    expect(titles(look, 'affiliate')).toEqual(['Wikimedia Norden']);
    expect(bestFact(look.facts, 'country')?.value.label?.text).toBe('Sweden');
  });

  test('an affiliate without an item, called by its page, and the partners it names', async () => {
    const look = await lookAt(meta('Wikimedia Community User Group Wakiso'));
    expect(look.partner).toMatchObject({
      item: null,
      name: { text: 'Wikimedia Community User Group Wakiso' },
    });
    expect(factsOf(look.facts, 'linked-item').map(({ value }) => value.label?.text)).toEqual([
      'Museum of Kampala Crafts',
      'Uganda Monuments Register Office',
    ]);
  });

  test('a campaign, a grant and the pages of the Hub', async () => {
    const campaign = await lookAt(meta('Wiki Loves Monuments 2026 in Uganda'));
    expect(campaign.page).toMatchObject({ kind: 'campaign' });
    expect(campaign.partner).toEqual({ item: null, name: null });
    expect(bestFact(campaign.facts, 'place')?.value).toMatchObject({ text: 'Uganda' });
    expect(bestFact(campaign.facts, 'date')?.value).toMatchObject({ date: '2026' });
    expect(titles(campaign, 'linked-category')).toEqual(['Category:Heritage sites in Uganda']);
    const grant = await lookAt(meta('Grants talk:Programs/Hub Fund/Crafts and heritage online'));
    expect(grant.page).toMatchObject({ kind: 'grant' });
    expect(grant.talkPage).toBe('Grants talk:Programs/Hub Fund/Crafts and heritage online');
    const hub = await lookAt(meta('Content Partnerships Hub/Partners we work with'));
    expect(hub.page).toMatchObject({ kind: 'hub' });
    expect(factsOf(hub.facts, 'linked-item')).toHaveLength(2);
  });
});
