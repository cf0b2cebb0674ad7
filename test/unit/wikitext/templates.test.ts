import { describe, expect, it } from 'vitest';
import { nameOf, normalizeName } from '../../../lib/wikitext/names.ts';
import { findCalls, findTemplates, getParam } from '../../../lib/wikitext/templates.ts';
import { page } from './corpus.ts';

function params(text: string): readonly (readonly [string, string])[] {
  return findTemplates(text)[0]?.params.map(param => [param.name, param.received] as const) ?? [];
}

describe('normalizeName', () => {
  it.each([
    ['T', 'T'],
    ['content Partnerships_Hub/Opportunity', 'Content Partnerships Hub/Opportunity'],
    [' _a__b _ ', 'A b'],
    ['Template:a', 'A'],
    ['template : a', 'A'],
    ['TEMPLATE:Template:a', 'Template:a'],
    [':Template:a', 'A'],
    [':a', ':A'],
    ['Talk:a', 'Talk:a'],
    ['Foo#section', 'Foo'],
    ['#foo', '#foo'],
    ['éclair', 'Éclair'],
    ['ß', 'ß'],
    ['𐐨x', '𐐀x'],
    ['\u200Eתבנית\u200F', 'תבנית'],
    ['a\u00A0b\u3000c', 'A b c'],
    ['', ''],
  ])('%j is %j', (name, normalised) => {
    expect(normalizeName(name)).toBe(normalised);
  });

  it('knows the namespace by the names passed in', () => {
    const prefixes = ['Vorlage', 'Template', 'תבנית', 'Mal_ny'];
    expect(normalizeName('vorlage:a', prefixes)).toBe('A');
    expect(normalizeName('תבנית:א', prefixes)).toBe('א');
    expect(normalizeName('Mal ny:a', prefixes)).toBe('A');
    expect(normalizeName('Vorlage:a')).toBe('Vorlage:a');
    expect(normalizeName('Template:a', [])).toBe('Template:a');
  });
});

describe('nameOf: what is called', () => {
  it.each<[string, boolean, string, string]>([
    ['T', false, 'template', 'T'],
    [' t_u ', true, 'template', 'T u'],
    ['#if:a', true, 'function', '#if'],
    ['#invoke:Foo', true, 'function', '#invoke'],
    ['lc:A', false, 'function', 'lc'],
    ['FormatNum:1', false, 'function', 'FormatNum'],
    ['DEFAULTSORT:x', false, 'function', 'DEFAULTSORT'],
    ['PAGENAME:x', false, 'function', 'PAGENAME'],
    ['Pagename:x', false, 'template', 'Pagename:x'],
    ['int:filedesc', false, 'function', 'int'],
    ['PAGENAME', false, 'variable', 'PAGENAME'],
    ['PAGENAME', true, 'template', 'PAGENAME'],
    ['pagename', false, 'template', 'Pagename'],
    ['!', false, 'variable', '!'],
    ['!', true, 'template', '!'],
    ['=', false, 'variable', '='],
    ['Template:PAGENAME', false, 'template', 'PAGENAME'],
    ['subst:T', true, 'subst', 'T'],
    [' SUBST: t', true, 'subst', 'T'],
    ['safesubst:T', true, 'template', 'T'],
    ['SafeSubst: #if:a', true, 'function', '#if'],
    ['#nothing', false, 'template', '#nothing'],
    [':T', false, 'template', ':T'],
    ['/Check', false, 'template', '/Check'],
    ['', false, 'template', ''],
  ])('%j (with parameters: %s) is a %s, %j', (title, hasParams, kind, name) => {
    expect(nameOf(title, hasParams)).toEqual({ kind, name });
  });
});

describe('findTemplates', () => {
  it('finds by any way of writing the name, in the order of the text', () => {
    const found = findTemplates(page('nesting'), 'inner').map(template => {
      return getParam(template, 'x')?.value ?? template.name;
    });
    const numbers = ['1', '2', '3', '4', 'Inner', '5', '6', '7', '9', '12', '13', '14', '15', '16'];
    expect(found).toEqual(numbers);
  });

  it('takes the names of the namespace from the wiki', () => {
    const text = '{{Vorlage:T|a=1}}{{T|a=2}}';
    const prefixes = { templatePrefixes: ['Vorlage', 'Template'] };
    expect(findTemplates(text, 'T')).toHaveLength(1);
    expect(findTemplates(text, 'T', prefixes)).toHaveLength(2);
    expect(findTemplates(text, 'Vorlage:T', prefixes)).toHaveLength(2);
  });

  it('leaves out what is no template of the page as people see it', () => {
    const text = '{{#if:a|{{PAGENAME}}}}{{!}}{{subst:T}}{{{T|}}}<nowiki>{{T}}</nowiki><!--{{T}}-->';
    expect(findTemplates(text)).toEqual([]);
    expect(findCalls(text).map(call => call.kind)).toEqual(['function', 'variable', 'variable', 'subst']);
  });

  it('keeps a name made by other templates as it is written', () => {
    const [outer, inner] = findTemplates('{{ {{Dynamic}} name |p=1}}');
    expect(outer?.name).toBe(' {{Dynamic}} name ');
    expect(inner?.name).toBe('Dynamic');
    expect(outer && getParam(outer, 'p')?.value).toBe('1');
  });

  it('knows a function by what stands before its colon', () => {
    const calls = findCalls('{{#if:{{{a|}}}|b}}{{lc:{{a}}}}{{subst:{{a}}}}{{a{{b}}:c}}');
    expect(calls.map(call => [call.kind, call.name])).toEqual([
      ['function', '#if'],
      ['function', 'lc'],
      ['template', 'A'],
      ['subst', 'subst:{{a}}'],
      ['template', 'A'],
      ['template', 'a{{b}}:c'],
      ['template', 'B'],
    ]);
  });

  it('gives the offsets of the template and its title', () => {
    const text = 'א {{T |a}} 😀';
    const [template] = findTemplates(text);
    expect(template).toMatchObject({ start: 2, end: 10, titleEnd: 6 });
  });

  it('sees opportunity and sightings of a record, with what people wrote around them', () => {
    const text = page('opportunity');
    const [record] = findTemplates(text, 'Content Partnerships Hub/Opportunity');
    expect(record && getParam(record, 'claimed by')?.value).toBe('');
    expect(record && getParam(record, 'licence')?.value).toBe('unknown');
    const sightings = findTemplates(text, 'Content Partnerships Hub/Opportunity/Sighting');
    expect(sightings.map(sighting => getParam(sighting, 'by')?.value)).toEqual(['Example Editor', 'متطوع']);
    expect(sightings[1] && getParam(sightings[1], 'why')?.value).toBe(
      '<nowiki>No image (P18) & no "inventory" | }} statement</nowiki>',
    );
  });
});

