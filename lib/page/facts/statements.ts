import type { DataValue, Entity, EntityId, Snak, Statement } from '../../wiki/entity-types.ts';
import type { FactDate } from './facts.ts';

/** What a value of each type is made of. */
export type ValueByType = { readonly [Data in DataValue as Data['type']]: Data['value'] };

/** A value that counts, with the statement it stands in. */
export interface Standing<Type extends keyof ValueByType> {
  readonly value: ValueByType[Type];
  readonly statement: Statement;
  /** The statement has an end (P582) that has passed. */
  readonly ended: boolean;
}

/**
 * The values of a property that count now, best first: never deprecated ones, of the others the best rank, and only when
 * all of them have ended, those that once were true. "Unknown" and "none" are no values. `now` in milliseconds.
 * https://www.wikidata.org/wiki/Help:Ranking
 */
export function valuesOf<Type extends keyof ValueByType>(
  entity: Entity,
  property: EntityId,
  type: Type,
  now: number,
): readonly Standing<Type>[] {
  const all = statementsOf(entity, property).flatMap(statement => {
    const value = valueOfSnak(statement.mainsnak, type);
    return value === undefined ? [] : [{ value, statement, ended: hasEnded(statement, now) }];
  });
  const current = all.filter(one => !one.ended);
  const candidates = current.length > 0 ? current : all;
  const preferred = candidates.filter(one => one.statement.rank === 'preferred');
  return preferred.length > 0 ? preferred : candidates;
}

/** All statements of a property but the deprecated ones, "unknown" and "none" included. */
export function statementsOf(entity: Entity, property: EntityId): readonly Statement[] {
  const statements = Object.hasOwn(entity.claims, property) ? entity.claims[property] : undefined;
  return (statements ?? []).filter(statement => statement.rank !== 'deprecated');
}

/** Values of one qualifier of a statement. */
export function qualifiersOf<Type extends keyof ValueByType>(
  statement: Statement,
  property: EntityId,
  type: Type,
): readonly ValueByType[Type][] {
  const { qualifiers } = statement;
  const snaks = qualifiers !== undefined && Object.hasOwn(qualifiers, property) ? qualifiers[property] : [];
  return (snaks ?? []).flatMap(snak => valueOfSnak(snak, type) ?? []);
}

function valueOfSnak<Type extends keyof ValueByType>(snak: Snak, type: Type): ValueByType[Type] | undefined {
  if (snak.snaktype !== 'value') return undefined;
  return isOfType(snak.datavalue, type) ? snak.datavalue.value : undefined;
}

interface OfType<Type extends keyof ValueByType> {
  readonly type: Type;
  readonly value: ValueByType[Type];
}

function isOfType<Type extends keyof ValueByType>(
  datavalue: DataValue | OfType<Type>,
  type: Type,
): datavalue is OfType<Type> {
  return datavalue.type === type;
}

/** End time (P582) before `now`. One that is only exact to a year or month has passed when that is over. */
function hasEnded(statement: Statement, now: number): boolean {
  return qualifiersOf(statement, 'P582', 'time').some(({ time }) => {
    const [year, month, day] = numbersOf(time);
    if (year === undefined) return false;
    // The day after: the 0th of a month or the month 0 stand for "not known any closer".
    const over = new Date(0);
    if (month === 0) over.setUTCFullYear(year + 1, 0, 1);
    else if (day === 0) over.setUTCFullYear(year, month, 1);
    else over.setUTCFullYear(year, month - 1, day + 1);
    return over.getTime() <= now;
  });
}

const precisions = new Map<number, FactDate['precision']>([
  [6, 'millennium'],
  [7, 'century'],
  [8, 'decade'],
  [9, 'year'],
  [10, 'month'],
]);

/** A time of Wikibase as a date, no more exact than it is known. Null for what is coarser than a millennium. */
export function dateOf(value: Standing<'time'>['value']): FactDate | null {
  const [year, month, day] = numbersOf(value.time);
  const precision = value.precision > 10 ? 'day' : precisions.get(value.precision);
  if (year === undefined || precision === undefined) return null;
  const parts = [year < 0 ? `-${String(-year).padStart(4, '0')}` : String(year).padStart(4, '0')];
  if ((precision === 'day' || precision === 'month') && month > 0) {
    parts.push(String(month).padStart(2, '0'));
    if (precision === 'day' && day > 0) parts.push(String(day).padStart(2, '0'));
  }
  const exact = parts.length === 3 ? 'day' : parts.length === 2 ? 'month' : 'year';
  const coarse = precision === 'decade' || precision === 'century' || precision === 'millennium';
  return { type: 'date', date: parts.join('-'), precision: coarse ? precision : exact };
}

/** Year, month and day of `+1907-04-02T00:00:00Z`; year undefined when it is not of that form. */
function numbersOf(time: string): readonly [year: number | undefined, month: number, day: number] {
  const match = /^([+-]?\d{1,16})-(\d\d)-(\d\d)T/.exec(time);
  if (match === null) return [undefined, 0, 0];
  return [Number(match[1]), Number(match[2]), Number(match[3])];
}
