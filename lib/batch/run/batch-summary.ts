import type { WikiId } from '../../wiki/sites.ts';

/**
 * The edit summary of one edit of a batch. On Wikidata and Commons with the link EditGroups knows batches by (it takes exactly
 * this form: https://www.wikidata.org/wiki/Wikidata:Edit_groups/Adding_a_tool); Meta has none, so there the bare id, to be searched for.
 * The lines' own summaries go before the batch's.
 */
export function editSummary(wiki: WikiId, batch: string, words: string, own: readonly string[] = []): string {
  // A summary that ends in ", " or ": " makes Wikibase's own words run into it, and EditGroups lose the batch.
  const text = [...own, words].map(part => part.trim().replace(/[,:;\s]+$/, '')).filter(part => part !== '');
  return [[...new Set(text)].join('; '), link(wiki, batch)].filter(part => part !== '').join(' ');
}

function link(wiki: WikiId, batch: string): string {
  switch (wiki) {
    case 'wikidata':
      return `([[:toolforge:editgroups/b/CB/${batch}|details]])`;
    case 'commons':
      return `([[:toolforge:editgroups-commons/b/CB/${batch}|details]])`;
    case 'meta':
      return `(${batch})`;
  }
}

/** Where EditGroups shows a batch; null where there is no EditGroups. */
export function editGroupsUrl(wiki: WikiId, batch: string): string | null {
  switch (wiki) {
    case 'wikidata':
      return `https://editgroups.toolforge.org/b/CB/${batch}/`;
    case 'commons':
      return `https://editgroups-commons.toolforge.org/b/CB/${batch}/`;
    case 'meta':
      return null;
  }
}
