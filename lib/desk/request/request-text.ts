import type { Config } from '../config.ts';
import { keysOf, writeFields } from '../record/record-fields.ts';
import { formatParam } from '../record/record-template.ts';
import { progressOf } from './checklist-progress.ts';
import { writeCheck } from './checklist-record.ts';
import {
  type AskedQuestion,
  type Check,
  checkGroups,
  type Decision,
  type HelpRequest,
  justificationQuestions,
  type Question,
  requestSchema,
} from './request.ts';
import {
  askedFields,
  boxesParam,
  type DecisionRead,
  decisionFields,
  requestFields,
  statusField,
} from './request-fields.ts';

/** Questions of the form that stand under the heading for rights and timing. */
const practicalQuestions = ['rights', 'timeline'] as const satisfies readonly Question[];

/**
 * The page of a new request: its template, every question with its answer or an empty place for it, the checklist in
 * its groups, and the committee's section. A small question has only its description.
 * @throws {FieldTextError} for a text the wiki could not keep; check what people typed with `checkRequestDraft` first.
 */
export function createRequestText(request: HelpRequest, config: Config): string {
  const { headings, questions: questionHeadings, checkGroups: groupHeadings } = config;
  const answer = (question: Question) => answerLine(question, request.answers[question] ?? '', config);
  const isProject = request.size === 'project';
  const section = (heading: string, asked: readonly Question[]) => {
    const shown = asked.filter(question => isProject || (request.answers[question] ?? '') !== '');
    const below = shown.flatMap(question => [`=== ${questionHeadings[question]} ===`, answer(question), '']);
    return below.length === 0 ? [] : [`== ${heading} ==`, ...below];
  };
  const lines = [
    `<!-- ${config.texts.requestIntro} -->`,
    `{{${config.templates.request}`,
    ...recordParams(request).map(([name, value]) => `|${name} = ${value}`.trimEnd()),
    '}}',
    '',
    `== ${questionHeadings.description} ==`,
    answer('description'),
    '',
  ];
  lines.push(
    ...section(headings.justification, justificationQuestions),
    ...section(headings.practicalities, practicalQuestions),
  );
  if (request.asked.length > 0) {
    lines.push(`== ${headings.questions} ==`, ...request.asked.map(one => askedLine(one, config)), '');
  }
  if (isProject || request.checks.length > 0) {
    lines.push(`== ${headings.checklist} ==`);
    for (const group of checkGroups) {
      const boxes = request.checks.filter(check => check.group === group);
      lines.push(`=== ${groupHeadings[group]} ===`, ...boxes.map(box => checkLine(box, config)), '');
    }
  }
  if (isProject || request.decisions.length > 0) {
    lines.push(
      `== ${headings.committee} ==`,
      ...request.decisions.map(decision => decisionLine(decision, config)),
      '',
    );
  }
  return lines.join('\n');
}

/** Names and wikitext of the parameters of the request's own template, in order. @throws {FieldTextError} */
export function recordParams(request: HelpRequest): readonly (readonly [string, string])[] {
  const { status, answers: _a, asked: _q, checks, decisions: _d, ...fields } = request;
  return [
    [formatParam, requestSchema],
    [statusField.param, statusField.write(status)],
    ...writeFields(requestFields, fields),
    [boxesParam, boxesText(checks)],
  ];
}

/** Names of the parameters of the request's own template, in the order they are written. */
export const recordOrder: readonly string[] = [
  formatParam,
  statusField.param,
  ...keysOf(requestFields).map(key => requestFields[key].param),
  boxesParam,
];

/** `9/14`: settled boxes of all; empty without a checklist. */
export function boxesText(checks: readonly Check[]): string {
  const { done, of } = progressOf(checks).total;
  return of === 0 ? '' : `${done}/${of}`;
}

/** An answer to a question of the form, on one line. @throws {FieldTextError} */
export function answerLine(question: Question, text: string, { templates }: Config): string {
  return line(templates.answer, [
    [askedFields.text.param, question],
    [askedFields.answer.param, askedFields.answer.write(text)],
  ]);
}

/** A question that someone asked, on one line. @throws {FieldTextError} */
export function askedLine(question: AskedQuestion, { templates }: Config): string {
  return line(templates.answer, writeFields(askedFields, question));
}

/** A box on one line; with its group where its place does not tell it. @throws {FieldTextError} */
export function checkLine(check: Check, { templates }: Config, withGroup = false): string {
  const group: (readonly [string, string])[] = withGroup ? [['group', check.group]] : [];
  return line(templates.check, [...writeCheck(check), ...group]);
}

/** A decision on one line. @throws {FieldTextError} */
export function decisionLine(decision: Decision, { templates }: Config): string {
  return line(templates.decision, writeFields<DecisionRead>(decisionFields, decision));
}

function line(template: string, params: readonly (readonly [string, string])[]): string {
  return `{{${template}${params.map(([name, value]) => `|${name}=${value}`).join('')}}}`;
}
