import type { EntityId } from '../../wiki/entity-types.ts';
import type { WikiId } from '../../wiki/sites.ts';
import type { PartnerKind } from './kinds.ts';

/** Text with the language it is written in; null when the wiki does not say. Show with `dir="auto"` and `lang`. */
export interface FactText {
  readonly type: 'text';
  readonly text: string;
  readonly language: string | null;
}

/** An item, with its label in the best language there is; null until it was read, or when it has none. */
export interface FactItem {
  readonly type: 'item';
  readonly id: EntityId;
  readonly label: FactText | null;
}

/** What kind of partner; `classes` are the items (instance of) it was told from, with their labels. */
export interface FactKind {
  readonly type: 'kind';
  readonly kind: PartnerKind;
  readonly classes: readonly FactItem[];
}

/** An http(s) address. Anything else that stands in the statement is left out. */
export interface FactUrl {
  readonly type: 'url';
  readonly url: string;
}

/** A page on one of the wikis; title with its namespace. */
export interface FactPage {
  readonly type: 'page';
  readonly wiki: WikiId;
  readonly title: string;
}

/** A file on Commons, `File:` included, and the address of a small picture of it. */
export interface FactImage {
  readonly type: 'image';
  readonly file: string;
  readonly thumb: string;
}

/** Degrees, on Earth; `precision` in degrees, null when not stated. */
export interface FactCoordinates {
  readonly type: 'coordinates';
  readonly latitude: number;
  readonly longitude: number;
  readonly precision: number | null;
}

/** A number with its unit (null: none, as in "214 files"). `atLeast`: the wiki stopped counting there. */
export interface FactAmount {
  readonly type: 'amount';
  readonly amount: number;
  readonly unit: FactItem | null;
  readonly atLeast?: true;
}

/**
 * A point in time as exact as it is known: `1907`, `1907-04`, `1907-04-02`; negative years are before the year 1.
 * Coarser than a year, `date` is a year within the decade, century or millennium.
 */
export interface FactDate {
  readonly type: 'date';
  readonly date: string;
  readonly precision: 'day' | 'month' | 'year' | 'decade' | 'century' | 'millennium';
}

/** A number or code in a register. */
export interface FactIdentifier {
  readonly type: 'identifier';
  readonly id: string;
}

/** An account on the wiki the fact comes from. */
export interface FactUser {
  readonly type: 'user';
  readonly name: string;
}

/** Which facts there are, and what each says. The order is that of the card. */
export interface FactValues {
  readonly name: FactText;
  readonly description: FactText;
  readonly item: FactItem;
  readonly kind: FactKind;
  readonly country: FactItem;
  readonly place: FactItem | FactText;
  readonly coordinates: FactCoordinates;
  readonly website: FactUrl;
  readonly catalogue: FactUrl;
  readonly image: FactImage;
  readonly logo: FactImage;
  readonly inception: FactDate;
  /** It exists no more since then. */
  readonly dissolved: FactDate;
  /** Of a person with a Creator page: they tell until when works are protected. */
  readonly born: FactDate;
  readonly died: FactDate;
  readonly category: FactPage;
  readonly 'institution-page': FactPage;
  readonly 'creator-page': FactPage;
  readonly 'collection-size': FactAmount;
  readonly isil: FactIdentifier;
  readonly viaf: FactIdentifier;
  readonly 'heritage-designation': FactItem;
  readonly 'monument-id': FactIdentifier;
  readonly 'partner-of': FactItem;
  readonly 'focus-list': FactItem;
  readonly files: FactAmount;
  readonly subcategories: FactAmount;
  readonly 'parent-category': FactPage;
  readonly 'partnership-template': FactPage;
  readonly 'partnership-category': FactPage;
  readonly author: FactText | FactItem;
  readonly source: FactText | FactUrl;
  readonly licence: FactText | FactItem;
  readonly collection: FactText | FactItem;
  readonly 'inventory-number': FactIdentifier;
  readonly uploader: FactUser;
  readonly date: FactText | FactDate;
  readonly 'used-on': FactAmount;
  /** How many files a person uploaded. */
  readonly uploads: FactAmount;
  readonly 'latest-upload': FactPage;
  /** A category that most of a person's latest uploads are in. */
  readonly 'shared-category': FactPage;
  /** How far a batch upload asked for on Commons is, in the words of the page. */
  readonly progress: FactText;
  readonly 'assigned-to': FactText;
  /** A request at the Helpdesk that the page links to. */
  readonly 'linked-request': FactPage;
  readonly affiliate: FactPage;
  readonly campaign: FactPage;
  readonly grant: FactPage;
  /** Items and Commons categories that a page on Meta links to. */
  readonly 'linked-item': FactItem;
  readonly 'linked-category': FactPage;
}

