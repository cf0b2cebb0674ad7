/** The three wikis the panel works on. */
export type WikiId = 'commons' | 'wikidata' | 'meta';

/** Where one wiki lives. Hosts as they are on Wikimedia's production servers. */
export interface Site {
  readonly id: WikiId;
  readonly host: string;
  readonly mobileHost: string;
  /** Prefix that links to this wiki from the two others, as in `[[c:File:X.jpg]]`. */
  readonly interwiki: string;
  /** Name of the wiki in Wikibase sitelinks. */
  readonly sitelink: string;
}

export const sites: Readonly<Record<WikiId, Site>> = {
  commons: {
    id: 'commons',
    host: 'commons.wikimedia.org',
    mobileHost: 'commons.m.wikimedia.org',
    interwiki: 'c',
    sitelink: 'commonswiki',
  },
  wikidata: {
    id: 'wikidata',
    host: 'www.wikidata.org',
    mobileHost: 'm.wikidata.org',
    interwiki: 'd',
    sitelink: 'wikidatawiki',
  },
  meta: {
    id: 'meta',
    host: 'meta.wikimedia.org',
    mobileHost: 'meta.m.wikimedia.org',
    interwiki: 'm',
    sitelink: 'metawiki',
  },
};

export const wikiIds = Object.keys(sites) as readonly WikiId[];

/** The wiki that answers under a host name (no port), or undefined for any other site. */
export function wikiOfHost(host: string): WikiId | undefined {
  return wikiIds.find(id => sites[id].host === host || sites[id].mobileHost === host);
}

/**
 * Whether a page of this origin and a wiki belong to different sites in the eyes of a browser, so that it may keep the
 * wiki's cookies back. Commons and Meta are of one site, Wikidata of another.
 */
export function isAcrossSites(origin: string, wiki: WikiId): boolean {
  const site = (host: string) => host.split('.').slice(-2).join('.');
  return site(new URL(origin).hostname) !== site(sites[wiki].host);
}

/** Address of the action API of a wiki. */
export function apiUrl(wiki: WikiId): string {
  return `https://${sites[wiki].host}/w/api.php`;
}

/**
 * Address of a page (title with spaces or underscores), or with `params` of a view of it.
 * Colons and slashes stay readable, as MediaWiki's own links keep them.
 */
export function pageUrl(wiki: WikiId, title: string, params?: Readonly<Record<string, string>>): string {
  const path = encodeURIComponent(title.replaceAll(' ', '_'))
    .replaceAll('%3A', ':')
    .replaceAll('%2F', '/')
    .replaceAll('%2C', ',');
  const base = `https://${sites[wiki].host}`;
  if (params === undefined) return `${base}/wiki/${path}`;
  return `${base}/w/index.php?title=${path}&${new URLSearchParams(params)}`;
}
