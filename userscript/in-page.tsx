import { render } from 'preact';
import { Panel } from '../components/frame/Panel.tsx';
import { type Dock, openDock, takesWholeWindow } from './dock/dock.ts';
import { addSheet } from './dock/sheets.ts';
import { pageHost } from './host/page-host.ts';
import { followSelection, type PageSelection } from './host/page-selection.ts';
import { rememberOpen } from './loader/remembered.ts';
import type { InPage } from './mediawiki.ts';

/** Put in by the build: the version in package.json, the style sheet of what comes first, and what is said outside of the panel. */
declare const __VERSION__: string;
declare const __STYLE__: string;
declare const __PAGE_WORDS__: Readonly<Record<string, readonly [tooOld: string, instead: string]>>;

/** Skins for phones, where nothing fits beside the panel. */
const mobileSkins: readonly unknown[] = ['minerva'];

/** The style of the parts that have come so far. */
const styles = [__STYLE__];

let open:
  | { readonly dock: Dock; readonly opener: HTMLElement; readonly selection: PageSelection }
  | undefined;

/** The panel of this page: what the loader calls once a person asks for it. */
export const inPage: InPage = {
  toggle(opener) {
    if (open !== undefined) {
      close();
      return;
    }
    if (isTooOld()) {
      mw.notify(words()[0], { type: 'error', autoHide: false });
      return;
    }
    show(opener).focus();
    rememberOpen(true);
  },
  restore(opener) {
    // Over the whole window it would be in the way of everything the person came for.
    if (open !== undefined || isTooOld() || takesWholeWindow(window, isMobileSkin())) return;
    show(opener);
  },
  leaveToExtension() {
    mw.notify(words()[1]);
  },
};

/** What a part that comes later is styled with. */
export function addStyle(css: string): void {
  styles.push(css);
  if (open !== undefined) addSheet(open.dock.root, css);
}

/** In the language of the wiki, or in English. */
function words(): readonly [tooOld: string, instead: string] {
  const language = String(mw.config.get('wgUserLanguage')).split('-')[0] ?? '';
  return __PAGE_WORDS__[language] ?? __PAGE_WORDS__.en ?? ['', ''];
}

function show(opener: HTMLElement): Dock {
  const dock = openDock(window, {
    label: opener.textContent ?? '',
    styles,
    mobileSkin: isMobileSkin(),
    onEscape: close,
  });
  const selection = followSelection(window, dock.tokens.getRootNode());
  open = { dock, opener, selection };
  const host = pageHost(window, mw, { version: __VERSION__, close, selection });
  render(<Panel host={host} tokens={dock.tokens} />, dock.tokens);
  return dock;
}

/** Takes the panel out of the page. What was typed stays as a draft. */
function close(): void {
  if (open === undefined) return;
  const { dock, opener, selection } = open;
  open = undefined;
  selection.stop();
  render(null, dock.tokens);
  dock.remove();
  opener.focus({ preventScroll: true });
  rememberOpen(false);
}

function isMobileSkin(): boolean {
  return mobileSkins.includes(mw.config.get('skin'));
}

/** The syntax is lowered for old browsers, but what they lack in objects is not brought along (Safari 15.4, March 2022, has it). */
function isTooOld(): boolean {
  return !(
    'hasOwn' in Object &&
    'at' in Array.prototype &&
    'findLast' in Array.prototype &&
    'BroadcastChannel' in window &&
    'showModal' in HTMLDialogElement.prototype
  );
}
