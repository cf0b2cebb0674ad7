import type { Browser } from 'webextension-polyfill';
import * as z from 'zod/mini';
import type { SelectedText } from '../../lib/host.ts';
import { type Selection, selectionHere, tidySelection } from '../../lib/page/address/selection.ts';

/** What comes back from the page. */
const selectionSchema: z.ZodMiniType<Selection> = z.object({ text: z.string(), address: z.string() });

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
    const found = selectionSchema.safeParse(frame?.result);
    const tidy = found.success ? tidySelection(found.data) : null;
    return tidy === null ? { kind: 'nothing' } : { kind: 'text', ...tidy };
  } catch {
    // Another site, a page of the browser, a tab that is gone: the browser refuses with a message for developers.
    return { kind: 'unavailable' };
  }
}
