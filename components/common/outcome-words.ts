import type { I18n, MessageKey } from '../../lib/i18n/i18n.ts';
import type { Outcome, OutcomeKind } from '../../lib/wiki/outcome.ts';

/** The sentences by kind of outcome. */
export const outcomeMessages: Readonly<Record<OutcomeKind, readonly [what: MessageKey, then: MessageKey]>> = {
  saved: ['outcome-saved', 'outcome-saved-do'],
  'no-change': ['outcome-no-change', 'outcome-no-change-do'],
  'edit-conflict': ['outcome-edit-conflict', 'outcome-edit-conflict-do'],
  exists: ['outcome-exists', 'outcome-exists-do'],
  protected: ['outcome-protected', 'outcome-protected-do'],
  blocked: ['outcome-blocked', 'outcome-blocked-do'],
  'read-only': ['outcome-read-only', 'outcome-read-only-do'],
  lagged: ['outcome-lagged', 'outcome-lagged-do'],
  'rate-limited': ['outcome-rate-limited', 'outcome-rate-limited-do'],
  'abuse-filter-warning': ['outcome-abuse-filter-warning', 'outcome-abuse-filter-warning-do'],
  'abuse-filter-disallowed': ['outcome-abuse-filter-disallowed', 'outcome-abuse-filter-disallowed-do'],
  'spam-blacklist': ['outcome-spam-blacklist', 'outcome-spam-blacklist-do'],
  'title-blacklist': ['outcome-title-blacklist', 'outcome-title-blacklist-do'],
  captcha: ['outcome-captcha', 'outcome-captcha-do'],
  'signed-out': ['outcome-signed-out', 'outcome-signed-out-do'],
  'another-user': ['outcome-another-user', 'outcome-another-user-do'],
  missing: ['outcome-missing', 'outcome-missing-do'],
  deleted: ['outcome-deleted', 'outcome-deleted-do'],
  redirected: ['outcome-redirected', 'outcome-redirected-do'],
  'bad-value': ['outcome-bad-value', 'outcome-bad-value-do'],
  refused: ['outcome-refused', 'outcome-refused-do'],
  unreachable: ['outcome-unreachable', 'outcome-unreachable-do'],
  unknown: ['outcome-unknown', 'outcome-unknown-do'],
};

/** What happened and why, and what the person can do: one pair of sentences for each way a write can end. */
export function outcomePair(outcome: Outcome): readonly [what: MessageKey, then: MessageKey] {
  return outcome.kind === 'unreachable' && outcome.answered === true
    ? ['outcome-server-trouble', 'outcome-server-trouble-do']
    : outcomeMessages[outcome.kind];
}

/** Particulars of an outcome that are worth a line of their own: who blocked and until when, which addresses, which page. */
export function outcomeParticulars(i18n: I18n, outcome: Outcome): readonly string[] {
  const { text } = i18n;
  switch (outcome.kind) {
    case 'blocked': {
      const lines: string[] = [];
      if (outcome.by !== null) lines.push(text('obstacle-blocked-by', outcome.by));
      if (outcome.until === null) lines.push(text('obstacle-blocked-forever'));
      else if (outcome.until !== undefined)
        lines.push(text('obstacle-blocked-until', i18n.dateTime(outcome.until)));
      if (outcome.reason !== null) lines.push(text('obstacle-blocked-reason', outcome.reason));
      return lines;
    }
    case 'lagged':
    case 'rate-limited':
      return [text('outcome-until', i18n.clock(outcome.until))];
    case 'spam-blacklist':
      return outcome.matches.length === 0 ? [] : [text('outcome-spam-matches', i18n.list(outcome.matches))];
    case 'redirected':
      return outcome.to === null ? [] : [text('outcome-redirected-to', outcome.to)];
    default:
      return [];
  }
}

/** Outcomes whose own words explain best: what a filter, a blacklist or a protection says is written for people. */
const saysItself: ReadonlySet<OutcomeKind> = new Set<OutcomeKind>([
  'abuse-filter-warning',
  'abuse-filter-disallowed',
  'title-blacklist',
  'read-only',
  'refused',
  'bad-value',
]);

/** What the wiki said, when that belongs in front of the person; '' otherwise. */
export function wikiWords(outcome: Outcome): string {
  return saysItself.has(outcome.kind) && 'detail' in outcome ? outcome.detail.trim() : '';
}

/** All that is known about an outcome, to copy into a report. */
export function outcomeDetails(outcome: Outcome): string {
  return JSON.stringify(outcome, null, 1);
}
