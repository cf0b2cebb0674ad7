import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { atMost, countTo, emptyList, mapOf, pairOf, someText, textLike } from '../../lib/shapes.ts';

const passes = (schema: z.ZodMiniType, value: unknown) => schema.safeParse(value).success;

describe('shapes', () => {
  it('hold texts to a pattern and a length', () => {
    const short = textLike(/^[a-z]+$/, 3);
    expect(['a', 'abc', '', 'abcd', 'A', 5].map(value => passes(short, value))).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(['', '\n', 'abc'].map(value => passes(someText(2), value))).toEqual([false, true, false]);
    expect(passes(textLike(/^a+$/), 'a'.repeat(10_000))).toBe(true);
  });

  it('hold lists and numbers to their size', () => {
    expect([[], [1], [1, 2]].map(value => passes(z.array(z.number()).check(atMost(1)), value))).toEqual([
      true,
      true,
      false,
    ]);
    expect([0, 1, 5, 6, 1.5, Number.NaN, '1'].map(value => passes(countTo(5), value))).toEqual([
      false,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect([[], [0], {}, null].map(value => passes(emptyList, value))).toEqual([true, false, false, false]);
  });

  it('look into pairs and maps', () => {
    const pair = pairOf(z.string(), z.number());
    expect(pair.safeParse(['a', 1]).data).toEqual(['a', 1]);
    expect([['a'], ['a', 1, 2], [1, 'a'], 'a1'].map(value => passes(pair, value))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    const map = mapOf(z.enum(['a', 'b']), z.number());
    expect(map.safeParse(new Map([['a', 1]])).data).toEqual(new Map([['a', 1]]));
    expect([new Map([['c', 1]]), new Map([['a', 'x']]), { a: 1 }].map(value => passes(map, value))).toEqual([
      false,
      false,
      false,
    ]);
  });
});
