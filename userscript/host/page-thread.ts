import type { RegexThread } from '../../lib/batch/plan/regex-worker.ts';

/**
 * Starts a thread from its program, which is part of what the wiki serves: MediaWiki's content security policy lets a page run
 * what it made itself (`blob:` in `script-src`, ContentSecurityPolicy.php), and an address of another origin may not be a thread.
 * Throws, or never answers, where the page may not.
 */
export function pageThread(window: Window & typeof globalThis, program: string): RegexThread {
  const address = window.URL.createObjectURL(new window.Blob([program], { type: 'text/javascript' }));
  const worker = new window.Worker(address);
  return {
    send: message => worker.postMessage(message),
    listen: take => {
      worker.onmessage = (event: MessageEvent<unknown>) => take(event.data);
      worker.onerror = () => take(undefined);
    },
    end: () => {
      worker.terminate();
      window.URL.revokeObjectURL(address);
    },
  };
}
