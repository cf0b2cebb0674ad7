import type { RegexRunner } from '../../lib/batch/plan/page-operation.ts';
import { type RegexThread, regexInThread } from '../../lib/batch/plan/regex-worker.ts';
import { systemClock } from '../../lib/clock.ts';

/** Regular expressions in a Worker, wherever there are Workers: pages, and Firefox' background. */
export function threadRegex(): RegexRunner {
  return regexInThread(openThread, systemClock);
}

function openThread(): RegexThread {
  const worker = new Worker('/regex.js');
  return {
    send: message => worker.postMessage(message),
    listen: take => {
      worker.onmessage = (event: MessageEvent<unknown>) => take(event.data);
      worker.onerror = () => take(undefined);
    },
    end: () => worker.terminate(),
  };
}
