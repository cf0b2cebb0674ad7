import type { FieldRefusal } from '../../lib/desk/record/field-text.ts';
import type { Need, Question } from '../../lib/desk/request/request.ts';
import type {
  DraftField,
  RequestDraft,
  RequestDraftProblem,
} from '../../lib/desk/request/request-draft-types.ts';
import type { I18n, MessageKey } from '../../lib/i18n/i18n.ts';
import { sourceWords } from '../page/fact-words.ts';
import { questionOf } from './ask-model.ts';
import type { AskStep } from './draft-store.ts';
import type { AskSource } from './prefill-request.ts';

export const needNames: Readonly<Record<Need, MessageKey>> = {
  question: 'need-question',
  project: 'need-project',
  upload: 'need-upload',
  data: 'need-data',
};

/** What each kind of help is, for someone who never asked before. */
export const needHelp: Readonly<Record<Need, MessageKey>> = {
  question: 'need-question-help',
  project: 'need-project-help',
  upload: 'need-upload-help',
  data: 'need-data-help',
};

export const stepNames: Readonly<Record<AskStep, MessageKey>> = {
  partner: 'step-partner',
  material: 'step-material',
  why: 'step-why',
  rights: 'step-rights',
  you: 'step-you',
  review: 'step-review',
  question: 'step-question',
};

export const questionNames: Readonly<Record<Question, MessageKey>> = {
  description: 'ask-description',
  gaps: 'ask-gaps',
  campaigns: 'ask-campaigns',
  skills: 'ask-skills',
  'partner-benefit': 'ask-partner-benefit',
  innovation: 'ask-innovation',
  rights: 'ask-rights',
  timeline: 'ask-timeline',
};

/** Help below each question, in plain language. */
export const questionHelp: Readonly<Record<Question, MessageKey>> = {
  description: 'ask-description-help',
  gaps: 'ask-gaps-help',
  campaigns: 'ask-campaigns-help',
  skills: 'ask-skills-help',
  'partner-benefit': 'ask-partner-benefit-help',
  innovation: 'ask-innovation-help',
  rights: 'ask-rights-help',
  timeline: 'ask-timeline-help',
};

const valueNames: Readonly<Record<Exclude<keyof RequestDraft, 'answers'>, MessageKey>> = {
  need: 'ask-need',
  title: 'ask-title',
  partner: 'flag-partner',
  item: 'fact-item',
  kind: 'flag-kind',
  country: 'flag-country',
  material: 'flag-material-short',
  volume: 'flag-volume',
  licence: 'flag-licence',
  languages: 'flag-languages',
  links: 'flag-links',
  page: 'ask-page',
  opportunity: 'ask-opportunity',
};

/** What a field is called, beside it and in the review. */
export function fieldName(field: DraftField): MessageKey {
  const question = questionOf(field);
  return question === undefined
    ? valueNames[field as Exclude<keyof RequestDraft, 'answers'>]
    : questionNames[question];
}

/** The screen a field stands on. */
export function stepOfField(need: Need, field: DraftField): AskStep {
  if (need === 'question') return 'question';
  switch (field) {
    case 'partner':
    case 'item':
    case 'kind':
    case 'country':
    case 'links':
    case 'page':
    case 'opportunity':
      return 'partner';
    case 'title':
    case 'need':
    case 'material':
    case 'volume':
    case 'answers.description':
      return 'material';
    case 'licence':
    case 'answers.rights':
      return 'rights';
    case 'languages':
    case 'answers.timeline':
      return 'you';
    default:
      return 'why';
  }
}

/** Where a filled-in value came from, in few words. */
export function askSourceWords(i18n: Pick<I18n, 'text'>, source: AskSource): string {
  switch (source.from) {
    case 'fact':
      return sourceWords(i18n, source.source);
    case 'signals':
      return i18n.text('source-signals');
    case 'here':
      return i18n.text('source-here');
    case 'opportunity':
      return i18n.text('source-opportunity');
    case 'request':
      return i18n.text('source-request', source.title.slice(source.title.lastIndexOf('/') + 1));
  }
}

/** The field a problem is about. */
export function fieldOfProblem(problem: RequestDraftProblem): DraftField {
  return problem.kind === 'no-title' ? 'title' : problem.field;
}

/** What has to be mended, beside its field. */
export function draftProblemWords(
  { text }: Pick<I18n, 'text'>,
  problem: RequestDraftProblem,
  draft: RequestDraft,
): string {
  switch (problem.kind) {
    case 'required':
      return text('problem-required');
    case 'no-title':
      return text('problem-no-title');
    case 'bad-link':
      return text('problem-bad-link', draft.links[problem.index] ?? '');
    case 'too-many':
      return text('problem-too-many', problem.limit);
    case 'refused':
      return refusalWords({ text }, problem.refusal);
  }
}

/** Why a text cannot be kept on a wiki. */
export function refusalWords({ text }: Pick<I18n, 'text'>, refusal: FieldRefusal): string {
  switch (refusal.kind) {
    case 'too-long':
      return text('problem-too-long', refusal.length, refusal.limit);
    case 'control':
    case 'unassigned': {
      const code = refusal.codePoint.toString(16).toUpperCase().padStart(4, '0');
      return text('problem-character', refusal.at + 1, `U+${code}`);
    }
    case 'line-break':
      return text('problem-line-break');
  }
}
