import fc from 'fast-check';
import { normalizeField, refuseField } from '../../../../lib/desk/record/field-text.ts';
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

export const maybeItem = fc.option(fc.integer({ min: 1 }).map(id => `Q${id}`));

/** Up to three addresses, as records keep them. */
export const links = fc.uniqueArray(
  webAddress.map(url => normalizeLink(url) ?? 'https://a.org/'),
  { maxLength: 3 },
);
