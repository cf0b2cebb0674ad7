import { locate } from '../../../lib/page/address/address.ts';
import type { Place } from '../../../lib/page/address/place.ts';
import type { About } from '../../../lib/page/look/about.ts';
import { lookAt } from '../../../lib/page/look/look.ts';
import type { LookDeps } from '../../../lib/page/look/look-deps.ts';
import type { Look } from '../../../lib/page/look/look-types.ts';
import { type Params, WikiError } from '../../../lib/wiki/client.ts';
import {
  entitiesOf,
  itemJson,
  missing,
  page,
  type scriptedWikis,
  signedInAs,
  statement,
} from './scripted-wikis.ts';

/** Looking at pages of three wikis that answer as told. */

export const account = signedInAs('DemoUser');

export function placeOf(address: string): Place {
  const place = locate(address);
  if (place.at !== 'wiki') throw new Error('elsewhere');
  return place;
}

export const metaTitles = ({ item, names, metaPage }: About) =>
  [
    'Config',
    ...(item === null ? [] : [`Desk/${item}`]),
    ...names.map(name => `Desk/${name}`),
    metaPage ?? 'Config',
  ].filter((title, at, all) => all.indexOf(title) === at);

export function titlesIn(params: Params): readonly string[] {
  return Array.isArray(params.titles) ? params.titles.map(String) : [];
}

/** Meta with the account and no page at all. */
export const emptyMeta = (params: Params) => ({
  query: { ...account, pages: titlesIn(params).map(title => missing(title)) },
});

export const museum = itemJson('Q7', { en: 'Uganda Museum', de: 'Uganda-Museum' }, [
  statement('P31', 'Q33506'),
  statement('P17', 'Q1036'),
  statement('P856', 'https://museum.example/'),
  statement('P8768', 'https://museum.example/catalogue'),
  statement('P968', 'mailto:someone@museum.example'),
]);
export const things = [itemJson('Q1036', { en: 'Uganda' }), itemJson('Q33506', { en: 'museum' })];

export type Wikis = ReturnType<typeof scriptedWikis>;

export async function look(wikis: Wikis, address: string, more: Partial<LookDeps> = {}) {
  const stages: Look[] = [];
  const before = wikis.asked.length;
  const whole = await lookAt(placeOf(address), { ...wikis.deps, metaTitles, ...more }, stage =>
    stages.push(stage),
  );
  return { whole, stages, asked: wikis.asked.slice(before) };
}

export function itemPage(params: Params) {
  if (params.action === 'wbgetentities') return entitiesOf(params, [...things, museum]);
  return { query: { ...account, pages: [page('Q7', JSON.stringify(museum), {}, 'wikibase-item')] } };
}

export const museumPage = 'https://www.wikidata.org/wiki/Q7';

export function apiError(code: string): WikiError {
  const errors = [{ code, text: code, names: [], data: {} }];
  return new WikiError({ kind: 'api', errors, retryAfter: null, response: null }, code);
}
