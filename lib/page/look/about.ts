import type { EntityId } from '../../wiki/entity-types.ts';
import { kindOfPage, nameInTitle } from '../address/page-kind.ts';

/** Who a page may be about, as far as it is known when Meta is asked. */
export interface About {
  /** Title of the page itself when it is on Meta. */
  readonly metaPage: string | null;
  readonly item: EntityId | null;
  readonly names: readonly string[];
}

/** Nobody is known. */
export const nobody: About = { metaPage: null, item: null, names: [] };

/** Who a page on Meta is about, as far as its title tells. */
export function aboutMetaPage(title: string): About {
  const name = nameInTitle(kindOfPage('meta', title, 'wikitext'), title);
  return { metaPage: title, item: null, names: name === null ? [] : [name] };
}
