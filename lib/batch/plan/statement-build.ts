import type { DataValue, EntityId, Rank, Reference, Snak, Statement } from '../../wiki/entity-types.ts';
import type { CommandSnak, CommandValue } from '../input/commands.ts';
import { coversSnaks, qualifiersOf, sameSnak, snaksOfReference } from './value-equality.ts';

/** The id of what a group makes, as far as it is known. */
export type MadeIds = ReadonlyMap<string, EntityId>;

/**
 * Stands where the id of an entity belongs that is not made yet: `NEW` and the group's key. No wiki has such an id;
 * a plan with one in it says so in `pending` and cannot be sent.
 */
export function placeholderId(key: string): EntityId {
  return `NEW:${key}`;
}

/** Is this such a placeholder, or the id of a statement on something that is not made yet? */
export function isPlaceholder(id: string): boolean {
  return id.startsWith('NEW:');
}

function dataValue(value: CommandValue & { kind: 'value' | 'made' | 'last' }, made: MadeIds): DataValue {
  if (value.kind === 'value') return value.datavalue;
  const id = value.kind === 'made' ? (made.get(value.by) ?? placeholderId(value.by)) : placeholderId('last');
  return {
    type: 'wikibase-entityid',
    value: { 'entity-type': id.startsWith('P') ? 'property' : 'item', id },
  };
}

/** A command's property and value as Wikibase's snak. */
export function snakOf({ property, value }: CommandSnak, made: MadeIds): Snak {
  if (value.kind === 'somevalue' || value.kind === 'novalue') return { snaktype: value.kind, property };
  return { snaktype: 'value', property, datavalue: dataValue(value, made) };
}

/** What a statement is to have, beside whatever else it has. */
export interface WantedParts {
  readonly qualifiers: readonly Snak[];
  readonly references: readonly (readonly Snak[])[];
  readonly rank?: Rank | undefined;
}

/** The statement with the parts it lacked, and which those were; the same object when it lacked none. */
export interface Completed {
  readonly statement: Statement;
  readonly qualifiersAdded: readonly Snak[];
  readonly referencesAdded: readonly Reference[];
}

/**
 * Adds what is missing and touches nothing else: a qualifier is there if one says the same; a reference is there if one says
 * at least as much; the rank stays unless one is asked for.
 */
export function complete(statement: Statement, wanted: WantedParts): Completed {
  const qualifiers = [...qualifiersOf(statement)];
  const qualifiersAdded: Snak[] = [];
  for (const snak of wanted.qualifiers) {
    if (qualifiers.some(other => sameSnak(other, snak))) continue;
    qualifiers.push(snak);
    qualifiersAdded.push(snak);
  }
  const references = [...(statement.references ?? [])];
  const referencesAdded: Reference[] = [];
  for (const snaks of wanted.references) {
    if (references.some(reference => coversSnaks(snaksOfReference(reference), snaks))) continue;
    const reference = referenceOf(snaks);
    references.push(reference);
    referencesAdded.push(reference);
  }
  const rank = wanted.rank ?? statement.rank;
  if (qualifiersAdded.length === 0 && referencesAdded.length === 0 && rank === statement.rank) {
    return { statement, qualifiersAdded, referencesAdded };
  }
  const whole: Statement = {
    ...statement,
    rank,
    ...(qualifiersAdded.length > 0 ? qualifierParts(qualifiers) : undefined),
    ...(referencesAdded.length > 0 ? { references } : undefined),
  };
  return { statement: whole, qualifiersAdded, referencesAdded };
}

/** Qualifiers (in order) as a statement has them; nothing at all for none. */
export function qualifierParts(snaks: readonly Snak[]): Pick<Statement, 'qualifiers' | 'qualifiers-order'> {
  if (snaks.length === 0) return {};
  const byProperty = groupSnaks(snaks);
  return { qualifiers: byProperty, 'qualifiers-order': Object.keys(byProperty) };
}

/** Snaks (in order, none twice) as a reference. */
export function referenceOf(snaks: readonly Snak[]): Reference {
  const once = snaks.filter((snak, i) => snaks.findIndex(other => sameSnak(other, snak)) === i);
  const byProperty = groupSnaks(once);
  return { snaks: byProperty, 'snaks-order': Object.keys(byProperty) };
}

function groupSnaks(snaks: readonly Snak[]): Record<string, Snak[]> {
  const byProperty = new Map<string, Snak[]>();
  for (const snak of snaks) {
    const list = byProperty.get(snak.property);
    if (list === undefined) byProperty.set(snak.property, [snak]);
    else list.push(snak);
  }
  return Object.fromEntries(byProperty);
}

/** The statement as it is sent: without hashes and datatypes, which are the wiki's to give. */
export function plainStatement(statement: Statement): Statement {
  const { id, rank, mainsnak } = statement;
  const qualifiers = qualifiersOf(statement).map(plainSnak);
  const references = (statement.references ?? []).map(reference => {
    const byProperty = groupSnaks(snaksOfReference(reference).map(plainSnak));
    return { snaks: byProperty, 'snaks-order': Object.keys(byProperty) };
  });
  return {
    ...(id === undefined || isPlaceholder(id) ? undefined : { id }),
    type: 'statement',
    rank,
    mainsnak: plainSnak(mainsnak),
    ...qualifierParts(qualifiers),
    ...(references.length > 0 ? { references } : undefined),
  };
}

function plainSnak(snak: Snak): Snak {
  const { property } = snak;
  return snak.snaktype === 'value'
    ? { snaktype: 'value', property, datavalue: snak.datavalue }
    : { snaktype: snak.snaktype, property };
}
