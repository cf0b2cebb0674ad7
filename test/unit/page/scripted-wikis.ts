import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openCache } from '../../../lib/store/cache.ts';
import { openStore } from '../../../lib/store/database.ts';
import type { Params, WikiClient } from '../../../lib/wiki/client.ts';
import type { WikiId } from '../../../lib/wiki/sites.ts';
import { FakeClock } from '../wiki/fake-clock.ts';

/** A request as a look sends it. */
export interface Asked {
  readonly wiki: WikiId;
  readonly params: Params;
  readonly signal: AbortSignal | undefined;
}

/** Answers a request, or throws a WikiError. */
export type Answer = (params: Params, signal?: AbortSignal) => unknown;

/** Three wikis that answer as told, a cache of their own, and a list of all that was asked. */
export function scriptedWikis(answers: Partial<Record<WikiId, Answer>>, languages = ['en']) {
  const clock = new FakeClock();
  const asked: Asked[] = [];
  const client = (wiki: WikiId): WikiClient => ({
    wiki,
    clock,
    get: async (params, signal) => {
      asked.push({ wiki, params, signal });
      const answer = answers[wiki];
      if (answer === undefined) throw new Error(`${wiki} was not expected to be asked`);
      return answer(params, signal);
    },
    post: async () => {
      throw new Error('a look never writes');
    },
  });
  const cache = openCache(openStore({ factory: new IDBFactory() }), clock);
  return { deps: { client, cache, clock, languages }, asked, clock, answers };
}

/** The account part of an answer. */
export const signedInAs = (name: string) => ({
  userinfo: { id: 7, name, rights: ['edit'], groups: ['*', 'user'] },
  general: {},
});

export const signedOut = { userinfo: { id: 0, name: '127.0.0.1', anon: true }, general: {} };

/** A page with content, as `prop=info|revisions` gives it. */
export function page(
  title: string,
  content: string,
  more: object = {},
  model = 'wikitext',
  slots: object = {},
) {
  return {
    pageid: 5,
    title,
    lastrevid: 50,
    revisions: [
      {
        revid: 50,
        timestamp: '2026-11-01T00:00:00Z',
        user: 'Somebody',
        slots: { main: { contentmodel: model, content }, ...slots },
      },
    ],
    ...more,
  };
}

export const missing = (title: string) => ({ title, missing: true });

/** A short way to write a statement: the value decides what it is of. */
export function statement(property: string, value: unknown, more: object = {}) {
  return { type: 'statement', rank: 'normal', id: 'Q1$x', mainsnak: snak(property, value), ...more };
}

export function snak(property: string, value: unknown) {
  if (value === null) return { snaktype: 'somevalue', property };
  return { snaktype: 'value', property, datavalue: dataValue(value) };
}

function dataValue(value: unknown) {
  if (typeof value === 'number') return { type: 'quantity', value: { amount: `+${value}`, unit: '1' } };
  if (typeof value === 'object') return { type: 'globecoordinate', value };
  const text = String(value);
  if (/^Q\d+$/.test(text)) return { type: 'wikibase-entityid', value: { 'entity-type': 'item', id: text } };
  if (!/^[+-]\d+-\d\d-\d\dT/.test(text)) return { type: 'string', value: text };
  const precision = text.includes('-00-00T') ? 9 : text.includes('-00T') ? 10 : 11;
  const calendarmodel = 'http://www.wikidata.org/entity/Q1985727';
  return { type: 'time', value: { time: text, timezone: 0, before: 0, after: 0, precision, calendarmodel } };
}

/** An item as its JSON is, from labels and pairs of property and value. */
export function itemJson(
  id: string,
  labels: Readonly<Record<string, string>>,
  statements: readonly ReturnType<typeof statement>[] = [],
  sitelinks: Readonly<Record<string, string>> = {},
) {
  const claims: Record<string, unknown[]> = {};
  for (const one of statements) {
    claims[one.mainsnak.property] = [...(claims[one.mainsnak.property] ?? []), one];
  }
  return {
    type: 'item',
    id,
    lastrevid: 50,
    labels: Object.fromEntries(
      Object.entries(labels).map(([language, value]) => [language, { language, value }]),
    ),
    descriptions: [],
    aliases: [],
    claims: statements.length === 0 ? [] : claims,
    sitelinks: Object.fromEntries(
      Object.entries(sitelinks).map(([site, title]) => [site, { site, title, badges: [] }]),
    ),
  };
}

/** An answer of `wbgetentities`: the items asked for out of these, the others missing. */
export function entitiesOf(params: Params, items: readonly { readonly id: string }[]) {
  const wanted = Array.isArray(params.ids) ? params.ids.map(String) : [];
  const found = wanted.map(id => items.find(item => item.id === id) ?? { id, missing: '' });
  return { entities: Object.fromEntries(found.map(entity => [entity.id, entity])) };
}
