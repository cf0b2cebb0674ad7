import { IDBFactory } from 'fake-indexeddb';
import type { BoardServices } from '../../../components/triage/board-model.ts';
import type { ViewsServices } from '../../../components/triage/views-model.ts';
import { systemClock } from '../../../lib/clock.ts';
import type { Board, BoardRecord } from '../../../lib/desk/board/board-load.ts';
import type { SavedView, ViewsSaved } from '../../../lib/desk/board/board-views.ts';
import { type Config, defaultConfig } from '../../../lib/desk/config.ts';
import type { Opportunity } from '../../../lib/desk/opportunity/opportunity.ts';
import { type Cache, openCache } from '../../../lib/store/cache.ts';
import { openStore } from '../../../lib/store/database.ts';
import { recordServices } from './record-stage.ts';
import { metaWith } from './request-stage.ts';

/** What the tests of the board share. */

export const now = Date.parse('2026-11-21T10:00:00Z');
export const config: Config = { ...defaultConfig, roles: { ...defaultConfig.roles, staff: ['Sara'] } };

export const record = (partner: string, change: Partial<Opportunity> = {}): Opportunity => ({
  status: 'flagged',
  partner,
  item: null,
  kind: null,
  country: [],
  material: [],
  volume: '',
  licence: null,
  languages: [],
  links: [],
  claimedBy: '',
  claimedUntil: '',
  reason: '',
  duplicateOf: '',
  request: '',
  sightings: [],
  ...change,
});

/** On the page `O/<name>`; one that is named Broken cannot be read. */
export const listed = (
  name: string,
  pageId: number,
  change: Partial<Opportunity> = {},
): BoardRecord<Opportunity> => ({
  title: `O/${name}`,
  pageId,
  revision: 1,
  timestamp: '2026-11-01T00:00:00Z',
  changedBy: 'Ann',
  comment: '',
  record: name === 'Broken' ? null : record(name, change),
  older: null,
  trouble: name === 'Broken' ? { kind: 'broken', problems: [{ kind: 'unclosed' }] } : null,
});

export const boardWith = (...opportunities: readonly BoardRecord<Opportunity>[]): Board => ({
  opportunities,
  requests: [],
  gone: [],
  unread: 0,
  problem: null,
  listed: true,
});

export const board = (...names: readonly string[]): Board =>
  boardWith(...names.map((name, at) => listed(name, at + 1)));

export const services = (part: Partial<BoardServices> = {}): BoardServices => ({
  config,
  language: 'en',
  now: () => now,
  read: () => Promise.resolve(board('Alpha', 'Beta', 'Broken', 'Gamma')),
  records: recordServices(metaWith({}).client, config, 'Sara'),
  ...part,
});

/** A cache of a browser of its own. */
export const emptyCache = (): Cache => openCache(openStore({ factory: new IDBFactory() }), systemClock);

/** The views of somebody, kept in memory. */
export function keptViews(
  ...views: readonly SavedView[]
): ViewsServices & { readonly kept: () => readonly SavedView[] } {
  let kept = views;
  return {
    kept: () => kept,
    read: async () => ({ views: kept }),
    async change(change): Promise<ViewsSaved> {
      kept = change(kept);
      return { kind: 'saved', views: kept };
    },
  };
}
