import fc from 'fast-check';
import type {
  AddStatement,
  Command,
  CommandSnak,
  CommandValue,
  EntityCommand,
} from '../../../../lib/batch/input/commands.ts';
import { addDecimals, canonicalDecimal, subtractDecimals } from '../../../../lib/batch/input/decimal.ts';
import { gregorian, julian } from '../../../../lib/batch/input/time-text.ts';
import { entityValue } from '../../../../lib/batch/input/value-text.ts';
import type { DataValue } from '../../../../lib/wiki/entity-types.ts';

/** Commands as people write them, and worse: text with pipes, quotes, comments, other scripts. */

const texts = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'Uganda Museum',
      'Kasubi',
      'a',
      'ウガンダ',
      'متحف أوغندا',
      'Q42',
      '2001',
      'novalue',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'a|b',
      'x || y',
      '"',
      '""x""',
      'he said "no"',
      '/* no */',
      'a */ b',
      'x"|"y',
      '=1+1',
      'a,b;c',
      '""""',
    ),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }) },
);

/** What Wikibase stores: composed, trimmed, no control or invisible characters, not empty. */
export const storedTexts = texts
  .map(text =>
    text
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0\u202f]/gu, '')
      .trim()
      .normalize('NFC'),
  )
  .filter(text => text !== '' && !text.startsWith("'"));

const digits = fc.integer({ min: 0, max: 99_999 });
const decimals = fc
  .tuple(digits, fc.constantFrom('', '.5', '.25', '.10', '.000001'), fc.boolean())
  .map(([whole, rest, negative]) => canonicalDecimal(`${negative ? '-' : ''}${whole}${rest}`));

const quantities: fc.Arbitrary<DataValue> = fc
  .record({
    amount: decimals,
    bounds: fc.constantFrom('none', 'even', 'uneven'),
    error: digits,
    unit: fc.constantFrom('1', 'http://www.wikidata.org/entity/Q11573'),
  })
  .map(({ amount, bounds, error, unit }) => {
    if (bounds === 'none') return { type: 'quantity', value: { amount, unit } };
    const lowerBound = subtractDecimals(amount, String(error));
    const upperBound = addDecimals(amount, bounds === 'even' ? String(error) : String(error + 1));
    return { type: 'quantity', value: { amount, unit, upperBound, lowerBound } };
  });

const pad = (number: number, length: number) => String(number).padStart(length, '0');

const times: fc.Arbitrary<DataValue> = fc
  .record({
    bce: fc.boolean(),
    year: fc.oneof(fc.integer({ min: 1, max: 2100 }), fc.integer({ min: 10_000, max: 4_000_000 })),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    precision: fc.integer({ min: 0, max: 11 }),
    calendar: fc.constantFrom(gregorian, julian),
  })
  .map(({ bce, year, month, day, precision, calendar }) => {
    const date = `${pad(precision >= 10 ? month : 0, 2)}-${pad(precision >= 11 ? day : 0, 2)}`;
    return {
      type: 'time',
      value: {
        time: `${bce ? '-' : '+'}${pad(year, 4)}-${date}T00:00:00Z`,
        timezone: 0,
        before: 0,
        after: 0,
        precision,
        calendarmodel: calendar,
      },
    };
  });

const degrees = (limit: number) =>
  fc.oneof(
    fc.integer({ min: -limit * 1_000_000, max: limit * 1_000_000 }).map(micro => micro / 1_000_000),
    fc.constantFrom(0, 0.0000001, -0.00000025, 1 / 3),
  );

const coordinates: fc.Arbitrary<DataValue> = fc
  .tuple(degrees(90), degrees(180))
  .map(([latitude, longitude]) => ({
    type: 'globecoordinate',
    value: {
      latitude: latitude + 0,
      longitude: longitude + 0,
      precision: 0.000001,
      globe: 'http://www.wikidata.org/entity/Q2',
    },
  }));

const ids = fc.oneof(
  fc.integer({ min: 1, max: 9_999_999 }).map(number => `Q${number}`),
  fc.constantFrom('P31', 'M77', 'L5', 'L5-F2', 'L5-S1'),
);

const languages = fc.constantFrom('en', 'de', 'zh-hans', 'es-419');

export const dataValues: fc.Arbitrary<DataValue> = fc.oneof(
  ids.map(entityValue),
  storedTexts.map(value => ({ type: 'string', value }) as const),
  fc
    .tuple(storedTexts, languages)
    .map(([text, language]) => ({ type: 'monolingualtext', value: { text, language } }) as const),
  quantities,
  times,
  coordinates,
);

