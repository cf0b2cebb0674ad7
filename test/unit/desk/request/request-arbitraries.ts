import fc from 'fast-check';
import { countries } from '../../../../lib/desk/record/countries.ts';
import { normalizeField, refuseField } from '../../../../lib/desk/record/field-text.ts';
import { licences, materials, partnerKinds } from '../../../../lib/desk/record/partner.ts';
import { normalizeLink } from '../../../../lib/desk/record/record-fields.ts';
import {
  type AskedQuestion,
  actors,
  type Check,
  checkGroups,
  checkStates,
  type Decision,
  decisionAnswers,
  decisionSubjects,
  type HelpRequest,
  needs,
  priorities,
  questions,
  requestSizes,
  requestStatuses,
} from '../../../../lib/desk/request/request.ts';

/** Requests as nasty as people and tests can make them. */

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

export const hostileLine = hostile.map(text => text.replaceAll('\n', ' '));
const solid = (text: string) => text.trim() !== '';
/** As records keep an entry of a list. */
const entry = hostileLine
  .map(text => normalizeField(text.replaceAll('\u200f', '').trim()))
  .filter(text => solid(text) && text === text.trim());
const user = fc.constantFrom('DemoUser', 'Åsa', "O''Hara & co", 'متحف', 'A=B', 'Berg, Jonas');
const maybeUser = fc.oneof(fc.constant(''), user);
const users = fc.uniqueArray(user, { maxLength: 3 });
const time = fc.constantFrom('', '2026-11-21T09:30:00Z', '2020-02-29T23:59Z');
const some = <T>(values: readonly T[]) => fc.subarray([...values], { maxLength: Math.min(3, values.length) });
const option = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values));

export const checkArbitrary: fc.Arbitrary<Check> = fc.record({
  id: fc.constantFrom('files-known', 'licence-clear', 'box-15', 'box-16', ''),
  group: fc.constantFrom(...checkGroups),
  text: hostileLine.filter(solid),
  state: fc.constantFrom(...checkStates),
  by: maybeUser,
  at: time,
  note: hostile,
});

export const askedArbitrary: fc.Arbitrary<AskedQuestion> = fc.record({
  text: hostile.filter(solid),
  by: user,
  at: time,
  answer: hostile,
  answeredBy: maybeUser,
  answeredAt: time,
});

export const decisionArbitrary: fc.Arbitrary<Decision> = fc.record({
  subject: fc.constantFrom(...decisionSubjects),
  answer: fc.constantFrom(...decisionAnswers),
  by: maybeUser,
  at: time,
  text: hostile,
});

const answers = fc
  .array(
    fc.tuple(
      fc.constantFrom(...questions),
      hostile.filter(text => text !== ''),
    ),
    { maxLength: 5 },
  )
  .map(pairs => Object.fromEntries(pairs));

export const requestArbitrary: fc.Arbitrary<HelpRequest> = fc.record({
  status: fc.constantFrom(...requestStatuses),
  size: fc.constantFrom(...requestSizes),
  need: fc.constantFrom(...needs),
  title: hostileLine.filter(solid),
  requester: user,
  created: time,
  partner: hostileLine,
  item: fc.option(fc.integer({ min: 1 }).map(id => `Q${id}`)),
  kind: option(partnerKinds),
  country: some([...countries.keys()].slice(0, 8)),
  material: some(materials),
  volume: hostileLine,
  licence: option(licences),
  languages: some(['sw', 'zh-hant', 'en']),
  links: fc.uniqueArray(
    fc.webUrl({ withQueryParameters: true }).map(url => normalizeLink(url) ?? 'https://a.org/'),
    { maxLength: 3 },
  ),
  page: hostileLine,
  opportunity: hostileLine,
  publicRequest: hostileLine,
  priority: option(priorities),
  group: fc.constantFrom('', 'maps-group'),
  members: users,
  assigned: users,
  followers: users,
  waitingFor: option(actors),
  waitingSince: time,
  holdUntil: fc.constantFrom('', '2027-01-31', '2028-02-29'),
  heldFrom: option(requestStatuses),
  reason: hostile,
  results: fc.uniqueArray(entry, { maxLength: 3 }),
  answers,
  asked: fc.array(askedArbitrary, { maxLength: 3 }),
  checks: fc.array(checkArbitrary, { maxLength: 6 }),
  decisions: fc.array(decisionArbitrary, { maxLength: 3 }),
});

/** A plain request, for tests that look at one thing. */
export const plainRequest: HelpRequest = {
  status: 'submitted',
  size: 'project',
  need: 'upload',
  title: 'Glass negatives of the Harbour Museum',
  requester: 'Amina Okello',
  created: '2026-11-21T09:30:00Z',
  partner: 'Harbour Museum',
  item: 'Q110000002',
  kind: 'museum',
  country: ['UG'],
  material: ['photographs'],
  volume: 'about 4,000',
  licence: 'public-domain',
  languages: ['sw', 'en'],
  links: ['https://example.org/negatives'],
  page: 'd:Q110000002',
  opportunity: '',
  publicRequest: '',
  priority: null,
  group: '',
  members: [],
  assigned: [],
  followers: [],
  waitingFor: null,
  waitingSince: '2026-11-21T09:30:00Z',
  holdUntil: '',
  heldFrom: null,
  reason: '',
  results: [],
  answers: {
    description: 'Scans of glass negatives.\nNobody has time to upload them.',
    gaps: 'Yes: harbours.',
  },
  asked: [],
  checks: [],
  decisions: [],
};
