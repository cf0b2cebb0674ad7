import type { Outcome } from '../../wiki/outcome.ts';
import type { Listed } from '../lists.ts';
import type { Opportunity } from '../opportunity/opportunity.ts';
import type { RecordProblem } from '../opportunity/opportunity-record.ts';
import type { HelpRequest } from '../request/request.ts';
import type { RequestProblem } from '../request/request-results.ts';

/** What is wrong with a record that the board lists. */
export type BoardTrouble =
  | { readonly kind: 'broken'; readonly problems: readonly (RecordProblem | RequestProblem)[] }
  /** Its content did not come; what is shown is what was seen last, or nothing but its title. */
  | { readonly kind: 'not-read' }
  /** Somebody moved the page to where no record is: the redirect is left. */
  | { readonly kind: 'moved'; readonly to: string };

/** A record of the board, with what is wrong with it. */
export interface BoardRecord<T> extends Listed<T> {
  readonly trouble: BoardTrouble | null;
  /** The format of what could be read, where that is older than today's: '' where it says none. */
  readonly older: string | null;
}

/** A record that was there when this browser looked last and is not any more: deleted, or moved without a redirect. */
export interface GoneRecord {
  readonly title: string;
  readonly pageId: number;
}

/** How far reading is. `of` is null until the lists are known. */
export interface BoardProgress {
  readonly read: number;
  readonly of: number | null;
}

export interface Board {
  readonly opportunities: readonly BoardRecord<Opportunity>[];
  readonly requests: readonly BoardRecord<HelpRequest>[];
  readonly gone: readonly GoneRecord[];
  /** Records whose latest content is missing. */
  readonly unread: number;
  /** Why something is missing; null when everything came. */
  readonly problem: Outcome | null;
  /** `false`: the lists did not come, and what is shown is what this browser saw last. */
  readonly listed: boolean;
}
