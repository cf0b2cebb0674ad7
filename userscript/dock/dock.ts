import css from './dock.css?inline';
import { addSheet } from './sheets.ts';

/** Width of the panel at the side of a page, as in dock.css. */
const width = 400;
/** Narrower windows have no room beside the panel: it takes the whole of them. */
const narrow = '(max-width: 640px)';
/** From this width on the page makes room; below it the panel covers its edge. */
const roomy = 1120;

export interface DockOptions {
  /** The name people who listen hear. */
  readonly label: string;
  /** Styles of what goes into it. */
  readonly styles: readonly string[];
  /** The skin is made for small screens: the panel always takes the whole window. */
  readonly mobileSkin: boolean;
  /** The person closed it with Escape or, on a phone, with the gesture for going back. */
  readonly onEscape: () => void;
}

/** The frame around a panel in a page. */
export interface Dock {
  /** What Codex' tokens are put on, and the panel into. */
  readonly tokens: HTMLElement;
  /** What a style sheet that comes later belongs to. */
  readonly root: ShadowRoot;
  focus(): void;
  remove(): void;
}

/** Whether a panel would take the whole window. */
export function takesWholeWindow(window: Window, mobileSkin: boolean): boolean {
  return mobileSkin || window.matchMedia(narrow).matches;
}

/**
 * Makes a place for the panel in a shadow tree beside `<body>`: at the side where the lines of the page end, or over the
 * whole window. Keys pressed in it do not reach the page, which takes single letters for commands.
 */
export function openDock(window: Window, options: DockOptions): Dock {
  const { document } = window;
  const side = window.getComputedStyle(document.documentElement).direction === 'rtl' ? 'left' : 'right';
  const host = document.createElement('div');
  host.id = 'helpdesk-panel';
  const shadow = host.attachShadow({ mode: 'open' });
  for (const style of [...options.styles, css]) addSheet(shadow, style);

  const dialog = document.createElement('dialog');
  dialog.className = 'dock';
  dialog.dataset.side = side;
  dialog.tabIndex = -1;
  dialog.setAttribute('aria-label', options.label);
  const tokens = document.createElement('div');
  tokens.className = 'panel-tokens';
  dialog.append(tokens);
  shadow.append(dialog);
  document.documentElement.append(host);

  for (const type of ['keydown', 'keypress', 'keyup'] as const) {
    dialog.addEventListener(type, event => {
      event.stopPropagation();
      if (type !== 'keydown' || event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      event.preventDefault();
      options.onEscape();
    });
  }
  dialog.addEventListener('cancel', event => {
    event.preventDefault();
    options.onEscape();
  });

  const query = window.matchMedia(narrow);
  let removeFromPage = () => {};
  const arrange = () => {
    const mode = takesWholeWindow(window, options.mobileSkin) ? 'full' : 'side';
    if (dialog.dataset.mode === mode) return;
    dialog.dataset.mode = mode;
    removeFromPage();
    removeFromPage = addSheet(document, mode === 'full' ? still : roomFor(side));
    if (dialog.open) dialog.close();
    if (mode === 'full') {
      dialog.removeAttribute('role');
      dialog.showModal();
    } else {
      // Not show(), which would take the focus.
      dialog.setAttribute('role', 'complementary');
      dialog.open = true;
    }
  };
  arrange();
  query.addEventListener('change', arrange);

  return {
    tokens,
    root: shadow,
    focus: () => dialog.focus({ preventScroll: true }),
    remove() {
      query.removeEventListener('change', arrange);
      removeFromPage();
      host.remove();
    },
  };
}

/**
 * A page that is covered stays where it is, and what is too wide in it is cut off: it would make a phone's window wider than
 * its screen, and the panel with it, so that its edge and the buttons at its foot stood outside.
 */
const still = `@media screen {
  html { overflow: hidden !important }
  body { position: relative !important; overflow: hidden !important; overflow: clip !important }
}`;

/**
 * Room beside the page, for as long as the panel is open at its side. What skins stick to the window (the headers of
 * Timeless and Vector 2022) does not follow its body and is told by itself.
 */
function roomFor(side: 'left' | 'right'): string {
  const page = `body { position: relative !important; margin-${side}: ${width}px !important }`;
  const stuck = `#mw-header-container, .vector-sticky-header-container { max-width: calc(100% - ${width}px) !important }`;
  return `@media screen and (min-width: ${roomy}px) { ${page} ${stuck} }`;
}
