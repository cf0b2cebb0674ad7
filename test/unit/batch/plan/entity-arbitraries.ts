import fc from 'fast-check';
import type { CommandSnak, CommandValue, EntityCommand } from '../../../../lib/batch/input/commands.ts';
import { parseV1 } from '../../../../lib/batch/input/quickstatements-v1.ts';
import type { Knowledge } from '../../../../lib/batch/plan/entity-checks.ts';
import { qualifierParts, referenceOf, snakOf } from '../../../../lib/batch/plan/statement-build.ts';
import { snakKey } from '../../../../lib/wiki/entity-data.ts';
import type { Entity, Reference, Snak, Statement, Term } from '../../../../lib/wiki/entity-types.ts';

/** A small world, so that commands and statements meet often: few properties, few values, few languages. */

const notations: Readonly<Record<string, readonly string[]>> = {
  P1: ['Q1', 'Q2', 'Q3', 'somevalue', 'novalue'],
  P2: ['"a"', '"b"', 'somevalue'],
  P3: [
    '+1889-00-00T00:00:00Z/9',
    '+1889-05-00T00:00:00Z/9',
    '+1889-05-01T00:00:00Z/11',
    '-0044-00-00T00:00:00Z/9',
  ],
  P4: ['10', '10.0', '10~1', '10U5', '12'],
  P5: ['@1/2', '@1.0000004/2', '@50/60'],
};

/** The value of a notation, through the reader itself. */
function readNotation(notation: string): CommandValue {
  const command = parseV1(`Q1\tP1\t${notation}`).commands[0];
  if (command?.kind !== 'add-statement') throw new Error(notation);
  return command.value;
}

const snaks: fc.Arbitrary<CommandSnak> = fc.constantFrom(
  ...Object.entries(notations).flatMap(([property, list]) =>
    list.map(notation => ({ property, value: readNotation(notation) })),
  ),
);

export const knowledge: Knowledge = {
  datatypes: new Map([
    ['P1', 'wikibase-item'],
    ['P2', 'string'],
    ['P3', 'time'],
    ['P4', 'quantity'],
    ['P5', 'globe-coordinate'],
  ]),
  singleValue: new Set(['P4']),
};

const languages = fc.constantFrom('en', 'de');
const names = fc.constantFrom('x', 'y', 'z');
const sites = fc.constantFrom('enwiki', 'commonswiki');
const ranks = fc.constantFrom('preferred' as const, 'normal' as const, 'deprecated' as const);

const wikiSnaks: fc.Arbitrary<Snak> = snaks.map(snak => snakOf(snak, new Map()));
const references: fc.Arbitrary<Reference> = fc
  .array(wikiSnaks, { minLength: 1, maxLength: 2 })
  .map(referenceOf);
const onlyOnce = { selector: snakKey, maxLength: 3 };

/** The id of a statement that stood there before. */
function idOf(entity: string, number: number): string {
  return `${entity}$00000000-0000-0000-0000-${String(number).padStart(12, '0')}`;
}

export function statements(entity: string): fc.Arbitrary<Statement> {
  return fc
    .record({
      id: fc.integer({ min: 1, max: 9999 }),
      mainsnak: wikiSnaks,
      rank: ranks,
      qualifiers: fc.uniqueArray(wikiSnaks, onlyOnce),
      references: fc.array(references, { maxLength: 2 }),
    })
    .map(({ id, mainsnak, rank, qualifiers, references: list }) => ({
      id: idOf(entity, id),
      type: 'statement' as const,
      rank,
      mainsnak,
      ...qualifierParts(qualifiers),
      ...(list.length > 0 ? { references: list } : undefined),
    }));
}

function terms(list: readonly (readonly [string, string])[]): Record<string, Term> {
  return Object.fromEntries(list.map(([language, value]) => [language, { language, value }]));
}

