import type { InPage } from '../mediawiki.ts';
import { wasOpen } from './remembered.ts';

/** Put in by the build, for each language the panel speaks: its name, and what to say when it could not be loaded. */
declare const __WORDS__: Readonly<Record<string, readonly [name: string, failed: string]>>;

/** Menus a link to a tool belongs in, the best first: not every skin shows its menu of tools to everybody. */
const menus = ['p-tb', 'p-interaction', 'p-navigation', 'p-personal'];

/**
 * Puts the link into the tools menu; the panel is loaded and opened by it, or at once if it was open on the page before.
 * Only the first loader of a page counts, should somebody have both gadget and user script. This is all that a page
 * carries until a person asks for the panel.
 */
export function putLink(load: () => PromiseLike<InPage>): void {
  if (document.getElementById('t-helpdesk-panel') !== null) return;
  const language = String(mw.config.get('wgUserLanguage')).split('-')[0] ?? '';
  const [name, failed] = __WORDS__[language] ?? __WORDS__.en ?? ['', ''];
  let item: HTMLElement | null = null;
  for (const menu of menus)
    item = item ?? mw.util.addPortletLink(menu, '#', name, 't-helpdesk-panel', '', 'a');
  const link = item?.querySelector('a');
  if (link === null || link === undefined) return;
  link.addEventListener('click', event => {
    event.preventDefault();
    load().then(
      panel => panel.toggle(link),
      () => mw.notify(failed, { type: 'error' }),
    );
  });
  if (wasOpen()) load().then(panel => panel.restore(link));
}
