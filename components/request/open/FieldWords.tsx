import type { ComponentChildren } from 'preact';
import type { Config } from '../../../lib/desk/config.ts';
import type { HelpRequest } from '../../../lib/desk/request/request.ts';
import type { DeedConflict } from '../../../lib/desk/request/request-results.ts';
import { Data, useI18n } from '../../common/i18n-context.tsx';
import { licenceNames, materialNames } from '../../flag/opportunity-words.ts';
import { kindNames } from '../../page/fact-words.ts';
import { needNames } from '../ask-words.ts';
import { actorNames } from '../turn-words.ts';
import { sizeNames } from './deed-words.ts';

export interface FieldWordsProps {
  readonly field: (DeedConflict & { readonly kind: 'field' })['field'];
  readonly request: HelpRequest;
  readonly config: Config;
}

/** What a field of a request says, as people read it. */
export function FieldWords(props: FieldWordsProps): ComponentChildren {
  const { text } = useI18n();
  const words = useWords(props);
  return words === '' ? text('conflict-empty') : <Data>{words}</Data>;
}

function useWords({ field, request, config }: FieldWordsProps): string {
  const { text, list, country, languageName } = useI18n();
  switch (field) {
    case 'group':
      return config.workingGroups.find(({ id }) => id === request.group)?.name ?? request.group;
    case 'waitingFor':
      return request.waitingFor === null ? text('waiting-stage') : text(actorNames[request.waitingFor]);
    case 'kind':
      return request.kind === null ? '' : text(kindNames[request.kind]);
    case 'licence':
      return request.licence === null ? '' : text(licenceNames[request.licence]);
    case 'material':
      return list(request.material.map(one => text(materialNames[one])));
    case 'country':
      return list(request.country.map(country));
    case 'languages':
      return list(request.languages.map(languageName));
    case 'links':
      return request.links.join(' ');
    case 'need':
      return text(needNames[request.need]);
    case 'size':
      return text(sizeNames[request.size]);
    default:
      return request[field] ?? '';
  }
}