export type FactKey = keyof FactValues;

/** Where a fact was read. */
export type FactSource =
  /** A statement of an item: `wikidata: P856`. */
  | { readonly from: 'statement'; readonly entity: EntityId; readonly property: EntityId }
  /** Label or description of an item. */
  | { readonly from: 'label' | 'description'; readonly entity: EntityId; readonly language: string }
  | { readonly from: 'sitelink'; readonly entity: EntityId; readonly site: string }
  /** The item itself: which one belongs to the page. */
  | { readonly from: 'item'; readonly entity: EntityId }
  /** A statement in the structured data of a file; `caption` for its captions. */
  | {
      readonly from: 'structured-data';
      readonly file: string;
      readonly property: EntityId | 'caption';
    }
  /** A parameter of a template in the page's wikitext: `Information|source`. */
  | {
      readonly from: 'template';
      readonly wiki: WikiId;
      readonly page: string;
      readonly template: string;
      readonly parameter: string | null;
    }
  | { readonly from: 'page-title'; readonly wiki: WikiId; readonly page: string }
  /** What the wiki keeps about the page by itself. */
  | {
      readonly from: 'page';
      readonly wiki: WikiId;
      readonly page: string;
      readonly part: 'category' | 'file-history' | 'usage' | 'uploads' | 'text';
    }
  /** What `files` of the latest `of` uploads of a person say. */
  | { readonly from: 'uploads'; readonly user: string; readonly files: number; readonly of: number };

/**
 * One thing a page says about a possible partner. Several facts may share a key (two websites, an author in the template
 * and another in the structured data): the best one comes first. Equal values are one fact with several sources.
 */
export type Fact = { readonly [Key in FactKey]: FactOf<Key> }[FactKey];

export interface FactOf<Key extends FactKey> {
  readonly key: Key;
  readonly value: FactValues[Key];
  /** Where it was found first. */
  readonly source: FactSource;
  /** Where else the same stands. */
  readonly alsoFrom: readonly FactSource[];
  /** The statement has an end (P582) in the past: true once, not now. */
  readonly ended: boolean;
}

/**
 * Keys of which only one value can be true and which several independent sources tell. Names and dates are not among
 * them: they are written in many ways that are all right.
 */
const single: ReadonlySet<FactKey> = new Set<FactKey>([
  'item',
  'category',
  'institution-page',
  'creator-page',
  'author',
  'collection',
  'inventory-number',
]);

/** The facts of one key, best first. */
export function factsOf<Key extends FactKey>(facts: readonly Fact[], key: Key): readonly FactOf<Key>[] {
  return facts.filter((fact): fact is Extract<Fact, FactOf<Key>> => fact.key === key);
}

/** The best fact of one key that still holds, or undefined. */
export function bestFact<Key extends FactKey>(facts: readonly Fact[], key: Key): FactOf<Key> | undefined {
  return factsOf(facts, key).find(fact => !fact.ended);
}

/**
 * Keys whose sources contradict each other: only one value can be true, and two sources that speak of the same thing
 * (structured data and template, statement and sitelink) give different ones. Several values from one statement group
 * are a list, not a conflict.
 */
export function conflictingKeys(facts: readonly Fact[]): readonly FactKey[] {
  return [...single].filter(key => {
    const standing = factsOf(facts, key).filter(fact => !fact.ended);
    return new Set(standing.map(fact => fact.source.from)).size > 1;
  });
}
