import { describe, expect, it } from 'vitest';
import { insertAfter, insertBefore, removeTemplate, replaceTemplate } from '../../../lib/wikitext/change.ts';
import { last, remove } from './change-steps.ts';

describe('removing a parameter', () => {
  it.each<[why: string, before: string, name: string, after: string]>([
    ['in one line', '{{T|a=1|b=2|c=3}}', 'b', '{{T|a=1|c=3}}'],
    ['the only one', '{{T|a=1}}', 'a', '{{T}}'],
    ['with its line', '{{T\n| a = 1\n| b = 2\n}}', 'a', '{{T\n| b = 2\n}}'],
    ['with its line, last', '{{T\n | a = 1\n | b = 2\n}}', 'b', '{{T\n | a = 1\n}}'],
    ['with its line, of another system', '{{T\r\n|a=1\r\n|b=2\r\n}}', 'a', '{{T\r\n|b=2\r\n}}'],
    ['pipes at line ends', '{{T|\n a=1|\n b=2\n}}', 'b', '{{T|\n a=1\n}}'],
    [
      'with the comment on its line, not the next',
      '{{T\n|a=1 <!-- a -->\n<!-- b -->\n|b=2\n}}',
      'a',
      '{{T\n<!-- b -->\n|b=2\n}}',
    ],
    ['every one of the name', '{{T|a=1|b=2|a=3}}', 'a', '{{T|b=2}}'],
    ['one that is not there', '{{T|a=1}}', 'b', '{{T|a=1}}'],
    ['the last positional', '{{T|x|y}}', '2', '{{T|x}}'],
    ['a positional: those behind keep their number', '{{T|x|y|n=1|z}}', '1', '{{T|2=y|n=1|3=z}}'],
    ['a positional, when blanks would be lost', '{{T|x| y}}', '1', 'refused: shift'],
    ['behind a positional with blanks', '{{T|x \n|a=1\n}}', 'a', '{{T|x \n}}'],
    ['given with and without number', '{{T|x|1=y|z}}', '1', '{{T|2=z}}'],
    ['with what only looks like a comment', '{{T|a=1<includeonly><!--</includeonly>|b=2}}', 'a', '{{T|b=2}}'],
    ['with comments all along', '{{T|a=<!--1-->1<!--2--><!--3-->|b=2}}', 'a', '{{T|b=2}}'],
  ])('%s', (_why, before, name, after) => {
    expect(remove(before, name)).toBe(after);
  });
});

describe('whole templates', () => {
  const text = 'a\n{{T|d=1}}\nb {{U}} c';

  it('are replaced', () => {
    expect(replaceTemplate(text, last(text), '{{V}}')).toEqual({ ok: true, text: 'a\n{{V}}\nb {{U}} c' });
    expect(replaceTemplate(text, last(text), '<!--')).toEqual({ ok: false, reason: 'surroundings' });
  });

  it('are removed, with the line they had to themselves', () => {
    expect(removeTemplate(text, last(text))).toEqual({ ok: true, text: 'a\nb {{U}} c' });
    expect(removeTemplate(text, last(text, 'U'))).toEqual({ ok: true, text: 'a\n{{T|d=1}}\nb  c' });
    expect(removeTemplate('{{T}}', last('{{T}}'))).toEqual({ ok: true, text: '' });
    expect(removeTemplate('{{T}}{{{1|a}}}', last('{{T}}'))).toEqual({ ok: true, text: '{{{1|a}}}' });
    const lines = 'a\r\n {{T}} \r\nb';
    expect(removeTemplate(lines, last(lines))).toEqual({ ok: true, text: 'a\r\nb' });
  });

  it('are not removed when what is left would join', () => {
    const joined = '{<!-- -->{{T}}{U}}';
    expect(removeTemplate('{{{T}}{U}}', { ...last('{{T}}'), start: 1, end: 6 })).toEqual({
      ok: false,
      reason: 'surroundings',
    });
    expect(removeTemplate(joined, last(joined))).toEqual({ ok: true, text: '{<!-- -->{U}}' });
  });

  it('have wikitext put in front or behind', () => {
    expect(insertBefore(text, last(text), '{{V}}\n')).toEqual({
      ok: true,
      text: 'a\n{{V}}\n{{T|d=1}}\nb {{U}} c',
    });
    expect(insertAfter(text, last(text), '\n{{V}}')).toEqual({
      ok: true,
      text: 'a\n{{T|d=1}}\n{{V}}\nb {{U}} c',
    });
    expect(insertBefore(text, last(text), '{{')).toEqual({ ok: true, text: 'a\n{{{{T|d=1}}\nb {{U}} c' });
    expect(insertBefore(text, last(text), '<nowiki>')).toEqual({
      ok: true,
      text: 'a\n<nowiki>{{T|d=1}}\nb {{U}} c',
    });
    expect(insertAfter(text, last(text), '}')).toEqual({ ok: true, text: 'a\n{{T|d=1}}}\nb {{U}} c' });
    expect(insertAfter(text, last(text), '<!--')).toEqual({ ok: false, reason: 'surroundings' });
  });
});
