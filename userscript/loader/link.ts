/* biome-ignore-all lint/complexity/useOptionalChain: every page carries this, and lowered to ES2016 the newer syntax is longer */
import type { InPage } from '../mediawiki.ts';
import { askExtension } from './extension.ts';
import { wasOpen } from './remembered.ts';

/** Put in by the build, for each language the panel speaks. */
declare const __LINK_WORDS__: Readonly<Record<string, LinkWords>>;

/** The panel's name, and what to say when it could not be loaded. */
type LinkWords = readonly [name: string, failed: string];

/** Menus a link to a tool belongs in, the best first: not every skin shows its menu of tools to everybody. */
const menus = ['p-tb', 'p-interaction', 'p-navigation', 'p-personal'];

/**
 * Puts the link into the tools menu; the panel is loaded and opened by it, or at once if it was open on the page before.
 * Only the first loader of a page counts, should somebody have both gadget and user script. This is all that a page
 * carries until a person asks for the panel.
 */
export function putLink(load: () => PromiseLike<InPage>): void {
  if (document.getElementById('t-helpdesk-panel') !== null) return;
  const words = __LINK_WORDS__;
  const [name, failed] = words[String(mw.config.get('wgUserLanguage')).split('-')[0] || ''] ||
    words.en || ['', ''];
  let item: HTMLElement | null = null;
  // The wiki adds the keyboard shortcut to what is shown on hovering, where there is something to add it to.
  for (const menu of menus)
    item = item || mw.util.addPortletLink(menu, '#', name, 't-helpdesk-panel', name, 'a');
  const link = item && item.querySelector('a');
  if (!link) return;
  link.addEventListener('click', event => {
    event.preventDefault();
    const then = (act: 'toggle' | 'leaveToExtension') => () =>
      load().then(
        panel => panel[act](link),
        () => mw.notify(failed, { type: 'error' }),
      );
    askExtension('open', then('toggle'), then('leaveToExtension'));
  });
  if (wasOpen()) askExtension('there', () => load().then(panel => panel.restore(link)));
}
