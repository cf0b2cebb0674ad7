import { describe, expect, it } from 'vitest';
import { prefill } from '../../../components/flag/prefill.ts';
import { toCatalogue } from '../../../lib/i18n/catalogue.ts';
import { createI18n } from '../../../lib/i18n/i18n.ts';
import { locate } from '../../../lib/page/address/address.ts';
import type { Fact } from '../../../lib/page/facts/facts.ts';
import type { Look } from '../../../lib/page/look/look-types.ts';

const i18n = createI18n(
  'en',
  new Map([['en', toCatalogue({ 'volume-collection': '$1 in the whole collection' })]]),
);
const statement = (property: string) => ({ from: 'statement', entity: 'Q1', property }) as const;
const standing = { alsoFrom: [], ended: false } as const;
const words = (text: string) => ({ type: 'text', text, language: 'en' }) as const;

function lookWith(facts: readonly Fact[], partner: Look['partner']): Look {
  const place = locate('https://commons.wikimedia.org/wiki/Category:Uganda_Museum');
  if (place.at !== 'wiki') throw new Error('elsewhere');
  return {
    place,
    complete: true,
    page: {
      state: 'read',
      wiki: 'commons',
      kind: 'category',
      title: 'Category:Uganda Museum',
      pageId: 1,
      revision: 2,
      shownRevision: null,
      redirectedFrom: null,
      movedTo: null,
    },
    talkPage: null,
    partner,
    facts,
    signals: [],
    account: { wiki: 'commons', signedIn: false, readOnly: null },
    meta: { state: 'asking' },
    troubles: [],
  };
}

describe('filling in the form', () => {
  it('takes what holds today, with its source, and nothing else', () => {
    const look = lookWith(
      [
        {
          key: 'name',
          value: words('Uganda Museum'),
          source: { from: 'label', entity: 'Q1', language: 'en' },
          ...standing,
        },
        {
          key: 'country',
          value: { type: 'item', id: 'Q1036', label: null },
          source: statement('P17'),
          ...standing,
        },
        {
          key: 'country',
          value: { type: 'item', id: 'Q145', label: null },
          source: statement('P17'),
          alsoFrom: [],
          ended: true,
        },
        {
          key: 'website',
          value: { type: 'url', url: 'https://a.example/' },
          source: statement('P856'),
          ...standing,
        },
        {
          key: 'catalogue',
          value: { type: 'url', url: 'https://b.example/' },
          source: statement('P8768'),
          ...standing,
        },
        {
          key: 'collection-size',
          value: { type: 'amount', amount: 12400, unit: { type: 'item', id: 'Q9', label: words('objects') } },
          source: statement('P1436'),
          ...standing,
        },
      ],
      { item: 'Q1', name: words('Uganda Museum') },
    );
    const { draft, sources } = prefill(look, i18n);
    expect(draft).toMatchObject({
      partner: 'Uganda Museum',
      item: 'Q1',
      kind: null,
      country: ['UG'],
      links: ['https://a.example/', 'https://b.example/'],
      volume: '12,400 objects in the whole collection',
      page: 'c:Category:Uganda Museum',
    });
    expect(Object.fromEntries(sources)).toEqual({
      partner: { from: 'label', entity: 'Q1', language: 'en' },
      country: statement('P17'),
      links: statement('P856'),
      volume: statement('P1436'),
    });
  });

  it('says where the name of a collection came from', () => {
    const look = lookWith(
      [
        {
          key: 'collection',
          value: { type: 'item', id: 'Q7', label: words('The Archive') },
          source: statement('P195'),
          ...standing,
        },
      ],
      { item: 'Q7', name: words('The Archive') },
    );
    expect(prefill(look, i18n).sources.get('partner')).toEqual(statement('P195'));
  });

  it('leaves the form empty when the page says nothing', () => {
    const { draft, sources } = prefill(lookWith([], { item: null, name: null }), i18n);
    expect(draft).toMatchObject({ partner: '', item: null, kind: null, country: [], links: [], volume: '' });
    expect(sources.size).toBe(0);
  });
});
