import { setParams } from '../../wikitext/change.ts';
import { addLineAfter, findTemplateLines } from '../../wikitext/lines.ts';
import { findSections } from '../../wikitext/sections.ts';
import { splice } from '../../wikitext/splice.ts';
import { findTemplates, type Template } from '../../wikitext/templates.ts';
import type { Config } from '../config.ts';
import { FieldTextError } from '../record/field-text.ts';
import { keysOf, writeField } from '../record/record-fields.ts';
import { groupNamed, readChecks, writeCheckField } from './checklist-record.ts';
import type { AskedQuestion, Check, Decision, HelpRequest, Question } from './request.ts';
import {
  askedFields,
  boxesParam,
  checkFields,
  type RequestRecordFields,
  requestFields,
  statusField,
} from './request-fields.ts';
import { parseRequest, readAnswers, requestTemplate, sameRequest } from './request-record.ts';
import type { RequestTextProblem } from './request-results.ts';
import { answerLine, askedLine, boxesText, checkLine, decisionLine, recordOrder } from './request-text.ts';

/** A change of a request: some fields, and at most one thing done to each of its lists. */
export interface RequestChange {
  readonly set?: Partial<RequestRecordFields & Pick<HelpRequest, 'status'>>;
  readonly answer?: { readonly question: Question; readonly text: string };
  /** `replace`: index in `request.asked`. */
  readonly asked?: { readonly add: AskedQuestion } | { readonly replace: number; readonly by: AskedQuestion };
  /** `replace`: index in `request.checks`. */
  readonly check?: { readonly add: Check } | { readonly replace: number; readonly by: Check };
  /** To be added, in this order. */
  readonly decisions?: readonly Decision[];
}

export type ChangedRequest =
  | { readonly ok: true; readonly text: string; readonly request: HelpRequest }
  | { readonly ok: false; readonly problem: RequestTextProblem };

/** The request as a change makes it. */
export function changedRequest(request: HelpRequest, change: RequestChange): HelpRequest {
  const { set, answer, asked, check, decisions = [] } = change;
  return {
    ...request,
    ...set,
    answers: answer === undefined ? request.answers : { ...request.answers, [answer.question]: answer.text },
    asked: withChange(request.asked, asked),
    checks: withChange(request.checks, check),
    decisions: [...request.decisions, ...decisions],
  };
}

/**
 * The page with its request changed; every byte outside the change stays. Nothing comes back that does not read as
 * exactly the request that was wanted (DESIGN 5).
 */
export function changeRequestText(text: string, change: RequestChange, config: Config): ChangedRequest {
  const before = parseRequest(text, config);
  if (!before.ok) return { ok: false, problem: { kind: 'broken', problems: before.problems } };
  const wanted = changedRequest(before.request, change);
  try {
    let pages: readonly string[] = [text];
    for (const step of stepsOf(before.request, wanted, change, config)) {
      // Alternatives matter at the end only; between steps the best one is enough, and each is checked as a whole.
      pages = pages.flatMap(step).slice(0, mostCandidates);
    }
    for (const page of pages) {
      const changed = verified(page, wanted, config);
      if (changed.ok) return changed;
    }
    return { ok: false, problem: { kind: 'not-reproducible' } };
  } catch (error) {
    if (!(error instanceof FieldTextError)) throw error;
    return { ok: false, problem: { kind: 'refused-text', refusal: error.refusal } };
  }
}

/** `text` with the request it holds, if that is the one wanted. */
export function verified(text: string, wanted: HelpRequest, config: Config): ChangedRequest {
  // The wiki stores NFC: what is compared is what will be there.
  const after = parseRequest(text.normalize('NFC'), config);
  if (!after.ok || !sameRequest(after.request, wanted)) {
    return { ok: false, problem: { kind: 'not-reproducible' } };
  }
  return { ok: true, text, request: after.request };
}

/** The page with the right count of boxes in its template; undefined when it cannot be read or written. */
export function withBoxesCounted(text: string, config: Config): string | undefined {
  const read = parseRequest(text, config);
  const main = requestTemplate(text, config);
  if (!read.ok || main === undefined) return undefined;
  const page = withParams(text, main, [[boxesParam, boxesText(read.request.checks)]], recordOrder)[0];
  return page !== undefined && verified(page, read.request, config).ok ? page : undefined;
}

/** A step of a change: the pages it may give, best first; none when it cannot be done. */
type TextStep = (text: string) => readonly string[];

const mostCandidates = 16;

function stepsOf(
  before: HelpRequest,
  wanted: HelpRequest,
  { answer, asked, check, decisions = [] }: RequestChange,
  config: Config,
): readonly TextStep[] {
  const steps: TextStep[] = [];
  // From the end of the page to its beginning, by and large: the template last, with the count of boxes in it.
  for (const decision of decisions) steps.push(text => addDecision(text, decision, config));
  if (check !== undefined) {
    steps.push(text =>
      'add' in check ? addCheck(text, check.add, config) : setCheck(text, check.replace, check.by, config),
    );
  }
  if (asked !== undefined) {
    steps.push(text =>
      'add' in asked ? addAsked(text, asked.add, config) : setAsked(text, asked.replace, asked.by, config),
    );
  }
  if (answer !== undefined) steps.push(text => setAnswer(text, answer.question, answer.text, config));
  steps.push(text => setFields(text, before, wanted, config));
  return steps;
}

