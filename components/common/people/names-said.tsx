import type { ComponentChildren } from 'preact';
import type { I18n } from '../../../lib/i18n/i18n.ts';
import type { NamesNow } from './user-names.ts';

/** What is said beside a field of the names in it. */
export interface NamesSaid {
  readonly error: ComponentChildren;
  readonly warning: ComponentChildren;
}

export function namesSaid({ text, list }: Pick<I18n, 'text' | 'list'>, names: NamesNow): NamesSaid {
  const { nobody, noNames, notAsked } = names;
  const wrong = [
    ...nobody.map(name => text('people-nobody', name)),
    ...noNames.map(name => text('typed-bad-user', name)),
  ];
  return {
    error: wrong.length === 0 ? null : wrong.map(words => <div key={words}>{words}</div>),
    warning: notAsked.length === 0 ? null : text('people-not-asked', list(notAsked)),
  };
}
