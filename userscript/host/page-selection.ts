import type { SelectedText } from '../../lib/host.ts';
import { type Selection, selectionHere, tidySelection } from '../../lib/page/address/selection.ts';

/** What was selected in a page, for as long as it is followed. */
export interface PageSelection {
  read(): SelectedText;
  stop(): void;
}

/**
 * Follows what is selected in the page around the panel (`panel`: the root of its tree). Browsers let go of a selection
 * when a person presses or types elsewhere, so what stood when they came to the panel is remembered.
 */
export function followSelection(window: Window, panel: EventTarget): PageSelection {
  const { document } = window;
  const nothing: Selection = { text: '', address: '' };
  let kept = nothing;
  let inPanel = false;
  const isInPanel = (event: Event) => event.composedPath().includes(panel);
  const pressed = (event: Event) => {
    const now = isInPanel(event);
    // The press itself has not moved the selection yet.
    if (now && !inPanel) kept = selectionHere();
    inPanel = now;
  };
  // The press has moved the selection by now, and its event may come only after the next focus.
  const clicked = (event: Event) => {
    if (!isInPanel(event)) kept = selectionHere();
  };
  const focused = (event: Event) => {
    inPanel = isInPanel(event);
  };
  const changed = () => {
    if (!inPanel) kept = selectionHere();
  };
  window.addEventListener('pointerdown', pressed, true);
  window.addEventListener('click', clicked, true);
  window.addEventListener('focusin', focused, true);
  document.addEventListener('selectionchange', changed);
  return {
    read() {
      const tidy = tidySelection(inPanel ? kept : selectionHere());
      return tidy === null ? { kind: 'nothing' } : { kind: 'text', ...tidy };
    },
    stop() {
      window.removeEventListener('pointerdown', pressed, true);
      window.removeEventListener('click', clicked, true);
      window.removeEventListener('focusin', focused, true);
      document.removeEventListener('selectionchange', changed);
    },
  };
}
