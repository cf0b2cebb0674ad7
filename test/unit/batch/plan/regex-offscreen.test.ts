import { describe, expect, it } from 'vitest';
import { offscreenRegex, serveRegex } from '../../../../entrypoints/extension/regex-offscreen.ts';
import type { RegexRunner } from '../../../../lib/batch/plan/page-operation.ts';
import { answerRegex } from '../../../../lib/batch/plan/regex-answer.ts';
import type { Clock } from '../../../../lib/clock.ts';

const runner: RegexRunner = { replace: async request => answerRegex(request) };
const request = { pattern: 'a(b)', flags: 'i', replacement: '$1', text: 'xABy', timeout: 100 };

/** A browser with at most one offscreen document, which closes itself after a while. */
function stage() {
  let listen: ((message: unknown) => unknown) | undefined;
  let opened = 0;
  let timers: (() => void)[] = [];
  const clock: Clock = {
    now: () => 0,
    sleep: (_ms, signal) =>
      new Promise((resolve, reject) => {
        timers.push(resolve);
        signal?.addEventListener('abort', () => {
          timers = timers.filter(timer => timer !== resolve);
          reject(signal.reason);
        });
      }),
  };
  const onMessage = {
    addListener: (listener: (message: unknown) => unknown) => {
      listen = listener;
    },
    removeListener: () => {},
    hasListener: () => false,
    hasListeners: () => true,
  };
  const close = () => {
    listen = undefined;
  };
  const api = {
    offscreen: {
      createDocument: async () => {
        if (listen !== undefined) throw new Error('Only a single offscreen document may be created.');
        opened += 1;
        serveRegex({ onMessage }, runner, clock, close);
      },
    },
  };
  const runtime = {
    sendMessage: async (message: unknown) => {
      if (listen === undefined) throw new Error('Could not establish connection.');
      return listen(message);
    },
  };
  const idle = async () => {
    for (const timer of timers.splice(0)) timer();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { api, runtime, close, idle, opened: () => opened };
}

describe('a pattern in a service worker', () => {
  it('runs in a document that is opened once for many, closes when idle, and is opened again', async () => {
    const { api, runtime, idle, opened } = stage();
    const regex = offscreenRegex(api, runtime);
    for (let i = 0; i < 3; i++) {
      expect(await regex.replace(request)).toEqual({ kind: 'replaced', text: 'xBy', count: 1 });
    }
    expect(opened()).toBe(1);
    await idle();
    expect(await regex.replace(request)).toMatchObject({ kind: 'replaced' });
    expect(opened()).toBe(2);
  });

  it('is tried again when the document closed in that very moment', async () => {
    const { api, runtime, close, opened } = stage();
    let first = true;
    const regex = offscreenRegex(api, {
      sendMessage: message => {
        if (first) close();
        first = false;
        return runtime.sendMessage(message);
      },
    });
    expect(await regex.replace(request)).toMatchObject({ kind: 'replaced' });
    expect(opened()).toBe(2);
  });

  it('says so where there is no such document, or it never answers', async () => {
    const { api } = stage();
    const silent = { sendMessage: async () => undefined };
    expect(await offscreenRegex({}, silent).replace(request)).toEqual({ kind: 'unavailable' });
    expect(await offscreenRegex(api, silent).replace(request)).toEqual({ kind: 'unavailable' });
  });

  it('is not run any more once called off', async () => {
    const { api, runtime, opened } = stage();
    const off = AbortSignal.abort(new Error('enough'));
    await expect(offscreenRegex(api, runtime).replace(request, off)).rejects.toThrow('enough');
    expect(opened()).toBe(0);
  });
});
