import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Who keeps the entities: Wikibase and WikibaseMediaInfo of the MediaWiki tree, or the stand-in of this folder. */
export type WikibaseKind = 'real' | 'stand-in';

/** What the real one takes; WikibaseMediaInfo does not load without the last two. */
const extensions = ['Wikibase', 'WikibaseMediaInfo', 'UniversalLanguageSelector', 'WikibaseCirrusSearch'];

/** The real Wikibase is used where all of it is in `extensions/` of the tree. */
export function wikibaseOf(mediawiki: string): WikibaseKind {
  return missingForWikibase(mediawiki).length === 0 ? 'real' : 'stand-in';
}

/** Extensions a tree still lacks for the real Wikibase. */
export function missingForWikibase(mediawiki: string): readonly string[] {
  return extensions.filter(name => {
    const description = name === 'Wikibase' ? 'extension-repo.json' : 'extension.json';
    return !existsSync(join(mediawiki, 'extensions', name, description));
  });
}
