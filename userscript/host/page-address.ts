import type { Subject } from '../../lib/host.ts';
import type { MediaWiki } from '../mediawiki.ts';

/** The Navigation API, as far as it is used; browsers without it tell of fewer changes. */
interface Navigation extends EventTarget {
  readonly currentEntry: object | null;
}

/**
 * Reports the page's address, at once and whenever it changes without a new page being loaded; and again, unchanged, when
 * an editor saved the page in place. Gives back what ends it.
 */
export function watchAddress(window: Window, mw: MediaWiki, report: (subject: Subject) => void): () => void {
  let last: string | undefined;
  const tell = () => {
    last = window.location.href;
    report({ kind: 'address', address: last });
  };
  const look = () => {
    if (window.location.href !== last) tell();
  };
  const saved = mw.hook('postEdit');
  const navigation = navigationOf(window);
  window.addEventListener('popstate', look);
  window.addEventListener('hashchange', look);
  navigation?.addEventListener('currententrychange', look);
  tell();
  // A hook runs at once for what was fired before it was added: the page on show has that edit already.
  let ready = false;
  const onSaved = () => {
    if (ready) tell();
  };
  saved.add(onSaved);
  ready = true;
  return () => {
    window.removeEventListener('popstate', look);
    window.removeEventListener('hashchange', look);
    navigation?.removeEventListener('currententrychange', look);
    saved.remove(onSaved);
  };
}

function navigationOf(window: Window & { readonly navigation?: unknown }): Navigation | undefined {
  const { navigation } = window;
  return navigation instanceof EventTarget && 'currentEntry' in navigation
    ? (navigation as Navigation)
    : undefined;
}
