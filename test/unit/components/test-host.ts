import { IDBFactory } from 'fake-indexeddb';
import { systemClock } from '../../../lib/clock.ts';
import type { Host, Subject } from '../../../lib/host.ts';

/** A host without a browser: settings in memory, a database of its own, and a page that the test moves. */
export function testHost(part: Partial<Host> = {}): Host & { show(subject: Subject): void } {
  let kept: unknown;
  const reports = new Set<(subject: Subject) => void>();
  return {
    kind: 'tab',
    version: '0.0.0',
    agent: 'test',
    languages: ['en'],
    fetch: () => Promise.reject(new TypeError('This test has no network')),
    clock: systemClock,
    timeout: ms => AbortSignal.timeout(ms),
    random: () => 0.5,
    indexedDB: new IDBFactory(),
    locks: { request: (_name, _options, work) => work({}) },
    settings: {
      read: async () => kept,
      write: async value => {
        kept = value;
      },
      watch: () => () => undefined,
    },
    broadcast: { send: () => undefined, listen: () => () => undefined },
    watchSubject(report) {
      reports.add(report);
      return () => reports.delete(report);
    },
    watchDark(report) {
      report(false);
      return () => undefined;
    },
    badge: () => undefined,
    openInTab: undefined,
    ...part,
    show(subject) {
      for (const report of reports) report(subject);
    },
  };
}
