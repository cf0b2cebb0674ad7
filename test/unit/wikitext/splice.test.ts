import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Edit, SpliceError, splice } from '../../../lib/wikitext/splice.ts';

describe('splice', () => {
  it('makes changes given in any order, by the offsets of the old text', () => {
    expect(
      splice('abcdef', [
        { start: 4, end: 6, text: 'EF!' },
        { start: 0, end: 1, text: '' },
        { start: 2, end: 2, text: '-' },
        { start: 2, end: 2, text: '+' },
      ]),
    ).toBe('b-+cdEF!');
    expect(splice('abc', [])).toBe('abc');
    expect(splice('', [{ start: 0, end: 0, text: 'a' }])).toBe('a');
  });

  it('takes edits that touch', () => {
    const edits = [
      { start: 1, end: 2, text: 'B' },
      { start: 2, end: 3, text: 'C' },
      { start: 2, end: 2, text: '|' },
    ];
    expect(splice('abcd', edits)).toBe('aB|Cd');
  });

  it('refuses edits that overlap or leave the text', () => {
    const overlapping = [
      { start: 0, end: 2, text: '' },
      { start: 1, end: 3, text: '' },
    ];
    expect(() => splice('abc', overlapping)).toThrow(SpliceError);
    expect(() => splice('abc', [{ start: 2, end: 4, text: '' }])).toThrow(SpliceError);
    expect(() => splice('abc', [{ start: -1, end: 1, text: '' }])).toThrow(SpliceError);
    expect(() => splice('abc', [{ start: 2, end: 1, text: '' }])).toThrow(SpliceError);
  });

  it('is the same as one change after the other, from the last to the first', () => {
    const pieces = fc.array(
      fc.tuple(fc.string({ maxLength: 5 }), fc.string({ maxLength: 3 }), fc.string({ maxLength: 5 })),
    );
    fc.assert(
      fc.property(pieces, parts => {
        let text = '';
        const edits: Edit[] = [];
        for (const [kept, old, now] of parts) {
          text += `${kept}.`;
          edits.push({ start: text.length, end: text.length + old.length, text: now });
          text += old;
        }
        let expected = text;
        for (const edit of [...edits].reverse()) {
          expected = expected.slice(0, edit.start) + edit.text + expected.slice(edit.end);
        }
        expect(splice(text, [...edits].reverse())).toBe(expected);
      }),
    );
  });
});
