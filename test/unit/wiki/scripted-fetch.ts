import type { WikiClient } from '../../../lib/wiki/client.ts';
import { openWiki, type WikiEnv } from '../../../lib/wiki/client-m3api.ts';
import type { WikiId } from '../../../lib/wiki/sites.ts';
import { FakeClock } from './fake-clock.ts';

/** One request as it left. */
export interface Sent {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly credentials: string | undefined;
  readonly signal: AbortSignal | undefined;
  /** Parameters of the address and the body together. */
  readonly params: Readonly<Record<string, string>>;
}

export type Reply = (sent: Sent) => Response | Promise<Response>;

/** A client over replies written beforehand, in the order of the requests, or over one that answers all. */
export function scripted(
  replies: Reply | readonly Reply[],
  options: { wiki?: WikiId; env?: Partial<WikiEnv> } = {},
): { client: WikiClient; sent: Sent[]; clock: FakeClock } {
  const sent: Sent[] = [];
  const clock = new FakeClock();
  const answer: typeof fetch = async (input, init) => {
    const url = new URL(String(input));
    const body = init?.body instanceof URLSearchParams ? [...init.body] : [];
    const one: Sent = {
      method: init?.method ?? 'GET',
      url,
      headers: new Headers(init?.headers),
      credentials: init?.credentials,
      signal: init?.signal ?? undefined,
      params: Object.fromEntries([...url.searchParams, ...body]),
    };
    sent.push(one);
    const reply = typeof replies === 'function' ? replies : replies[sent.length - 1];
    if (reply === undefined) throw new Error(`no reply written for request ${sent.length}`);
    return reply(one);
  };
  const env: WikiEnv = { fetch: answer, clock, agent: 'panel-test/1.0 (test)', ...options.env };
  return { client: openWiki(options.wiki ?? 'meta', env), sent, clock };
}

export const json =
  (body: unknown, headers: Record<string, string> = {}, status = 200): Reply =>
  () =>
    Response.json(body, { status, headers });

export const token = json({ query: { tokens: { csrftoken: 'abc+\\' } } });

export const failure = (code: string, data: object = {}, headers: Record<string, string> = {}): Reply =>
  json({ errors: [{ code, text: `about ${code}`, data }] }, { 'MediaWiki-API-Error': code, ...headers });

export const broken: Reply = () => {
  throw new TypeError('Failed to fetch');
};

/** Headers come, the body ends in the middle. */
export const cutShort: Reply = () =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"edit":{"resu'));
        controller.error(new TypeError('network error'));
      },
    }),
  );
