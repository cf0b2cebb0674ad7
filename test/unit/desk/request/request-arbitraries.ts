import fc from 'fast-check';
import { normalizeField } from '../../../../lib/desk/record/field-text.ts';
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
import { aboutPartner, hostile, hostileLine, option, time, user } from '../record/field-arbitraries.ts';

/** Requests as nasty as people and tests can make them. */

const solid = (text: string) => text.trim() !== '';
/** As records keep an entry of a list. */
const entry = hostileLine
  .map(text => normalizeField(text.replaceAll('\u200f', '').trim()))
  .filter(text => solid(text) && text === text.trim());
const maybeUser = fc.oneof(fc.constant(''), user);
const users = fc.uniqueArray(user, { maxLength: 3 });
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
  ...aboutPartner,
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
