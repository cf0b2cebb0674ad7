import { describe, expect, it } from 'vitest';
import { bestFact, conflictingKeys, factsOf } from '../../../lib/page/facts/facts.ts';
import { type Params, WikiError } from '../../../lib/wiki/client.ts';
import { account, apiError, emptyMeta, look, museum, things } from './look-stage.ts';
import { entitiesOf, itemJson, page, scriptedWikis, snak, statement } from './scripted-wikis.ts';

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
