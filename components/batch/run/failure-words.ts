import type { EditRecord } from '../../../lib/batch/run/engine-types.ts';
import type { I18n, MessageKey } from '../../../lib/i18n/i18n.ts';
import type { OutcomeKind } from '../../../lib/wiki/outcome.ts';
import { outcomePair } from '../../common/outcome-words.ts';
import { wikiNames } from '../../common/wiki-names.ts';

/** What helps against the ways an edit of a batch can fail. Those not named here are waited for, or stop the whole batch. */
const remedies: Partial<Readonly<Record<OutcomeKind, MessageKey>>> = {
  'edit-conflict': 'batch-failed-conflict',
  exists: 'batch-failed-conflict',
  protected: 'batch-failed-protected',
  'abuse-filter-warning': 'batch-failed-warning',
  'abuse-filter-disallowed': 'batch-failed-content',
  'spam-blacklist': 'batch-failed-content',
  'title-blacklist': 'batch-failed-content',
  'bad-value': 'batch-failed-content',
  refused: 'batch-failed-content',
  missing: 'batch-failed-gone',
  deleted: 'batch-failed-gone',
  redirected: 'batch-failed-redirected',
  captcha: 'batch-failed-captcha',
};

/** Why an edit failed, and what the person can do about it in a batch, where no form can be changed; null when it did not fail. */
export function failureWords(
  { text }: Pick<I18n, 'text'>,
  { state, outcome, wiki }: Pick<EditRecord, 'state' | 'outcome' | 'wiki'>,
): { readonly why: string; readonly remedy: string } | null {
  if (state !== 'failed' || outcome === null) return null;
  return {
    why: text(outcomePair(outcome)[0], text(wikiNames[wiki])),
    remedy: text(remedies[outcome.kind] ?? 'batch-failed-other'),
  };
}
