import { describe, expect, it } from 'vitest';
import { setParam, setParams } from '../../../lib/wikitext/change.ts';
import { getParam } from '../../../lib/wikitext/templates.ts';
import { last, set, written } from './change-steps.ts';

describe('values that would not be a value are refused', () => {
  it.each<[value: string, reason: string]>([
    ['a|b', 'value'],
    ['}}', 'value'],
    ['}', 'value'],
    ['{{', 'value'],
    ['{{a', 'value'],
    ['a}}b', 'value'],
    ['{{{1|}}', 'value'],
    ['[[a', 'value'],
    ['<!-- a', 'value'],
    ['a<!-- b -->', 'value'],
    [' a', 'value'],
    ['a\n', 'value'],
    ['\0', 'value'],
    ['a\n== b', 'value'],
    ['<noinclude>a</noinclude>', 'value'],
    ['<includeonly>', 'value'],
  ])('%j', (value, reason) => {
    const text = '{{T|c=0|d=1}} after';
    expect(setParam(text, last(text), 'd', value)).toEqual({ ok: false, reason, param: 'd' });
    expect(set('{{T|c=0}}', 'd', value)).toBe(`refused: ${reason}`);
    expect(set('{{T|c=0}}', '1', value)).toBe(`refused: ${reason}`);
  });

  it.each([
    '',
    '[[a|b]]',
    '{{a|b}}',
    '{{{1|}}}',
    '{{!}}',
    '<nowiki>|}}</nowiki>',
    'a=b',
    ']]',
    '{',
    '~~~~',
    'a\n* b\n* c',
    '{{#if:a|b}}',
    '<nowiki>',
    '-{a|b}-',
    'a\u00A0',
    '\u200Fא',
  ])('while this is one: %j', value => {
    const text = '{{T|c=0|d=1}} after';
    const change = setParam(text, last(text), 'd', value);
    expect(written(change)).toBe(`{{T|c=0|d=${value}}} after`);
    expect(change.ok && getParam(change.template, 'd')?.value).toBe(value);
  });

  it('refuses what would find its other half elsewhere on the page', () => {
    expect(set('{{T|d=1}} a</nowiki>', 'd', '<nowiki>')).toBe('refused: surroundings');
    expect(set('{{T|d=1}} {{U}} a</ref>', 'd', '<ref>')).toBe('refused: surroundings');
    expect(set('{{T|d=1}} a>', 'd', '<nowiki a')).toBe('refused: surroundings');
    expect(set('<gallery>\nA.jpg|{{T|d=1}}\n</gallery>', 'd', 'a\nb')).toBe('refused: surroundings');
    expect(set('<ref>{{T|d=1}}</ref>', 'd', '<nowiki></ref></nowiki>')).toBe('refused: surroundings');
  });

  it('refuses a name that would be another or none', () => {
    for (const name of ['a=b', 'a|b', '}}', '{{', ' a', 'a\n', '<!--', 'a<!-- b -->', '[[']) {
      expect(set('{{T}}', name, 'x')).toBe('refused: name');
    }
    expect(set('{{T}}', '', 'x')).toBe('{{T|=x}}');
  });

  it('refuses a template of another text', () => {
    const template = last('{{T|d=1}}');
    for (const text of ['x{{T|d=1}}', '', '<nowiki>{{T|d=1}}</nowiki>', '{{T|d=1', '{{T|d=<!--1}}']) {
      expect(setParam(text, template, 'd', '3').ok).toBe(false);
    }
    const hidden = '<!--{{T|d=1}}-->';
    expect(setParam(hidden, { ...template, start: 4, end: 13 }, 'd', '3')).toEqual({
      ok: false,
      reason: 'stale',
    });
  });
});

describe('several at once', () => {
  const text = 'x {{T\n| a = 1\n| b = 2\n}} y';

  it('sets, adds and removes', () => {
    const change = setParams(
      text,
      last(text),
      [
        ['a', undefined],
        ['b', 'two'],
        ['c', 'three'],
      ],
      { order: ['a', 'b', 'c'] },
    );
    expect(written(change)).toBe('x {{T\n| b = two\n| c = three\n}} y');
    expect(change.ok && change.template.params.map(param => [param.name, param.value])).toEqual([
      ['b', 'two'],
      ['c', 'three'],
    ]);
    expect(change.ok && change.text.slice(change.template.start, change.template.end)).toBe(
      '{{T\n| b = two\n| c = three\n}}',
    );
  });

  it('or does nothing, and says which one', () => {
    expect(
      setParams(text, last(text), [
        ['a', '3'],
        ['b', '|'],
      ]),
    ).toEqual({ ok: false, reason: 'value', param: 'b' });
  });
});
