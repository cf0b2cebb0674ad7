import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffLines } from '../../../components/common/line-diff.ts';

/** The one and the other text, put together again from what is shown. */
const sides = (before: string, after: string, cells?: number) => {
  const lines = diffLines(before, after, 999, cells);
  const side = (left: 'added' | 'removed') =>
    lines
      .filter(({ kind }) => kind !== left)
      .map(({ text }) => text)
      .join('\n');
  return { before: side('added'), after: side('removed') };
};

describe('what changed between two texts', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', ''), { minLength: 1, maxLength: 16 })
    .map(lines => lines.join('\n'));

  it.each([
    ['every line compared with every other', undefined],
    ['held together by lines that stand once', 0],
    ['the one within the other', 9],
  ])('turns the one into the other: %s', (_, cells) => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before !== after);
        expect(sides(before, after, cells)).toEqual({ before, after });
      }),
    );
  });

  it('of two large texts shows the lines that changed, and no more', () => {
    const lines = Array.from({ length: 12_000 }, (_, at) => (at % 3 === 0 ? '}' : `line ${at};`));
    const changed = lines.map((line, at) =>
      at === 1 || at === 6001 || at === 11_999 ? `${line} // new` : line,
    );
    const shown = diffLines(lines.join('\n'), changed.join('\n'), 1).filter(({ kind }) => kind !== 'same');
    expect(shown.map(({ text: line }) => line)).toEqual([
      'line 1;',
      'line 1; // new',
      'line 6001;',
      'line 6001; // new',
      'line 11999;',
      'line 11999; // new',
    ]);
  });

  it('of two that have nothing in common shows the one and then the other', () => {
    const [one, other] = ['x', 'y'].map(word => Array.from({ length: 3000 }, (_, at) => `${word}${at}`));
    const shown = diffLines(one?.join('\n') ?? '', other?.join('\n') ?? '');
    expect(shown.map(({ kind }) => kind)).toEqual([
      ...Array.from({ length: 3000 }, () => 'removed'),
      ...Array.from({ length: 3000 }, () => 'added'),
    ]);
  });
});
