import type { Entity, EntityId } from '../../wiki/entity-types.ts';
import { writeValue } from '../handoff/value-write.ts';
import type { CommandSnak, CommandValue, EntityCommand } from '../input/commands.ts';
import { kindOfId } from '../input/entity-ids.ts';
import { excerpt } from '../input/problems.ts';
import { quoteText } from '../input/value-text.ts';

/** What a person should know about a planned line. Keys have messages; `found` and `right` are their parameters. */
export interface PlanProblem {
  /** error: the line is left out. warning: it is planned, but someone should look. */
  readonly severity: 'error' | 'warning';
  readonly key: PlanProblemKey;
  /** The command it is about; null: the whole entity. */
  readonly index: number | null;
  readonly line: number | null;
  readonly property: EntityId | null;
  readonly found: string;
  readonly right: string;
}

export type PlanProblemKey =
  // the entity
  | 'entity-missing'
  | 'entity-deleted'
  | 'entity-redirected'
  | 'entity-kind-unsupported'
  | 'property-creation'
  | 'creates-nothing'
  // the property
  | 'property-missing'
  | 'wrong-datatype'
  // the value
  | 'value-missing-entity'
  | 'value-deleted-entity'
  | 'value-redirected-entity'
  | 'text-too-long'
  | 'url-scheme'
  // terms and sitelinks
  | 'term-unsupported'
  | 'sitelink-unsupported'
  | 'language-unknown'
  | 'site-unknown'
  | 'label-equals-description'
  // how it fits what is there
  | 'several-values'
  | 'several-removed'
  | 'value-deprecated'
  | 'qualifier-has-other-value'
  | 'altered-since';

/** What is known of an entity a value names. */
export type EntityStanding = 'there' | 'missing' | 'deleted' | { readonly redirectsTo: EntityId };

/** What a plan has to know of the wiki beside the entity itself; `namedIn` tells what to ask for. */
export interface Knowledge {
  /** Datatype of each property named; one not in the map counts as not existing. */
  readonly datatypes: ReadonlyMap<EntityId, string>;
  /** Of entities named as values; one not in the map is not checked. */
  readonly entities?: ReadonlyMap<EntityId, EntityStanding>;
  /** Properties with a single-value constraint. */
  readonly singleValue?: ReadonlySet<EntityId>;
  /** Languages terms can have, and wikis with sitelinks; not checked when missing. */
  readonly languages?: ReadonlySet<string>;
  readonly sites?: ReadonlySet<string>;
}

/** Wikibase's own limits: terms (Wikidata's setting), strings, and addresses. */
const longest = { term: 250, string: 1500, url: 500 };

/** Which type of value each datatype takes; one that is not listed takes text. */
const valueTypes: ReadonlyMap<string, string> = new Map([
  ['wikibase-item', 'item'],
  ['wikibase-property', 'property'],
  ['wikibase-lexeme', 'lexeme'],
  ['wikibase-form', 'form'],
  ['wikibase-sense', 'sense'],
  ['entity-schema', 'entity-schema'],
  ['time', 'time'],
  ['quantity', 'quantity'],
  ['globe-coordinate', 'globecoordinate'],
  ['monolingualtext', 'monolingualtext'],
]);

/** An example of a value for each value type, for the message of a wrong one. */
const examples: ReadonlyMap<string, string> = new Map([
  ['item', 'Q42'],
  ['property', 'P31'],
  ['lexeme', 'L1'],
  ['form', 'L1-F1'],
  ['sense', 'L1-S1'],
  ['time', '+1967-01-17T00:00:00Z/11'],
  ['quantity', '10'],
  ['globecoordinate', '@0.3359/32.5825'],
]);

type Found = Pick<PlanProblem, 'severity' | 'key' | 'found' | 'right'> & { readonly property?: EntityId };

/** Properties and entities that commands name, so that they can be asked for together. */
export function namedIn(commands: Iterable<EntityCommand>): {
  readonly properties: ReadonlySet<EntityId>;
  readonly entities: ReadonlySet<EntityId>;
} {
  const properties = new Set<EntityId>();
  const entities = new Set<EntityId>();
  for (const command of commands) {
    for (const { property, value } of snaksOf(command)) {
      properties.add(property);
      if (value.kind === 'value' && value.datavalue.type === 'wikibase-entityid')
        entities.add(value.datavalue.value.id);
    }
  }
  return { properties, entities };
}

function snaksOf(command: EntityCommand): readonly CommandSnak[] {
  if (command.kind !== 'add-statement' && command.kind !== 'remove-statement') return [];
  return [command, ...command.qualifiers, ...command.references.flat()];
}

