import { describe, expect, it } from 'vitest';
import { type Place, setParam } from '../../../lib/wikitext/change.ts';
import { last, set } from './change-steps.ts';

describe('set d to 3 in the last {{T}} that is live; every other byte stays', () => {
  it.each<[why: string, before: string, after: string]>([
    ['plain', '{{T|d=1}}', '{{T|d=3}}'],
    ['blanks around', '{{T| d = 1 |e=2}}', '{{T| d = 3 |e=2}}'],
    ['one per line', '{{T\n| d = 1\n| e = 2\n}}', '{{T\n| d = 3\n| e = 2\n}}'],
    ['an empty value', '{{T|d=|e=2}}', '{{T|d=3|e=2}}'],
    ['an empty value on its line', '{{T\n|d   = \n|e   = 2\n}}', '{{T\n|d   = 3\n|e   = 2\n}}'],
    ['a value of several lines', '{{T\n|d=1\n2\n\n|e=\n}}', '{{T\n|d=3\n\n|e=\n}}'],
    ['line breaks of another system', '{{T\r\n|d=1\r\n|e=2\r\n}}\r\n', '{{T\r\n|d=3\r\n|e=2\r\n}}\r\n'],
    ['not there yet', '{{T}}', '{{T|d=3}}'],
    ['a template inside the value', '{{T|d={{U|d=1|x}}}}', '{{T|d=3}}'],
    ['inside another template', '{{U|d=1|{{T|d=1}}|d=2}}', '{{U|d=1|{{T|d=3}}|d=2}}'],
    ['inside a template of the same name', '{{T|d=1|x={{T|d=1}}}}', '{{T|d=1|x={{T|d=3}}}}'],
    ['the same text twice', '{{T|d=1}} {{T|d=1}}', '{{T|d=1}} {{T|d=3}}'],
    ['the same text nested twice', '{{U|{{T|d=1}}|{{T|d=1}}}}', '{{U|{{T|d=1}}|{{T|d=3}}}}'],
    ['a template with a longer name', '{{T|d=1}} {{Tt|d=1}}', '{{T|d=3}} {{Tt|d=1}}'],
    ['a small first letter', '{{t|d=1}}', '{{t|d=3}}'],
    ['with namespace', '{{Template:T|d=1}}{{template: t |d=1}}', '{{Template:T|d=1}}{{template: t |d=3}}'],
    ['blanks and lines around the name', '{{ T\n |d=1}}', '{{ T\n |d=3}}'],
    ['a comment in the name', '{{T<!-- x -->|d=1}}', '{{T<!-- x -->|d=3}}'],
    ['a comment before the name', '{{<!-- x -->T|d=1}}', '{{<!-- x -->T|d=3}}'],
    ['a comment in the parameter name', '{{T|d<!-- x -->=1}}', '{{T|d<!-- x -->=3}}'],
    ['a comment behind the value', '{{T|d=1 <!-- | }} -->|e=2}}', '{{T|d=3 <!-- | }} -->|e=2}}'],
    ['a comment for a value', '{{T|d=<!-- fill in -->|e=2}}', '{{T|d=3 <!-- fill in -->|e=2}}'],
    ['a comment before the value', '{{T|d=<!-- x -->1}}', '{{T|d=<!-- x -->3}}'],
    ['a comment on its own line', '{{T\n|d=1\n<!-- x -->\n|e=2\n}}', '{{T\n|d=3\n<!-- x -->\n|e=2\n}}'],
    ['in a comment', '{{T|d=1}}<!-- {{T|d=1}} -->', '{{T|d=3}}<!-- {{T|d=1}} -->'],
    ['in a comment never closed', '{{T|d=1}}<!-- {{T|d=1}}', '{{T|d=3}}<!-- {{T|d=1}}'],
    ['in nowiki', '{{T|d=1}}<nowiki>{{T|d=1}}</nowiki>', '{{T|d=3}}<nowiki>{{T|d=1}}</nowiki>'],
    ['in NOWIKI', '{{T|d=1}}<NOWIKI>{{T|d=1}}</NOWIKI>', '{{T|d=3}}<NOWIKI>{{T|d=1}}</NOWIKI>'],
    ['behind nowiki never closed', '<nowiki>{{T|d=1}}', '<nowiki>{{T|d=3}}'],
    ['behind an empty nowiki', '<nowiki/>{{T|d=1}}</nowiki>', '<nowiki/>{{T|d=3}}</nowiki>'],
    ['in pre', '{{T|d=1}}<pre>{{T|d=1}}</pre>', '{{T|d=3}}<pre>{{T|d=1}}</pre>'],
    [
      'in syntaxhighlight',
      '{{T|d=1}}<syntaxhighlight>{{T|d=1}}</syntaxhighlight >',
      '{{T|d=3}}<syntaxhighlight>{{T|d=1}}</syntaxhighlight >',
    ],
    ['in math', '{{T|d=1}}<math>{{T|d=1}}</math>', '{{T|d=3}}<math>{{T|d=1}}</math>'],
    [
      'in includeonly',
      '{{T|d=1}}<includeonly>{{T|d=1}}</includeonly>',
      '{{T|d=3}}<includeonly>{{T|d=1}}</includeonly>',
    ],
    ['in noinclude', '<noinclude>{{T|d=1}}</noinclude>', '<noinclude>{{T|d=3}}</noinclude>'],
    ['in onlyinclude', '<onlyinclude>{{T|d=1}}</onlyinclude>', '<onlyinclude>{{T|d=3}}</onlyinclude>'],
    ['in a note', '<ref>{{T|d=1}}</ref>', '<ref>{{T|d=3}}</ref>'],
    ['in a gallery', '<gallery>\nA.jpg|{{T|d=1}}\n</gallery>', '<gallery>\nA.jpg|{{T|d=3}}\n</gallery>'],
    ['braces in a note inside', '{{T|x=<ref>}}|d=2</ref>|d=1}}', '{{T|x=<ref>}}|d=2</ref>|d=3}}'],
    ['pipes in nowiki inside', '{{T|x=<nowiki>|d=2}}</nowiki>|d=1}}', '{{T|x=<nowiki>|d=2}}</nowiki>|d=3}}'],
    [
      'a gallery inside',
      '{{T|x=<gallery>\nA.jpg|d=2\n</gallery>|d=1}}',
      '{{T|x=<gallery>\nA.jpg|d=2\n</gallery>|d=3}}',
    ],
    ['code inside', '{{T|x=<source>}}</source>|d=1}}', '{{T|x=<source>}}</source>|d=3}}'],
    ['a link with pipe and = inside', '{{T|x=[[a|d=2]]|d=1}}', '{{T|x=[[a|d=2]]|d=3}}'],
    [
      'a table made of {{!}} inside',
      '{{T|x={{{!}}\n{{!}} d=2\n{{!}}}|d=1}}',
      '{{T|x={{{!}}\n{{!}} d=2\n{{!}}}|d=3}}',
    ],
    ['a parser function inside', '{{T|x={{#if:a|d=2|}}|d=1}}', '{{T|x={{#if:a|d=2|}}|d=3}}'],
    ['a template argument inside', '{{T|x={{{1|{{{2|}}}}}}|d=1}}', '{{T|x={{{1|{{{2|}}}}}}|d=3}}'],
    ['inside a template argument', '{{{1|{{T|d=1}}}}}', '{{{1|{{T|d=3}}}}}'],
    ['braces never closed before it', '{{U|x=1\n{{T|d=1}}', '{{U|x=1\n{{T|d=3}}'],
    ['braces closed too often before it', 'a}} }}} {{T|d=1}}}}', 'a}} }}} {{T|d=3}}}}'],
    ['one never closed behind it', '{{T|d=1}} {{T|d=1', '{{T|d=3}} {{T|d=1'],
    ['a single brace in a value', '{{T|x={|d=1}}', '{{T|x={|d=3}}'],
    ['a link never closed', '{{T|d=1}} [[a {{U}}', '{{T|d=3}} [[a {{U}}'],
    ['subst: is no template of a saved page', '{{T|d=1}}{{subst:T|d=1}}', '{{T|d=3}}{{subst:T|d=1}}'],
    ['safesubst: is one', '{{safesubst:T|d=1}}', '{{safesubst:T|d=3}}'],
    ['language conversion', '-{zh:{{T|d=1}};en:x}-', '-{zh:{{T|d=3}};en:x}-'],
    ['language conversion against braces', '-{{{T|d=1}} }-', '-{{{T|d=3}} }-'],
    ['given twice: the last counts', '{{T|d=1|e=5|d=2}}', '{{T|d=1|e=5|d=3}}'],
    ['a name of two words with an underscore', '{{T|d e=1|d=1}}', '{{T|d e=1|d=3}}'],
    ['an equals sign in the value', '{{T|d=a=b|e}}', '{{T|d=3|e}}'],
    ['in a heading', '== {{T|d=1}} ==', '== {{T|d=3}} =='],
    ['in a table', '{|\n| {{T|d=1}} || b\n|}', '{|\n| {{T|d=3}} || b\n|}'],
    ['pictures in words', '😀{{T|é=🏛️|d=1}}‏א', '😀{{T|é=🏛️|d=3}}‏א'],
  ])('%s', (_why, before, after) => {
    expect(set(before, 'd', '3')).toBe(after);
  });
});