describe('parameters', () => {
  it.each<[string, (readonly [string, string])[]]>([
    ['{{T}}', []],
    ['{{T|}}', [['1', '']]],
    [
      '{{T||}}',
      [
        ['1', ''],
        ['2', ''],
      ],
    ],
    [
      '{{T| a | b = c }}',
      [
        ['1', ' a '],
        ['b', 'c'],
      ],
    ],
    [
      '{{T|a|n=1|b}}',
      [
        ['1', 'a'],
        ['n', '1'],
        ['2', 'b'],
      ],
    ],
    ['{{T|=x}}', [['', 'x']]],
    ['{{T|=}}', [['', '']]],
    ['{{T|a==}}', [['a', '=']]],
    ['{{T|a=b=c}}', [['a', 'b=c']]],
    [
      '{{T|1=a|b}}',
      [
        ['1', 'a'],
        ['1', 'b'],
      ],
    ],
    ['{{T|[[a=b]]}}', [['1', '[[a=b]]']]],
    [
      '{{T|[[a|b=c]]|d}}',
      [
        ['1', '[[a|b=c]]'],
        ['2', 'd'],
      ],
    ],
    ['{{T|{{a|b=c}}}}', [['1', '{{a|b=c}}']]],
    ['{{T|{{a}}=b}}', [['{{a}}', 'b']]],
    ['{{T|<nowiki>=</nowiki>}}', [['1', '<nowiki>=</nowiki>']]],
    ['{{T|<b id="x">y</b>}}', [['<b id', '"x">y</b>']]],
    ['{{T|{{=}}}}', [['1', '{{=}}']]],
    ['{{T|a<!--b-->c<!--d-->=e<!--f-->g}}', [['ac', 'eg']]],
    ['{{T|a\n<!--b-->\nc}}', [['1', 'a\nc']]],
    ['{{T|a=\n== b ==<!--c-->\n}}', [['a', '== b ==']]],
    ['{{T|\n=a}}', [['', 'a']]],
    // A line that begins with `=` behind the first `=` opens a heading, which hides the braces: no template at all.
    ['{{T|a=\n=b}}', []],
    ['{{T|a<noinclude>b</noinclude>}}', [['1', 'ab']]],
    ['{{T|a<includeonly>b</includeonly>}}', [['1', 'a']]],
    ['{{T|a=\u00A0b\0}}', [['a', '\u00A0b']]],
    [
      '{{T\n|a = 1\r\n|b=\r\n}}',
      [
        ['a', '1'],
        ['b', ''],
      ],
    ],
  ])('%j', (text, expected) => {
    expect(params(text)).toEqual(expected);
  });

  it('given twice: the last one counts', () => {
    const [template] = findTemplates('{{T|a=1|x|a=2|1=y}}');
    expect(template && getParam(template, 'a')?.value).toBe('2');
    expect(template && getParam(template, '1')?.value).toBe('y');
    expect(template && getParam(template, 'b')).toBeUndefined();
  });

  it('says where a value stands, without blanks and comments at its edges', () => {
    const text = '{{T|a = <!--1--> b <!--2--> c <!--3--> |d= <!--4-->|e=}}';
    const [template] = findTemplates(text);
    const where = (name: string): string => {
      const param = template && getParam(template, name);
      return param
        ? `${text.slice(0, param.valueStart)}[${text.slice(param.valueStart, param.valueEnd)}]`
        : '';
    };
    expect(where('a')).toBe('{{T|a = <!--1--> [b <!--2--> c]');
    expect(template && getParam(template, 'a')?.value).toBe('b  c');
    expect(where('d')).toBe('{{T|a = <!--1--> b <!--2--> c <!--3--> |d= []');
    expect(where('e')).toMatch(/\|e=\[\]$/);
  });
});
