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
  /** A request that changes nothing. Throws {@link WikiError}. Each call is one HTTP request (retries excepted). */
  get(params: Params, signal?: AbortSignal): Promise<unknown>;
  /**
   * A request that changes something, sent once and never again by itself, except for a bad token (the wiki is
   * certain not to have acted). The token is added here. Throws {@link WikiError}.
   */
  post(params: Params, signal?: AbortSignal): Promise<unknown>;
}

/** One error as the wiki reported it. `name` is the message key, which tells more than `code` on Wikibase. */
export interface ApiErrorEntry {
  readonly code: string;
  readonly text: string;
  /** Message keys under `error.data`/`messages`, e.g. `actionthrottledtext` below code `failed-save`. */
  readonly names: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
}

/** Why a request did not give an answer that can be used. */
export type WikiErrorCause =
  /** Refused or cut before the request can have reached the wiki. */
  | { readonly kind: 'unreachable' }
  /** Lost at a moment when the wiki may already have acted. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'http'; readonly status: number; readonly retryAfter: number | null }
  | { readonly kind: 'not-json' }
  | {
      readonly kind: 'api';
      readonly errors: readonly ApiErrorEntry[];
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
  ) {
    super(message);
  }
}