describe('a new parameter looks like its neighbours', () => {
  const order = ['a', 'b', 'c', 'long name'];
  it.each<[why: string, before: string, name: string, place: Place | undefined, after: string]>([
    ['in one line', '{{T|a=1|c=3}}', 'b', { order }, '{{T|a=1|b=2|c=3}}'],
    ['with blanks', '{{T | a = 1 | c = 3 }}', 'b', { order }, '{{T | a = 1 | b = 2 | c = 3 }}'],
    ['on a line', '{{T\n| a = 1\n| c = 3\n}}', 'b', { order }, '{{T\n| a = 1\n| b = 2\n| c = 3\n}}'],
    ['last on a line', '{{T\n| a = 1\n}}', 'b', undefined, '{{T\n| a = 1\n| b = 2\n}}'],
    ['first on a line', '{{T\n| b = 1\n}}', 'a', { order }, '{{T\n| a = 2\n| b = 1\n}}'],
    ['indented', '{{T\n  |a=1\n  |c=3\n}}', 'x', undefined, '{{T\n  |a=1\n  |c=3\n  |x=2\n}}'],
    [
      'aligned',
      '{{T\n|a         = 1\n|long name = 4\n}}',
      'b',
      { order },
      '{{T\n|a         = 1\n|b         = 2\n|long name = 4\n}}',
    ],
    [
      'aligned, and longer than all',
      '{{T\n|a  = 1\n|bb = 4\n}}',
      'longer',
      undefined,
      '{{T\n|a  = 1\n|bb = 4\n|longer = 2\n}}',
    ],
    [
      'not aligned',
      '{{T\n|description = 1\n|b = 4\n}}',
      'c',
      { after: 'description' },
      '{{T\n|description = 1\n|c = 2\n|b = 4\n}}',
    ],
    ['one aligned neighbour', '{{T\n|a   = 1\n}}', 'bb', undefined, '{{T\n|a   = 1\n|bb  = 2\n}}'],
    ['pipes at line ends', '{{T|\n a=1|\n c=3\n}}', 'b', { order }, '{{T|\n a=1|\n b=2|\n c=3\n}}'],
    ['line breaks of another system', '{{T\r\n|a=1\r\n}}', 'b', undefined, '{{T\r\n|a=1\r\n|b=2\r\n}}'],
    ['the only one on two lines', '{{T\n}}', 'b', undefined, '{{T\n| b = 2\n}}'],
    ['the only one on two lines of another system', '{{T\r\n}}', 'b', undefined, '{{T\r\n| b = 2\r\n}}'],
    ['behind a named one', '{{T|x=1|a=1|c=3}}', 'b', { after: 'x' }, '{{T|x=1|b=2|a=1|c=3}}'],
    ['behind one that is not there', '{{T|x=1|a=1}}', 'b', { after: 'y' }, '{{T|x=1|a=1|b=2}}'],
    ['the order does not know it', '{{T|c=1|a=1}}', 'x', { order }, '{{T|c=1|a=1|x=2}}'],
    ['the order knows none of the others', '{{T|x=1|y=1}}', 'a', { order }, '{{T|x=1|y=1|a=2}}'],
    [
      'behind a comment of the line before',
      '{{T\n|a=1 <!-- of a -->\n<!-- of c -->\n|c=3\n}}',
      'b',
      { order },
      '{{T\n|a=1 <!-- of a -->\n|b=2\n<!-- of c -->\n|c=3\n}}',
    ],
    [
      'behind a value of several lines',
      '{{T\n|a=\n* x\n* y\n|c=3\n}}',
      'b',
      { order },
      '{{T\n|a=\n* x\n* y\n|b=2\n|c=3\n}}',
    ],
    ['behind an empty value', '{{T\n|a = \n|c = \n}}', 'b', { order }, '{{T\n|a = \n|b = 2\n|c = \n}}'],
    ['behind a positional one', '{{T|x}}', 'b', undefined, '{{T|x|b=2}}'],
    ['behind positional ones on lines', '{{T\n|x\n|y\n}}', 'b', undefined, '{{T\n|x\n|y\n|b=2\n}}'],
    ['between positional and named', '{{T|x |c=3}}', 'b', { order }, '{{T|x |b=2|c=3}}'],
    ['the next positional', '{{T|x|y}}', '3', undefined, '{{T|x|y|2}}'],
    ['the next positional, on its line', '{{T\n|x\n|a=1\n}}', '2', undefined, '{{T\n|x\n|2\n|a=1\n}}'],
    ['the first positional', '{{T}}', '1', undefined, '{{T|2}}'],
    ['a number among names', '{{T|a=1}}', '1', undefined, '{{T|a=1|1=2}}'],
    ['a number with a gap before', '{{T|x}}', '3', undefined, '{{T|x|3=2}}'],
  ])('%s', (_why, before, name, place, after) => {
    expect(set(before, name, '2', place)).toBe(after);
  });
});

