import fc from 'fast-check';
import { countries } from '../../../../lib/desk/record/countries.ts';
import { normalizeField, refuseField } from '../../../../lib/desk/record/field-text.ts';
import { licences, materials, partnerKinds } from '../../../../lib/desk/record/partner.ts';
import { normalizeLink } from '../../../../lib/desk/record/record-fields.ts';
import { webAddress } from '../../any-text.ts';

/** What stands in the fields of every record, as nasty as people and tests can make it. */

/** Any text a field takes, with what wikitext trips over. */
export const hostile: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '|',
        '}}',
        '{{',
        '{{!}}',
        '~~~~',
        '<nowiki>',
        '-->',
        '<!--',
        ']]',
        '[[',
        '=',
        '\n',
        '==x==',
      ),
      fc.constantFrom(',', "''", ' ', '&#44;', '{{Content Partnerships Hub/Request/Check|id=a}}', '\u200f'),
      fc.string({ unit: 'grapheme' }),
    ),
    { maxLength: 8 },
  )
  .map(parts => normalizeField(parts.join('')))
  .filter(text => refuseField(text) === undefined);

/** The same in one line. */
export const hostileLine = hostile.map(text => text.replaceAll('\n', ' '));

export const user = fc.constantFrom('DemoUser', 'Åsa', "O''Hara & co", 'متحف', 'A=B', 'Berg, Jonas');

/** A time as records write it, or none. */
export const time = fc.constantFrom('', '2026-11-21T09:30:00Z', '2020-02-29T23:59Z');

/** Up to three of these words. */
export const some = <T>(values: readonly T[]) =>
  fc.subarray([...values], { maxLength: Math.min(3, values.length) });

/** One of these words, or none. */
export const option = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values));

/** What every record says of the partner, but for its name. */
export const aboutPartner = {
  item: fc.option(fc.integer({ min: 1 }).map(id => `Q${id}`)),
  kind: option(partnerKinds),
  country: some([...countries.keys()].slice(0, 8)),
  material: some(materials),
  volume: hostileLine,
  licence: option(licences),
  languages: some(['sw', 'zh-hant', 'en']),
  links: fc.uniqueArray(
    webAddress.map(url => normalizeLink(url) ?? 'https://a.org/'),
    { maxLength: 3 },
  ),
};
