import { checklistOf } from '../checklist-default.ts';
import type { Config } from '../config.ts';
import { findPersonal } from '../personal.ts';
import { normalizeField, refuseField } from '../record/field-text.ts';
import { isoTime } from '../record/iso-time.ts';
import { emptyPartner } from '../record/partner.ts';
import { partnerOf } from '../record/partner-fields.ts';
import { normalizeLink } from '../record/record-fields.ts';
import { titleName } from '../titles.ts';
import { type HelpRequest, requestLimits as limits, type Need, type Question, questions } from './request.ts';
import type {
  DraftField,
  PrivateText,
  RequestDraft,
  RequestDraftFinding,
  RequestDraftProblem,
  RequestForm,
} from './request-draft-types.ts';
import { titleOfDraft } from './request-title.ts';

/** What a form for help asks, whether it can be published, and the request it makes. */

const aboutPartner = ['partner', 'item', 'kind', 'country', 'links'] as const satisfies readonly DraftField[];
const aboutMaterial = [
  'material',
  'volume',
  'licence',
  'answers.rights',
] as const satisfies readonly DraftField[];
const justification = [
  'answers.gaps',
  'answers.campaigns',
  'answers.skills',
  'answers.partner-benefit',
  'answers.innovation',
] as const satisfies readonly DraftField[];
const whole: readonly DraftField[] = [
  'title',
  ...aboutPartner,
  'answers.description',
  ...aboutMaterial,
  ...justification,
  'languages',
  'answers.timeline',
];

const fieldsByNeed: Readonly<Record<Need, readonly DraftField[]>> = {
  question: ['title', 'answers.description', 'partner'],
  project: whole,
  upload: whole,
  data: whole,
};

/** The fields the form of a need asks for, in order. A small question has three. */
export function fieldsOf(need: Need): readonly DraftField[] {
  return fieldsByNeed[need];
}

/** Whether a request of this kind cannot be published without this field. */
export function isRequired(need: Need, field: DraftField): boolean {
  return field === 'answers.description' || (field === 'partner' && need !== 'question');
}

/** What would help the Helpdesk and is still empty: for the review before publishing, not in its way. */
export function missingFields(draft: RequestDraft): readonly DraftField[] {
  const wanted: readonly DraftField[] =
    draft.need === 'question'
      ? []
      : [
          'item',
          'kind',
          'country',
          'material',
          'volume',
          'licence',
          'languages',
          'links',
          'answers.timeline',
        ];
  const missing = wanted.filter(field => isEmpty(draft, field));
  // The committee reads one of these at least before it reviews a project.
  const justified = justification.some(field => !isEmpty(draft, field));
  return draft.need === 'question' || justified ? missing : [...missing, justification[0]];
}

/** An empty form. */
export function emptyRequestForm(need: Need): RequestForm {
  return {
    draft: {
      need,
      title: '',
      ...emptyPartner,
      answers: {},
      page: '',
      opportunity: '',
    },
    contact: { name: noText, email: noText, phone: noText, partnerContact: noText },
  };
}

const noText: PrivateText = { onlyByEmail: '' };

const lines = ['title', 'partner', 'volume', 'page', 'opportunity'] as const satisfies readonly DraftField[];
const lineLimits = {
  title: limits.title,
  partner: limits.partner,
  volume: limits.volume,
  page: 300,
  opportunity: 300,
};

/** Everything that stands in the way of publishing this draft; empty when nothing does. */
export function checkRequestDraft(draft: RequestDraft): readonly RequestDraftProblem[] {
  const problems: RequestDraftProblem[] = [];
  for (const field of fieldsOf(draft.need)) {
    if (isRequired(draft.need, field) && isEmpty(draft, field)) problems.push({ kind: 'required', field });
  }
  const name = titleOfDraft(draft);
  if (name !== '' && titleName(name) === '') problems.push({ kind: 'no-title' });
  for (const field of lines) {
    const refusal = refuseField(draft[field], { limit: lineLimits[field], oneLine: true });
    if (refusal !== undefined) problems.push({ kind: 'refused', field, refusal });
  }
  for (const question of questions) {
    const refusal = refuseField(draft.answers[question] ?? '', { limit: limits.answer });
    if (refusal !== undefined) problems.push({ kind: 'refused', field: `answers.${question}`, refusal });
  }
  for (const field of ['country', 'languages', 'links'] as const) {
    if (draft[field].length > limits[field]) problems.push({ kind: 'too-many', field, limit: limits[field] });
  }
  for (const [index, link] of draft.links.entries()) {
    if (normalizeLink(link) === undefined) problems.push({ kind: 'bad-link', field: 'links', index });
  }
  return problems;
}

/** What looks like contact details in the parts of a draft that become public. */
export function personalInRequestDraft(draft: RequestDraft): readonly RequestDraftFinding[] {
  const texts: (readonly [DraftField, string])[] = [
    ['title', draft.title],
    ['partner', draft.partner],
    ['volume', draft.volume],
    ...questions.map((question): [DraftField, string] => [
      `answers.${question}`,
      draft.answers[question] ?? '',
    ]),
  ];
  return texts.flatMap(([field, text]) => findPersonal(text).map(finding => ({ ...finding, field })));
}

/**
 * The request a draft makes, with the configuration's checklist if it is a project. `now` is milliseconds since 1970. The
 * draft has passed {@link checkRequestDraft}.
 */
export function requestOf(draft: RequestDraft, requester: string, now: number, config: Config): HelpRequest {
  const created = isoTime(now);
  const size = draft.need === 'question' ? 'question' : 'project';
  const answers: [Question, string][] = questions.map(question => [
    question,
    normalizeField(draft.answers[question] ?? ''),
  ]);
  return {
    status: 'submitted',
    size,
    need: draft.need,
    title: normalizeField(titleOfDraft(draft)),
    requester,
    created,
    ...partnerOf(draft),
    page: normalizeField(draft.page),
    opportunity: normalizeField(draft.opportunity),
    publicRequest: '',
    priority: null,
    group: '',
    members: [],
    assigned: [],
    followers: [],
    waitingFor: null,
    waitingSince: created,
    holdUntil: '',
    heldFrom: null,
    reason: '',
    results: [],
    answers: Object.fromEntries(answers.filter(([, text]) => text.trim() !== '')),
    asked: [],
    checks:
      size === 'project'
        ? checklistOf(config).map(({ id, group, text }) => ({
            id,
            group,
            text: normalizeField(text),
            state: 'to-do' as const,
            by: '',
            at: '',
            note: '',
          }))
        : [],
    decisions: [],
  };
}

function isEmpty(draft: RequestDraft, field: DraftField): boolean {
  const question = questions.find(one => field === `answers.${one}`);
  if (question !== undefined) return (draft.answers[question] ?? '').trim() === '';
  switch (field) {
    case 'item':
    case 'kind':
    case 'licence':
      return draft[field] === null;
    case 'country':
    case 'material':
    case 'languages':
    case 'links':
      return draft[field].length === 0;
    case 'title':
    case 'partner':
    case 'volume':
    case 'page':
    case 'opportunity':
      return draft[field].trim() === '';
    default:
      return false;
  }
}
