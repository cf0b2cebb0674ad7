import { Agent, request as httpsRequest } from 'node:https';
import { sandboxHosts } from './certificates-file.ts';

/** Where the production host names answer on this machine, and whom to trust there. */
export interface Loopback {
  readonly proxyPort: number;
  /** PEM. */
  readonly ca: string;
}

/**
 * An https agent that leads the wikis' host names to the sandbox and refuses every other one: nothing written with it
 * can reach a real wiki. For libraries on Node (mwn, axios) and for {@link loopbackFetch}.
 */
export function loopbackAgent(place: Loopback): Agent {
  const agent = new Agent({ keepAlive: true, maxSockets: 64, ca: place.ca });
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const host = options.host ?? '';
    if (!sandboxHosts.includes(host)) throw new Error(`The sandbox does not answer for ${host}.`);
    return connect({ ...options, host: '127.0.0.1', port: place.proxyPort, servername: host }, callback);
  };
  return agent;
}

/** Cookies of one browser, per host, as far as MediaWiki uses them: no paths, no parent domains. */
export class CookieJar {
  readonly #hosts = new Map<string, Map<string, Cookie>>();

  header(host: string): string {
    return this.cookies(host)
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  }

  cookies(host: string): readonly Cookie[] {
    return [...(this.#hosts.get(host)?.values() ?? [])];
  }

  take(host: string, lines: readonly string[], now: number): void {
    const jar = this.#hosts.get(host) ?? new Map<string, Cookie>();
    this.#hosts.set(host, jar);
    for (const line of lines) {
      const cookie = parseCookie(line, now);
      if (cookie === undefined) continue;
      if (cookie.expires !== undefined && cookie.expires <= now) jar.delete(cookie.name);
      else jar.set(cookie.name, cookie);
    }
  }
}

export interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly httpOnly: boolean;
  readonly secure: boolean;
  readonly sameSite: 'None' | 'Lax' | 'Strict';
  /** Milliseconds since 1970; undefined: until the browser closes. */
  readonly expires: number | undefined;
}

function parseCookie(line: string, now: number): Cookie | undefined {
  const [pair = '', ...attributes] = line.split(';').map(part => part.trim());
  const cut = pair.indexOf('=');
  if (cut < 1) return undefined;
  const given = new Map(
    attributes.map(attribute => {
      const at = attribute.indexOf('=');
      return at < 0
        ? [attribute.toLowerCase(), '']
        : [attribute.slice(0, at).toLowerCase(), attribute.slice(at + 1)];
    }),
  );
  const maxAge = given.get('max-age');
  const date = given.get('expires');
  const expires =
    maxAge !== undefined ? now + Number(maxAge) * 1000 : date !== undefined ? Date.parse(date) : undefined;
  const sameSite = given.get('samesite')?.toLowerCase();
  return {
    name: pair.slice(0, cut),
    value: pair.slice(cut + 1),
    httpOnly: given.has('httponly'),
    secure: given.has('secure'),
    sameSite: sameSite === 'none' ? 'None' : sameSite === 'strict' ? 'Strict' : 'Lax',
    expires,
  };
}

/**
 * A `fetch` that reaches the wikis' host names on loopback and keeps cookies in `jar`, as a browser's would with
 * `credentials: 'include'`. A request to any other host fails. A broken connection fails as fetch does, with TypeError;
 * an answer cut short fails when its body is read. Redirects are followed with GET, as MediaWiki's are meant.
 */
export function loopbackFetch(agent: Agent, jar: CookieJar): typeof fetch {
  return async (input, init) => {
    let request = new Request(input, init);
    for (let hops = 0; ; hops += 1) {
      const response = await send(agent, jar, request);
      const location = response.headers.get('location');
      const moved = response.status >= 301 && response.status <= 308 && response.status !== 304;
      if (!moved || location === null || request.redirect === 'manual') return response;
      if (request.redirect === 'error' || hops >= 20) throw new TypeError('fetch failed');
      request = new Request(new URL(location, request.url), {
        headers: request.headers,
        redirect: request.redirect,
        signal: request.signal,
      });
    }
  };
}

async function send(agent: Agent, jar: CookieJar, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const body = Buffer.from(await request.arrayBuffer());
  const headers: Record<string, string> = {};
  request.headers.forEach((value, name) => {
    headers[name] = value;
  });
  if (request.credentials !== 'omit') {
    const cookies = jar.header(url.hostname);
    if (cookies !== '') headers.cookie = cookies;
  }
  if (body.length > 0 || request.method === 'POST') headers['content-length'] = String(body.length);
  request.signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const fail = (cause: Error) => {
      if (request.signal.aborted) reject(request.signal.reason);
      else reject(new TypeError('fetch failed', { cause }));
    };
    const outgoing = httpsRequest(
      url,
      { agent, method: request.method, headers, signal: request.signal },
      incoming => {
        jar.take(url.hostname, incoming.headers['set-cookie'] ?? [], Date.now());
        const answerHeaders = new Headers();
        for (let i = 0; i + 1 < incoming.rawHeaders.length; i += 2) {
          answerHeaders.append(incoming.rawHeaders[i] ?? '', incoming.rawHeaders[i + 1] ?? '');
        }
        const status = incoming.statusCode ?? 0;
        const stream = new ReadableStream<Uint8Array>({
          start(controller) {
            incoming.on('data', (chunk: Buffer) => controller.enqueue(new Uint8Array(chunk)));
            incoming.once('end', () => controller.close());
            incoming.once('error', error => controller.error(new TypeError('terminated', { cause: error })));
          },
          cancel() {
            incoming.destroy();
          },
        });
        const empty = status === 204 || status === 304;
        const response = new Response(empty ? null : stream, {
          status,
          statusText: incoming.statusMessage ?? '',
          headers: answerHeaders,
        });
        Object.defineProperty(response, 'url', { value: request.url });
        resolve(response);
      },
    );
    outgoing.once('error', fail);
    outgoing.end(body);
  });
}
