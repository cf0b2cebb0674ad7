import type { Clock } from '../clock.ts';
import type { WikiId } from './sites.ts';

/** Parameters of an API request; lists are joined, booleans follow the API's rule (present or absent). */
export type Params = Readonly<
  Record<string, string | number | boolean | readonly (string | number)[] | undefined>
>;

/**
 * One wiki, as the person who is signed in there. Answers are JSON with formatversion 2 and errorformat plaintext,
 * not yet checked: every reader checks what it uses with zod at its border.
 */
export interface WikiClient {
  readonly wiki: WikiId;
  readonly clock: Clock;
  /** A request that changes nothing. Throws {@link WikiError}. Each call is one HTTP request. */
  get(params: Params, signal?: AbortSignal): Promise<unknown>;
  /**
   * A request that changes something, sent once and never again by itself, except for a bad token (the wiki is
   * certain not to have acted). The token is added here. Throws {@link WikiError}; its `mayHaveActed` tells whether
   * the write itself had left this machine. The signal counts until then only: a write on its way is never cut,
   * since that would merely hide from us what became of it.
   */
  post(params: Params, signal?: AbortSignal): Promise<unknown>;
}

/** One error as the wiki reported it. `names` often tell more than `code`, most of all on Wikibase. */
export interface ApiErrorEntry {
  readonly code: string;
  readonly text: string;
  /** Message keys under `data.messages`, e.g. `actionthrottledtext` below code `failed-save`. */
  readonly names: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
}

/** Why a request did not give an answer that can be used. */
export type WikiErrorCause =
  /** A request that changes nothing did not come through, or a write was given up before it was sent. */
  | { readonly kind: 'unreachable' }
  /**
   * A write was handed to the network and no whole answer came back. A browser gives the same "Failed to fetch" for
   * a connection that was never made and for a reply that was cut after the save, and `navigator.onLine` only
   * guesses, so no one here pretends to know: the wiki may have acted.
   */
  | { readonly kind: 'lost' }
  /** An HTTP status other than 200 without an answer of MediaWiki. `retryAfter` in milliseconds. */
  | { readonly kind: 'http'; readonly status: number; readonly retryAfter: number | null }
  | { readonly kind: 'not-json' }
  | {
      readonly kind: 'api';
      readonly errors: readonly ApiErrorEntry[];
      /** Milliseconds, from the Retry-After header (`maxlag` has one, `ratelimited` has none). */
      readonly retryAfter: number | null;
      readonly response: unknown;
    }
  /** The answer is JSON, but not of the shape this request is known to give. */
  | { readonly kind: 'shape'; readonly problem: string };

/** A request failed. `reason` is a closed union: switch over it, never read the message. */
export class WikiError extends Error {
  override readonly name = 'WikiError';
  constructor(
    readonly reason: WikiErrorCause,
    message: string,
    /**
     * Whether a write had been sent when this happened. False for everything that only reads, including the reading of
     * the token before a write: then it is certain that nothing was saved.
     */
    readonly mayHaveActed: boolean = reason.kind !== 'unreachable',
  ) {
    super(message);
  }
}