/** What is wrong with a command before it is tried: properties, values, what the kind of entity can hold. */
export function checkCommand(
  command: EntityCommand,
  type: Entity['type'],
  knowledge: Knowledge,
): readonly PlanProblem[] {
  const problems: PlanProblem[] = [];
  for (const { property = null, ...problem } of findProblems(command, type, knowledge)) {
    problems.push({ ...problem, property, index: command.index, line: command.line });
  }
  return problems;
}

function* findProblems(command: EntityCommand, type: Entity['type'], knowledge: Knowledge): Iterable<Found> {
  switch (command.kind) {
    case 'add-statement':
    case 'remove-statement': {
      const adding = command.kind === 'add-statement';
      for (const snak of snaksOf(command)) yield* checkSnak(snak, adding, knowledge);
      return;
    }
    case 'remove-statement-by-id':
      return;
    case 'set-sitelink':
    case 'remove-sitelink':
      if (type !== 'item') yield error('sitelink-unsupported', command.site);
      else if (knowledge.sites?.has(command.site) === false) yield error('site-unknown', command.site);
      return;
    case 'add-alias':
    case 'remove-alias':
      if (type === 'mediainfo') yield error('term-unsupported', command.text);
      else yield* checkTerm(command.language, command.text, knowledge);
      return;
    default:
      yield* checkTerm(command.language, command.text ?? '', knowledge);
  }
}

function* checkTerm(language: string, text: string, knowledge: Knowledge): Iterable<Found> {
  if (knowledge.languages?.has(language) === false) yield error('language-unknown', language);
  if ([...text].length > longest.term) yield error('text-too-long', text, String(longest.term));
}

function* checkSnak(
  { property, value }: CommandSnak,
  adding: boolean,
  knowledge: Knowledge,
): Iterable<Found> {
  const datatype = knowledge.datatypes.get(property);
  if (datatype === undefined) {
    yield { ...error('property-missing', property), property };
    return;
  }
  if (value.kind === 'somevalue' || value.kind === 'novalue') return;
  const expected = valueTypes.get(datatype) ?? 'string';
  const actual = valueType(value);
  if (actual !== expected) {
    yield { ...error('wrong-datatype', written(value), rightNotation(expected, value)), property };
    return;
  }
  if (value.kind !== 'value' || !adding) return;
  const { datavalue } = value;
  if (datavalue.type === 'wikibase-entityid') yield* checkStanding(datavalue.value.id, property, knowledge);
  if (datavalue.type === 'string') {
    const limit = datatype === 'url' ? longest.url : longest.string;
    if ([...datavalue.value].length > limit) {
      yield { ...error('text-too-long', datavalue.value, String(limit)), property };
    }
    if (datatype === 'url' && !/^[a-z][a-z0-9+.-]*:/i.test(datavalue.value)) {
      yield { ...error('url-scheme', datavalue.value, `https://${datavalue.value}`), property };
    }
  }
}

function* checkStanding(id: EntityId, property: EntityId, knowledge: Knowledge): Iterable<Found> {
  const standing = knowledge.entities?.get(id) ?? 'there';
  if (standing === 'there') return;
  if (typeof standing === 'object') {
    yield {
      severity: 'warning',
      key: 'value-redirected-entity',
      found: id,
      right: standing.redirectsTo,
      property,
    };
  } else {
    yield {
      ...error(standing === 'missing' ? 'value-missing-entity' : 'value-deleted-entity', id),
      property,
    };
  }
}

function error(key: PlanProblemKey, found: string, right = ''): Found {
  return { severity: 'error', key, found: excerpt(found), right };
}

function valueType(value: CommandValue): string {
  if (value.kind !== 'value') return 'item';
  const { datavalue } = value;
  return datavalue.type === 'wikibase-entityid' ? kindOfId(datavalue.value.id) : datavalue.type;
}

function written(value: CommandValue): string {
  const text = writeValue(value);
  return 'text' in text ? text.text : 'LAST';
}

/** How the value would have to be written: text wants quotes, text in a language a code before them. */
function rightNotation(expected: string, value: CommandValue): string {
  const text =
    value.kind === 'value' && value.datavalue.type === 'string' ? value.datavalue.value : undefined;
  if (expected === 'string') {
    if (value.kind === 'value' && value.datavalue.type === 'monolingualtext')
      return quoteText(value.datavalue.value.text);
    // A number has lost its leading zeros on the way here: better no example than one that misleads.
    const named = value.kind === 'value' && value.datavalue.type === 'wikibase-entityid';
    return quoteText(named ? written(value) : '…');
  }
  if (expected === 'monolingualtext') return `en:${quoteText(text ?? '…')}`;
  return examples.get(expected) ?? '';
}
