import type { Config } from '../config.ts';
import type { DeedConflict, DeedProblem } from './request-results.ts';
import type { RequestChange } from './request-text-change.ts';
import type { Refusal } from './roles.ts';
import type { Condition } from './stages.ts';

/** What a deed does to a request as it stands: pure, so that it can be asked again whenever the page has changed. */
export type DeedPlan =
  | {
      readonly kind: 'change';
      readonly change: RequestChange;
      /** Which summary of the configuration, and what it is about. */
      readonly summary: keyof Config['summaries'];
      readonly detail: string;
    }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'conflict'; readonly conflict: DeedConflict }
  | { readonly kind: 'not-allowed'; readonly why: Refusal }
  | { readonly kind: 'unmet'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'bad-input'; readonly problem: DeedProblem };

/** Who does it, and when (milliseconds since 1970; written to the second). */
export interface Doer {
  readonly user: string;
  readonly now: number;
}
