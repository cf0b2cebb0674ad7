import type { MessageKey } from '../../lib/i18n/i18n.ts';
import type { WikiId } from '../../lib/wiki/sites.ts';

/** What people call the three wikis. */
export const wikiNames: Readonly<Record<WikiId, MessageKey>> = {
  commons: 'wiki-commons',
  wikidata: 'wiki-wikidata',
  meta: 'wiki-meta',
};
