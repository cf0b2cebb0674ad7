import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { Socket } from 'node:net';
import { systemClock } from '../../../lib/clock.ts';
import { type WikiId, wikiOfHost } from '../../../lib/wiki/sites.ts';
import type { Certificates } from '../certificate.ts';
import type { Fault, Faults } from './faults.ts';
import { Gate } from './gate.ts';
import { workers } from './php.ts';
import { type RequestLog, readRequest, type SeenRequest } from './request-log.ts';

interface Answer {
  readonly status: number;
  /** Names and values one after the other, as Node's rawHeaders. */
  readonly headers: readonly string[];
  readonly body: Buffer;
}

export interface ProxyParts {
  readonly certificates: Certificates;
  /** Port of each site's PHP server. */
  readonly ports: Readonly<Record<WikiId, number>>;
  readonly faults: Faults;
  readonly log: RequestLog;
}

/**
 * The TLS server in front of the three sites: takes a request whole, lets it meet its fault, asks PHP, answers.
 * `pause` holds new requests back and resolves when none is under way; `resume` lets them go.
 */
export class TlsProxy {
  readonly server: Server;
  readonly #parts: ProxyParts;
  readonly #gates: Readonly<Record<WikiId, Gate>>;
  /** TCP sockets below the TLS ones, by the client's port: only they can be reset. */
  readonly #sockets = new Map<number, Socket>();

  constructor(parts: ProxyParts) {
    this.#parts = parts;
    this.#gates = { commons: new Gate(workers), wikidata: new Gate(workers), meta: new Gate(workers) };
    this.server = createServer(
      {
        key: parts.certificates.key,
        cert: parts.certificates.cert,
        keepAliveTimeout: 65_000,
        requestTimeout: 0,
        noDelay: true,
      },
      (request, response) => {
        this.#serve(request, response).catch((error: unknown) => {
          console.error('proxy:', error);
          response.destroy();
        });
      },
    );
    this.server.on('connection', (socket: Socket) => {
      const port = socket.remotePort;
      if (port === undefined) return;
      this.#sockets.set(port, socket);
      socket.once('close', () => this.#sockets.delete(port));
    });
    // A client that cuts its connection in the handshake is its own affair.
    this.server.on('tlsClientError', () => {});
  }

  async pause(): Promise<void> {
    await Promise.all(Object.values(this.#gates).map(gate => gate.close()));
  }

  resume(): void {
    for (const gate of Object.values(this.#gates)) gate.open();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
    const wiki = wikiOfHost(host);
    const body = await readAll(request);
    if (wiki === undefined) {
      response.writeHead(421, { 'content-type': 'text/plain' });
      response.end(`The sandbox does not answer for ${host}.\n`);
      return;
    }
    const { faults, log } = this.#parts;
    const seen = readRequest(
      wiki,
      host,
      request.method ?? 'GET',
      request.url ?? '/',
      request.headers['content-type'] ?? '',
      body,
    );
    const started = systemClock.now();
    const entry = log.open(seen, started, request.headers.origin, agentOf(request));
    const fault = faults.take(seen);
    if (fault !== undefined) entry.fault = fault.kind;
    const ask = () => this.#gates[wiki].run(() => forward(this.#parts.ports[wiki], host, request, body));
    const answer = await this.#meet(fault, seen, ask, request, response);
    entry.ms = systemClock.now() - started;
    if (answer === undefined) return;
    entry.status = answer.status;
    response.writeHead(answer.status, [...answer.headers, 'content-length', String(answer.body.length)]);
    if (fault?.kind === 'cut-body') {
      const length = fault.bytes ?? Math.floor(answer.body.length / 2);
      response.write(answer.body.subarray(0, length), () => request.socket.destroy());
      return;
    }
    response.end(request.method === 'HEAD' ? undefined : answer.body);
  }

  /** The answer to give; undefined when the connection was cut instead. */
  async #meet(
    fault: Fault | undefined,
    seen: SeenRequest,
    ask: () => Promise<Answer>,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<Answer | undefined> {
    switch (fault?.kind) {
      case undefined:
      case 'cut-body':
        return ask();
      case 'lose-reply':
        await ask();
        this.#cut(request, response, fault.reset ?? false);
        return undefined;
      case 'cut-request':
        this.#cut(request, response, false);
        return undefined;
      case 'reset':
        this.#cut(request, response, true);
        return undefined;
      case 'delay': {
        if (fault.when === 'after') {
          const answer = await ask();
          await systemClock.sleep(fault.ms);
          return answer;
        }
        await systemClock.sleep(fault.ms);
        return ask();
      }
      case 'status':
        if (fault.reached === true) await ask();
        return {
          status: fault.status,
          headers: [
            'content-type',
            'text/html; charset=utf-8',
            ...(fault.retryAfter === undefined ? [] : ['retry-after', String(fault.retryAfter)]),
          ],
          body: Buffer.from(`<!DOCTYPE html><title>Wikimedia Error</title><p>Error ${fault.status}\n`),
        };
      case 'not-json':
        if (fault.reached === true) await ask();
        return {
          status: 200,
          headers: ['content-type', 'text/html; charset=utf-8'],
          body: Buffer.from(fault.body ?? '<!DOCTYPE html><title>Sign in to this network</title>\n'),
        };
      case 'api-error':
        return apiError(fault, seen);
    }
  }

  #cut(request: IncomingMessage, response: ServerResponse, reset: boolean): void {
    const socket = this.#sockets.get(request.socket.remotePort ?? 0);
    if (reset && socket !== undefined) socket.resetAndDestroy();
    request.socket.destroy();
    response.destroy();
  }
}

function readAll(stream: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.once('end', () => resolve(Buffer.concat(chunks)));
    stream.once('error', reject);
  });
}

