import type { Outcome } from '../../wiki/outcome.ts';
import type { Config } from '../config.ts';
import type { PersonalFinding } from '../personal.ts';
import type { FieldRefusal } from '../record/field-text.ts';
import type { Opportunity, OpportunityStatus } from './opportunity.ts';
import type { ChangeProblem, OpportunityChange } from './opportunity-change.ts';
import type { OpportunityDeed, SeenOpportunity } from './opportunity-deeds.ts';
import type { RecordProblem } from './opportunity-record.ts';

/** Why someone may not do something to an opportunity. */
export type OpportunityRefusal =
  | { readonly kind: 'signed-out' }
  /** They have no role at the Helpdesk. */
  | { readonly kind: 'no-role' }
  | { readonly kind: 'staff-only' }
  /** Nobody holds it: they claim it first. */
  | { readonly kind: 'claim-first' }
  /** Somebody else holds it. */
  | { readonly kind: 'claimed'; readonly by: string };

/** What is wrong with what was typed. */
export type OpportunityInputProblem =
  | { readonly kind: 'required' }
  | { readonly kind: 'bad-user'; readonly name: string }
  /** No title of a record of the right sort, or that of this very record. */
  | { readonly kind: 'bad-title'; readonly title: string }
  | { readonly kind: 'refused'; readonly refusal: FieldRefusal };

/** Why a deed changes nothing. */
export type OpportunityStop =
  /** Somebody did something to the same thing since: both versions. */
  | { readonly kind: 'conflict'; readonly seen: SeenOpportunity; readonly theirs: SeenOpportunity }
  | { readonly kind: 'not-allowed'; readonly why: OpportunityRefusal }
  /** It cannot be done from where the opportunity stands. */
  | { readonly kind: 'no-such-step'; readonly status: OpportunityStatus }
  | { readonly kind: 'bad-input'; readonly problem: OpportunityInputProblem };

/** What a deed does to the record: changes to be made one after the other, saved as one edit. */
export type OpportunityPlan =
  | {
      readonly kind: 'change';
      readonly changes: readonly OpportunityChange[];
      readonly summary: keyof Config['summaries'];
      readonly detail: string;
    }
  | { readonly kind: 'unchanged' }
  | OpportunityStop;

/** How one deed ended. */
export type OpportunityResult =
  | {
      readonly kind: 'changed';
      readonly title: string;
      readonly revision: number;
      readonly previousRevision: number;
      readonly record: Opportunity;
      readonly outcome: Outcome;
    }
  /** It said so already, perhaps because somebody else did the same. */
  | {
      readonly kind: 'unchanged';
      readonly title: string;
      readonly revision: number;
      readonly record: Opportunity;
    }
  | (Exclude<OpportunityStop, { readonly kind: 'conflict' }> & { readonly title: string })
  | (Extract<OpportunityStop, { readonly kind: 'conflict' }> & {
      readonly title: string;
      readonly revision: number;
      /** Who saved the latest revision, null when hidden, and when. */
      readonly by: string | null;
      readonly at: string;
      /** How it stands now. */
      readonly record: Opportunity;
      readonly deed: OpportunityDeed;
    })
  | { readonly kind: 'personal'; readonly title: string; readonly findings: readonly PersonalFinding[] }
  | { readonly kind: 'broken-record'; readonly title: string; readonly problems: readonly RecordProblem[] }
  /** The page leads to one outside the records, or to nothing. */
  | { readonly kind: 'leads-away'; readonly title: string }
  | { readonly kind: 'missing'; readonly title: string }
  | { readonly kind: 'not-changed'; readonly title: string; readonly problem: ChangeProblem }
  /** Meta could not be read. */
  | { readonly kind: 'unreadable'; readonly title: string; readonly outcome: Outcome }
  /** Sent, and refused or lost: `outcome` says how it ended, `text` is what was to be saved. */
  | { readonly kind: 'not-saved'; readonly title: string; readonly text: string; readonly outcome: Outcome };
