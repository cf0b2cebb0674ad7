import browser, { type Permissions } from 'webextension-polyfill';
import { remoteControl } from '../../lib/batch/batch-control.ts';
import { systemClock } from '../../lib/clock.ts';
import type { Host, KeptValue } from '../../lib/host.ts';
import { batchNews, broadcastChannel } from './broadcast.ts';
import { followTab } from './follow-tab.ts';
import { followedTab, panelPage } from './panel-surface.ts';
import { threadRegex } from './regex-thread.ts';
import { readSelectedText } from './selected-text.ts';

const notices = { permissions: ['notifications'] } as const satisfies Permissions.Permissions;

/** The extension's panel page as a host. The hash of its address tells which tab to follow, if it is a tab itself. */
export function extensionHost(hash: string): Host {
  const followed = followedTab(hash);
  const tabId = followed?.tabId;
  const { version } = browser.runtime.getManifest();
  return {
    kind: tabId === undefined ? 'side-panel' : 'tab',
    version,
    agent: `PartnershipHelpdeskPanel/${version} (extension)`,
    languages: navigator.languages,
    fetch: (input, init) => fetch(input, init),
    clock: systemClock,
    timeout: ms => AbortSignal.timeout(ms),
    random: () => Math.random(),
    indexedDB,
    locks: navigator.locks,
    settings: keptInStorage('settings'),
    broadcast: broadcastChannel('panels'),
    regex: threadRegex(),
    batches: remoteControl(
      async request => void (await browser.runtime.sendMessage(request)),
      broadcastChannel(batchNews),
    ),
    watchSubject: report => followTab(browser, tabId, report),
    watchDark: followSystemTheme,
    selectedText: () => readSelectedText(browser, tabId),
    notices: {
      allowed: () => browser.permissions.contains(notices),
      ask: () => browser.permissions.request(notices).catch(() => false),
    },
    badge(text) {
      const button = browser.action ?? browser.browserAction;
      // A badge is a courtesy: browsers without one (Android) go without.
      void button.setBadgeText?.({ text: text ?? '' });
    },
    openInTab:
      tabId === undefined
        ? async where => {
            const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
            await browser.tabs.create({
              url: panelPage(tab?.id, where),
              ...(tab === undefined ? {} : { index: tab.index + 1 }),
            });
          }
        : undefined,
    ...(followed === undefined ? {} : { whereabouts: inAddress(followed) }),
  };
}

/** A panel that is a tab says in its address where in it somebody is. */
function inAddress({ tabId, where }: { tabId: number; where: string }): NonNullable<Host['whereabouts']> {
  return {
    first: where,
    keep: now => history.replaceState(null, '', panelPage(tabId, now)),
  };
}

function followSystemTheme(report: (dark: boolean) => void): () => void {
  const query = matchMedia('(prefers-color-scheme: dark)');
  const tell = () => report(query.matches);
  query.addEventListener('change', tell);
  tell();
  return () => query.removeEventListener('change', tell);
}

function keptInStorage(key: string): KeptValue {
  return {
    read: async () => (await browser.storage.local.get(key))[key],
    write: value => browser.storage.local.set({ [key]: value }),
    watch(changed) {
      const listener = (changes: Record<string, { newValue?: unknown }>) => {
        const change = Object.hasOwn(changes, key) ? changes[key] : undefined;
        if (change !== undefined) changed(change.newValue);
      };
      browser.storage.local.onChanged.addListener(listener);
      return () => browser.storage.local.onChanged.removeListener(listener);
    },
  };
}
