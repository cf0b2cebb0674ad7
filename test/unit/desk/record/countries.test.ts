import { borders } from '@rapideditor/country-coder';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { countries, countryName, countryOfItem } from '../../../../lib/desk/record/countries.ts';

const text = z.optional(z.string());
const source = z.object({
  features: z.array(
    z.object({
      properties: z.object({
        id: z.string(),
        iso1A2: text,
        isoStatus: text,
        wikidata: z.string(),
        m49: text,
        country: text,
        groups: z.optional(z.array(z.string())),
      }),
    }),
  ),
});
const coder = z.parse(source, borders).features.map(({ properties }) => properties);
const isRegion = (id: string) => coder.some(one => one.id === id && one.m49 !== undefined);
const listed = coder.filter(
  ({ iso1A2, isoStatus }) => iso1A2 && (isoStatus === 'official' || iso1A2 === 'XK'),
);

/** M49's own region where the source has none that is single; see the comment in the table. */
const fromM49: Readonly<Record<string, string>> = {
  AQ: '010',
  DK: '154',
  ES: '039',
  FR: '155',
  GB: '154',
  NL: '155',
  NO: '154',
  NZ: '053',
  RU: '151',
  UM: '057',
  US: '021',
};

describe('the table of countries', () => {
  test('lists exactly the official codes of ISO 3166-1, and Kosovo', () => {
    expect([...countries.keys()]).toEqual(listed.map(({ iso1A2 }) => iso1A2).sort());
    expect(countries.size).toBe(250);
  });

  test('has the items and regions of its source', () => {
    for (const { iso1A2 = '', wikidata, groups = [] } of listed) {
      const country = countries.get(iso1A2);
      const own = coder.find(one => one.wikidata === country?.item);
      // Either the country's own item, or that of the part of a kingdom that bears the country's name.
      expect([own?.iso1A2, own?.country], iso1A2).toContain(iso1A2);
      expect(countryOfItem(wikidata), iso1A2).toBe(iso1A2);
      const regions = groups.filter(isRegion);
      if (fromM49[iso1A2] !== undefined) expect(country?.subregion, iso1A2).toBe(fromM49[iso1A2]);
      else expect(regions, iso1A2).toEqual(expect.arrayContaining([country?.subregion, country?.region]));
    }
  });

  test('knows what an item is, and what it is not', () => {
    expect(countryOfItem('Q1036')).toBe('UG');
    expect(countryOfItem('Q55')).toBe('NL');
    expect(countryOfItem('Q35')).toBe('DK');
    expect(countryOfItem('Q42')).toBeUndefined();
    expect(countries.get('UG')).toEqual({ code: 'UG', item: 'Q1036', region: '002', subregion: '014' });
  });

  test('names come from the runtime', () => {
    expect(countryName('UG', 'en')).toBe('Uganda');
    expect(countryName('SE', 'sv')).toBe('Sverige');
    expect(countryName('SE', 'not a language')).toBe('SE');
    expect(countryName('no', 'en')).not.toBe('');
  });
});
