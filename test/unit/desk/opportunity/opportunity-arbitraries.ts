import fc from 'fast-check';
import {
  type Opportunity,
  opportunityStatuses,
  type Sighting,
} from '../../../../lib/desk/opportunity/opportunity.ts';
import { licences, materials } from '../../../../lib/desk/record/partner.ts';
import { aboutPartner, hostile, hostileLine, option, some, time, user } from '../record/field-arbitraries.ts';

/** Opportunities as nasty as people and tests can make them. */

export const sightingArbitrary: fc.Arbitrary<Sighting> = fc.record({
  by: user,
  at: time,
  page: hostileLine,
  material: some(materials),
  volume: hostileLine,
  licence: option(licences),
  why: hostile,
});
export const opportunityArbitrary: fc.Arbitrary<Opportunity> = fc.record({
  status: fc.constantFrom(...opportunityStatuses),
  partner: hostileLine.filter(text => text.trim() !== ''),
  ...aboutPartner,
  claimedBy: fc.oneof(fc.constant(''), user),
  claimedUntil: time,
  reason: hostile,
  duplicateOf: hostileLine,
  request: hostileLine,
  sightings: fc.array(sightingArbitrary, { maxLength: 3 }),
});
