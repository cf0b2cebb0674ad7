import type { Licence, Material, PartnerKind } from '../../lib/desk/record/partner.ts';
import type { ValueWords } from '../../lib/desk/record/value-words.ts';
import type { Need } from '../../lib/desk/request/request.ts';
import type { I18n } from '../../lib/i18n/i18n.ts';
import { licenceNames, materialNames } from '../flag/opportunity-words.ts';
import { kindNames } from '../page/fact-words.ts';
import { needNames } from './ask-words.ts';

/** The words of the panel for the keys and codes of a request, for what is written outside of it. */
export function valueWords({ text, country, languageName }: I18n): ValueWords {
  return {
    value(field, key) {
      switch (field) {
        case 'need':
          return text(needNames[key as Need]);
        case 'kind':
          return text(kindNames[key as PartnerKind]);
        case 'material':
          return text(materialNames[key as Material]);
        case 'licence':
          return text(licenceNames[key as Licence]);
        case 'country':
          return country(key);
        case 'languages':
          return languageName(key);
      }
    },
  };
}
