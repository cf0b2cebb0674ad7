import type { Browser } from 'webextension-polyfill';
import type { SelectedText } from '../../lib/host.ts';
import { tidySelection } from '../../lib/page/selection.ts';

/** The part of the browser's interface that reading a selection takes. */
export interface SelectionApi {
  readonly permissions: Pick<Browser['permissions'], 'request'>;
  readonly tabs: Pick<Browser['tabs'], 'query'>;
  /** There once the permission was given. */
  readonly scripting?: Pick<Browser['scripting'], 'executeScript'>;
}

/**
 * Reads what the person selected in a tab (the active one of this window without an id). `scripting` is asked for now and not before: to be called straight from a click, as browsers demand. The extension
 * may look into the three wikis only, so that any other page is "unavailable".
 */
export async function readSelectedText(api: SelectionApi, tabId: number | undefined): Promise<SelectedText> {
  try {
    if (!(await api.permissions.request({ permissions: ['scripting'] }))) return { kind: 'refused' };
    const id = tabId ?? (await api.tabs.query({ active: true, currentWindow: true }))[0]?.id;
    if (id === undefined || api.scripting === undefined) return { kind: 'unavailable' };
    const [frame] = await api.scripting.executeScript({ target: { tabId: id }, func: selectionHere });
    const text = tidySelection(typeof frame?.result === 'string' ? frame.result : '');
    return text === null ? { kind: 'nothing' } : { kind: 'text', text };
  } catch {
    // Another site, a page of the browser, a tab that is gone: the browser refuses with a message for developers.
    return { kind: 'unavailable' };
  }
}

/** Runs in the page: nothing from outside this function is there. The selection of a field is not the document's. */
export function selectionHere(): string {
  const field = document.activeElement;
  if (field instanceof HTMLTextAreaElement) {
    return field.value.slice(field.selectionStart, field.selectionEnd);
  }
  return getSelection()?.toString() ?? '';
}
