import type { Account } from '../../wiki/account.ts';
import type { WikiErrorCause } from '../../wiki/client.ts';
import type { EntityId } from '../../wiki/entity-types.ts';
import type { PageRead } from '../../wiki/pages.ts';
import type { WikiId } from '../../wiki/sites.ts';
import type { Place, PlaceSubject } from '../address/place.ts';
import type { Fact, FactText } from '../facts/facts.ts';
import type { Signal } from '../facts/signals.ts';

/** What sort of page it is, as far as it matters for a partner. */
export type PageKind =
  | 'item'
  | 'property'
  | 'lexeme'
  | 'category'
  | 'file'
  | 'gallery'
  | 'institution'
  | 'creator'
  | 'batch-upload'
  | 'user'
  /** On Meta: a chapter, user group or thematic organization. */
  | 'affiliate'
  /** A photo contest or the like: Wiki Loves Monuments, on Meta or Commons. */
  | 'campaign'
  | 'grant'
  /** Pages of the Content Partnerships Hub itself. */
  | 'hub'
  | 'project'
  | 'other';

/** The page in front of the person, as the wiki knows it. */
export type LookedPage =
  | {
      readonly state: 'read';
      readonly wiki: WikiId;
      readonly kind: PageKind;
      readonly title: string;
      readonly pageId: number;
      /** The latest revision: what the facts are from. */
      readonly revision: number;
      /** The older revision that is shown in the tab; null when it is the latest. */
      readonly shownRevision: number | null;
      /** Title or item that redirected here. */
      readonly redirectedFrom: string | null;
      /** The category says that its content belongs in another one (a soft redirect); not followed. */
      readonly movedTo: string | null;
    }
  | {
      readonly state: 'missing';
      readonly wiki: WikiId;
      readonly title: string;
      /** When it was deleted, ISO 8601, if it ever stood there. */
      readonly deletedAt: string | null;
    }
  /** No such revision or page number. */
  | { readonly state: 'unknown-number'; readonly wiki: WikiId; readonly number: number }
  | { readonly state: 'bad-title'; readonly wiki: WikiId; readonly title: string }
  /** A person's uploads, by their list, their contributions or their user page on Commons. */
  | { readonly state: 'uploads'; readonly wiki: WikiId; readonly user: string }
  /** A special page, a search, the main page: nothing that is about one partner. */
  | { readonly state: 'no-page'; readonly wiki: WikiId; readonly subject: PlaceSubject };

/** Who the facts are about: the institution of an item or category, the collection a file belongs to. */
export interface PartnerSeen {
  /** Item on Wikidata, null when none is known. */
  readonly item: EntityId | null;
  /** Its name in the person's language, else from the page's title; null when the page names no partner. */
  readonly name: FactText | null;
}

/** Another wiki's part of the look failed; what else was found stands. */
export interface LookTrouble {
  readonly wiki: WikiId;
  readonly cause: WikiErrorCause;
}

/** A page in a category. */
export interface ListedPage {
  readonly title: string;
  /** What the page itself says to be sorted by there. */
  readonly sortKey: string;
  /** When it got there, or got this key: ISO 8601. */
  readonly timestamp: string;
}

/** What Meta said. */
export type MetaSeen =
  | { readonly state: 'asking' }
  | {
      readonly state: 'read';
      readonly account: Account;
      /** The pages asked for, by the titles asked for. */
      readonly pages: ReadonlyMap<string, PageRead>;
      /** What is in the category asked for; empty when none was. */
      readonly listed: readonly ListedPage[];
    }
  | { readonly state: 'failed'; readonly cause: WikiErrorCause };

/** Everything one look found. Comes in stages: first what the page's own wiki says, then the whole. */
export interface Look {
  readonly place: Place;
  readonly complete: boolean;
  readonly page: LookedPage;
  /** The talk page in the tab, when `page` is the one it is about; null otherwise. */
  readonly talkPage: string | null;
  readonly partner: PartnerSeen;
  readonly facts: readonly Fact[];
  readonly signals: readonly Signal[];
  /** Who is signed in on the wiki of the page. */
  readonly account: Account;
  readonly meta: MetaSeen;
  readonly troubles: readonly LookTrouble[];
}
