import { request } from 'node:http';
import * as z from 'zod/mini';
import type { CommandName } from './daemon/control.ts';

const answerShape = z.object({ result: z.optional(z.unknown()), error: z.optional(z.string()) });

/**
 * Sends a command to a running sandbox and gives its result, not yet checked.
 * @throws Error with what the sandbox said when it refused.
 */
export function command(
  state: { readonly controlPort: number; readonly key: string },
  name: CommandName,
  given: object,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const body = JSON.stringify(given);
    const outgoing = request(
      {
        host: '127.0.0.1',
        port: state.controlPort,
        method: 'POST',
        path: `/${name}`,
        headers: { 'x-sandbox-key': state.key, 'content-length': Buffer.byteLength(body) },
        agent: false,
      },
      incoming => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.once('error', reject);
        incoming.once('end', () => {
          const answer = answerShape.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
          if (answer.error === undefined) resolve(answer.result);
          else reject(new Error(`${name}: ${answer.error}`));
        });
      },
    );
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}
