import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../../lib/desk/config.ts';
import { isOpportunityTitle, opportunityTitle, slug } from '../../../lib/desk/titles.ts';
import { runs } from '../runs.ts';

const bytes = (text: string) => new TextEncoder().encode(text).length;
const prefix = 'Content Partnerships Hub/Helpdesk/Opportunities/';

describe('the title of a record', () => {
  test.each([
    ['Uganda Museum', 'Uganda museum'],
    ['uganda  museum ', 'Uganda museum'],
    ['UGANDA_MUSEUM', 'Uganda museum'],
    ['Uganda\u00a0Museum\u200f', 'Uganda museum'],
    ['St. Mary’s – Archive', "St. mary's - archive"],
    ['Museo/Archivo #1 [x] {y} <z> |', 'Museo archivo 1 x y z'],
    ['ΜΟΥΣΕΊΟΝ ΟΔΟΣ', 'Μουσείον οδοσ'],
    ['Μουσείον οδός', 'Μουσείον οδόσ'],
    ['100%25 &amp; ~~~~', '100% 25 & amp; ~~'],
    ['Q42', 'Name q42'],
    ['../x', 'X'],
    ['متحف أوغندا', 'متحف أوغندا'],
    ['博物館', '博物館'],
    ['e\u0301cole', 'École'],
    ['{}[]', ''],
    ['', ''],
  ])('of %j is %j', (name, expected) => {
    expect(slug(name)).toBe(expected);
  });

  test('is the item when there is one', () => {
    expect(opportunityTitle(defaultConfig, { item: 'Q190804', partner: 'Rijksmuseum' })).toBe(
      `${prefix}Q190804`,
    );
    expect(opportunityTitle(defaultConfig, { item: null, partner: 'Rijksmuseum' })).toBe(
      `${prefix}Rijksmuseum`,
    );
    expect(opportunityTitle(defaultConfig, { item: null, partner: '###' })).toBeUndefined();
    expect(isOpportunityTitle(defaultConfig, `${prefix}Q1`)).toBe(true);
    expect(isOpportunityTitle(defaultConfig, `${prefix}Q1/Notes`)).toBe(false);
    expect(isOpportunityTitle(defaultConfig, prefix)).toBe(false);
  });

  test('is legal, fits, and is the same however the name is written', () => {
    const names = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.string({
        unit: fc.constantFrom('&', 'a', ';', '%', '4', '~', '.', '/', ' ', '_', '|', 'ß', 'İ', 'ǅ', 'ŉ', 'K'),
      }),
    );
    fc.assert(
      fc.property(names, name => {
        const title = slug(name, 200);
        expect(bytes(title)).toBeLessThanOrEqual(200);
        expect(title).not.toMatch(
          /[#<>[\]{}|_/\p{Cc}]|%[0-9A-Fa-f]{2}|&#?[A-Za-z0-9\u0080-\uffff]+;|~~~|^[\s.:]|\s$|\s\s/u,
        );
        expect(slug(title, 200)).toBe(title);
        expect(slug(` ${name.replaceAll(' ', '_')}  `, 200)).toBe(title);
        expect(title.normalize('NFC')).toBe(title);
      }),
      runs(1000),
    );
  });

  test('is the same in upper and lower case', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aZéÉßΣςσЖжŐő 1-') }), name => {
        expect(slug(name.toUpperCase())).toBe(slug(name.toLowerCase()));
      }),
    );
  });

  test('keeps long names apart that begin alike', () => {
    const long = 'Ministry of culture '.repeat(30);
    expect(slug(`${long}north`)).not.toBe(slug(`${long}south`));
  });
});
