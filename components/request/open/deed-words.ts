import type {
  CheckState,
  DecisionAnswer,
  DecisionSubject,
  Priority,
  RequestSize,
} from '../../../lib/desk/request/request.ts';
import type { CommentProblem } from '../../../lib/desk/request/request-comment.ts';
import type { DeedProblem } from '../../../lib/desk/request/request-results.ts';
import type { Refusal } from '../../../lib/desk/request/roles.ts';
import type { Condition } from '../../../lib/desk/request/stages.ts';
import type { I18n, MessageKey } from '../../../lib/i18n/i18n.ts';
import { actorNames } from '../turn-words.ts';

export const stateNames: Readonly<Record<CheckState, MessageKey>> = {
  'to-do': 'box-to-do',
  done: 'box-done',
  'not-applicable': 'box-not-applicable',
};

export const subjectNames: Readonly<Record<DecisionSubject, MessageKey>> = {
  feedback: 'decided-feedback',
  ready: 'decided-ready',
  sustainable: 'decided-sustainable',
  funding: 'decided-funding',
  decline: 'decided-decline',
};

export const answerNames: Readonly<Record<DecisionAnswer, MessageKey>> = {
  yes: 'decided-yes',
  no: 'decided-no',
  later: 'decided-later',
};

export const priorityNames: Readonly<Record<Priority | 'none', MessageKey>> = {
  high: 'priority-high',
  medium: 'priority-medium',
  low: 'priority-low',
  none: 'priority-none',
};

export const sizeNames: Readonly<Record<RequestSize, MessageKey>> = {
  project: 'size-project',
  question: 'size-question',
};

/** What a step still waits for. */
export const conditionNames: Readonly<Record<Condition, MessageKey>> = {
  'checklist-complete': 'needs-checklist-complete',
  justified: 'needs-justified',
  'group-named': 'needs-group-named',
  'feedback-given': 'needs-feedback-given',
  'said-ready': 'needs-said-ready',
  'said-sustainable': 'needs-said-sustainable',
  'said-fund': 'needs-said-fund',
  'reason-given': 'needs-reason-given',
  'is-question': 'needs-is-question',
  'is-project': 'needs-is-project',
  'result-linked': 'needs-result-linked',
};

/** Why someone may not do something, as a sentence. */
export function refusalWords({ text, list }: Pick<I18n, 'text' | 'list'>, why: Refusal): string {
  switch (why.kind) {
    case 'signed-out':
      return text('may-not-signed-out');
    case 'role':
      return text('may-not-role', list(why.needs.map(actor => text(actorNames[actor]))));
    case 'recused':
      return why.group === null ? text('may-not-recused') : text('may-not-recused-group', why.group);
  }
}

/** What is wrong with what was typed, as a sentence. */
export function problemWords({ text }: Pick<I18n, 'text'>, problem: DeedProblem | CommentProblem): string {
  switch (problem.kind) {
    case 'required':
      return text('typed-required');
    case 'unclosed':
      return text('typed-unclosed');
    case 'bad-link':
      return text('typed-bad-link');
    case 'bad-date':
      return text('typed-bad-date');
    case 'bad-user':
      return text('typed-bad-user', problem.name);
    case 'unknown-group':
      return text('typed-unknown-group');
    case 'same-box':
      return text('typed-same-box');
    case 'no-such-step':
      return text('typed-no-such-step');
    case 'too-many':
      return text('problem-too-many', problem.limit);
    case 'refused':
      switch (problem.refusal.kind) {
        case 'too-long':
          return text('problem-too-long', problem.refusal.length, problem.refusal.limit);
        case 'line-break':
          return text('problem-line-break');
        case 'control':
        case 'unassigned': {
          const { at, codePoint } = problem.refusal;
          const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
          return text('problem-character', at + 1, code);
        }
      }
  }
}
