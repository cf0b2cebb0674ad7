import { FetchBrowserSession, type SessionOptions, type SessionReply } from 'm3api/fetch-browser.js';
import type { Clock } from '../clock.ts';
import { errorsOf } from './api-answer.ts';
import { type ApiErrorEntry, type Params, type WikiClient, WikiError } from './client.ts';
import { apiUrl, sites, type WikiId } from './sites.ts';

/** What a client needs from where it runs. */
export interface WikiEnv {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** Who is asking, as the User-Agent policy wants it: name/version (contact). Sent as `Api-User-Agent`. */
  readonly agent: string;
  /** Of the page a userscript runs in, e.g. `https://commons.wikimedia.org`; an extension leaves it out. */
  readonly origin?: string;
  /** Language of error texts; the wiki takes the one of the person's preferences when it is left out. */
  readonly language?: string;
  /** A signal that aborts after so many milliseconds, e.g. `AbortSignal.timeout`. Without it, the browser decides. */
  readonly timeout?: (ms: number) => AbortSignal;
}

/** A read that takes longer is given up. */
const readPatience = 30_000;
/**
 * A write that takes longer counts as lost. Wikimedia's servers end a POST after 200 seconds at most; a person does
 * not wait so long, and a lost write is read back anyway.
 */
const writePatience = 60_000;
/** Addresses over about 8 kB are refused by Wikimedia's edge (414); what is longer goes as the body of a POST. */
const longestAddress = 6000;

/** Opens a wiki as whoever is signed in there in this browser. Asks nothing yet. */
export function openWiki(wiki: WikiId, env: WikiEnv): WikiClient {
  const session = new SignedInSession(wiki, env);
  return {
    wiki,
    clock: env.clock,
    get: (params, signal) =>
      session.ask(params, { signal, method: isLong(params) ? 'POST' : 'GET', changes: false }),
    post: (params, signal) =>
      session.ask(params, { signal, method: 'POST', changes: true, tokenType: 'csrf' }),
  };
}

function isLong(params: Params): boolean {
  let length = 0;
  for (const value of Object.values(params)) length += encodeURIComponent(String(value)).length;
  return length > longestAddress;
}

/** What one request brings along; reaches {@link SignedInSession.fetch} by way of the headers object. */
interface Errand {
  readonly signal: AbortSignal | undefined;
  /** True for the write itself; the reading of its token has false. */
  readonly changes: boolean;
  /** It goes out once more, with a new token. */
  readonly renewed?: boolean;
}

/**
 * m3api's session for browsers, with three things changed: the signed-in person's cookies go along, failures are told
 * apart here (m3api throws one plain Error for all of them), and nothing is ever sent twice but after a bad token.
 */
class SignedInSession extends FetchBrowserSession {
  /** m3api does not hand a request's options to `fetch`, but the headers object it makes for it does get there. */
  readonly #errands = new WeakMap<object, Errand>();
  readonly #env: WikiEnv;

  constructor(wiki: WikiId, env: WikiEnv) {
    const { origin } = env;
    const elsewhere = origin !== undefined && origin !== `https://${sites[wiki].host}`;
    super(
      apiUrl(wiki),
      {
        formatversion: 2,
        errorformat: 'plaintext',
        // Filters and blacklists speak through messages that exist on the wiki only.
        errorsuselocal: true,
        ...(env.language === undefined ? {} : { errorlang: env.language }),
        ...(elsewhere ? { origin } : {}),
      },
      {
        userAgent: env.agent,
        warn: () => {},
        errorHandlers: { badtoken: renewToken },
      },
    );
    this.#env = env;
  }

  async ask(
    params: Params,
    options: Errand & { readonly method: string; readonly tokenType?: string },
  ): Promise<unknown> {
    options.signal?.throwIfAborted();
    return this.request(params, { ...options });
  }

