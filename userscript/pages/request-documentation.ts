import type { Config } from '../../lib/desk/config.ts';
import { licences, materials, partnerKinds } from '../../lib/desk/record/partner.ts';
import {
  actors,
  checkGroups,
  checkStates,
  decisionAnswers,
  decisionSubjects,
  needs,
  priorities,
  questions,
  requestSizes,
  requestStatuses,
} from '../../lib/desk/request/request.ts';
import { askedFields, checkFields, decisionFields } from '../../lib/desk/request/request-fields.ts';
import { recordOrder } from '../../lib/desk/request/request-text.ts';
import { type ParamDoc, table, templateData, usage } from './documentation.ts';

/** What people need to know to read and mend a request by hand. */

type Docs = Readonly<Record<string, ParamDoc>>;

const requestParams: Docs = {
  schema: { about: 'Version of this format; leave it as it is.', example: '1' },
  status: { about: 'Where the request stands.', keys: requestStatuses, required: true },
  size: { about: 'Whether the committee reviews it.', keys: requestSizes },
  need: { about: 'What is asked for.', keys: needs },
  title: { about: 'Name of the request.', required: true, example: 'Glass negatives of the Harbour Museum' },
  requester: { about: 'User name of who asks.' },
  created: { about: 'When it was sent, in UTC.', example: '2026-11-21T09:30:00Z' },
  partner: { about: 'Name of the content partner.', example: 'Uganda Museum' },
  item: { about: 'Its item on Wikidata.', example: 'Q190804' },
  kind: { about: 'What kind of partner it is.', keys: partnerKinds },
  country: { about: 'Two-letter codes of countries (ISO 3166-1), separated by commas.', example: 'UG, KE' },
  material: { about: 'What it is about, separated by commas.', keys: materials },
  volume: { about: 'How much of it, in your own words.', example: 'about 4,000 glass negatives' },
  licence: { about: 'How the rights stand.', keys: licences },
  languages: { about: 'Language codes as the wikis use them, separated by commas.', example: 'sw, en' },
  links: { about: 'Addresses of pages, separated by commas.', example: 'https://example.org/collection' },
  page: { about: 'The page the need was seen on, with the prefix of its wiki.', example: 'd:Q190804' },
  opportunity: { about: 'Title of the opportunity it came from.' },
  'public request': {
    about: 'Public request on another wiki, with its prefix.',
    example: 'c:Commons:Batch uploading/Uganda Museum',
  },
  priority: { about: 'What the committee gave it.', keys: priorities },
  group: { about: 'Id of a working group in the configuration.' },
  members: { about: 'User names of a task force made for this request only, separated by commas.' },
  assigned: { about: 'User names of who looks after it, separated by commas.' },
  followers: { about: 'User names of who wants to hear of it, separated by commas.' },
  'waiting for': { about: 'Who has to act, when it is not simply who the stage says.', keys: actors },
  'waiting since': {
    about: 'Since when it stands or waits like this, in UTC.',
    example: '2026-11-21T09:30:00Z',
  },
  'hold until': { about: 'Day until which it is on hold.', example: '2027-01-31' },
  'held from': { about: 'The status it goes back to from being on hold.', keys: requestStatuses },
  reason: { about: 'Why it is on hold, declined or opened again.' },
  results: { about: 'Addresses or titles of what came of it, separated by commas.' },
  boxes: {
    about: 'Settled boxes of all, for lists; what the checklist itself says goes before it.',
    example: '9/14',
  },
};

const checkParams: Docs = {
  id: { about: 'Key of the box; one that you add by hand needs none.' },
  state: { about: 'How far it is.', keys: checkStates },
  text: { about: 'What has to be settled. Without it, the text in the configuration counts.' },
  by: { about: 'User name of who set it last.' },
  at: { about: 'When, in UTC.', example: '2026-11-21T09:30:00Z' },
  note: { about: 'Why, or where to find more.' },
  group: { about: 'Group of the box, where its heading does not tell it.', keys: checkGroups },
};

const decisionParams: Docs = {
  subject: { about: 'What was decided.', keys: decisionSubjects, required: true },
  answer: { about: 'What the committee said.', keys: decisionAnswers, required: true },
  by: {
    about:
      'User name of who recorded it. Nobody in the working group of the request records decisions on it.',
  },
  at: { about: 'When, in UTC.', example: '2026-11-21T09:30:00Z' },
  text: { about: 'What else the committee said.' },
};

const answerParams: Docs = {
  question: {
    about: 'Key of a question of the form, or any question in words.',
    keys: questions,
    required: true,
  },
  'asked by': { about: 'User name of who asked, for a question in words.' },
  'asked at': { about: 'When, in UTC.', example: '2026-11-21T09:30:00Z' },
  text: { about: 'The answer.' },
  by: { about: 'User name of who answered.' },
  at: { about: 'When, in UTC.', example: '2026-11-21T09:30:00Z' },
};

export function requestDoc(config: Config): string {
  const { pages, templates } = config;
  return [
    `One request to the [[${pages.helpdesk}|Helpdesk]]. Each has a page of its own below [[${pages.requests}]]; [[${pages.stages}]] tells how it goes on from stage to stage.`,
    '',
    'You may change anything by hand: the order of the lines, headings and their language, comments, sections and parameters of your own are kept. What counts are the templates, wherever they stand.',
    '',
    'Please keep contact details of persons out of it: a wiki page is public for good.',
    '',
    ...whole(templates.request, 'A request to the Helpdesk', requestParams),
  ].join('\n');
}

export function checkDoc({ templates }: Config): string {
  return [
    'One box of the checklist of a request, on one line below the heading of its group.',
    '',
    ...whole(templates.check, 'One box of the checklist of a request', checkParams),
  ].join('\n');
}

export function decisionDoc({ templates }: Config): string {
  return [
    'One decision of the expert committee on a request, on one line. The last one on a subject counts.',
    '',
    ...whole(templates.decision, 'One decision of the expert committee on a request', decisionParams),
  ].join('\n');
}

export function answerDoc({ templates }: Config): string {
  return [
    'The answer to a question of the form, or a question that someone asked about a request with its answer; on one line.',
    '',
    ...whole(templates.answer, 'A question about a request, and its answer', answerParams),
  ].join('\n');
}

/** Parameters that the panel writes and nobody has described yet: a test holds this empty. */
export function undocumentedOfRequests(): readonly string[] {
  const paramsOf = (fields: Readonly<Record<string, { readonly param: string }>>) =>
    Object.values(fields).map(({ param }) => param);
  const missing = (written: readonly string[], docs: Docs) =>
    written.filter(param => !Object.hasOwn(docs, param));
  return [
    ...missing(recordOrder, requestParams),
    ...missing(paramsOf(checkFields), checkParams),
    ...missing(paramsOf(decisionFields), decisionParams),
    ...missing(paramsOf(askedFields), answerParams),
  ];
}

function whole(template: string, description: string, params: Docs): readonly string[] {
  return [usage(template, Object.keys(params)), table(params), templateData(description, params)];
}
