import { partnerFields } from '../record/partner-fields.ts';
import { type Fields, lineField, textField, timeField, userField } from '../record/record-fields.ts';
import type { Opportunity, Sighting } from './opportunity.ts';

/** The fields of a record and of a sighting as the templates have them: names, order, and how each is written. */

/** Every field between `status` and the sightings, in the order they are written. */
export const opportunityFields: Fields<Omit<Opportunity, 'status' | 'sightings'>> = {
  ...partnerFields,
  claimedBy: userField('claimed by'),
  claimedUntil: timeField('claimed until'),
  reason: textField('reason'),
  duplicateOf: lineField('duplicate of'),
  request: lineField('request'),
};

/** Every field of a sighting, in the order they are written. */
export const sightingFields: Fields<Sighting> = {
  by: userField('by'),
  at: timeField('at'),
  page: lineField('page'),
  material: partnerFields.material,
  volume: partnerFields.volume,
  licence: partnerFields.licence,
  why: textField('why'),
};
