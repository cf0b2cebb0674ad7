import type { OpportunityStatus } from '../../../lib/desk/opportunity/opportunity.ts';
import type { SeenOpportunity } from '../../../lib/desk/opportunity/opportunity-deeds.ts';
import type { RecordProblem } from '../../../lib/desk/opportunity/opportunity-record.ts';
import type {
  OpportunityInputProblem,
  OpportunityRefusal,
  OpportunityResult,
} from '../../../lib/desk/opportunity/opportunity-results.ts';
import type { RequestProblem } from '../../../lib/desk/request/request-results.ts';
import type { I18n, MessageKey } from '../../../lib/i18n/i18n.ts';
import type { Outcome } from '../../../lib/wiki/outcome.ts';
import { outcomePair } from '../../common/outcome-words.ts';
import { problemWords } from '../../request/open/deed-words.ts';
import { opportunityStages } from '../board/board-words.ts';
import type { RecordAction, WhyNot } from './record-actions.ts';
import type { RunAction } from './record-desk.ts';

/** What each action is called on its button. */
export const actionNames: Readonly<Record<RecordAction, MessageKey>> = {
  claim: 'record-claim',
  contact: 'record-contact',
  ask: 'record-ask',
  request: 'record-request',
  assign: 'record-assign',
  'not-now': 'record-not-now',
  duplicate: 'record-duplicate',
  release: 'record-release',
  reopen: 'record-reopen',
};

/** What is said once it is on the wiki. */
export const doneNames: Readonly<Record<Exclude<RunAction, 'claim' | 'assign'>, MessageKey>> = {
  contact: 'record-done-contact',
  ask: 'record-done-ask',
  request: 'record-done-request',
  'not-now': 'record-done-not-now',
  duplicate: 'record-done-duplicate',
  release: 'record-done-release',
  reopen: 'record-done-reopen',
  comment: 'record-done-comment',
  mend: 'record-done-mend',
  format: 'record-format-done',
};

type Words = Pick<I18n, 'text' | 'list'>;

/** Why someone may not do something, as a sentence. */
export function refusalWords({ text }: Pick<I18n, 'text'>, why: OpportunityRefusal): string {
  switch (why.kind) {
    case 'signed-out':
      return text('may-not-signed-out');
    case 'no-role':
      return text('record-may-not-no-role');
    case 'staff-only':
      return text('record-may-not-staff-only');
    case 'claim-first':
      return text('record-may-not-claim-first');
    case 'claimed':
      return text('record-may-not-claimed', why.by);
  }
}

/** Why an action cannot be taken now, as a sentence. */
export function whyNotWords(i18n: Words, why: WhyNot): string {
  if (why.kind === 'refused') return refusalWords(i18n, why.why);
  const name = (status: OpportunityStatus) => i18n.text(opportunityStages[status]);
  return i18n.text('record-why-stage', name(why.status), i18n.list(why.from.map(name)));
}

/** What is wrong with what was typed, as a sentence. */
export function inputWords(i18n: Pick<I18n, 'text'>, problem: OpportunityInputProblem): string {
  return problem.kind === 'bad-title' ? i18n.text('record-bad-title') : problemWords(i18n, problem);
}

/** Where an opportunity stands and who holds it. */
export function standWords(
  { text, date }: Pick<I18n, 'text' | 'date'>,
  { status, claimedBy, claimedUntil }: SeenOpportunity,
): string {
  const name = text(opportunityStages[status]);
  if (claimedBy === '') return name;
  const until = Date.parse(claimedUntil);
  return Number.isNaN(until)
    ? text('record-stands-held', name, claimedBy)
    : text('record-stands-held-until', name, claimedBy, date(until));
}

/** How a deed ended, in one sentence. */
export function resultWords(i18n: Words, result: OpportunityResult): string {
  const { text } = i18n;
  switch (result.kind) {
    case 'changed':
      return text('record-ended-saved');
    case 'unchanged':
      return text('record-ended-already');
    case 'conflict':
      return text('record-ended-conflict', result.by ?? text('someone'));
    case 'not-allowed':
      return refusalWords(i18n, result.why);
    case 'no-such-step':
      return text('record-ended-stage', text(opportunityStages[result.status]));
    case 'bad-input':
      return inputWords(i18n, result.problem);
    case 'personal':
      return text('personal-stop');
    case 'broken-record':
    case 'not-changed':
      return text('record-ended-broken');
    case 'leads-away':
    case 'missing':
      return text('record-ended-gone');
    case 'unreadable':
    case 'not-saved':
      return outcomeWords(i18n, result.outcome);
  }
}

/** How a write ended, in one sentence. */
export function outcomeWords({ text }: Pick<I18n, 'text'>, outcome: Outcome): string {
  return text(outcomePair(outcome)[0], text('wiki-meta'));
}

/** What makes a page unreadable as a record, as a sentence. */
export function brokenWords({ text }: Pick<I18n, 'text'>, problem: RecordProblem | RequestProblem): string {
  switch (problem.kind) {
    case 'no-template':
      return text('record-wrong-no-template');
    case 'unclosed':
      return text('record-wrong-unclosed');
    case 'two-templates':
      return text('record-wrong-two-templates');
    case 'no-partner':
      return text('record-wrong-no-partner');
    case 'no-title':
      return text('record-wrong-no-title');
    case 'unknown-status':
      return problem.value === ''
        ? text('record-wrong-no-status')
        : text('record-wrong-status', problem.value);
    case 'newer-format':
      return text('record-wrong-newer', problem.value);
  }
}
