import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPersonal } from '../../../lib/desk/personal.ts';

const kinds = (text: string) => findPersonal(text).map(({ kind, text: found }) => `${kind} ${found}`);

describe('contact details in typed text', () => {
  test.each([
    ['write to jane.doe@example.org please', ['email jane.doe@example.org']],
    ['jane (at) example (dot) org', ['email jane (at) example (dot) org']],
    ['helpdesk(_AT_)example.se', ['email helpdesk(_AT_)example.se']],
    ['почта@пример.рф', ['email почта@пример.рф']],
    ['+256 414 232707', ['phone +256 414 232707']],
    ['call +1 (555) 123-4567 now', ['phone +1 (555) 123-4567']],
    ['00256 414 232 707', ['phone 00256 414 232 707']],
    ['(0414) 232-707-1', ['phone (0414) 232-707-1']],
    ['020 7946 0958', ['phone 020 7946 0958']],
    ['08-123 456 78', ['phone 08-123 456 78']],
    ['(555) 123-4567', ['phone (555) 123-4567']],
    ['Tel.: 232707', ['phone 232707']],
    ['電話：03-1234-5678', ['phone 03-1234-5678']],
    ['هاتف: ٠٧٧١٢٣٤٥٦٧٨', ['phone ٠٧٧١٢٣٤٥٦٧٨']],
    ['फ़ोन ०१२३४५६७८९', ['phone ०१२३४५६७८९']],
    ['She lives at 12 Kira Road, Kampala', ['address 12 Kira Road']],
    ['Plot 5-7 Kira Rd', ['address Plot 5-7 Kira Rd']],
    ['Storgatan 12 B', ['address Storgatan 12 B']],
    ['Hauptstraße 5a', ['address Hauptstraße 5a']],
    ['12 rue de Rivoli', ['address 12 rue de Rivoli']],
    ['Calle Mayor 5', ['address Calle Mayor 5']],
    ['ул. Ленина, 5', ['address ул. Ленина, 5']],
    ['P.O. Box 365', ['address P.O. Box 365']],
    ['a@b.org, +46 8 123 456 78', ['email a@b.org', 'phone +46 8 123 456 78']],
  ])('are noticed in %j', (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  test.each([
    'built 1908, extended 1954–1958',
    '1914-1918 and 1939-1945',
    'from 01.02.2026 to 03.02.2026',
    '2026-11-21',
    'inventory numbers 1994.123.456 to 1994.123.999',
    'Inv. no. 0123456789',
    'acc. 2003-0456-12',
    '0.3359, 32.5825',
    '0.335912 32.582512',
    '0°20′09″N 32°34′57″E',
    'Q190804 and P856 and Q1234567890',
    'ISBN 978-0-306-40615-7',
    'ISBN 0306406152',
    '0-306-40615-2',
    'https://example.org/object/0123456789?tel=+256414232707',
    'File:IMG_20200101_0123456789.jpg',
    'about 4 000 000 photographs',
    '1,200,000 pages on 12 000 rolls',
    'rooms 12 to 34 in the main street museum',
    '400 street photographs',
    '3 road maps',
    'ISSN 0378-5955',
    'VIAF 0155342123',
    '@museum on several platforms',
  ])('are not seen in %j', text => {
    expect(kinds(text)).toEqual([]);
  });

  test('spans are in order, apart, and point at the text', () => {
    const words = fc.array(
      fc.oneof(
        fc.constantFrom(
          'a@b.org',
          '+256 414 232707',
          '12 Kira Road',
          '1914-1918',
          'https://x.org/1',
          ',',
          '\n',
          '👩🏽‍🎨',
          '٠٧٧١٢٣٤٥٦٧٨',
        ),
        fc.string({ unit: 'grapheme' }),
      ),
    );
    fc.assert(
      fc.property(words, parts => {
        const text = parts.join(' ');
        let last = 0;
        for (const { start, end, text: found } of findPersonal(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(text.slice(start, end)).toBe(found);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a number is found whatever plain words stand around it', () => {
    const word = fc
      .stringMatching(/^[a-z]{3,12}$/)
      .filter(text => !/^(?:inv|cat|acc|num|object|file|number|accession)/.test(text));
    fc.assert(
      fc.property(word, word, fc.integer({ min: 100_000, max: 999_999 }), (before, after, digits) => {
        const number = `+256 414 ${digits}`;
        expect(kinds(`${before} ${number} ${after}`)).toEqual([`phone ${number}`]);
      }),
    );
  });

  test('stays quick on 10,000 characters of anything', () => {
    for (const unit of ['1', '1 ', 'a', 'a.', '@', '+', '(', '0-', 'a@', '12 Kira ', 'rue ', '.']) {
      const begin = performance.now();
      findPersonal(unit.repeat(10_000 / unit.length));
      expect(performance.now() - begin, unit).toBeLessThan(1000);
    }
  });
});
