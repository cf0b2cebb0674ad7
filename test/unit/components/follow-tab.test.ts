import { describe, expect, it } from 'vitest';
import type { Browser, Events } from 'webextension-polyfill';
import { followTab, type TabsAndWindows } from '../../../entrypoints/extension/follow-tab.ts';
import { followedTab, panelPage, sidePanelOf } from '../../../entrypoints/extension/panel-surface.ts';
import type { Subject } from '../../../lib/host.ts';

type Listener = (...args: never[]) => void;

/** An event of the browser that a test can fire. */
class FakeEvent<T extends Listener> implements Pick<Events.Event<T>, 'addListener' | 'removeListener'> {
  readonly listeners = new Set<T>();
  addListener = (listener: T) => void this.listeners.add(listener);
  removeListener = (listener: T) => void this.listeners.delete(listener);
  fire(...args: Parameters<T>) {
    for (const listener of this.listeners) listener(...args);
  }
}

interface FakeTab {
  id: number;
  url?: string;
  active: boolean;
  windowId: number;
}

/** A browser with tabs; only addresses the extension may see have a `url`. */
function fakeBrowser(...tabs: FakeTab[]) {
  const events = {
    onActivated: new FakeEvent<(info: { tabId: number; windowId: number }) => void>(),
    onUpdated: new FakeEvent<(id: number, change: object, tab: FakeTab) => void>(),
    onRemoved: new FakeEvent<(id: number) => void>(),
    onFocusChanged: new FakeEvent<(id: number) => void>(),
  };
  const api = {
    tabs: {
      onActivated: events.onActivated,
      onUpdated: events.onUpdated,
      onRemoved: events.onRemoved,
      get: async (id: number) => {
        const tab = tabs.find(one => one.id === id);
        if (tab === undefined) throw new Error('No tab');
        return { ...tab };
      },
      query: async ({ windowId }: { windowId?: number }) =>
        tabs.filter(tab => tab.active && tab.windowId === windowId).map(tab => ({ ...tab })),
    },
    windows: { getCurrent: async () => ({ id: 1 }), onFocusChanged: events.onFocusChanged },
  };
  return { api: asApi(api), tabs, events };
}

/** The fake has what following a tab uses; the rest of the browser's interface is not needed. */
function asApi(fake: object): TabsAndWindows {
  const api: Partial<Record<keyof Browser, unknown>> = fake;
  if (!isApi(api)) throw new Error('The fake browser lacks tabs or windows');
  return api;
}
const isApi = (api: object): api is TabsAndWindows => 'tabs' in api && 'windows' in api;

const settle = () => new Promise(resolve => setTimeout(resolve, 0));
const address = (url: string | null): Subject => ({ kind: 'address', address: url });
const uganda = 'https://www.wikidata.org/wiki/Q1036';
const museum = 'https://www.wikidata.org/wiki/Q190804';

describe('following the active tab of the window', () => {
  it('reports where the person is, and each place they go to, once', async () => {
    const { api, tabs, events } = fakeBrowser({ id: 5, url: uganda, active: true, windowId: 1 });
    const seen: Subject[] = [];
    followTab(api, undefined, subject => seen.push(subject));
    await settle();
    const [tab] = tabs;
    if (tab === undefined) throw new Error('no tab');
    tab.url = museum;
    events.onUpdated.fire(5, { status: 'loading', url: museum }, tab);
    await settle();
    events.onUpdated.fire(5, { status: 'complete' }, tab);
    await settle();
    expect(seen).toEqual([address(uganda), address(museum)]);
  });

  it('reports another site as one that cannot be seen', async () => {
    const { api, tabs, events } = fakeBrowser({ id: 5, url: uganda, active: true, windowId: 1 });
    const seen: Subject[] = [];
    followTab(api, undefined, subject => seen.push(subject));
    await settle();
    const [tab] = tabs;
    if (tab === undefined) throw new Error('no tab');
    delete tab.url;
    events.onUpdated.fire(5, { status: 'loading' }, tab);
    await settle();
    expect(seen).toEqual([address(uganda), address(null)]);
  });

  it('goes along to another tab, and not to one of another window', async () => {
    const { api, tabs, events } = fakeBrowser(
      { id: 5, url: uganda, active: true, windowId: 1 },
      { id: 6, url: museum, active: false, windowId: 1 },
      { id: 7, url: 'https://commons.wikimedia.org/', active: true, windowId: 2 },
    );
    const seen: Subject[] = [];
    followTab(api, undefined, subject => seen.push(subject));
    await settle();
    events.onActivated.fire({ tabId: 7, windowId: 2 });
    await settle();
    for (const tab of tabs) tab.active = tab.id !== 5;
    events.onActivated.fire({ tabId: 6, windowId: 1 });
    await settle();
    expect(seen).toEqual([address(uganda), address(museum)]);
  });

  it('reports a page that is loaded again', async () => {
    const { api, tabs, events } = fakeBrowser({ id: 5, url: uganda, active: true, windowId: 1 });
    const seen: Subject[] = [];
    followTab(api, undefined, subject => seen.push(subject));
    await settle();
    const [tab] = tabs;
    if (tab === undefined) throw new Error('no tab');
    events.onUpdated.fire(5, { status: 'loading' }, tab);
    await settle();
    expect(seen).toEqual([address(uganda), address(uganda)]);
  });

  it('leaves nothing behind when it ends', async () => {
    const { api, events } = fakeBrowser({ id: 5, url: uganda, active: true, windowId: 1 });
    const seen: Subject[] = [];
    followTab(api, undefined, subject => seen.push(subject))();
    await settle();
    expect(seen).toEqual([]);
    expect(Object.values(events).map(event => event.listeners.size)).toEqual([0, 0, 0, 0]);
  });
});

describe('following one tab', () => {
  it('stays with it while others are in front, and says when it is gone', async () => {
    const { api, tabs, events } = fakeBrowser(
      { id: 5, url: uganda, active: false, windowId: 1 },
      { id: 6, url: museum, active: true, windowId: 1 },
    );
    const seen: Subject[] = [];
    followTab(api, 5, subject => seen.push(subject));
    await settle();
    events.onUpdated.fire(6, { url: 'https://commons.wikimedia.org/' }, { id: 6, active: true, windowId: 1 });
    await settle();
    tabs.shift();
    events.onRemoved.fire(5);
    await settle();
    expect(seen).toEqual([address(uganda), { kind: 'closed' }]);
  });
});

describe('the surface of the panel', () => {
  it('keeps the tab it belongs to in its address', () => {
    expect(followedTab(`#${panelPage(12).split('#')[1]}`)).toEqual({ tabId: 12, where: '' });
    const where = 'board/request:Meta%3AA%20%26%20B';
    expect(followedTab(`#${panelPage(7, where).split('#')[1]}`)).toEqual({ tabId: 7, where });
    expect(followedTab('#tab=3&at=%E0%A4%A')).toEqual({ tabId: 3, where: '' });
    expect(panelPage(undefined)).toBe('/sidepanel.html');
    expect(['', '#', '#tab=', '#tab=x', '#tab=1;2'].map(followedTab)).toEqual(Array(5).fill(undefined));
  });

  it('knows a browser with side panels from one without', () => {
    const sidePanel = { setPanelBehavior: async () => undefined };
    expect(sidePanelOf({ sidePanel })).toBe(sidePanel);
    expect([{}, { sidePanel: null }, { sidePanel: {} }].map(sidePanelOf)).toEqual(Array(3).fill(undefined));
  });
});
