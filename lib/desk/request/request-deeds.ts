import type {
  Actor,
  AskedQuestion,
  Check,
  CheckGroup,
  CheckState,
  Decision,
  DecisionAnswer,
  DecisionSubject,
  HelpRequest,
  Priority,
  Question,
  RequestStatus,
} from './request.ts';

/** Fields that describe what a request is about; whoever made it, and staff, may correct them. */
export type RequestDetails = Pick<
  HelpRequest,
  | 'need'
  | 'size'
  | 'title'
  | 'partner'
  | 'item'
  | 'kind'
  | 'country'
  | 'material'
  | 'volume'
  | 'licence'
  | 'languages'
  | 'links'
  | 'page'
  | 'opportunity'
>;

/** People to add to a list and to take from it; what others did to the same list meanwhile stays. */
export interface ListChange {
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
}

/**
 * Everything a person can do to a request. `seen` is what they had in front of them when they decided: if it says
 * something else by the time it is saved, they are asked again instead of writing over somebody.
 */
export type RequestDeed =
  | { readonly kind: 'set-box'; readonly seen: Check; readonly state: CheckState; readonly note: string }
  | { readonly kind: 'add-box'; readonly group: CheckGroup; readonly text: string }
  | {
      readonly kind: 'take-step';
      readonly from: RequestStatus;
      readonly to: RequestStatus;
      /** For the steps that need one; in plain language, for the requester. */
      readonly reason?: string;
      /** Date, `2027-01-31`; for `on-hold`. */
      readonly holdUntil?: string;
      /** Addresses or titles to add to what came of it; for `done`. */
      readonly results?: readonly string[];
    }
  /** Ask the requester something; the request then waits for them. */
  | { readonly kind: 'ask'; readonly text: string }
  /** Answer one of the questions that were asked; the last one answered, it is the stage's turn again. */
  | { readonly kind: 'answer-asked'; readonly seen: AskedQuestion; readonly text: string }
  /** Write or rewrite the answer to a question of the form. */
  | { readonly kind: 'answer'; readonly question: Question; readonly seen: string; readonly text: string }
  /** `link`: about the request; `result`: an address or title of what came of it. */
  | { readonly kind: 'add-link'; readonly as: 'link' | 'result'; readonly link: string }
  | { readonly kind: 'follow'; readonly follow: boolean }
  | { readonly kind: 'set-priority'; readonly seen: Priority | null; readonly priority: Priority | null }
  | {
      readonly kind: 'assign';
      /** Id of a working group in the configuration, empty for none. */
      readonly group?: { readonly seen: string; readonly id: string };
      /** Of a task force made for this request only. */
      readonly members?: ListChange;
      readonly assigned?: ListChange;
    }
  | {
      readonly kind: 'decide';
      readonly subject: DecisionSubject;
      readonly answer: DecisionAnswer;
      readonly text: string;
      /** Decided in the same breath: the final prioritization asks two questions. One edit records them all. */
      readonly also?: readonly Pick<Decision, 'subject' | 'answer' | 'text'>[];
    }
  | { readonly kind: 'set-waiting'; readonly seen: Actor | null; readonly waitingFor: Actor | null }
  | { readonly kind: 'set-public-request'; readonly seen: string; readonly page: string }
  | {
      readonly kind: 'edit-details';
      readonly seen: Partial<RequestDetails>;
      readonly set: Partial<RequestDetails>;
    };

export type DeedKind = RequestDeed['kind'];

/** The deed of one kind. */
export type DeedOf<K extends DeedKind> = Extract<RequestDeed, { readonly kind: K }>;

/** What people typed for a deed and everybody will read. */
export function textsOfDeed(deed: RequestDeed): readonly string[] {
  switch (deed.kind) {
    case 'set-box':
      return [deed.note];
    case 'take-step':
      return [deed.reason ?? '', ...(deed.results ?? [])];
    case 'add-box':
    case 'ask':
    case 'answer':
    case 'answer-asked':
      return [deed.text];
    case 'decide':
      return decisionsOf(deed).map(decision => decision.text);
    case 'add-link':
      return [deed.link];
    case 'edit-details':
      return [deed.set.title ?? '', deed.set.partner ?? '', deed.set.volume ?? ''];
    default:
      return [];
  }
}

/** Everything that a deed decides, in the order it was asked. */
export function decisionsOf({
  subject,
  answer,
  text,
  also = [],
}: DeedOf<'decide'>): readonly Pick<Decision, 'subject' | 'answer' | 'text'>[] {
  return [{ subject, answer, text }, ...also];
}
