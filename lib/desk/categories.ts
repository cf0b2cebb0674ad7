import type { Config } from './config.ts';
import { slug } from './titles.ts';

/** By what the records of opportunities are sorted; the template puts a record into one category of each. */
export type OpportunityFacet = 'status' | 'kind' | 'country';

/** The category (without namespace) of all opportunities, or of those with one status, kind or country. */
export function opportunityCategory(config: Config, facet?: OpportunityFacet, key = ''): string {
  const all = config.categories.opportunities;
  return facet === undefined ? all : `${all}/${facet}/${key}`;
}

/** By what requests are sorted. */
export type RequestFacet = 'status' | 'kind' | 'country';

/** The category (without namespace) of all requests, or of those with one status, kind of partner or country. */
export function requestCategory(config: Config, facet?: RequestFacet, key = ''): string {
  const all = config.categories.requests;
  return facet === undefined ? all : `${all}/${facet}/${key}`;
}

/** What the name of the category of requests about one partner begins with. */
export function aboutPrefix(config: Config): string {
  return `${config.categories.requests} about `;
}

/**
 * The category (without namespace) of the requests about one partner: by item, else by name as titles of records have it.
 * Null when nothing of the name can stand in a title. Pages are sorted there by their status and boxes.
 */
export function aboutCategory(
  config: Config,
  about: { readonly item: string | null; readonly partner: string },
): string | null {
  const prefix = aboutPrefix(config);
  const key = about.item ?? slug(about.partner, 255 - new TextEncoder().encode(prefix).length);
  return key === '' ? null : prefix + key;
}
