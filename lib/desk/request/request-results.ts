import type { Outcome } from '../../wiki/outcome.ts';
import type { CaptchaAnswer } from '../../wiki/page-edit.ts';
import type { PersonalFinding } from '../personal.ts';
import type { FieldRefusal } from '../record/field-text.ts';
import type { TemplateProblem } from '../record/record-template.ts';
import type { AskedQuestion, Check, HelpRequest, Priority, RequestSize, RequestStatus } from './request.ts';
import type { RequestDeed, RequestDetails } from './request-deeds.ts';
import type { RequestDraftFinding, RequestDraftProblem } from './request-draft-types.ts';
import type { Refusal } from './roles.ts';
import type { Condition } from './stages.ts';

/** What makes a page unreadable as a request. */
export type RequestProblem = TemplateProblem | { readonly kind: 'no-title' };

/** A detail of a readable request that was left out; the page keeps it as it is. */
export type RequestRemark =
  | {
      readonly kind: 'unknown-value';
      readonly of: RemarkPlace;
      readonly param: string;
      readonly value: string;
    }
  | { readonly kind: 'repeated'; readonly param: string }
  /** Two boxes with the same id; or two answers to the same question: the first counts. */
  | { readonly kind: 'twice'; readonly of: 'check' | 'answer'; readonly id: string }
  /** A box, decision or answer that says nothing and is passed over. */
  | { readonly kind: 'empty'; readonly of: 'check' | 'decision' | 'answer' };

export type RemarkPlace = 'request' | 'check' | 'decision' | 'answer';

/** Why a change was not written into the page. */
export type RequestTextProblem =
  | { readonly kind: 'broken'; readonly problems: readonly RequestProblem[] }
  | { readonly kind: 'refused-text'; readonly refusal: FieldRefusal }
  /** The page would not read back as the request it should be: something around the record is in the way. */
  | { readonly kind: 'not-reproducible' };

/** What a person decided after an earlier try. */
export interface SendOptions {
  /** They looked at the contact details that were found in the text, and want it public. */
  readonly personalChecked?: boolean;
  /** They read this filter's warning and go on. */
  readonly confirmFilter?: string;
  readonly captcha?: CaptchaAnswer;
  /** An earlier try of this very thing may have reached the wiki, before a crash say. */
  readonly resume?: boolean;
  readonly signal?: AbortSignal;
}

/** Where two people meant different things: what one saw, and what is there now. */
export type DeedConflict =
  /** The same box; `theirs` is null when it is gone. */
  | { readonly kind: 'box'; readonly seen: Check; readonly theirs: Check | null }
  | { readonly kind: 'status'; readonly seen: RequestStatus; readonly theirs: RequestStatus }
  | { readonly kind: 'answer'; readonly seen: string; readonly theirs: string }
  | { readonly kind: 'asked'; readonly seen: AskedQuestion; readonly theirs: AskedQuestion | null }
  | { readonly kind: 'priority'; readonly seen: Priority | null; readonly theirs: Priority | null }
  /** Another field than these; `theirs` and `seen` as the record writes them. */
  | {
      readonly kind: 'field';
      readonly field: keyof RequestDetails | 'group' | 'waitingFor' | 'publicRequest';
      readonly seen: string;
      readonly theirs: string;
    };

/** What is wrong with what was typed. */
export type DeedProblem =
  | { readonly kind: 'required' }
  | { readonly kind: 'refused'; readonly refusal: FieldRefusal }
  | { readonly kind: 'bad-link' }
  | { readonly kind: 'bad-date' }
  | { readonly kind: 'bad-user'; readonly name: string }
  | { readonly kind: 'unknown-group' }
  /** A box with this text is there already. */
  | { readonly kind: 'same-box' }
  /** There is no such step (any more) from where it stands. */
  | { readonly kind: 'no-such-step' }
  | { readonly kind: 'too-many'; readonly limit: number };

/** Nothing was written, for a reason that the page or the wiki gave before anything was sent. */
export type NotTried =
  | { readonly kind: 'broken-record'; readonly title: string; readonly problems: readonly RequestProblem[] }
  | { readonly kind: 'not-changed'; readonly title: string; readonly problem: RequestTextProblem }
  | { readonly kind: 'missing'; readonly title: string }
  /** Meta could not be read. */
  | { readonly kind: 'unreadable'; readonly outcome: Outcome };

/** How one deed ended. */
export type DeedResult =
  | {
      readonly kind: 'changed';
      readonly title: string;
      readonly revision: number;
      readonly previousRevision: number;
      readonly request: HelpRequest;
      readonly text: string;
      readonly outcome: Outcome;
    }
  /** It said so already, perhaps because somebody else did the same. */
  | {
      readonly kind: 'unchanged';
      readonly title: string;
      readonly revision: number;
      readonly request: HelpRequest;
      readonly text: string;
    }
  /** Somebody else did something to the very same thing. `request` is how it stands now; `deed` is yours. */
  | {
      readonly kind: 'conflict';
      readonly title: string;
      readonly revision: number;
      readonly by: string | null;
      readonly at: string;
      readonly conflict: DeedConflict;
      readonly request: HelpRequest;
      readonly deed: RequestDeed;
    }
  | { readonly kind: 'not-allowed'; readonly why: Refusal }
  /** The step cannot be taken yet. */
  | { readonly kind: 'unmet'; readonly conditions: readonly Condition[]; readonly request: HelpRequest }
  | { readonly kind: 'bad-input'; readonly problem: DeedProblem }
  | { readonly kind: 'personal'; readonly findings: readonly PersonalFinding[] }
  | NotTried
  /** Sent, and refused or lost: `outcome` says how it ended, `text` is what was to be saved. */
  | { readonly kind: 'not-saved'; readonly title: string; readonly text: string; readonly outcome: Outcome };

/** How making a request ended. The draft is untouched in every case. */
export type CreateResult =
  | {
      readonly kind: 'created';
      readonly title: string;
      readonly revision: number;
      readonly request: HelpRequest;
      readonly text: string;
      readonly outcome: Outcome;
    }
  | CreateObstacle
  | { readonly kind: 'not-saved'; readonly title: string; readonly text: string; readonly outcome: Outcome };

/** Why nothing was sent when a request was to be made. */
export type CreateObstacle =
  | { readonly kind: 'bad-draft'; readonly problems: readonly RequestDraftProblem[] }
  | { readonly kind: 'personal'; readonly findings: readonly RequestDraftFinding[] }
  /** A page of this name is there. `names` are free ones that come close, to be put into `draft.title`. */
  | {
      readonly kind: 'title-exists';
      readonly title: string;
      readonly size: RequestSize | null;
      readonly names: readonly string[];
    }
  /** There was a page of this name, and someone deleted it. */
  | {
      readonly kind: 'deleted-before';
      readonly title: string;
      readonly by: string | null;
      readonly at: string;
      readonly comment: string;
    }
  | { readonly kind: 'not-changed'; readonly title: string; readonly problem: RequestTextProblem }
  | { readonly kind: 'unreadable'; readonly outcome: Outcome };

/** What would be made, with nothing sent. */
export type CreatePreview =
  | {
      readonly kind: 'preview';
      readonly title: string;
      readonly text: string;
      readonly request: HelpRequest;
    }
  | CreateObstacle;
