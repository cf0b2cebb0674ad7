import { normalizeField } from './field-text.ts';
import { type Licence, licences, type PartnerDetails, type PartnerKind, partnerKinds } from './partner.ts';
import {
  countryOf,
  type Fields,
  isLink,
  itemField,
  keyField,
  languageOf,
  lineField,
  listField,
  materialField,
  normalizeLink,
} from './record-fields.ts';

/** What is said about a partner as templates have it, in the order it is written. */
export const partnerFields: Fields<PartnerDetails> = {
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
};

/** What a form says about a partner, as a record keeps it: each entry once, addresses as they are stored. */
export function partnerOf(draft: PartnerDetails): PartnerDetails {
  return {
    partner: normalizeField(draft.partner),
    item: draft.item,
    kind: draft.kind,
    country: [...new Set(draft.country)],
    material: [...new Set(draft.material)],
    volume: normalizeField(draft.volume),
    licence: draft.licence,
    languages: [...new Set(draft.languages)],
    links: [...new Set(draft.links.map(link => normalizeLink(link) ?? link))],
  };
}
