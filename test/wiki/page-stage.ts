import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { systemClock } from '../../lib/clock.ts';
import { type Opening, openOn } from '../../lib/desk/opening/opening.ts';
import { openCache } from '../../lib/store/cache.ts';
import { openStore } from '../../lib/store/database.ts';
import { openWiki } from '../../lib/wiki/client-m3api.ts';
import { pageUrl, type WikiId } from '../../lib/wiki/sites.ts';
import type { LoggedRequest, Session } from '../sandbox/index.ts';
import { editor, sandbox } from './sandbox-stage.ts';

/** Opening the panel on pages of the sandbox. */

/** A panel of its own: a browser profile without any cache. */
export function panel(session: Session = editor, languages: readonly string[] = ['en']) {
  const env = { fetch: session.fetch, clock: systemClock, agent: 'panel-test/1.0 (sandbox)' };
  const cache = openCache(openStore({ factory: new IDBFactory() }), systemClock);
  const deps = { client: (wiki: WikiId) => openWiki(wiki, env), cache, clock: systemClock, languages };
  const open = async (address: string) => {
    const mark = await sandbox.requests.mark();
    const opening = await openOn(address, deps);
    return { opening, requests: await sandbox.requests.since(mark) };
  };
  return { deps, open };
}

export type Opened = Extract<Opening, { state: 'open' }>;

export function opened(opening: Opening): Opened {
  if (opening.state !== 'open') throw new Error(`not open: ${JSON.stringify(opening)}`);
  return opening;
}

/** One word per request: the wiki, and for Wikidata whether labels or claims were asked for. */
export function kinds(requests: readonly LoggedRequest[]): readonly string[] {
  return requests
    .map(({ wiki, action, params }) => {
      if (action !== 'wbgetentities') return wiki;
      return params.props === 'labels' ? 'labels' : 'item';
    })
    .sort();
}

export const item = (id: string) => pageUrl('wikidata', id);
export const commons = (title: string) => pageUrl('commons', title);
export const museumCategory = 'Category:Norrviken Maritime Museum';
export const storm = 'File:Storm over the Harbour (NMM 1902-17).jpg';
