import type { PartnerDetails } from '../record/partner.ts';

/**
 * A request to the Helpdesk as kept on wiki (DESIGN 5). Machine keys throughout; they are written on the wiki, so none is
 * ever renamed.
 */

/**
 * Where a request stands. The first seven are the way of a project, in order; the others stand beside it. A draft has
 * no status: it lives only in the browser.
 */
export const requestStatuses = [
  'submitted',
  'gathering-information',
  'committee-review',
  'in-development',
  'final-prioritization',
  'implementation',
  'done',
  'answered',
  'awaiting-funding',
  'on-hold',
  'declined',
  'withdrawn',
] as const;
export type RequestStatus = (typeof requestStatuses)[number];

/** A question is answered, tracked and reported; a project is reviewed by the committee. */
export const requestSizes = ['project', 'question'] as const;
export type RequestSize = (typeof requestSizes)[number];

/** What the person asks for. */
export const needs = ['question', 'project', 'upload', 'data'] as const;
export type Need = (typeof needs)[number];

/** Questions of a request whose answers are texts; each stands under a heading of the page. */
export const questions = [
  'description',
  'gaps',
  'campaigns',
  'skills',
  'partner-benefit',
  'innovation',
  'rights',
  'timeline',
] as const;
export type Question = (typeof questions)[number];

/** The questions that make up the justification (Helpdesk's template page on Meta). */
export const justificationQuestions = [
  'gaps',
  'campaigns',
  'skills',
  'partner-benefit',
  'innovation',
] as const satisfies readonly Question[];

export const checkGroups = ['technical', 'legal-and-ethical', 'risk', 'sustainability'] as const;
export type CheckGroup = (typeof checkGroups)[number];

export const checkStates = ['to-do', 'done', 'not-applicable'] as const;
export type CheckState = (typeof checkStates)[number];

/** One box of the checklist. */
export interface Check {
  /** Key within the request; empty for a box that people added by hand without one: it is known by its text. */
  readonly id: string;
  readonly group: CheckGroup;
  /** As the page words it; where the page leaves it out, the text that the configuration has for this id. */
  readonly text: string;
  readonly state: CheckState;
  /** Who set the state last, and when (ISO 8601, UTC); empty while nobody did. */
  readonly by: string;
  readonly at: string;
  readonly note: string;
}

/** What the committee says about a request, and whether it is a yes. */
export const decisionSubjects = ['feedback', 'ready', 'sustainable', 'funding', 'decline'] as const;
export type DecisionSubject = (typeof decisionSubjects)[number];
export const decisionAnswers = ['yes', 'no', 'later'] as const;
export type DecisionAnswer = (typeof decisionAnswers)[number];

export const priorities = ['high', 'medium', 'low'] as const;
export type Priority = (typeof priorities)[number];

/** One decision or piece of feedback of the committee, signed by who recorded it. */
export interface Decision {
  readonly subject: DecisionSubject;
  readonly answer: DecisionAnswer;
  readonly by: string;
  readonly at: string;
  readonly text: string;
}

/** A question that someone asked about this request, beyond those of the form. Known by its text. */
export interface AskedQuestion {
  readonly text: string;
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Empty while nobody answered. */
  readonly answer: string;
  readonly answeredBy: string;
  readonly answeredAt: string;
}

/** One request, one page. */
export interface HelpRequest extends PartnerDetails {
  readonly status: RequestStatus;
  readonly size: RequestSize;
  readonly need: Need;
  readonly title: string;
  /** User name of who asks, on Meta. */
  readonly requester: string;
  /** ISO 8601, UTC. */
  readonly created: string;
  /** Interwiki-prefixed title of the page the need was seen on, or empty. */
  readonly page: string;
  /** Title of the opportunity this came from; empty for none. */
  readonly opportunity: string;
  /** Interwiki-prefixed title of the public request on Commons or Wikidata; empty for none. */
  readonly publicRequest: string;
  readonly priority: Priority | null;
  /** Id of a working group in the configuration; empty for none. */
  readonly group: string;
  /** Members of a task force made for this request only, or of the group when it was assigned. */
  readonly members: readonly string[];
  /** User names. */
  readonly assigned: readonly string[];
  readonly followers: readonly string[];
  /** Who has to act, when it is not simply who the stage says. */
  readonly waitingFor: Actor | null;
  /** When the request came to where it stands, or began to wait for somebody else (ISO 8601, UTC); empty when not known. */
  readonly waitingSince: string;
  /** Date (ISO 8601) until which it is on hold, and the status to go back to. */
  readonly holdUntil: string;
  readonly heldFrom: RequestStatus | null;
  /** Why it is declined, withdrawn or on hold; in plain language, for the requester. */
  readonly reason: string;
  /** Addresses or titles of what came of it. */
  readonly results: readonly string[];
  readonly answers: Readonly<Partial<Record<Question, string>>>;
  readonly asked: readonly AskedQuestion[];
  readonly checks: readonly Check[];
  readonly decisions: readonly Decision[];
}

/** Who can have to act on a request. */
export const actors = ['requester', 'staff', 'committee', 'group'] as const;
export type Actor = (typeof actors)[number];

/** Most each field may hold, in UTF-16 units; lists: entries. */
export const requestLimits = {
  title: 200,
  partner: 200,
  volume: 300,
  answer: 10_000,
  reason: 2_000,
  note: 2_000,
  box: 300,
  comment: 20_000,
  links: 20,
  results: 50,
  country: 20,
  languages: 20,
  people: 100,
} as const;

/** Version of the format, written as the first field of each record. */
export const requestSchema = '1';