function agentOf(request: IncomingMessage): string | undefined {
  const own = request.headers['api-user-agent'];
  return typeof own === 'string' ? own : request.headers['user-agent'];
}

/** Headers that belong to one connection, or that would make PHP and us disagree on the body. */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'accept-encoding',
  'expect',
]);

function forward(port: number, host: string, request: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers: Record<string, string | string[]> = {};
    for (const [name, value] of Object.entries(request.headers)) {
      if (value !== undefined && !hopByHop.has(name)) headers[name] = value;
    }
    headers.host = host;
    headers['x-forwarded-proto'] = 'https';
    headers['content-length'] = String(body.length);
    headers.connection = 'close';
    const outgoing = httpRequest(
      { host: '127.0.0.1', port, method: request.method, path: request.url, headers, agent: false },
      incoming => {
        readAll(incoming).then(answer => {
          const kept: string[] = [];
          for (let i = 0; i + 1 < incoming.rawHeaders.length; i += 2) {
            const name = incoming.rawHeaders[i] ?? '';
            const value = incoming.rawHeaders[i + 1] ?? '';
            if (!hopByHop.has(name.toLowerCase()) && name.toLowerCase() !== 'host') kept.push(name, value);
          }
          resolve({ status: incoming.statusCode ?? 502, headers: kept, body: answer });
        }, reject);
      },
    );
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

/** An error of the action API as MediaWiki words it, in the format the request asked for. */
function apiError(fault: Extract<Fault, { kind: 'api-error' }>, seen: SeenRequest): Answer {
  const text = fault.text ?? `The sandbox was told to answer "${fault.code}".`;
  const messages =
    fault.name === undefined ? {} : { messages: [{ name: fault.name, parameters: [], html: { '*': text } }] };
  const modern = (seen.params.errorformat ?? 'bc') !== 'bc';
  const body = modern
    ? {
        errors: [
          { code: fault.code, text, data: { ...fault.data, ...messages }, module: seen.action ?? 'main' },
        ],
        docref: 'See the API help.',
        servedby: 'sandbox',
      }
    : { error: { code: fault.code, info: text, ...fault.data, ...messages }, servedby: 'sandbox' };
  const { origin } = seen.params;
  return {
    status: 200,
    headers: [
      'content-type',
      'application/json; charset=utf-8',
      // To a page of another wiki MediaWiki's errors are readable, unlike those of the servers in front of it.
      ...(origin === undefined ? [] : ['access-control-allow-origin', origin]),
      ...(origin === undefined || origin === '*' ? [] : ['access-control-allow-credentials', 'true']),
      'mediawiki-api-error',
      fault.name === undefined ? fault.code : `${fault.code}, ${fault.name}`,
      ...(fault.retryAfter === undefined ? [] : ['retry-after', String(fault.retryAfter)]),
    ],
    body: Buffer.from(JSON.stringify(body)),
  };
}
