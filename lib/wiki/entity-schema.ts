import * as z from 'zod/mini';
import { emptyList } from '../shapes.ts';

/** PHP writes an empty map as `[]`: in the content of revisions always, in answers of formatversion 1 as well. */
const emptyMap = z.pipe(
  emptyList,
  z.transform((): Record<string, never> => ({})),
);

/** A map of Wikibase's JSON. */
function map<T extends z.ZodMiniType>(value: T) {
  return z.union([z.record(z.string(), value), emptyMap]);
}

/** A map that is `{}` when it is left out. */
function mapOrNone<T extends z.ZodMiniType>(value: T) {
  return z._default(map(value), {});
}

const term = z.object({ language: z.string(), value: z.string() });

const dataValue = z.union([
  z.object({ type: z.literal('string'), value: z.string() }),
  z.object({
    type: z.literal('wikibase-entityid'),
    value: z.object({
      'entity-type': z.string(),
      id: z.string(),
      'numeric-id': z.exactOptional(z.number()),
    }),
  }),
  z.object({
    type: z.literal('time'),
    value: z.object({
      time: z.string(),
      timezone: z.number(),
      before: z.number(),
      after: z.number(),
      precision: z.number(),
      calendarmodel: z.string(),
    }),
  }),
  z.object({
    type: z.literal('quantity'),
    value: z.object({
      amount: z.string(),
      unit: z.string(),
      upperBound: z.exactOptional(z.string()),
      lowerBound: z.exactOptional(z.string()),
    }),
  }),
  z.object({
    type: z.literal('globecoordinate'),
    value: z.object({
      latitude: z.number(),
      longitude: z.number(),
      altitude: z.exactOptional(z.nullable(z.number())),
      precision: z.nullable(z.number()),
      globe: z.string(),
    }),
  }),
  z.object({
    type: z.literal('monolingualtext'),
    value: z.object({ text: z.string(), language: z.string() }),
  }),
]);

const snakParts = {
  property: z.string(),
  datatype: z.exactOptional(z.string()),
  hash: z.exactOptional(z.string()),
};

const snak = z.union([
  z.object({ snaktype: z.literal('value'), datavalue: dataValue, ...snakParts }),
  z.object({ snaktype: z.literal('somevalue'), ...snakParts }),
  z.object({ snaktype: z.literal('novalue'), ...snakParts }),
]);

const snaks = map(z.array(snak));

const reference = z.object({
  hash: z.exactOptional(z.string()),
  snaks,
  'snaks-order': z.exactOptional(z.array(z.string())),
});

/** One statement. What it cannot read (a kind of value made after this was written) is left to the caller. */
export const statementSchema = z.object({
  id: z.exactOptional(z.string()),
  type: z.literal('statement'),
  rank: z.enum(['preferred', 'normal', 'deprecated']),
  mainsnak: snak,
  qualifiers: z.exactOptional(snaks),
  'qualifiers-order': z.exactOptional(z.array(z.string())),
  references: z.exactOptional(z.array(reference)),
});

const sitelink = z.object({
  site: z.string(),
  title: z.string(),
  badges: z.exactOptional(z.array(z.string())),
});

/** An entity as `wbgetentities` or the content of a revision has it; statements are not looked into yet. */
export const entitySchema = z.object({
  id: z.string(),
  type: z.enum(['item', 'property', 'mediainfo']),
  title: z._default(z.string(), ''),
  lastrevid: z._default(z.number(), 0),
  labels: mapOrNone(term),
  descriptions: mapOrNone(term),
  aliases: mapOrNone(z.array(term)),
  claims: z.optional(map(z.array(z.unknown()))),
  statements: z.optional(map(z.array(z.unknown()))),
  sitelinks: mapOrNone(sitelink),
  datatype: z.optional(z.string()),
  redirects: z.optional(z.object({ from: z.string() })),
});