export const values: fc.Arbitrary<CommandValue> = fc.oneof(
  { weight: 8, arbitrary: dataValues.map(datavalue => ({ kind: 'value', datavalue }) as const) },
  { weight: 1, arbitrary: fc.constantFrom<CommandValue>({ kind: 'somevalue' }, { kind: 'novalue' }) },
);

const properties = fc.integer({ min: 1, max: 9999 }).map(number => `P${number}`);
const snaks: fc.Arbitrary<CommandSnak> = fc.record({ property: properties, value: values });
const parts = {
  property: properties,
  value: values,
  qualifiers: fc.array(snaks, { maxLength: 3 }),
  references: fc.array(fc.array(snaks, { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
};

const summaries = fc.constantFrom('from the register', 'check', 'b');

/** What all dialects can say about one entity. */
export function bodies(entities: fc.Arbitrary<string>): fc.Arbitrary<EntityCommand> {
  const base = { entity: entities, index: fc.constant(0), line: fc.constant(0) };
  const withSummary = fc.option(summaries, { nil: undefined });
  const body = fc.oneof<fc.Arbitrary<EntityCommand>[]>(
    fc.record({ kind: fc.constant('add-statement'), ...base, ...parts }),
    fc.record({ kind: fc.constant('add-statement'), ...base, ...parts }),
    fc.record({ kind: fc.constant('remove-statement'), ...base, ...parts }),
    fc.record({
      kind: fc.constantFrom('set-label', 'set-description'),
      ...base,
      language: languages,
      text: storedTexts,
    }),
    fc.record({
      kind: fc.constantFrom('remove-label', 'remove-description'),
      ...base,
      language: languages,
      text: storedTexts,
    }),
    fc.record({ kind: fc.constantFrom('remove-label', 'remove-description'), ...base, language: languages }),
    fc.record({
      kind: fc.constantFrom('add-alias', 'remove-alias'),
      ...base,
      language: languages,
      text: storedTexts,
    }),
    fc.record({
      kind: fc.constant('set-sitelink'),
      ...base,
      site: fc.constantFrom('enwiki', 'zh_min_nanwiki'),
      title: storedTexts,
    }),
    fc.record({
      kind: fc.constant('remove-sitelink'),
      ...base,
      site: fc.constant('commonswiki'),
      title: storedTexts,
    }),
    fc.record({ kind: fc.constant('remove-sitelink'), ...base, site: fc.constant('commonswiki') }),
  );
  return fc
    .tuple(body, withSummary)
    .map(([command, summary]) => (summary === undefined ? command : { ...command, summary }));
}

/** Ranks, own statements, merges, removals by id: V1 only. */
function v1Only(): fc.Arbitrary<Command> {
  const base = { index: fc.constant(0), line: fc.constant(0) };
  return fc.oneof<fc.Arbitrary<Command>[]>(
    fc.record({
      kind: fc.constant('create-property'),
      ...base,
      datatype: fc.constantFrom('string', 'wikibase-item'),
    }),
    fc.record({ kind: fc.constant('merge'), ...base, from: fc.constant('Q200'), into: fc.constant('Q100') }),
    fc.record({
      kind: fc.constant('remove-statement-by-id'),
      ...base,
      entity: fc.constant('Q7'),
      id: fc.constant('Q7$0A0A0A0A-1111-2222-3333-444455556666'),
    }),
    fc
      .tuple(
        fc.record({ kind: fc.constant('add-statement'), entity: fc.constant('Q1'), ...base, ...parts }),
        fc.constantFrom('preferred', 'normal', 'deprecated'),
        fc.boolean(),
      )
      .map(
        ([command, rank, separate]): AddStatement => ({
          ...command,
          kind: 'add-statement',
          rank,
          ...(separate ? { separate: true } : undefined),
        }),
      ),
  );
}

const create = fc.constant<Command>({ kind: 'create-item', index: 0, line: 0 });
const anyEntity = fc.constantFrom('Q1', 'Q42', 'P31', 'M99', 'L3', 'L3-F1', 'LAST');

/** Gives commands the index and line they would have, one a line. */
export function numbered(commands: readonly Command[]): readonly Command[] {
  return commands.map((command, index) => ({ ...command, index, line: index + 1 }));
}

/** Any sequence V1 can say. */
export const v1Commands = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: bodies(anyEntity) },
      { weight: 2, arbitrary: v1Only() },
      { weight: 1, arbitrary: create },
    ),
    {
      maxLength: 12,
    },
  )
  .map(numbered);

/** Sequences both dialects can say: a CREATE is always followed by a line on LAST. */
export const sharedCommands = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: bodies(anyEntity).map(command => [command]) },
      { weight: 1, arbitrary: fc.tuple(create, bodies(fc.constant('LAST'))) },
    ),
    { maxLength: 8 },
  )
  .map(pieces => numbered(pieces.flat()));