  protected override getRequestHeaders(options: SessionOptions): Record<string, string> {
    const headers = super.getRequestHeaders(options);
    const { signal, changes, method, renewed } = options;
    this.#errands.set(headers, {
      signal: signal instanceof AbortSignal ? signal : undefined,
      // The token of a write is read with the write's options, but by GET.
      changes: changes === true && method === 'POST',
      renewed: renewed === true,
    });
    return headers;
  }

  override async fetch(resource: URL, init: RequestInit): Promise<SessionReply> {
    const { headers } = init;
    const errand = typeof headers === 'object' ? this.#errands.get(headers) : undefined;
    const { signal, changes, renewed } = errand ?? { signal: undefined, changes: init.method === 'POST' };
    signal?.throwIfAborted();
    const { status, text, headers: replyHeaders } = await this.#exchange(resource, init, signal, changes);
    const retryAfter = retryAfterOf(replyHeaders, this.#env.clock);
    const named = replyHeaders.get('mediawiki-api-error');
    if (status !== 200 && named === null) {
      throw new WikiError({ kind: 'http', status, retryAfter }, `HTTP ${status}`, changes);
    }
    const answer = parseJson(text);
    if (typeof answer !== 'object' || answer === null) {
      throw new WikiError({ kind: 'not-json' }, 'The answer is not JSON', changes);
    }
    const errors = withHeaderNames(errorsOf(answer), named);
    const renewable = renewed !== true && errors.some(({ code }) => code === 'badtoken');
    if (errors.length > 0 && !renewable) {
      throw apiError(errors, retryAfter, answer, changes);
    }
    // No headers: m3api would find Retry-After there, wait and send again; here the gate waits, and says so.
    return { status, headers: new Headers(), json: async () => answer };
  }

  /** One HTTP exchange to its last byte. */
  async #exchange(resource: URL, init: RequestInit, signal: AbortSignal | undefined, changes: boolean) {
    const patience = this.#env.timeout?.(changes ? writePatience : readPatience);
    // A write on its way is not cut by the person's impatience, only by the clock.
    const ending = eitherOf(changes ? undefined : signal, patience);
    try {
      const reply = await this.#env.fetch(resource.href, {
        ...this.getFetchOptions(init),
        credentials: 'include',
        signal: ending.signal,
      });
      return { status: reply.status, headers: reply.headers, text: await reply.text() };
    } catch (error) {
      if (!changes) signal?.throwIfAborted();
      const kind = changes ? 'lost' : 'unreachable';
      throw new WikiError({ kind }, error instanceof Error ? error.message : kind, changes);
    } finally {
      ending.forget();
    }
  }
}

/** A signal that follows two others, until it is told to forget them. */
function eitherOf(...signals: readonly (AbortSignal | undefined)[]) {
  const controller = new AbortController();
  const given = signals.filter(signal => signal !== undefined);
  const follow = () => controller.abort(given.find(signal => signal.aborted)?.reason);
  for (const signal of given) signal.addEventListener('abort', follow);
  return {
    signal: controller.signal,
    forget: () => {
      for (const signal of given) signal.removeEventListener('abort', follow);
    },
  };
}

/** A bad token means that the wiki has not acted, so this once the request goes out again, with a new token. */
function renewToken(
  session: FetchBrowserSession,
  params: Params,
  options: SessionOptions,
): Promise<unknown> | null {
  if (options.renewed === true) return null;
  session.tokens.clear();
  return session.request(params, { ...options, renewed: true });
}

/** Milliseconds to wait, from seconds or a date (RFC 9110, section 10.2.3). */
function retryAfterOf(headers: Headers, clock: Clock): number | null {
  const value = headers.get('retry-after');
  if (value === null) return null;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - clock.now());
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The header `MediaWiki-API-Error` lists every code, also those that stand in the answer under another name only
 * (a custom filter message, say): they are kept with the names of the first error.
 */
function withHeaderNames(errors: readonly ApiErrorEntry[], header: string | null): readonly ApiErrorEntry[] {
  const codes = header === null ? [] : header.split(',').map(code => code.trim());
  const [first, ...rest] = errors;
  if (first === undefined) {
    return codes.slice(0, 1).map(code => ({ code, text: code, names: codes, data: {} }));
  }
  return [{ ...first, names: [...new Set([...first.names, ...codes])] }, ...rest];
}

function apiError(
  errors: readonly ApiErrorEntry[],
  retryAfter: number | null,
  response: unknown,
  changes: boolean,
): WikiError {
  const message = errors.map(({ code, text }) => `${code}: ${text}`).join('; ');
  return new WikiError({ kind: 'api', errors, retryAfter, response }, message, changes);
}
