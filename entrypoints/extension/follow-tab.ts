import type { Browser, Tabs } from 'webextension-polyfill';
import type { Subject } from '../../lib/host.ts';

/** The part of the browser's interface that following a tab takes. */
export type TabsAndWindows = Pick<Browser, 'tabs' | 'windows'>;

/**
 * Reports the address in front of the person, at once and whenever it changes or is loaded again. Without a tab id it
 * is the active tab of the panel's own window; with one it is that tab, until it is closed.
 *
 * The extension has no `tabs` permission: the browser shows it addresses of the three wikis only, and none for any
 * other site, which is reported as null. Gives back what ends it.
 */
export function followTab(
  api: TabsAndWindows,
  tabId: number | undefined,
  report: (subject: Subject) => void,
): () => void {
  let last: string | null | undefined;
  let ended = false;
  /** Answers may come out of order; only the newest question counts. */
  let question = 0;
  let windowId: number | undefined;

  async function look(loadedAgain: boolean): Promise<void> {
    const mine = ++question;
    const subject = await find();
    if (ended || mine !== question) return;
    const address = subject.kind === 'address' ? subject.address : undefined;
    if (address === last && !loadedAgain && subject.kind === 'address') return;
    last = address;
    report(subject);
  }

  async function find(): Promise<Subject> {
    try {
      if (tabId !== undefined) return ofTab(await api.tabs.get(tabId));
      windowId ??= (await api.windows.getCurrent()).id;
      const [tab] = await api.tabs.query({ active: true, ...(windowId === undefined ? {} : { windowId }) });
      return tab === undefined ? { kind: 'address', address: null } : ofTab(tab);
    } catch {
      // tabs.get rejects for a tab that is gone; a query of the active tab only fails while the window closes.
      return tabId === undefined ? { kind: 'address', address: null } : { kind: 'closed' };
    }
  }

  const onActivated = (info: Tabs.OnActivatedActiveInfoType) => {
    if (tabId === undefined && (windowId === undefined || info.windowId === windowId)) void look(false);
  };
  const onUpdated = (id: number, change: Tabs.OnUpdatedChangeInfoType, tab: Tabs.Tab) => {
    if (tabId === undefined ? !tab.active : id !== tabId) return;
    // `url` also comes for history navigations; `loading` without a new address is a reload, `complete` comes after
    // redirects and settles what a lost event left.
    if (change.url !== undefined) void look(false);
    else if (change.status === 'loading') void look(tab.url !== undefined && tab.url === last);
    else if (change.status === 'complete') void look(false);
  };
  const onRemoved = (id: number) => {
    if (id === tabId) void look(false);
  };
  const onFocus = () => void look(false);

  api.tabs.onActivated.addListener(onActivated);
  api.tabs.onUpdated.addListener(onUpdated);
  api.tabs.onRemoved.addListener(onRemoved);
  // Not on every Android browser.
  api.windows?.onFocusChanged?.addListener(onFocus);
  void look(false);

  return () => {
    ended = true;
    api.tabs.onActivated.removeListener(onActivated);
    api.tabs.onUpdated.removeListener(onUpdated);
    api.tabs.onRemoved.removeListener(onRemoved);
    api.windows?.onFocusChanged?.removeListener(onFocus);
  };
}

function ofTab(tab: Tabs.Tab): Subject {
  const address = tab.url !== undefined && /^https?:/.test(tab.url) ? tab.url : null;
  return { kind: 'address', address };
}
