import type { Browser } from 'webextension-polyfill';
import { openBatchEngine } from '../../lib/batch/batch-engine.ts';
import { type BatchService, openBatchService } from '../../lib/batch/batch-service.ts';
import { systemClock } from '../../lib/clock.ts';
import { batchNews, broadcastChannel } from './broadcast.ts';
import { offscreenRegex } from './regex-offscreen.ts';
import { threadRegex } from './regex-thread.ts';

const alarm = 'batches';

/**
 * The extension's background as the one that runs batches: goes on while no panel is open, is woken by an alarm when the browser
 * has put it to sleep, and takes up again what a crash interrupted.
 */
export function hostBatches(browser: Browser): BatchService {
  const engine = openBatchEngine({
    fetch: (input, init) => fetch(input, init),
    clock: systemClock,
    timeout: ms => AbortSignal.timeout(ms),
    random: () => Math.random(),
    agent: `PartnershipHelpdeskPanel/${browser.runtime.getManifest().version} (extension)`,
    indexedDB,
    locks: navigator.locks,
    regex: typeof Worker === 'undefined' ? offscreenRegex(browser, browser.runtime) : threadRegex(),
  });
  const button = browser.action ?? browser.browserAction;
  const service = openBatchService(engine.runner, engine.journal, broadcastChannel(batchNews), {
    // Each call also tells the browser that the worker is not idle. Android has no badges.
    badge: text => void button.setBadgeText?.({ text: text ?? '' }),
    wakeMe: wanted =>
      void (wanted ? browser.alarms.create(alarm, { periodInMinutes: 0.5 }) : browser.alarms.clear(alarm)),
    rested: batch => void notify(browser, batch.name),
  });
  browser.runtime.onMessage.addListener((message: unknown) =>
    service.serve(message) ? Promise.resolve(true) : undefined,
  );
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarm) void service.wake();
  });
  browser.runtime.onStartup.addListener(() => void service.wake());
  void service.wake();
  return service;
}

/** A notice, where the person has allowed notices; the badge says it everywhere. */
async function notify(browser: Browser, name: string): Promise<void> {
  if (!(await browser.permissions.contains({ permissions: ['notifications'] }))) return;
  const title = browser.i18n.getMessage('batchRested');
  await browser.notifications.create({
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title: title === '' ? browser.i18n.getMessage('extensionName') : title,
    message: name,
  });
}
