import { findTemplates, type Template } from '../../wikitext/templates.ts';
import type { Config } from '../config.ts';
import { keysOf } from '../record/record-fields.ts';
import { mainOf, paramText, readFields, repeatedParams } from '../record/record-template.ts';
import { readChecks } from './checklist-record.ts';
import {
  type AskedQuestion,
  type Decision,
  type HelpRequest,
  type Question,
  questions,
  requestSchema,
} from './request.ts';
import { askedFields, decisionFields, requestFields, statusField } from './request-fields.ts';
import type { RemarkPlace, RequestProblem, RequestRemark } from './request-results.ts';

export type RequestRead =
  | {
      readonly ok: true;
      readonly request: HelpRequest;
      readonly remarks: readonly RequestRemark[];
      /** The format it is written in, where that is older than today's: '' where it says none. */
      readonly older: string | null;
    }
  | { readonly ok: false; readonly problems: readonly RequestProblem[] };

/**
 * Reads a request out of a page. Order of parameters, comments, headings, sections and all other text are as people like
 * them: what counts are the templates, wherever they stand.
 */
export function parseRequest(text: string, config: Config): RequestRead {
  const found = mainOf(text, config.templates.request, requestSchema);
  if (found.main === null) return { ok: false, problems: found.problems };
  const { main, older } = found;
  const problems: RequestProblem[] = [...found.problems];
  const remarks: RequestRemark[] = repeatedParams(main).map(param => ({ kind: 'repeated', param }));
  const status = statusField.read(paramText(main, 'status'));
  if (status.value === null) problems.push({ kind: 'unknown-status', value: status.bad ?? '' });
  const fields = readFields(main, requestFields, noting(remarks, 'request'));
  if (fields.title.trim() === '') problems.push({ kind: 'no-title' });
  if (status.value === null || problems.length > 0) return { ok: false, problems };

  const { answers, asked } = readAnswers(text, config, remarks);
  const request: HelpRequest = {
    status: status.value,
    ...fields,
    answers: Object.fromEntries([...answers].map(([question, { answer }]) => [question, answer])),
    asked: asked.map(({ question }) => question),
    checks: readChecks(text, config, remarks).map(({ check }) => check),
    decisions: readDecisions(text, config, remarks),
  };
  return { ok: true, request, remarks, older };
}

/** The one main template of a page that {@link parseRequest} could read. */
export function requestTemplate(text: string, config: Config): Template | undefined {
  return findTemplates(text, config.templates.request)[0];
}

/** Answers with the templates they were read from. Those of the form that say nothing have a place, but no answer. */
export interface ReadAnswers {
  readonly answers: ReadonlyMap<Question, { readonly answer: string; readonly template: Template }>;
  /** Where an answer goes, answered or not. */
  readonly places: ReadonlyMap<Question, Template>;
  readonly asked: readonly { readonly question: AskedQuestion; readonly template: Template }[];
}

/** The answers to the questions of the form, and the questions people asked beyond it. */
export function readAnswers(text: string, config: Config, remarks: RequestRemark[] = []): ReadAnswers {
  const answers = new Map<Question, { readonly answer: string; readonly template: Template }>();
  const places = new Map<Question, Template>();
  const asked: { readonly question: AskedQuestion; readonly template: Template }[] = [];
  for (const template of findTemplates(text, config.templates.answer)) {
    const question = readFields(template, askedFields, noting(remarks, 'answer'));
    const key = questions.find(one => one === question.text.trim().toLowerCase());
    if (key === undefined || question.by !== '') {
      if (question.text.trim() === '') remarks.push({ kind: 'empty', of: 'answer' });
      else asked.push({ question, template });
    } else if (places.has(key)) {
      remarks.push({ kind: 'twice', of: 'answer', id: key });
    } else {
      places.set(key, template);
      if (question.answer !== '') answers.set(key, { answer: question.answer, template });
    }
  }
  return { answers, places, asked };
}

function readDecisions(text: string, config: Config, remarks: RequestRemark[]): readonly Decision[] {
  return findTemplates(text, config.templates.decision).flatMap((template): readonly Decision[] => {
    const { subject, answer, ...rest } = readFields(template, decisionFields, noting(remarks, 'decision'));
    if (subject !== null && answer !== null) return [{ subject, answer, ...rest }];
    remarks.push({ kind: 'empty', of: 'decision' });
    return [];
  });
}

/** Equal as records: what "parse(serialise(x)) equals x" means. Boxes are a set; an empty answer is none. */
export function sameRequest(one: HelpRequest, other: HelpRequest): boolean {
  return canonical(one) === canonical(other);
}

function canonical({ answers, asked, checks, decisions, ...fields }: HelpRequest): string {
  const ordered = (value: object) => Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  const given = keysOf(answers).filter(key => (answers[key] ?? '') !== '');
  return JSON.stringify([
    ordered(fields),
    given.sort().map(key => [key, answers[key]]),
    asked.map(ordered),
    checks.map(check => JSON.stringify(ordered(check)).normalize('NFC')).sort(),
    decisions.map(ordered),
  ]).normalize('NFC');
}

function noting(remarks: RequestRemark[], of: RemarkPlace): (param: string, value: string) => void {
  return (param, value) => remarks.push({ kind: 'unknown-value', of, param, value });
}
