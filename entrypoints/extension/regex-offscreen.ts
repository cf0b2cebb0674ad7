import type { Runtime } from 'webextension-polyfill';
import * as z from 'zod/mini';
import type { RegexRunner } from '../../lib/batch/plan/page-operation.ts';
import { noRegex, regexResult } from '../../lib/batch/plan/regex-worker.ts';
import type { Clock } from '../../lib/clock.ts';

/**
 * Chromium's service workers have no threads, and what runs inside them cannot be stopped. An offscreen document has:
 * https://developer.chrome.com/docs/extensions/reference/api/offscreen (reason `WORKERS`). It is opened when a regular
 * expression has to run while no panel may be open, and closes itself soon after.
 */
interface OffscreenApi {
  createDocument(document: {
    readonly url: string;
    readonly reasons: readonly 'WORKERS'[];
    readonly justification: string;
  }): Promise<void>;
}

function hasOffscreen(api: object): api is { offscreen: OffscreenApi } {
  return (
    'offscreen' in api &&
    typeof api.offscreen === 'object' &&
    api.offscreen !== null &&
    'createDocument' in api.offscreen
  );
}

const requestSchema = z.object({
  to: z.literal('regex'),
  pattern: z.string(),
  flags: z.string(),
  replacement: z.string(),
  text: z.string(),
  timeout: z.number(),
});

type Messages = Pick<Runtime.Static, 'sendMessage' | 'onMessage'>;

/** The background's side. Where the browser has no offscreen documents, an edit that needs a pattern says so. */
export function offscreenRegex(api: object, runtime: Pick<Messages, 'sendMessage'>): RegexRunner {
  if (!hasOffscreen(api)) return noRegex;
  const { offscreen } = api;

  async function open(): Promise<void> {
    try {
      await offscreen.createDocument({
        url: '/offscreen.html',
        reasons: ['WORKERS'],
        justification: 'Runs find-and-replace patterns in a thread that can be stopped.',
      });
    } catch {
      // It is open already: there is one for each extension at most.
    }
  }

  return {
    async replace(request, signal) {
      // It may be closing itself just when the first message comes; the second finds it open anew.
      for (let tries = 0; tries < 2; tries += 1) {
        signal?.throwIfAborted();
        await open();
        const answer: unknown = await runtime
          .sendMessage({ to: 'regex', ...request } satisfies z.infer<typeof requestSchema>)
          .catch(() => undefined);
        const result = regexResult.safeParse(answer);
        if (result.success) return result.data;
      }
      return { kind: 'unavailable' };
    },
  };
}

/** Milliseconds without a request after which the document closes itself. */
const idle = 30_000;

/** The offscreen document's side: answers each request, and closes when none has come for a while. */
export function serveRegex(
  runtime: Pick<Messages, 'onMessage'>,
  runner: RegexRunner,
  clock: Clock,
  close: () => void,
): void {
  let waiting = new AbortController();
  const closeLater = () => {
    waiting.abort();
    waiting = new AbortController();
    clock.sleep(idle, waiting.signal).then(close, () => undefined);
  };
  runtime.onMessage.addListener((message: unknown) => {
    const request = requestSchema.safeParse(message);
    if (!request.success) return undefined;
    waiting.abort();
    return runner.replace(request.data).finally(closeLater);
  });
  closeLater();
}
