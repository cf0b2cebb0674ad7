import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSaid } from '../../../lib/wikitext/said.ts';

const words = (text: string) =>
  readSaid(text)
    .map(part => (typeof part === 'string' ? part : part.label))
    .join('');

describe('what people wrote on a talk page', () => {
  it('reads a signature as names', () => {
    expect(
      readSaid('Thanks! [[User:Ann|Ann]] ([[User talk:Ann|talk]]) 13:46, 21 November 2026 (UTC)'),
    ).toEqual([
      'Thanks! ',
      { target: 'User:Ann', label: 'Ann' },
      ' (',
      { target: 'User talk:Ann', label: 'talk' },
      ') 13:46, 21 November 2026 (UTC)',
    ]);
  });

  it('leaves out marks for bold, italic and indentation, and keeps apostrophes', () => {
    expect(words("'''Yes''', it's ''fine''\n:: Really?\n* [[:Category:X]]\n# one")).toBe(
      "Yes, it's fine\nReally?\nCategory:X\none",
    );
  });

  it('takes a colon behind a link for a colon', () => {
    expect(words('[[User:Ann|Ann]]: the photographs')).toBe('Ann: the photographs');
  });

  it('leaves what only the wiki can read as it was written', () => {
    const text = '{{ping|Ann}} <nowiki>[[x]]</nowiki> [[File:A.jpg|thumb|A]] [[open';
    expect(readSaid(text)).toEqual([text]);
  });

  it('keeps every word of text without marks', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ,.!?\u0600-\u06FF]*$/), text => {
        expect(words(text)).toBe(text);
      }),
    );
  });
});