function setFields(
  text: string,
  before: HelpRequest,
  wanted: HelpRequest,
  config: Config,
): readonly string[] {
  const main = requestTemplate(text, config);
  if (main === undefined) return [];
  const values: (readonly [string, string])[] = [];
  if (before.status !== wanted.status) values.push([statusField.param, statusField.write(wanted.status)]);
  for (const key of keysOf(requestFields)) {
    if (JSON.stringify(before[key]) === JSON.stringify(wanted[key])) continue;
    values.push(writeField<RequestRecordFields, typeof key>(requestFields, key, wanted[key]));
  }
  const boxes = boxesText(wanted.checks);
  if (boxes !== boxesText(before.checks)) values.push([boxesParam, boxes]);
  return withParams(text, main, values, recordOrder);
}

function setCheck(text: string, index: number, by: Check, config: Config): readonly string[] {
  const read = readChecks(text, config)[index];
  if (read === undefined) return [];
  // Only what differs: a value that people wrote in their own way stays as they wrote it.
  const values = keysOf(checkFields)
    .filter(key => read.check[key] !== by[key])
    .map(key => writeCheckField(by, key));
  return withParams(
    text,
    read.template,
    values,
    keysOf(checkFields).map(key => checkFields[key].param),
  );
}

function addCheck(text: string, check: Check, config: Config): readonly string[] {
  const plain = checkLine(check, config);
  const grouped = checkLine(check, config, true);
  const read = readChecks(text, config);
  const ofGroup = read.findLast(one => one.check.group === check.group)?.template;
  return [
    ...(ofGroup === undefined ? [] : below(text, ofGroup, plain, config.templates.check)),
    ...underHeading(text, plain, title => groupNamed(title, config) === check.group),
    ...below(text, read.at(-1)?.template, grouped, config.templates.check),
    ...underHeading(text, grouped, title => title === config.headings.checklist),
    atEnd(text, config.headings.checklist, grouped),
  ];
}

function setAnswer(text: string, question: Question, answer: string, config: Config): readonly string[] {
  const place = readAnswers(text, config).places.get(question);
  if (place !== undefined) {
    const value = askedFields.answer.write(answer);
    return withParams(text, place, [[askedFields.answer.param, value]], askedOrder);
  }
  const line = answerLine(question, answer, config);
  const heading = config.questions[question];
  return [...underHeading(text, line, title => title === heading), atEnd(text, heading, line)];
}

function addAsked(text: string, question: AskedQuestion, config: Config): readonly string[] {
  const line = askedLine(question, config);
  const heading = config.headings.questions;
  const last = readAnswers(text, config).asked.at(-1)?.template;
  return [
    ...below(text, last, line, config.templates.answer),
    ...underHeading(text, line, title => title === heading),
    ...beforeChecklist(text, `== ${heading} ==\n${line}\n\n`, config),
    atEnd(text, heading, line),
  ];
}

function setAsked(text: string, index: number, by: AskedQuestion, config: Config): readonly string[] {
  const read = readAnswers(text, config).asked[index];
  if (read === undefined) return [];
  const values = keysOf(askedFields)
    .filter(key => read.question[key] !== by[key])
    .map(key => writeField<AskedQuestion, typeof key>(askedFields, key, by[key]));
  return withParams(text, read.template, values, askedOrder);
}

const askedOrder = keysOf(askedFields).map(key => askedFields[key].param);

function addDecision(text: string, decision: Decision, config: Config): readonly string[] {
  const line = decisionLine(decision, config);
  const heading = config.headings.committee;
  const last = findTemplates(text, config.templates.decision).at(-1);
  return [
    ...below(text, last, line, config.templates.decision),
    ...underHeading(text, line, title => title === heading),
    atEnd(text, heading, line),
  ];
}

function withParams(
  text: string,
  template: Template,
  values: readonly (readonly [string, string])[],
  order: readonly string[],
): readonly string[] {
  if (values.length === 0) return [text];
  const changed = setParams(text, template, values, { order });
  return changed.ok ? [changed.text] : [];
}

/** Below the line of a template, where people may have added a remark to it; and directly behind it. */
function below(
  text: string,
  template: Template | undefined,
  wikitext: string,
  name: string,
): readonly string[] {
  if (template === undefined) return [];
  const found = findTemplateLines(text, name).find(line => line.template.start === template.start);
  const added = found === undefined ? undefined : addLineAfter(text, found, wikitext);
  const behind = splice(text, [{ start: template.end, end: template.end, text: `\n${wikitext}` }]);
  return added?.ok === true ? [added.text, behind] : [behind];
}

function underHeading(text: string, wikitext: string, is: (title: string) => boolean): readonly string[] {
  const section = findSections(text).find(({ level, title }) => level > 0 && is(title.trim()));
  if (section === undefined) return [];
  const { bodyStart } = section;
  const before = text.charAt(bodyStart - 1) === '\n' ? '' : '\n';
  return [splice(text, [{ start: bodyStart, end: bodyStart, text: `${before}${wikitext}\n` }])];
}

/** In front of the section the checklist is in, where questions are read before boxes. */
function beforeChecklist(text: string, wikitext: string, config: Config): readonly string[] {
  const first = findTemplates(text, config.templates.check)[0];
  if (first === undefined) return [];
  const section = findSections(text).find(
    ({ level, start, end }) => level === 2 && start <= first.start && first.start < end,
  );
  if (section === undefined) return [];
  return [splice(text, [{ start: section.start, end: section.start, text: wikitext }])];
}

function atEnd(text: string, heading: string, wikitext: string): string {
  return `${text.trimEnd()}\n\n== ${heading} ==\n${wikitext}\n`;
}

function withChange<T>(
  items: readonly T[],
  change: { readonly add: T } | { readonly replace: number; readonly by: T } | undefined,
): readonly T[] {
  if (change === undefined) return items;
  if ('add' in change) return [...items, change.add];
  return items.map((item, index) => (index === change.replace ? change.by : item));
}
