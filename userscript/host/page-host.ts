import { runnerLock } from '../../lib/batch/run/runner-lock.ts';
import type { Broadcast } from '../../lib/broadcast.ts';
import { systemClock } from '../../lib/clock.ts';
import type { Host } from '../../lib/host.ts';
import { type Locks, pageLocks } from '../../lib/wiki/locks.ts';
import type { MediaWiki } from '../mediawiki.ts';
import { keptInPage } from './kept-in-page.ts';
import { warnWhileHeld } from './leave-warning.ts';
import { watchAddress } from './page-address.ts';
import type { PageSelection } from './page-selection.ts';
import { pageThread } from './page-thread.ts';
import { watchSkinTheme } from './skin-theme.ts';

export interface PageHostOptions {
  readonly version: string;
  readonly close: () => void;
  readonly selection: PageSelection;
}

/**
 * A page of one of the wikis as a host. Requests to that wiki are the page's own; the two others are asked across
 * origins (CORS) with the person's cookies, as far as browser and wiki allow.
 */
export function pageHost(window: Window & typeof globalThis, mw: MediaWiki, options: PageHostOptions): Host {
  const { version, close, selection } = options;
  const { origin } = window.location;
  return {
    kind: 'page',
    version,
    agent: `PartnershipHelpdeskPanel/${version} (gadget)`,
    origin,
    languages: languagesOf(mw, window.navigator),
    fetch: (input, init) => window.fetch(input, withoutPreflight(origin, input, init)),
    clock: systemClock,
    timeout: abortAfter,
    thread: program => pageThread(window, program),
    random: () => Math.random(),
    indexedDB: window.indexedDB,
    locks: warnWhileHeld(locksOf(window.navigator), runnerLock, window),
    settings: keptInPage(window, 'helpdesk-panel-settings'),
    broadcast: broadcastChannel(window, 'helpdesk-panel'),
    watchSubject: report => watchAddress(window, mw, report),
    watchDark: report => watchSkinTheme(window, report),
    selectedText: async () => selection.read(),
    // A page has no toolbar icon.
    badge: () => undefined,
    openInTab: undefined,
    close,
  };
}

function languagesOf(mw: MediaWiki, navigator: Navigator): readonly string[] {
  const chosen = mw.config.get('wgUserLanguage');
  return typeof chosen === 'string' ? [chosen, ...navigator.languages] : navigator.languages;
}

/**
 * A header of our own would make the browser ask each other wiki for leave first, which doubles the requests; there the
 * `Origin` header says well enough where a request comes from.
 */
function withoutPreflight(
  origin: string,
  input: RequestInfo | URL,
  init: RequestInit | undefined,
): RequestInit | undefined {
  const address = input instanceof Request ? input.url : String(input);
  if (init?.headers === undefined || address.startsWith(`${origin}/`)) return init;
  const headers = new Headers(init.headers);
  headers.delete('Api-User-Agent');
  return Object.assign({}, init, { headers });
}

/** As `AbortSignal.timeout`, which browsers have had for less long than the rest of what we use. */
function abortAfter(ms: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(new DOMException('It took too long', 'TimeoutError')), ms);
  return controller.signal;
}

/** The browser's locks, shared by all tabs of this wiki. */
function locksOf(navigator: Navigator): Locks {
  return 'locks' in navigator ? navigator.locks : pageLocks();
}

function broadcastChannel(window: Window & typeof globalThis, name: string): Broadcast {
  const channel = new window.BroadcastChannel(name);
  return {
    send: message => channel.postMessage(message),
    listen(receive) {
      const listener = (event: MessageEvent<unknown>) => receive(event.data);
      channel.addEventListener('message', listener);
      return () => channel.removeEventListener('message', listener);
    },
  };
}
