import { readFileSync } from 'node:fs';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import type { RecordServices } from '../../../components/triage/record/record-services.ts';
import { systemClock } from '../../../lib/clock.ts';
import { type Config, defaultConfig } from '../../../lib/desk/config.ts';
import type { Opportunity } from '../../../lib/desk/opportunity/opportunity.ts';
import { createOpportunityText, parseOpportunity } from '../../../lib/desk/opportunity/opportunity-record.ts';
import { toCatalogue } from '../../../lib/i18n/catalogue.ts';
import { createI18n } from '../../../lib/i18n/i18n.ts';
import { openStore } from '../../../lib/store/database.ts';
import { openDrafts } from '../../../lib/store/drafts.ts';
import type { WikiClient } from '../../../lib/wiki/client.ts';

/** What the tests of records on the board share. */

export const staff = 'Maja';
export const config: Config = {
  ...defaultConfig,
  roles: { staff: [staff, 'Jonas Berg'], committee: ['Karim'], organizers: [] },
};

/** One that Amina flagged, and nobody took up. */
export const flagged: Opportunity = {
  status: 'flagged',
  partner: 'Harbour Museum',
  item: null,
  kind: 'museum',
  country: ['UG'],
  material: ['photographs'],
  volume: 'about 4,000',
  licence: 'public-domain',
  languages: ['sw'],
  links: ['https://example.org/negatives'],
  claimedBy: '',
  claimedUntil: '',
  reason: '',
  duplicateOf: '',
  request: '',
  sightings: [
    {
      by: 'Amina Okello',
      at: '2026-11-01T09:30:00Z',
      page: 'c:Category:Harbour Museum',
      material: ['photographs'],
      volume: 'about 4,000',
      licence: 'public-domain',
      why: 'Nobody has scanned them.',
    },
  ],
};

export const titleOf = (name: string) => `${defaultConfig.pages.opportunities}/${name}`;

/** The page of an opportunity. */
export const opportunityText = (part: Partial<Opportunity>) =>
  createOpportunityText({ ...flagged, ...part }, defaultConfig);

/** The record on a page, which must hold one. */
export function recordOf(text: string | undefined): Opportunity {
  const read = parseOpportunity(text ?? '', defaultConfig);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.record;
}

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

const groups = ['core', 'forms', 'known', 'flag', 'request', 'board', 'record'];

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
