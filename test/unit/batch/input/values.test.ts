import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeValue } from '../../../../lib/batch/handoff/value-write.ts';
import {
  addDecimals,
  canonicalDecimal,
  compareDecimals,
  isDecimal,
  subtractDecimals,
} from '../../../../lib/batch/input/decimal.ts';
import { inputLines } from '../../../../lib/batch/input/input-lines.ts';
import { quoteText, readValue, unquote } from '../../../../lib/batch/input/value-text.ts';
import { sameValue } from '../../../../lib/batch/plan/value-equality.ts';
import type { DataValue } from '../../../../lib/wiki/entity-types.ts';
import { dataValues, storedTexts, values } from './arbitraries.ts';

const read = (text: string) => {
  const value = readValue(text, () => undefined);
  if (!('kind' in value) || value.kind !== 'value') throw new Error(`no value: ${text}`);
  return value.datavalue;
};
const same = (a: string, b: string) => sameValue(read(a), read(b));

describe('values', () => {
  it('read as what was written', () => {
    fc.assert(
      fc.property(values, value => {
        const written = writeValue(value);
        if (!('text' in written)) throw new Error(written.unwritable);
        expect(readValue(written.text, () => undefined)).toEqual(value);
      }),
      { numRuns: 1000 },
    );
  });

  it('have no notation where QuickStatements has none', () => {
    const write = (datavalue: DataValue) => writeValue({ kind: 'value', datavalue });
    expect(write({ type: 'string', value: 'a\tb' })).toEqual({ unwritable: 'text-has-tab' });
    expect(write({ type: 'string', value: 'a\nb' })).toEqual({ unwritable: 'text-has-line-break' });
    const place = { latitude: 1, longitude: 2, precision: 0.1, globe: 'http://www.wikidata.org/entity/Q2' };
    expect(write({ type: 'globecoordinate', value: place })).toEqual({ unwritable: 'coordinate-precision' });
    const onMoon = { ...place, precision: 0.000001, globe: 'http://www.wikidata.org/entity/Q405' };
    expect(write({ type: 'globecoordinate', value: onMoon })).toEqual({ unwritable: 'globe' });
  });

  it('keep any text through quotes', () => {
    fc.assert(
      fc.property(storedTexts, text => {
        expect(unquote(quoteText(text))).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('when values say the same', () => {
  it('is so for a value and itself, and both ways round', () => {
    fc.assert(
      fc.property(dataValues, dataValues, (a, b) => {
        expect(sameValue(a, a)).toBe(true);
        expect(sameValue(a, b)).toBe(sameValue(b, a));
      }),
    );
  });

  it.each([
    ['+1889-00-00T00:00:00Z/9', '+1889-12-31T00:00:00Z/9', true],
    ['+1889-00-00T00:00:00Z/9', '-1889-00-00T00:00:00Z/9', false],
    ['+1889-00-00T00:00:00Z/9', '+1889-00-00T00:00:00Z/9/J', false],
    ['+1889-05-00T00:00:00Z/10', '+1889-06-00T00:00:00Z/10', false],
    ['+1889-05-01T00:00:00Z/11', '+1889-05-02T00:00:00Z/11', false],
    ['+1801-00-00T00:00:00Z/7', '+1900-00-00T00:00:00Z/7', true],
    ['+1900-00-00T00:00:00Z/7', '+1901-00-00T00:00:00Z/7', false],
    ['+1880-00-00T00:00:00Z/8', '+1889-00-00T00:00:00Z/8', true],
    ['+1889-00-00T00:00:00Z/8', '+1890-00-00T00:00:00Z/8', false],
    ['10', '+10.00', true],
    ['10', '10U1', false],
    ['10~1', '10[9,11.0]', true],
    ['10', '10~0', false],
    ['@1/2', '@1.000001/2', true],
    ['@1/2', '@1.000002/2', false],
    ['"10"', '10', false],
    ['en:"a"', 'de:"a"', false],
    ['Q1', 'P1', false],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(same(a, b)).toBe(expected);
  });

  it('reads times Wikibase stored long ago, with their year padded', () => {
    const padded = read('+1889-05-01T00:00:00Z/11');
    if (padded.type !== 'time') throw new Error('not a time');
    const old: DataValue = { type: 'time', value: { ...padded.value, time: '+00000001889-05-01T00:00:00Z' } };
    expect(sameValue(old, padded)).toBe(true);
    const noon: DataValue = { type: 'time', value: { ...padded.value, time: '+1889-05-01T12:00:00Z' } };
    expect(sameValue(noon, padded)).toBe(false);
  });
});

describe('decimals', () => {
  const decimal = fc
    .tuple(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.nat(20))
    .map(([whole, rest]) => `${whole}${rest === 0 ? '' : `.${String(rest).padStart(3, '0')}`}`);

  it('add, subtract and compare exactly at any size', () => {
    expect(addDecimals('0.1', '0.2')).toBe('+0.3');
    expect(subtractDecimals('1.50', '2')).toBe('-0.50');
    expect(canonicalDecimal('007.10')).toBe('+7.10');
    expect(isDecimal('1e3')).toBe(false);
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(compareDecimals(subtractDecimals(addDecimals(a, b), b), a)).toBe(0);
        expect(compareDecimals(a, b)).toBe(-compareDecimals(b, a) + 0);
        expect(compareDecimals(canonicalDecimal(a), a)).toBe(0);
        expect(isDecimal(canonicalDecimal(a))).toBe(true);
      }),
    );
  });
});

describe('lines that come in pieces', () => {
  it('are the same wherever they are cut', () => {
    const piece = fc.constantFrom('a', '\n', '\r', '\r\n', '');
    fc.assert(
      fc.property(fc.array(piece), fc.array(fc.nat(20)), (pieces, cuts) => {
        const text = `x${pieces.join('')}`;
        const lines: string[] = [];
        const feed = inputLines((line, number) => {
          expect(number).toBe(lines.length + 1);
          lines.push(line);
        });
        let from = 0;
        for (const cut of [...cuts.filter(at => at <= text.length).sort((a, b) => a - b), text.length]) {
          feed.push(text.slice(from, cut));
          from = cut;
        }
        feed.end();
        const expected = text.split(/\r\n|\r|\n/);
        if (expected.at(-1) === '') expected.pop();
        expect(lines).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});
