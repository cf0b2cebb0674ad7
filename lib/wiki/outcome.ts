/**
 * How a write ended: one closed set for pages and entities (DESIGN 4). What each means for the work at hand is
 * answered by `verdict`, in one table, so that a form, the batch runner and a report never disagree.
 *
 * Times are milliseconds since 1970. `detail` is what the wiki itself said, plain text in the wiki's words:
 * data to show behind "Details", never HTML.
 */
export type Outcome =
  /** The edit is on the wiki. `created`: the page or entity did not exist before. `confirmedBy` says how we know. */
  | {
      readonly kind: 'saved';
      readonly title: string;
      readonly revision: number;
      readonly previousRevision: number;
      readonly created: boolean;
      readonly confirmedBy: 'answer' | 'read-back';
    }
  /** The wiki already was as asked; no revision was made. */
  | { readonly kind: 'no-change'; readonly title: string; readonly revision: number }
  | { readonly kind: 'edit-conflict'; readonly detail: string }
  /** `createonly` was asked and the page stands there already. */
  | { readonly kind: 'exists'; readonly detail: string }
  | { readonly kind: 'protected'; readonly detail: string }
  | {
      readonly kind: 'blocked';
      readonly detail: string;
      readonly by: string | null;
      readonly reason: string | null;
      /** null: no end; undefined: the wiki did not say. */
      readonly until?: number | null;
    }
  | { readonly kind: 'read-only'; readonly detail: string }
  | { readonly kind: 'lagged'; readonly until: number; readonly detail: string }
  | { readonly kind: 'rate-limited'; readonly until: number; readonly detail: string }
  /** A filter asks the person to look again; sending the same edit once more passes it. */
  | { readonly kind: 'abuse-filter-warning'; readonly filter: string; readonly detail: string }
  | { readonly kind: 'abuse-filter-disallowed'; readonly filter: string; readonly detail: string }
  | { readonly kind: 'spam-blacklist'; readonly matches: readonly string[]; readonly detail: string }
  | { readonly kind: 'title-blacklist'; readonly detail: string }
  /**
   * The wiki wants to know that a person is there. `question` is what to answer, when the wiki put it as text; `image`
   * the address of a picture to read, when it put it so; with neither (always so for entities, where Wikibase does not
   * even say that it asked), it can only be answered on the wiki itself.
   */
  | {
      readonly kind: 'captcha';
      readonly id: string | null;
      readonly question: string | null;
      readonly image?: string;
      readonly detail: string;
    }
  | { readonly kind: 'signed-out'; readonly detail: string }
  | { readonly kind: 'another-user'; readonly detail: string }
  | { readonly kind: 'missing'; readonly detail: string }
  | { readonly kind: 'deleted'; readonly detail: string }
  | { readonly kind: 'redirected'; readonly to: string | null; readonly detail: string }
  | { readonly kind: 'bad-value'; readonly code: string; readonly detail: string }
  /** Lacks a right, or any other refusal that names itself but is none of the above: certain not to be saved. */
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string }
  /**
   * The wiki did not take the edit because no working answer of it could be had (no connection, an error page, `status`
   * when HTTP gave one), and it is certain that nothing was saved: either the write was never sent, or it was read back.
   */
  | {
      readonly kind: 'unreachable';
      readonly detail: string;
      readonly status?: number;
      /** Something did answer, though not as a working wiki does; absent when no answer came at all. */
      readonly answered?: true;
      /** When the server asked to come back, if it said so. */
      readonly until?: number;
    }
  /** Sent, and no one could tell us what became of it. Read back before anything else. */
  | { readonly kind: 'unknown'; readonly cause: UnknownCause; readonly detail: string };

/**
 * Why the end of a write is not known: no reply came; an HTTP status; an answer that is not JSON, or not one this
 * request is known to give; or MediaWiki stopped in the middle with an internal error.
 */
export type UnknownCause = 'lost' | 'http' | 'not-json' | 'shape' | 'internal-error';

export type OutcomeKind = Outcome['kind'];

/** What an outcome means for the work at hand. */
export interface Verdict {
  /** It is on the wiki as asked. */
  readonly done: boolean;
  /** May the same edit be sent again at once, by the program (after re-reading where it says so)? */
  readonly again: 'no' | 'now' | 'after-rereading' | 'after-reading-back';
  /** May it work later without anyone changing the edit? */
  readonly later: boolean;
  /** Is it worth going on with the other edits of a batch meanwhile? */
  readonly goOn: boolean;
}

/** The three questions of DESIGN 4, answered for each outcome. */
export const verdicts: Readonly<Record<OutcomeKind, Verdict>> = {
  saved: { done: true, again: 'no', later: false, goOn: true },
  'no-change': { done: true, again: 'no', later: false, goOn: true },
  'edit-conflict': { done: false, again: 'after-rereading', later: true, goOn: true },
  exists: { done: false, again: 'after-rereading', later: false, goOn: true },
  protected: { done: false, again: 'no', later: false, goOn: true },
  blocked: { done: false, again: 'no', later: true, goOn: false },
  'read-only': { done: false, again: 'no', later: true, goOn: false },
  lagged: { done: false, again: 'no', later: true, goOn: false },
  'rate-limited': { done: false, again: 'no', later: true, goOn: false },
  'abuse-filter-warning': { done: false, again: 'no', later: false, goOn: true },
  'abuse-filter-disallowed': { done: false, again: 'no', later: false, goOn: true },
  'spam-blacklist': { done: false, again: 'no', later: false, goOn: true },
  'title-blacklist': { done: false, again: 'no', later: false, goOn: true },
  captcha: { done: false, again: 'no', later: false, goOn: false },
  'signed-out': { done: false, again: 'no', later: true, goOn: false },
  'another-user': { done: false, again: 'no', later: true, goOn: false },
  missing: { done: false, again: 'no', later: false, goOn: true },
  deleted: { done: false, again: 'no', later: false, goOn: true },
  redirected: { done: false, again: 'no', later: false, goOn: true },
  'bad-value': { done: false, again: 'no', later: false, goOn: true },
  refused: { done: false, again: 'no', later: false, goOn: true },
  unreachable: { done: false, again: 'no', later: true, goOn: false },
  unknown: { done: false, again: 'after-reading-back', later: true, goOn: false },
};
