import fc from 'fast-check';
import {
  type Opportunity,
  opportunityStatuses,
  type Sighting,
} from '../../../../lib/desk/opportunity/opportunity.ts';
import { countries } from '../../../../lib/desk/record/countries.ts';
import { normalizeField, refuseField } from '../../../../lib/desk/record/field-text.ts';
import { licences, materials, partnerKinds } from '../../../../lib/desk/record/partner.ts';
import { normalizeLink } from '../../../../lib/desk/record/record-fields.ts';

/** Opportunities as nasty as people and tests can make them. */

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
        ' ',
        "''",
      ),
      fc.string({ unit: 'grapheme' }),
    ),
    { maxLength: 8 },
  )
  .map(parts => normalizeField(parts.join('')))
  .filter(text => refuseField(text) === undefined);
const line = hostile.map(text => text.replaceAll('\n', ' '));
const user = fc.constantFrom('DemoUser', 'Åsa', "O''Hara & co", 'متحف', 'A=B');
const time = fc.constantFrom('', '2026-11-21T09:30:00Z', '2020-02-29T23:59Z');
const some = <T>(values: readonly T[]) => fc.subarray([...values], { maxLength: Math.min(3, values.length) });
export const sightingArbitrary: fc.Arbitrary<Sighting> = fc.record({
  by: user,
  at: time,
  page: line,
  material: some(materials),
  volume: line,
  licence: fc.option(fc.constantFrom(...licences)),
  why: hostile,
});
export const opportunityArbitrary: fc.Arbitrary<Opportunity> = fc.record({
  status: fc.constantFrom(...opportunityStatuses),
  partner: line.filter(text => text.trim() !== ''),
  item: fc.option(fc.integer({ min: 1 }).map(id => `Q${id}`)),
  kind: fc.option(fc.constantFrom(...partnerKinds)),
  country: some([...countries.keys()].slice(0, 8)),
  material: some(materials),
  volume: line,
  licence: fc.option(fc.constantFrom(...licences)),
  languages: some(['sw', 'zh-hant', 'en']),
  links: fc.uniqueArray(
    fc.webUrl({ withQueryParameters: true }).map(url => normalizeLink(url) ?? 'https://a.org/'),
    { maxLength: 3 },
  ),
  claimedBy: fc.oneof(fc.constant(''), user),
  claimedUntil: time,
  reason: hostile,
  duplicateOf: line,
  request: line,
  sightings: fc.array(sightingArbitrary, { maxLength: 3 }),
});
