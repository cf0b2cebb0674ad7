import type { Config } from '../config.ts';
import { normalizeField } from '../record/field-text.ts';
import { isoTime } from '../record/iso-time.ts';
import type { DeedPlan, Doer } from './deed-plan.ts';
import type { AskedQuestion, HelpRequest } from './request.ts';
import type { DeedOf } from './request-deeds.ts';

/** Questions about a request: those of the form, and those that people ask beyond it. */

const unchanged: DeedPlan = { kind: 'unchanged' };

/** Asks; from then on it is the requester's turn. */
export function planAsk(request: HelpRequest, deed: DeedOf<'ask'>, { user, now }: Doer): DeedPlan {
  const text = normalizeField(deed.text).trim();
  if (request.asked.some(question => question.text === text && question.answer === '')) return unchanged;
  const at = isoTime(now);
  const add: AskedQuestion = { text, by: user, at, answer: '', answeredBy: '', answeredAt: '' };
  const set =
    request.waitingFor === 'requester' ? {} : { waitingFor: 'requester' as const, waitingSince: at };
  return { kind: 'change', change: { asked: { add }, set }, summary: 'ask', detail: text };
}

/** Answers a question; after the last one it is again the turn of whoever the stage says. */
export function planAnswerAsked(
  request: HelpRequest,
  deed: DeedOf<'answer-asked'>,
  { user, now }: Doer,
): DeedPlan {
  const { seen } = deed;
  const answer = normalizeField(deed.text);
  const exact = request.asked.findIndex(one => one.text === seen.text && one.at === seen.at);
  const index = exact === -1 ? request.asked.findIndex(one => one.text === seen.text) : exact;
  const theirs = request.asked[index];
  if (theirs === undefined) return { kind: 'conflict', conflict: { kind: 'asked', seen, theirs: null } };
  if (theirs.answer === answer) return unchanged;
  if (theirs.answer !== seen.answer) return { kind: 'conflict', conflict: { kind: 'asked', seen, theirs } };
  const at = isoTime(now);
  const by: AskedQuestion = { ...theirs, answer, answeredBy: user, answeredAt: at };
  const allAnswered = request.asked.every((one, position) => position === index || one.answer !== '');
  const set = allAnswered && request.waitingFor === 'requester' ? { waitingFor: null, waitingSince: at } : {};
  return {
    kind: 'change',
    change: { asked: { replace: index, by }, set },
    summary: 'answer',
    detail: seen.text,
  };
}

/** Writes the answer to a question of the form. */
export function planAnswer(request: HelpRequest, deed: DeedOf<'answer'>, config: Config): DeedPlan {
  const { question, seen } = deed;
  const text = normalizeField(deed.text);
  const theirs = request.answers[question] ?? '';
  if (theirs === text) return unchanged;
  if (theirs !== seen) return { kind: 'conflict', conflict: { kind: 'answer', seen, theirs } };
  return {
    kind: 'change',
    change: { answer: { question, text } },
    summary: 'answer',
    detail: config.questions[question],
  };
}
