import * as z from 'zod/mini';
import type { Clock } from '../../clock.ts';
import type { RegexRequest, RegexResult, RegexRunner } from './page-operation.ts';

/** A thread that answers each message with `answerRegex`, and can be ended in the middle of one. */
export interface RegexThread {
  send(message: unknown): void;
  /** `take` gets each answer, and undefined when the thread failed. */
  listen(take: (answer: unknown) => void): void;
  end(): void;
}

/** What a runner in another part of the panel answers. */
export const regexResult = z.union([
  z.object({ kind: z.literal('replaced'), text: z.string(), count: z.number() }),
  z.object({ kind: z.enum(['stopped', 'unavailable']) }),
  z.object({ kind: z.literal('invalid'), detail: z.string() }),
]);

/**
 * Runs regular expressions in a thread, one after the other, and ends the thread when one takes too long; the next gets a new
 * one. `open` starts a thread.
 */
export function regexInThread(open: () => RegexThread, clock: Clock): RegexRunner {
  let thread: RegexThread | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  async function once(request: RegexRequest, signal?: AbortSignal): Promise<RegexResult> {
    signal?.throwIfAborted();
    const worker = thread ?? open();
    thread = worker;
    const ending = new AbortController();
    const answer = new Promise<RegexResult>(resolve => {
      worker.listen(data => {
        const result = regexResult.safeParse(data);
        resolve(result.success ? result.data : { kind: 'invalid', detail: '' });
      });
    });
    const { pattern, flags, replacement, text, timeout } = request;
    worker.send({ pattern, flags, replacement, text });
    const stop = () => ending.abort();
    signal?.addEventListener('abort', stop);
    const late = clock.sleep(timeout, ending.signal).then(
      () => 'stopped' as const,
      () => 'stopped' as const,
    );
    const result = await Promise.race([answer, late]);
    signal?.removeEventListener('abort', stop);
    if (result === 'stopped') {
      worker.end();
      thread = undefined;
      signal?.throwIfAborted();
      return { kind: 'stopped' };
    }
    ending.abort();
    return result;
  }

  return {
    replace(request, signal) {
      const mine = queue.then(() => once(request, signal));
      queue = mine.catch(() => {});
      return mine;
    },
  };
}

/**
 * For places where it must be tried whether a thread can be had (a wiki's content security policy may be against it): with the
 * first request a harmless pattern is run; where nothing comes of it, no pattern is, and each edit says so.
 */
export function triedFirst(runner: RegexRunner): RegexRunner {
  const tried = { pattern: 'a', flags: '', replacement: 'b', text: 'a', timeout: trialPatience };
  let works: Promise<boolean> | undefined;
  const tryIt = async () => {
    try {
      const result = await runner.replace(tried);
      return result.kind === 'replaced' && result.text === 'b';
    } catch {
      return false;
    }
  };
  return {
    async replace(request, signal) {
      works ??= tryIt();
      return (await works) ? runner.replace(request, signal) : noRegex.replace(request);
    },
  };
}

/** So long may a thread take to begin, milliseconds. */
const trialPatience = 5_000;

/** For places without threads: nothing is run there, and the edit says so. */
export const noRegex: RegexRunner = { replace: async () => ({ kind: 'unavailable' }) };
