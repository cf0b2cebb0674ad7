import type { WikiId } from '../../wiki/sites.ts';
import { sites, wikiOfHost } from '../../wiki/sites.ts';
import { decodePercent, parseQuery } from './decode.ts';
import { subjectOfEntity, subjectOfTitle, titleOfEntity } from './entity-titles.ts';
import type { Elsewhere, Place, PlaceSubject } from './place.ts';
import { locateSpecial, toNumber } from './special.ts';
import { normalizeTitle, splitNamespace } from './titles.ts';

export type { Elsewhere, Place, PlaceSubject } from './place.ts';

/**
 * Where an address of a tab points: a place on one of the three wikis, or somewhere the panel has nothing to say about.
 * Pure and total: any text gives an answer, none throws. Desktop and mobile hosts, `/wiki/…`, `index.php` with `title`,
 * `curid`, `oldid` and `diff`, `/entity/…`, and the special pages that stand for a page are understood.
 */
export function locate(address: string): Place | Elsewhere {
  const url = parseUrl(address);
  if (url === null) return { at: 'elsewhere', why: 'none', host: null };
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return { at: 'elsewhere', why: 'browser-page', host: null };
  }
  const host = url.hostname.replace(/\.$/, '');
  const wiki = wikiOfHost(host);
  if (wiki === undefined) return { at: 'elsewhere', why: 'another-site', host: host === '' ? null : host };

  const params = parseQuery(url.search);
  const subject = subjectOf(wiki, url.pathname, params);
  const fragment = decodePercent(url.hash.replace(/^#/, ''));
  return {
    at: 'wiki',
    // Special:EntityPage/Q1 leads to Wikidata from every wiki.
    wiki: subject.kind === 'entity' ? 'wikidata' : wiki,
    mobile: host === sites[wiki].mobileHost,
    subject,
    action: actionOf(params),
    fragment: fragment === '' ? null : fragment,
    language: params.get('uselang') || params.get('variant') || null,
  };
}

/** The identity of a place for caches and comparisons: equal for addresses that show the same page. */
export function placeKey(place: Place): string {
  const { kind, ...rest } = place.subject;
  return [place.wiki, kind, ...Object.values(rest)].join('|');
}

function parseUrl(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

function actionOf(params: ReadonlyMap<string, string>): string {
  if (params.has('diff')) return 'diff';
  return params.get('action') || params.get('veaction') || 'view';
}

function subjectOf(wiki: WikiId, path: string, params: ReadonlyMap<string, string>): PlaceSubject {
  const inPath = titleInPath(path);
  if (inPath === undefined) {
    const entity = /^\/entity\/(?:statement\/)?([^/]+)$/.exec(path);
    const id = decodePercent(entity?.[1] ?? '').split(/[.$-]/)[0] ?? '';
    return subjectOfEntity(id) ?? { kind: 'not-a-page' };
  }
  // index.php looks at these in this order; `oldid` and `diff` win over the title (MediaWiki, ActionEntryPoint).
  const pageId = toNumber(params.get('curid'));
  if (pageId !== null) return { kind: 'page-id', pageId };
  const asked = params.get('title') || decodePercent(inPath);
  const subject = asked === '' ? null : ofTitle(wiki, asked, params);
  const title =
    subject?.kind === 'title' ? subject.title : subject?.kind === 'entity' ? titleOfEntity(subject.id) : null;
  if (subject === null || title !== null) {
    const revision = toNumber(params.get('oldid')) ?? toNumber(params.get('diff'));
    if (revision !== null) return { kind: 'revision', revision, title };
  }
  if (subject === null && params.has('search')) return { kind: 'search', text: params.get('search') ?? '' };
  return subject ?? { kind: 'main-page' };
}

/** The still encoded title in the path of a page, empty for none; undefined when the path is not that of a page. */
function titleInPath(path: string): string | undefined {
  if (path === '/' || path === '/w' || path === '/w/') return '';
  const match = /^\/(?:wiki|w\/index\.php)(?:\/([\s\S]*))?$/.exec(path);
  return match === null ? undefined : (match[1] ?? '');
}

function ofTitle(wiki: WikiId, asked: string, params: ReadonlyMap<string, string>): PlaceSubject {
  const title = normalizeTitle(asked);
  if (title === null) return { kind: 'bad-title', title: asked };
  const [namespace, name] = splitNamespace(title);
  if (namespace === 'Special') return locateSpecial(wiki, name, params);
  return subjectOfTitle(wiki, title);
}
