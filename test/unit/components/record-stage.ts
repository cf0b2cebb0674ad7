import { readFileSync } from 'node:fs';
import { IDBFactory } from 'fake-indexeddb';
import type { RecordServices } from '../../../components/triage/record/record-services.ts';
import { systemClock } from '../../../lib/clock.ts';
import type { Config } from '../../../lib/desk/config.ts';
import { toCatalogue } from '../../../lib/i18n/catalogue.ts';
import { createI18n } from '../../../lib/i18n/i18n.ts';
import { openStore } from '../../../lib/store/database.ts';
import { openDrafts } from '../../../lib/store/drafts.ts';
import type { WikiClient } from '../../../lib/wiki/client.ts';

/** What the tests of records on the board share. */

/** Acting on records of a wiki in memory, as one of its people. */
export function recordServices(
  client: WikiClient,
  config: Config,
  user: string,
  part: Partial<RecordServices> = {},
): RecordServices {
  return {
    deps: { writer: { client, gate: { run: (_kind, work) => work() }, user }, config, random: () => 0 },
    drafts: openDrafts(openStore({ factory: new IDBFactory() }), systemClock),
    onSend: () => undefined,
    look: () => Promise.reject(new Error('This test looks at no page')),
    ...part,
  };
}

const groups = ['core', 'flag', 'request', 'board', 'record'];

/** English of every group that the board brings along. */
export const words = createI18n(
  'en',
  new Map([
    [
      'en',
      new Map(
        groups.flatMap(group => {
          const file: unknown = JSON.parse(readFileSync(`lib/i18n/messages/${group}/en.json`, 'utf8'));
          return [...toCatalogue(file as Record<string, unknown>)];
        }),
      ),
    ],
  ]),
);