/** An item with some of everything. */
export const items: fc.Arbitrary<Entity> = fc
  .record({
    labels: fc.array(fc.tuple(languages, names), { maxLength: 2 }),
    descriptions: fc.array(
      fc.tuple(
        languages,
        names.map(name => `${name}${name}`),
      ),
      { maxLength: 2 },
    ),
    aliases: fc.uniqueArray(fc.tuple(languages, names), { selector: pair => pair.join(), maxLength: 4 }),
    sitelinks: fc.uniqueArray(fc.tuple(sites, names, fc.constantFrom([], ['Q17437796'])), {
      selector: pair => pair[0],
      maxLength: 2,
    }),
    statements: fc.uniqueArray(statements('Q9'), { selector: statement => statement.id, maxLength: 6 }),
  })
  .map(parts => {
    const claims: Record<string, Statement[]> = {};
    for (const statement of parts.statements) {
      const { property } = statement.mainsnak;
      claims[property] = [...(claims[property] ?? []), statement];
    }
    const aliases: Record<string, Term[]> = {};
    for (const [language, value] of parts.aliases) {
      aliases[language] = [...(aliases[language] ?? []), { language, value }];
    }
    return {
      id: 'Q9',
      type: 'item',
      title: 'Q9',
      revision: 7,
      labels: terms(parts.labels),
      descriptions: terms(parts.descriptions),
      aliases,
      sitelinks: Object.fromEntries(
        parts.sitelinks.map(([site, title, badges]) => [site, { site, title, badges }]),
      ),
      claims,
    };
  });

const parts = {
  qualifiers: fc.array(snaks, { maxLength: 2 }),
  references: fc.array(fc.array(snaks, { minLength: 1, maxLength: 2 }), { maxLength: 2 }),
};
const base = { entity: fc.constant('Q9'), index: fc.constant(0), line: fc.constant(0) };

const command = fc.oneof<fc.Arbitrary<EntityCommand>[]>(
  fc
    .record({
      snak: snaks,
      ...parts,
      ...base,
      rank: fc.option(ranks, { nil: undefined }),
      separate: fc.nat(5),
    })
    .map(({ snak, rank, separate, ...rest }) => ({
      kind: 'add-statement' as const,
      ...snak,
      ...rest,
      ...(rank === undefined ? undefined : { rank }),
      ...(separate === 0 ? { separate: true as const } : undefined),
    })),
  fc.record({ snak: snaks, ...parts, ...base, bare: fc.boolean() }).map(({ snak, bare, ...rest }) => ({
    kind: 'remove-statement' as const,
    ...snak,
    ...rest,
    ...(bare ? { qualifiers: [], references: [] } : undefined),
  })),
  fc.record({
    kind: fc.constant('remove-statement-by-id'),
    ...base,
    id: fc.integer({ min: 1, max: 9999 }).map(number => idOf('Q9', number)),
  }),
  fc.record({
    kind: fc.constantFrom('set-label', 'set-description'),
    ...base,
    language: languages,
    text: names,
  }),
  fc.record({
    kind: fc.constantFrom('remove-label', 'remove-description'),
    ...base,
    language: languages,
    text: names,
  }),
  fc.record({ kind: fc.constantFrom('remove-label', 'remove-description'), ...base, language: languages }),
  fc.record({
    kind: fc.constantFrom('add-alias', 'remove-alias'),
    ...base,
    language: languages,
    text: names,
  }),
  fc.record({ kind: fc.constant('set-sitelink'), ...base, site: sites, title: names }),
  fc.record({ kind: fc.constant('remove-sitelink'), ...base, site: sites }),
);

/** Commands on Q9, each with its index. */
export const commandLists: fc.Arbitrary<readonly EntityCommand[]> = fc
  .array(command, { maxLength: 8 })
  .map(list => list.map((one, index) => ({ ...one, index, line: index + 1 })));

/** Two entities are the same but for order, hashes and revision. */
export function comparable(entity: Entity): unknown {
  const statementText = (statement: Statement) => ({
    id: statement.id?.toUpperCase(),
    rank: statement.rank,
    main: snakKey(statement.mainsnak),
    qualifiers: Object.values(statement.qualifiers ?? {})
      .flat()
      .map(snakKey)
      .sort(),
    references: (statement.references ?? [])
      .map(one => Object.values(one.snaks).flat().map(snakKey).sort().join('\n'))
      .sort(),
  });
  const sorted = <T>(record: Readonly<Record<string, T>>) =>
    Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    labels: sorted(entity.labels),
    descriptions: sorted(entity.descriptions),
    aliases: sorted(entity.aliases)
      .map(([language, list]) => [language, list.map(term => term.value).sort()])
      .filter(([, list]) => list?.length !== 0),
    sitelinks: sorted(entity.sitelinks),
    statements: Object.values(entity.claims)
      .flat()
      .map(statementText)
      .sort((a, b) => ((a.id ?? '') < (b.id ?? '') ? -1 : 1)),
  };
}
