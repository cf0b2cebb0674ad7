/**
 * Entities as Wikibase's JSON has them (formatversion 2). Media info of a file uses the same shapes; on reading, its
 * statements come under `statements`, on writing they go under `claims`.
 */
export type EntityId = string;

export interface Term {
  readonly language: string;
  readonly value: string;
}

export type DataValue =
  | { readonly type: 'string'; readonly value: string }
  | {
      readonly type: 'wikibase-entityid';
      readonly value: {
        readonly 'entity-type': string;
        readonly id: EntityId;
        readonly 'numeric-id'?: number;
      };
    }
  | {
      readonly type: 'time';
      readonly value: {
        readonly time: string;
        readonly timezone: number;
        readonly before: number;
        readonly after: number;
        readonly precision: number;
        readonly calendarmodel: string;
      };
    }
  | {
      readonly type: 'quantity';
      readonly value: {
        readonly amount: string;
        readonly unit: string;
        readonly upperBound?: string;
        readonly lowerBound?: string;
      };
    }
  | {
      readonly type: 'globecoordinate';
      readonly value: {
        readonly latitude: number;
        readonly longitude: number;
        readonly altitude?: number | null;
        readonly precision: number | null;
        readonly globe: string;
      };
    }
  | {
      readonly type: 'monolingualtext';
      readonly value: { readonly text: string; readonly language: string };
    };

export type Snak =
  | {
      readonly snaktype: 'value';
      readonly property: string;
      readonly datavalue: DataValue;
      readonly datatype?: string;
      readonly hash?: string;
    }
  | {
      readonly snaktype: 'somevalue' | 'novalue';
      readonly property: string;
      readonly datatype?: string;
      readonly hash?: string;
    };

export type Rank = 'preferred' | 'normal' | 'deprecated';

export interface Reference {
  readonly hash?: string;
  readonly snaks: Readonly<Record<string, readonly Snak[]>>;
  readonly 'snaks-order'?: readonly string[];
}

export interface Statement {
  readonly id?: string;
  readonly type: 'statement';
  readonly rank: Rank;
  readonly mainsnak: Snak;
  readonly qualifiers?: Readonly<Record<string, readonly Snak[]>>;
  readonly 'qualifiers-order'?: readonly string[];
  readonly references?: readonly Reference[];
}

export interface Sitelink {
  readonly site: string;
  readonly title: string;
  readonly badges?: readonly string[];
}

/** An item, a property, or the media info of a file, with what was asked for; absent parts are empty, never missing. */
export interface Entity {
  readonly id: EntityId;
  readonly type: 'item' | 'property' | 'mediainfo';
  /** The page it is kept on, e.g. `Q42`, `Property:P31`, `File:X.jpg`. */
  readonly title: string;
  /** Latest revision read; 0 when the entity does not exist yet (media info of a file without any). */
  readonly revision: number;
  readonly labels: Readonly<Record<string, Term>>;
  readonly descriptions: Readonly<Record<string, Term>>;
  readonly aliases: Readonly<Record<string, readonly Term[]>>;
  /** By property id; for media info read from `statements`. */
  readonly claims: Readonly<Record<string, readonly Statement[]>>;
  readonly sitelinks: Readonly<Record<string, Sitelink>>;
  /** Properties only: e.g. `wikibase-item`. */
  readonly datatype?: string;
  /** Statements left out, because they hold a kind of value this version does not know; absent when there are none. */
  readonly unreadStatements?: number;
  /** The id that was asked for, when it redirects here. */
  readonly redirectedFrom?: EntityId;
}
