import type {
  Actor,
  CheckState,
  DecisionAnswer,
  DecisionSubject,
  Need,
  Priority,
  RequestStatus,
} from '../../lib/desk/request/request.ts';
import type { Condition } from '../../lib/desk/request/stages.ts';

/** The English words that the templates of requests show, and the page about stages. */

const statuses: Readonly<Record<RequestStatus, string>> = {
  submitted: 'Sent to the Helpdesk',
  'gathering-information': 'Gathering information',
  'committee-review': 'Committee review',
  'in-development': 'In development',
  'final-prioritization': 'Final prioritization',
  implementation: 'Implementation',
  done: 'Done',
  answered: 'Answered',
  'awaiting-funding': 'Approved, awaiting funding',
  'on-hold': 'On hold',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
};

const needWords: Readonly<Record<Need, string>> = {
  question: 'A small question',
  project: 'Help with a project',
  upload: 'A batch upload on Commons',
  data: 'Data into Wikidata',
};

const actorWords: Readonly<Record<Actor, string>> = {
  requester: 'who asked',
  staff: 'staff of the Helpdesk',
  committee: 'the expert committee',
  group: 'the working group',
};

const priorityWords: Readonly<Record<Priority, string>> = { high: 'High', medium: 'Medium', low: 'Low' };

const stateWords: Readonly<Record<CheckState, string>> = {
  'to-do': 'to do',
  done: 'done',
  'not-applicable': 'not applicable',
};

const subjectWords: Readonly<Record<DecisionSubject, string>> = {
  feedback: 'First feedback: shall it go on?',
  ready: 'Is it ready to go?',
  sustainable: 'Is it sustainable?',
  funding: 'Approved, to be done once there is money?',
  decline: 'Shall it be declined?',
};

const answerWords: Readonly<Record<DecisionAnswer, string>> = { yes: 'Yes', no: 'No', later: 'Later' };

/** What must be true before a step, as a sentence. */
export const conditionWords: Readonly<Record<Condition, string>> = {
  'checklist-complete': 'every box of the checklist is ticked or not applicable',
  justified: 'the request says what it is about, and answers at least one question of why it matters',
  'group-named': 'a working group or task force is named',
  'feedback-given': 'the committee’s latest feedback is yes',
  'said-ready': 'the committee said that it is ready',
  'said-sustainable': 'the committee said that it is sustainable',
  'said-fund': 'the committee approved it while money is sought',
  'reason-given': 'a reason is given, which the requester will read',
  'is-question': 'it is a small question',
  'is-project': 'it is a project',
  'result-linked': 'something that came of it is linked',
};

/** Names of the rows of the card, by parameter. */
export const requestLabels = {
  need: 'Asked for',
  requester: 'Asked by',
  created: 'on',
  partner: 'Partner',
  kind: 'Kind of partner',
  country: 'Country',
  material: 'Material',
  volume: 'Volume',
  licence: 'Rights',
  languages: 'Languages',
  links: 'Links',
  page: 'Seen on',
  opportunity: 'Opportunity',
  'public request': 'Public request',
  priority: 'Priority',
  group: 'Working group',
  members: 'Task force',
  assigned: 'Looked after by',
  'waiting for': 'Waiting for',
  'hold until': 'On hold until',
  reason: 'Reason',
  results: 'What came of it',
  boxes: 'Checklist',
} as const;

/** Everything by the key the templates ask for. */
export const requestWords: ReadonlyMap<string, string> = new Map([
  ...entries('label', requestLabels),
  ...entries('status', statuses),
  ...entries('need', needWords),
  ...entries('actor', actorWords),
  ...entries('priority', priorityWords),
  ...entries('state', stateWords),
  ...entries('subject', subjectWords),
  ...entries('answer', answerWords),
  ['title', 'A request to the Helpdesk'],
  ['status/', 'This status is not known. Please choose one of those in the documentation.'],
  ['unanswered', 'Not answered yet.'],
]);

function entries(group: string, texts: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(texts).map(([key, text]) => [`${group}/${key}`, text]);
}
