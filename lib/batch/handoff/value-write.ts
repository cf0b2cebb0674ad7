import type { DataValue } from '../../wiki/entity-types.ts';
import type { CommandValue } from '../input/commands.ts';
import { compareDecimals, subtractDecimals } from '../input/decimal.ts';
import { gregorian, julian } from '../input/time-text.ts';
import { coordinatePrecision, quoteText } from '../input/value-text.ts';

/** Why a value has no notation in QuickStatements. */
export type Unwritable =
  | 'text-has-tab'
  | 'text-has-line-break'
  | 'globe'
  | 'coordinate-precision'
  | 'time-detail'
  | 'unit'
  | 'calendar'
  | 'made-elsewhere';

/** A value in QuickStatements' notation, or why it has none. Reading it gives the same value back. */
export type Written = { readonly text: string } | { readonly unwritable: Unwritable };

const unitPattern = /^https?:\/\/www\.wikidata\.org\/entity\/Q(\d+)$/;

/** Writes a value as `readValue` reads it. */
export function writeValue(value: CommandValue): Written {
  switch (value.kind) {
    case 'somevalue':
    case 'novalue':
      return { text: value.kind };
    case 'last':
      return { text: 'LAST' };
    case 'made':
      return { unwritable: 'made-elsewhere' };
    case 'value':
      return writeDataValue(value.datavalue);
  }
}

/** Writes text in quotes; a tab or a line break has no escape in either dialect. */
export function writeText(text: string): Written {
  if (text.includes('\t')) return { unwritable: 'text-has-tab' };
  if (/[\r\n]/.test(text)) return { unwritable: 'text-has-line-break' };
  return { text: quoteText(text) };
}

function writeDataValue(datavalue: DataValue): Written {
  switch (datavalue.type) {
    case 'string':
      return writeText(datavalue.value);
    case 'wikibase-entityid':
      return { text: datavalue.value.id };
    case 'monolingualtext': {
      const written = writeText(datavalue.value.text);
      return 'text' in written ? { text: `${datavalue.value.language}:${written.text}` } : written;
    }
    case 'time': {
      const { time, timezone, before, after, precision, calendarmodel } = datavalue.value;
      if (timezone !== 0 || before !== 0 || after !== 0) return { unwritable: 'time-detail' };
      if (calendarmodel !== gregorian && calendarmodel !== julian) return { unwritable: 'calendar' };
      return { text: `${time}/${precision}${calendarmodel === julian ? '/J' : ''}` };
    }
    case 'globecoordinate': {
      const { latitude, longitude, precision, globe } = datavalue.value;
      if (!globe.endsWith('/Q2')) return { unwritable: 'globe' };
      if (precision !== coordinatePrecision) return { unwritable: 'coordinate-precision' };
      return { text: `@${plainNumber(latitude)}/${plainNumber(longitude)}` };
    }
    case 'quantity':
      return writeQuantity(datavalue.value);
  }
}

function writeQuantity(value: (DataValue & { type: 'quantity' })['value']): Written {
  const { amount, unit, upperBound, lowerBound } = value;
  const unitMatch = unitPattern.exec(unit);
  if (unitMatch === null && unit !== '1') return { unwritable: 'unit' };
  const suffix = unitMatch === null ? '' : `U${unitMatch[1]}`;
  if (upperBound === undefined || lowerBound === undefined) return { text: `${amount}${suffix}` };
  const above = subtractDecimals(upperBound, amount);
  // `~` where it can be said that way: QuickStatements 3 reads no brackets.
  const bounds =
    compareDecimals(above, subtractDecimals(amount, lowerBound)) === 0
      ? `~${above.replace('+', '')}`
      : `[${lowerBound},${upperBound}]`;
  return { text: `${amount}${bounds}${suffix}` };
}

/** A number without exponent, digit for digit: 1e-7 → 0.0000001. */
function plainNumber(number: number): string {
  const text = String(number);
  const at = text.indexOf('e');
  if (at < 0) return text;
  const exponent = Number(text.slice(at + 1));
  const sign = number < 0 ? '-' : '';
  const digits = text.slice(number < 0 ? 1 : 0, at).replace('.', '');
  return exponent < 0
    ? `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`
    : `${sign}${digits.padEnd(exponent + 1, '0')}`;
}
