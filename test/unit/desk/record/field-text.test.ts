import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeField,
  encodeField,
  FieldTextError,
  fieldLimit,
  normalizeField,
  refuseField,
} from '../../../../lib/desk/record/field-text.ts';
import { runs } from '../../runs.ts';

/** Pieces that mean something to MediaWiki, mixed with ordinary characters of many scripts. */
const pieces = [
  ...[
    '|',
    '=',
    '{',
    '}',
    '[',
    ']',
    '<',
    '>',
    '&',
    '~',
    "'",
    '_',
    '-',
    '*',
    '#',
    ':',
    ';',
    '!',
    ' ',
    '\n',
    '\t',
  ],
  ...[
    '{{',
    '}}',
    '{{!}}',
    '{{{1}}}',
    '~~~~',
    '~~~',
    "''",
    "'''",
    '__NOTOC__',
    '-{zh:x}-',
    '<nowiki>',
    '</nowiki>',
  ],
  ...[
    '<script>alert(1)</script>',
    '[[Category:X]]',
    '[[File:X.jpg]]',
    '<!-- ',
    ' -->',
    '<br>',
    '<br />',
    '&nbsp;',
  ],
  ...[
    '&amp;',
    '&#124;',
    '&#x7c;',
    '&lt;',
    'ISBN 9780306406157',
    'RFC 2616',
    'PMID 1',
    'RFC\u00a01',
    'mailto:a@b.c',
  ],
  ...[
    'tel:1',
    'https://example.org/?a=b&c=d',
    'http://x.org/|]',
    '== h ==',
    '----',
    '{|',
    '|-',
    '\r\n',
    '\r',
  ],
  ...[
    'é',
    'e\u0301',
    '\u0338',
    '\u0301',
    'ア',
    '博物館',
    'متحف',
    'מוזיאון',
    '\u202e',
    '\u2067',
    '\u200f',
    '\u200d',
    '\u00a0',
    '\u3000',
  ],
  ...['👩🏽‍🎨', '🇺🇬', '𝔘', '한국', 'x', 'Uganda Museum', '\ufeff', '\u2028', '\ue000', '\ufffd'],
];
const typed = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme' })), {
  maxLength: 30,
});
const texts = typed.map(parts => parts.join('')).filter(text => refuseField(text) === undefined);

describe('a typed text in a template parameter', () => {
  test('comes back exactly, in NFC with LF line ends', () => {
    fc.assert(
      fc.property(texts, text => {
        expect(decodeField(encodeField(text))).toBe(normalizeField(text));
      }),
      runs(1500),
    );
  });

  test('comes back after MediaWiki normalised the page around it', () => {
    fc.assert(
      fc.property(texts, text => {
        const page = `{{T\n|why=${encodeField(text)}\n|next=}}`.normalize('NFC');
        const value = page.slice('{{T\n|why='.length, -'\n|next=}}'.length).trim();
        expect(decodeField(value)).toBe(normalizeField(text));
      }),
      runs(1000),
    );
  });

  test('has nothing left that is markup', () => {
    fc.assert(
      fc.property(texts, text => {
        const inert = encodeField(text);
        expect(inert).not.toMatch(/^[\s*#:;=!-]|\s$/);
        expect(inert.replaceAll('<br>', ' ')).not.toMatch(/[|{}[\]<>\n\t]|''|~~~|__/);
        expect(inert).not.toMatch(/(?:RFC|PMID|ISBN)(?:&nbsp;|&#0*160;|\p{Zs})+\d/u);
        expect(inert.replace(/&(?:amp|lt|gt|nbsp|#\d+);/g, '')).not.toContain('&');
      }),
      runs(1000),
    );
  });

  test.each([
    ['a | b = {{c}}', 'a &#124; b = &#123;&#123;c&#125;&#125;'],
    ['{{!}} ~~~~', '&#123;&#123;!&#125;&#125; &#126;&#126;&#126;&#126;'],
    ["it's, ''not''", "it's, &#39;&#39;not&#39;&#39;"],
    ['one\ntwo', 'one<br>two'],
    ['one\n\u0338two', 'one<br>&#824;two'],
    ['&nbsp; AT&T', '&amp;nbsp; AT&amp;T'],
    ['* first', '&#42; first'],
    [' two ', '&#32;two&#32;'],
    ['__NOTOC__ snake_case', '&#95;&#95;NOTOC&#95;&#95; snake_case'],
    ['RFC 2616, ISBN 978', 'RF&#67; 2616, ISB&#78; 978'],
    ['see https://example.org/?a=1&b=2', 'see https://example.org/?a=1&amp;b=2'],
    ['mailto:a@example.org', 'mailto&#58;a@example.org'],
    ['left\u202eright', 'left&#8238;right'],
    ['متحف 👩🏽‍🎨', 'متحف 👩🏽‍🎨'],
    ['', ''],
  ])('%j is written as %j', (text, wikitext) => {
    expect(encodeField(text)).toBe(wikitext);
    expect(decodeField(wikitext)).toBe(text);
  });

  test('10,000 characters of the worst kind come back in well under a second', () => {
    for (const unit of ['|', ' ', "'", '\n', '&', '_', '{', 'RFC 1', 'é']) {
      const text = `x${unit.repeat(Math.floor(9_998 / unit.length))}x`;
      const start = performance.now();
      expect(decodeField(encodeField(text))).toBe(text);
      expect(performance.now() - start).toBeLessThan(500);
    }
  });

  test.each([
    ['a\u0000b', { kind: 'control', at: 1, codePoint: 0 }],
    ['a\u007f', { kind: 'control', at: 1, codePoint: 127 }],
    ['\u0085', { kind: 'control', at: 0, codePoint: 133 }],
    ['ab\ud800', { kind: 'unassigned', at: 2, codePoint: 0xd800 }],
    ['\uffff', { kind: 'unassigned', at: 0, codePoint: 0xffff }],
    ['x\u0378', { kind: 'unassigned', at: 1, codePoint: 0x378 }],
    ['x'.repeat(fieldLimit + 1), { kind: 'too-long', length: fieldLimit + 1, limit: fieldLimit }],
  ])('text %# is refused with the reason', (text, refusal) => {
    expect(refuseField(text)).toEqual(refusal);
    expect(() => encodeField(text)).toThrow(FieldTextError);
  });

  test('a field of one line refuses a line break', () => {
    expect(refuseField('a\nb', { oneLine: true })).toEqual({ kind: 'line-break', at: 1 });
    expect(refuseField('a\nb')).toBeUndefined();
  });

  test('reads what people write by hand', () => {
    expect(decodeField(' a<br/>\nb{{!}}c <!-- note --> &quot;d&quot; &#x41; ')).toBe('a\nb|c  "d" A');
    expect(decodeField('[[Uganda Museum]] &constructor; &eacute;')).toBe(
      '[[Uganda Museum]] &constructor; &eacute;',
    );
    expect(decodeField('&#0; &#9999999; &#xD800;')).toBe('&#0; &#9999999; &#xD800;');
  });
});
