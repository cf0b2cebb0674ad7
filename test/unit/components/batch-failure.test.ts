import { describe, expect, it } from 'vitest';
import { failureWords } from '../../../components/batch/run/failure-words.ts';
import { toCatalogue } from '../../../lib/i18n/catalogue.ts';
import { createI18n } from '../../../lib/i18n/i18n.ts';
import batch from '../../../lib/i18n/messages/batch/en.json';
import core from '../../../lib/i18n/messages/core/en.json';
import forms from '../../../lib/i18n/messages/forms/en.json';
import type { Outcome } from '../../../lib/wiki/outcome.ts';

/** What is loaded with the screen of batches. */
const i18n = createI18n('en', new Map([['en', toCatalogue({ ...core, ...forms, ...batch })]]));
const failed = (outcome: Outcome) => failureWords(i18n, { state: 'failed', outcome, wiki: 'commons' });

describe('an edit of a batch that failed', () => {
  it.each<[Outcome, RegExp]>([
    [{ kind: 'edit-conflict', detail: '' }, /planned anew/],
    [{ kind: 'protected', detail: '' }, /talk page/],
    [{ kind: 'abuse-filter-warning', filter: '3', detail: 'Look' }, /try again.*in spite/],
    [{ kind: 'abuse-filter-disallowed', filter: '3', detail: 'No' }, /mend the line/],
    [{ kind: 'spam-blacklist', matches: [], detail: '' }, /mend the line/],
    [{ kind: 'missing', detail: '' }, /log/],
    [{ kind: 'captcha', id: null, question: null, detail: '' }, /by hand/],
    [{ kind: 'unreachable', detail: '' }, /try again/],
  ])(
    'says why, naming the wiki where it matters, and what helps where there is no form: %j',
    (outcome, help) => {
      const words = failed(outcome);
      expect(words?.remedy).toMatch(help);
      expect(words?.remedy).toMatch(/\.$/);
      expect(`${words?.why} ${words?.remedy}`).not.toMatch(/\$\d|\bform\b|\bpublish\b/i);
    },
  );

  it('is told from one that servers in trouble turned away', () => {
    expect(failed({ kind: 'unreachable', answered: true, status: 503, detail: '' })?.why).toBe(
      'Not saved: Commons answered with an error page.',
    );
    expect(
      failureWords(i18n, {
        state: 'planned',
        outcome: { kind: 'lagged', until: 0, detail: '' },
        wiki: 'commons',
      }),
    ).toBeNull();
  });
});
