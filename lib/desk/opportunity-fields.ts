import type { Opportunity, Sighting } from './opportunity.ts';
import { type Licence, licences, type PartnerKind, partnerKinds } from './partner.ts';
import {
  countryOf,
  type FieldCodec,
  isLink,
  itemField,
  keyField,
  languageOf,
  lineField,
  listField,
  materialField,
  textField,
  timeField,
  userField,
} from './record-fields.ts';

/** The fields of a record and of a sighting as the templates have them: names, order, and how each is written. */

/** Every field between `status` and the sightings, in the order they are written. */
export const opportunityFields: {
  readonly [K in Exclude<keyof Opportunity, 'status' | 'sightings'>]: FieldCodec<Opportunity[K]>;
} = {
  partner: lineField('partner'),
  item: itemField,
  kind: keyField<PartnerKind>('kind', partnerKinds),
  country: listField('country', countryOf),
  material: materialField('material'),
  volume: lineField('volume'),
  licence: keyField<Licence>('licence', licences),
  languages: listField('languages', languageOf),
  // People separate addresses by anything; none contains a comma here, and none can contain a blank.
  links: listField('links', isLink, /[,\s]+/),
  claimedBy: userField('claimed by'),
  claimedUntil: timeField('claimed until'),
  reason: textField('reason'),
  duplicateOf: lineField('duplicate of'),
  request: lineField('request'),
};

/** Every field of a sighting, in the order they are written. */
export const sightingFields: { readonly [K in keyof Sighting]: FieldCodec<Sighting[K]> } = {
  by: userField('by'),
  at: timeField('at'),
  page: lineField('page'),
  material: materialField('material'),
  volume: lineField('volume'),
  licence: keyField<Licence>('licence', licences),
  why: textField('why'),
};
