import type { EntityId } from '../../wiki/entity-types.ts';
import { linkedItems } from '../facts/linked-facts.ts';
import type { PageKind } from '../look/look-types.ts';
import { itemInTemplate } from './template-facts.ts';

/**
 * What reads the pages of Commons: templates in wikitext, structured data, uploads. It is a fifth of what a look needs, and
 * is loaded with the first look at a page there.
 */

export { movedCategory } from './category-facts.ts';
export { commonsFacts } from './commons-facts.ts';
export { pageSignals, uploadSignals } from './commons-signals.ts';
export { collectionsOfFile } from './file-facts.ts';
export { collectionOfUploads, parseUploads } from './uploads.ts';

export type CommonsReader = typeof import('./commons-reader.ts');

/** The item that the text of a page names as what it is about. */
export function itemInText(kind: PageKind, wikitext: string): EntityId | null {
  if (kind === 'institution' || kind === 'creator') return itemInTemplate(wikitext);
  return kind === 'batch-upload' ? (linkedItems(wikitext)[0] ?? null) : null;
}
