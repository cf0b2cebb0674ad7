import type { DataValue, Reference, Snak, Statement } from '../../wiki/entity-types.ts';
import { compareDecimals, isDecimal } from '../input/decimal.ts';

/**
 * When two values say the same. Wikibase itself compares bytes, and so keeps `+1889-00-00` beside `+1889-01-01`
 * (both: the year 1889) and 52.5 beside 52.50; a batch that did so would add what is already there.
 *
 * - text: equal;
 * - entities: the same id;
 * - times: same calendar and precision, and equal down to that precision (a century runs from 1801 to 1900, a decade
 *   from 1880 to 1889, as Wikibase shows them); coarser than a millennium only when the year is equal;
 * - quantities: same number, same unit, the same bounds or none in both;
 * - coordinates: same globe and, in each direction, no farther apart than the finer of the two precisions. How
 *   precise each claims to be is not compared: QuickStatements cannot say it.
 */
export function sameValue(a: DataValue, b: DataValue): boolean {
  switch (a.type) {
    case 'string':
      return b.type === 'string' && a.value === b.value;
    case 'wikibase-entityid':
      return b.type === 'wikibase-entityid' && a.value.id === b.value.id;
    case 'monolingualtext':
      return (
        b.type === 'monolingualtext' && a.value.language === b.value.language && a.value.text === b.value.text
      );
    case 'time':
      return b.type === 'time' && sameTime(a.value, b.value);
    case 'quantity':
      return b.type === 'quantity' && sameQuantity(a.value, b.value);
    case 'globecoordinate':
      return b.type === 'globecoordinate' && samePlace(a.value, b.value);
  }
}

type TimeValue = (DataValue & { type: 'time' })['value'];
type QuantityValue = (DataValue & { type: 'quantity' })['value'];
type CoordinateValue = (DataValue & { type: 'globecoordinate' })['value'];

const timePattern = /^([+-])0*(\d+)-(\d\d)-(\d\d)T/;

function sameTime(a: TimeValue, b: TimeValue): boolean {
  if (a.precision !== b.precision || a.calendarmodel !== b.calendarmodel || a.timezone !== b.timezone)
    return false;
  if (a.before !== b.before || a.after !== b.after) return false;
  if (a.time === b.time) return true;
  const x = timePattern.exec(a.time);
  const y = timePattern.exec(b.time);
  if (x === null || y === null || x[1] !== y[1]) return false;
  const { precision } = a;
  const [, , yearX = '', monthX, dayX] = x;
  const [, , yearY = '', monthY, dayY] = y;
  if (precision >= 11)
    return yearX === yearY && monthX === monthY && dayX === dayY && a.time === normal(b.time, a.time);
  if (precision === 10) return yearX === yearY && monthX === monthY;
  return span(yearX, precision) === span(yearY, precision);
}

/** `b` with its year written like `a`'s; what is left to differ is the time of day. */
function normal(b: string, a: string): string {
  const date = /^[+-]\d+-\d\d-\d\d/;
  return b.replace(date, date.exec(a)?.[0] ?? '');
}

/** Which decade, century or millennium a year is in. */
function span(year: string, precision: number): string {
  const number = Number(year);
  if (precision === 8) return String(Math.floor(number / 10));
  if (precision === 7) return String(Math.ceil(number / 100));
  if (precision === 6) return String(Math.ceil(number / 1000));
  return year;
}

function sameQuantity(a: QuantityValue, b: QuantityValue): boolean {
  return (
    a.unit === b.unit &&
    sameNumber(a.amount, b.amount) &&
    sameNumber(a.upperBound, b.upperBound) &&
    sameNumber(a.lowerBound, b.lowerBound)
  );
}

function sameNumber(a: string | undefined, b: string | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || !isDecimal(a) || !isDecimal(b)) return false;
  return compareDecimals(a, b) === 0;
}

/** What a coordinate without precision is taken to have: QuickStatements' own. */
const assumedPrecision = 0.000001;
/** Room for binary fractions: 0.3 - 0.2 is not 0.1. */
const slack = 1e-12;

function samePlace(a: CoordinateValue, b: CoordinateValue): boolean {
  if (a.globe !== b.globe) return false;
  const finer = Math.min(a.precision ?? assumedPrecision, b.precision ?? assumedPrecision) + slack;
  return Math.abs(a.latitude - b.latitude) <= finer && Math.abs(a.longitude - b.longitude) <= finer;
}

/** The same property with the same value, or both unknown, or both none. */
export function sameSnak(a: Snak, b: Snak): boolean {
  if (a.property !== b.property || a.snaktype !== b.snaktype) return false;
  return a.snaktype !== 'value' || b.snaktype !== 'value' || sameValue(a.datavalue, b.datavalue);
}

/** Is each of `some` among `all`? (Wikibase keeps no snak twice in one place.) */
export function coversSnaks(all: readonly Snak[], some: readonly Snak[]): boolean {
  return some.every(snak => all.some(other => sameSnak(other, snak)));
}

/** Snaks of a statement's qualifiers or of a reference, in their order. */
export function snaksInOrder(
  snaks: Readonly<Record<string, readonly Snak[]>> | undefined,
  order: readonly string[] | undefined,
): readonly Snak[] {
  if (snaks === undefined) return [];
  const properties = [...new Set([...(order ?? []), ...Object.keys(snaks)])];
  return properties.flatMap(property => (Object.hasOwn(snaks, property) ? (snaks[property] ?? []) : []));
}

export function qualifiersOf(statement: Statement): readonly Snak[] {
  return snaksInOrder(statement.qualifiers, statement['qualifiers-order']);
}

export function snaksOfReference(reference: Reference): readonly Snak[] {
  return snaksInOrder(reference.snaks, reference['snaks-order']);
}

/** The same snaks in any order. */
export function sameReference(a: Reference, b: Reference): boolean {
  const x = snaksOfReference(a);
  const y = snaksOfReference(b);
  return coversSnaks(x, y) && coversSnaks(y, x);
}
