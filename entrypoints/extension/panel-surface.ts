/** Chrome's side panel, which webextension-polyfill passes through but has no types for. */
export interface SidePanelApi {
  setPanelBehavior(behavior: { openPanelOnActionClick: boolean }): Promise<void>;
  /** Only in the turn of something a person did. */
  open(where: { tabId: number }): Promise<void>;
}

/** The side panel of this browser, or undefined where it has none (Firefox, older Chromium, Android). */
export function sidePanelOf(api: object): SidePanelApi | undefined {
  return hasSidePanel(api) ? api.sidePanel : undefined;
}

function hasSidePanel(api: object): api is { sidePanel: SidePanelApi } {
  return (
    'sidePanel' in api &&
    typeof api.sidePanel === 'object' &&
    api.sidePanel !== null &&
    'setPanelBehavior' in api.sidePanel
  );
}

/** Address of the panel as a page of its own, following the tab with this id; `where` in the panel somebody is. */
export function panelPage(tabId: number | undefined, where = ''): string {
  if (tabId === undefined) return '/sidepanel.html';
  const at = where === '' ? '' : `&at=${encodeURIComponent(where)}`;
  return `/sidepanel.html#tab=${tabId}${at}`;
}

/** The tab a panel was told to follow in its address (`#tab=12`) and where to begin, or undefined for a side panel. */
export function followedTab(hash: string): { readonly tabId: number; readonly where: string } | undefined {
  const match = /^#tab=(\d{1,10})(?:&at=([^&]*))?$/.exec(hash);
  if (match?.[1] === undefined) return undefined;
  try {
    return { tabId: Number(match[1]), where: decodeURIComponent(match[2] ?? '') };
  } catch {
    return { tabId: Number(match[1]), where: '' };
  }
}
