import type { UserKey } from '../users.ts';

/** A claim in short: the value alone, typed by its property. See wikibase/README.md, "Seeding". */
export interface ClaimSeed {
  readonly property: string;
  readonly value?: unknown;
  readonly snaktype?: 'somevalue' | 'novalue';
  readonly rank?: 'preferred' | 'normal' | 'deprecated';
  readonly qualifiers?: readonly { readonly property: string; readonly value: unknown }[];
  readonly references?: readonly (readonly { readonly property: string; readonly value: unknown }[])[];
}

type Texts = Readonly<Record<string, string>>;

export interface EntitySeed {
  /** Item or property id. Real ids for what exists in the real world; Q1100000nn for what is made up here. */
  readonly id: string;
  readonly datatype?: string;
  readonly labels: Texts;
  readonly descriptions?: Texts;
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
  readonly claims?: readonly ClaimSeed[];
  readonly sitelinks?: Texts;
}

export interface PageSeed {
  readonly title: string;
  readonly text: string;
  /** Who writes it; the gardener unless said otherwise. */
  readonly by?: UserKey;
}

export interface FileSeed {
  /** Without `File:`. */
  readonly name: string;
  readonly text: string;
  readonly by?: UserKey;
  /** Width and height in pixels, and the hue (0 to 360) of what is drawn. */
  readonly size?: readonly [number, number];
  readonly hue: number;
  readonly captions?: Texts;
  /** Structured data; none at all where it is left out. */
  readonly claims?: readonly ClaimSeed[];
}

/** A claim with one plain value. */
export function claim(property: string, value: unknown, more: Omit<ClaimSeed, 'property' | 'value'> = {}) {
  return { property, value, ...more };
}

/** Coordinates on Earth, to about ten metres. */
export function at(latitude: number, longitude: number) {
  return { latitude, longitude, precision: 0.0001, globe: 'http://www.wikidata.org/entity/Q2' };
}
