import type { EntityId } from '../../wiki/entity-types.ts';
import type { WikiId } from '../../wiki/sites.ts';

/** What an address on a wiki points at, as far as the address itself tells. */
export type PlaceSubject =
  /** A page by its title: spaces for underscores, namespace as the wiki writes it. */
  | { readonly kind: 'title'; readonly title: string }
  /** `?curid=`, `Special:Redirect/page/…`, and media info ids, whose number is that of the file's page. */
  | { readonly kind: 'page-id'; readonly pageId: number }
  /**
   * An old revision, a permanent link, or one side of a diff. The revision decides which page it is; `title` is what
   * the address calls it, null when it does not say.
   */
  | { readonly kind: 'revision'; readonly revision: number; readonly title: string | null }
  /** An item, property or lexeme of Wikidata, by whichever of its addresses. */
  | { readonly kind: 'entity'; readonly id: EntityId }
  /** A person's uploads (`Special:ListFiles/…`). */
  | { readonly kind: 'uploads'; readonly user: string }
  /** A person's edits (`Special:Contributions/…`). */
  | { readonly kind: 'contributions'; readonly user: string }
  | { readonly kind: 'search'; readonly text: string }
  /** Any other special page; name and parameter as in the address. */
  | { readonly kind: 'special'; readonly name: string; readonly parameter: string | null }
  | { readonly kind: 'main-page' }
  /** The wiki can have no page of this title. */
  | { readonly kind: 'bad-title'; readonly title: string }
  /** The wiki's host, but nothing a person reads: its API, its static files. */
  | { readonly kind: 'not-a-page' };

/** An address on one of the three wikis. */
export interface Place {
  readonly at: 'wiki';
  readonly wiki: WikiId;
  readonly mobile: boolean;
  readonly subject: PlaceSubject;
  /** `view`, `edit`, `history`, … : what is being done with the page. */
  readonly action: string;
  /** Part after `#`, decoded; null without one. */
  readonly fragment: string | null;
  /** Language asked for in the address (`uselang`, `variant`); null when it does not say. */
  readonly language: string | null;
}

/** An address the panel has nothing to say about. */
export interface Elsewhere {
  readonly at: 'elsewhere';
  readonly why: /** No address, or one that cannot be read. */
    | 'none'
    /** A page of the browser itself, an extension, a local file. */
    | 'browser-page'
    | 'another-site';
  /** Host of the other site, null otherwise. */
  readonly host: string | null;
}
