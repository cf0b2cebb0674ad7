import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import * as z from 'zod/mini';
import { type WikiId, wikiOfHost } from '../../../lib/wiki/sites.ts';
import type { Switches } from '../switches.ts';
import { switchesSchema } from '../switches.ts';
import { type Faults, faultRule } from './faults.ts';
import type { RequestLog } from './request-log.ts';

export interface ControlParts {
  /** Only requests that carry it (header x-sandbox-key) are obeyed: a web page cannot set it. */
  readonly key: string;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly proxyPort: number;
  readonly switches: {
    get(wiki: WikiId): Switches;
    set(wiki: WikiId, change: Partial<Switches>): Promise<void>;
    reset(): Promise<void>;
  };
  reset(): Promise<void>;
  stop(): void;
}

const wiki = z.enum(['commons', 'wikidata', 'meta']);
const empty = z.object({});

/** Commands, each with the shape of what it is given. Answers are JSON. */
const commands = {
  ping: command(empty, () => ({ pid: process.pid })),
  'faults.add': command(faultRule, (rule, { faults }) => faults.add(rule)),
  'faults.hits': command(z.object({ id: z.number() }), ({ id }, { faults }) => faults.hits(id)),
  'faults.clear': command(empty, (_, { faults }) => faults.clear()),
  'requests.mark': command(empty, (_, { log }) => log.mark()),
  'requests.since': command(z.object({ mark: z.number() }), ({ mark }, { log }) => log.since(mark)),
  'switches.get': command(z.object({ wiki }), (given, { switches }) => switches.get(given.wiki)),
  'switches.set': command(z.object({ wiki, change: z.partial(switchesSchema) }), (given, { switches }) =>
    switches.set(given.wiki, defined(given.change)),
  ),
  'switches.reset': command(empty, (_, { switches }) => switches.reset()),
  reset: command(empty, (_, parts) => parts.reset()),
  stop: command(empty, (_, parts) => parts.stop()),
};

export type CommandName = keyof typeof commands;

function command<T>(shape: z.ZodMiniType<T>, act: (given: T, parts: ControlParts) => unknown) {
  return async (body: unknown, parts: ControlParts): Promise<unknown> => act(shape.parse(body), parts);
}

function defined(change: { [K in keyof Switches]?: Switches[K] | undefined }): Partial<Switches> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

/**
 * The loopback endpoint tests steer the sandbox by: POST /<command> with JSON. It is also an HTTP proxy (CONNECT) that
 * leads to the three wikis' names and nowhere else, for browsers that cannot map a host name to a port (Firefox).
 */
export function createControl(parts: ControlParts): Server {
  const server = createServer((request, response) => {
    answer(request, parts).then(
      result => send(response, 200, { result: result ?? null }),
      (error: unknown) =>
        send(response, 400, { error: error instanceof Error ? error.message : String(error) }),
    );
  });
  server.on('connect', (request, client, head) => {
    const [host = '', port = ''] = (request.url ?? '').split(':');
    if (wikiOfHost(host) === undefined || port !== '443') {
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const upstream = connect(parts.proxyPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client);
      client.pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('error', () => upstream.destroy());
  });
  return server;
}

async function answer(request: IncomingMessage, parts: ControlParts): Promise<unknown> {
  if (request.headers['x-sandbox-key'] !== parts.key) throw new Error('The key of this sandbox is missing.');
  const name = (request.url ?? '').slice(1);
  const act = Object.entries(commands).find(([known]) => known === name)?.[1];
  if (request.method !== 'POST' || act === undefined) throw new Error(`No such command: ${name}`);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return act(JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}'), parts);
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
