import type { Config } from './config.ts';

/** By what the records of opportunities are sorted; the template puts a record into one category of each. */
export type OpportunityFacet = 'status' | 'kind' | 'country';

/** The category (without namespace) of all opportunities, or of those with one status, kind or country. */
export function opportunityCategory(config: Config, facet?: OpportunityFacet, key = ''): string {
  const all = config.categories.opportunities;
  return facet === undefined ? all : `${all}/${facet}/${key}`;
}
