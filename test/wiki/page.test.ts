import { describe, expect, test } from 'vitest';
import { bestFact, conflictingKeys, type FactKey, factsOf } from '../../lib/page/facts/facts.ts';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { oddTitles } from '../sandbox/world/commons.ts';
import { heritage, places } from '../sandbox/world/partners.ts';
import { commons, item, kinds, museumCategory, opened, panel, storm } from './page-stage.ts';
import { editor, useSandbox } from './sandbox-stage.ts';

useSandbox();

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
