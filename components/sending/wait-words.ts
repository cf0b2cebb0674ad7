import type { I18n } from '../../lib/i18n/i18n.ts';
import type { Wait } from '../../lib/wiki/gate.ts';
import type { OutcomeKind } from '../../lib/wiki/outcome.ts';
import type { WikiId } from '../../lib/wiki/sites.ts';
import { wikiNames } from '../common/wiki-names.ts';

/** What an edit on its way waits for and until when; null: it is being sent. */
export function waitWords(
  { text, clock }: Pick<I18n, 'text' | 'clock'>,
  wiki: WikiId,
  wait: Wait | null,
): string {
  if (wait === null) return text('publishing', text(wikiNames[wiki]));
  if (wait.cause === 'other-edit') return text('wait-other-edit');
  const until = clock(wait.until);
  switch (wait.cause) {
    case 'pace':
      return text('wait-pace', until);
    case 'rate-limited':
      return text('wait-rate-limited', until);
    case 'lagged':
      return text('wait-lagged', until);
    case 'server-busy':
      return text('wait-server-busy', until);
  }
}

/** Ends that another try of the very same edit cannot change: the text, the page or the account has to change first. */
export const finalEnds: ReadonlySet<OutcomeKind> = new Set<OutcomeKind>([
  'protected',
  'blocked',
  'abuse-filter-disallowed',
  'spam-blacklist',
  'title-blacklist',
  'bad-value',
]);