describe('positional parameters', () => {
  it.each<[why: string, before: string, name: string, value: string, after: string]>([
    ['stay as they are', '{{T|x|y}}', '2', 'z', '{{T|x|z}}'],
    ['keep their blanks', '{{T\n| x\n| y\n}}', '1', 'z', '{{T\n| z\n| y\n}}'],
    ['get a number when a = comes in', '{{T|x}}', '1', 'a=b', '{{T|1=a=b}}'],
    ['and so do those behind', '{{T|w|x|y|n=1|z}}', '2', 'a=b', '{{T|w|2=a=b|3=y|n=1|4=z}}'],
    ['but not if their blanks would be lost', '{{T|x|y }}', '1', 'a=b', 'refused: shift'],
    [
      'no number for a = inside a template, a tag or {{=}}',
      '{{T|x}}',
      '1',
      '{{U|a=b}}<nowiki>=</nowiki>{{=}}',
      '{{T|{{U|a=b}}<nowiki>=</nowiki>{{=}}}}',
    ],
    ['a number for a = inside a link', '{{T|x}}', '1', '[[a|b=c]]', '{{T|[[a|b=c]]}}'],
    ['a new one with =', '{{T|x}}', '2', 'a=b', '{{T|x|2=a=b}}'],
    ['the one in effect may have a number', '{{T|x|1=y}}', '1', 'z', '{{T|x|1=z}}'],
    ['or have none', '{{T|1=x|y}}', '1', 'z', '{{T|1=x|z}}'],
  ])('%s', (_why, before, name, value, after) => {
    expect(set(before, name, value)).toBe(after);
  });
});

describe('the work of one change', () => {
  it.each<[why: string, page: (n: number) => string]>([
    ['on a page of other templates', n => `${'{{U|a=b|c}}\n'.repeat(n)}{{T|d=1}}`],
    ['in a template with much in it', n => `{{T|d=1|x=${'{{U|a=b}} '.repeat(n)}}}`],
    ['in a template with many parameters', n => `{{T${'|x= y'.repeat(n)}\n|d=1}}`],
    ['behind braces never closed', n => `${'{{U|'.repeat(n)}{{T|d=1}}`],
    ['deep inside others', n => `${'{{U|'.repeat(n)}{{T|d=1}}${'}}'.repeat(n)}`],
  ])('grows with the length only: %s', (_why, page) => {
    const work = (n: number): number => {
      const text = page(n);
      const template = last(text);
      let steps = 0;
      const change = setParam(text, template, 'd', '3', undefined, { onWork: done => (steps += done) });
      expect(change.ok && change.text).toBe(text.replace('d=1', 'd=3'));
      return steps;
    };
    const once = work(1000);
    expect(once).toBeGreaterThan(1000);
    expect(work(2000)).toBeLessThanOrEqual(2.02 * once + 200);
  });
});
