import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Node, walk } from '../../../lib/wikitext/nodes.ts';
import { scan } from '../../../lib/wikitext/scan.ts';
import { anyText } from '../any-text.ts';
import { runs } from '../runs.ts';
import { corpus, damagedPage, hostileText } from './corpus.ts';

/** What was found, as text: `template {{a}}`, children indented. */
function outline(text: string, nodes: readonly Node[] = scan(text), indent = ''): string[] {
  return nodes.flatMap(node => [
    `${indent}${node.kind} ${text.slice(node.start, node.end)}`,
    ...outline(text, node.children, `${indent}  `),
  ]);
}

describe('braces, as the preprocessor pairs them', () => {
  it.each<[string, string[]]>([
    ['{{a}}', ['template {{a}}']],
    ['{a}', []],
    ['{{a', []],
    ['a}}', []],
    ['{{a}}}}', ['template {{a}}']],
    ['{{{a}}}', ['argument {{{a}}}']],
    ['{{{a}}', ['template {{a}}']],
    ['{{a}}}', ['template {{a}}']],
    ['{{{{a}}}}', ['argument {{{a}}}']],
    ['{{{{{a}}}}}', ['template {{{{{a}}}}}', '  argument {{{a}}}']],
    ['{{{{{a}} }}}', ['argument {{{{{a}} }}}', '  template {{a}}']],
    ['{{{{{{a}}}}}}', ['argument {{{{{{a}}}}}}', '  argument {{{a}}}']],
    ['{{{1|{{{2|}}}}}}', ['argument {{{1|{{{2|}}}}}}', '  argument {{{2|}}}']],
    ['{{a|{{b}}|{{c}}', ['template {{b}}', 'template {{c}}']],
    ['{{a|[[b}}', []],
    ['{{a|[[b]]}}', ['template {{a|[[b]]}}']],
    ['{{a|[b}}', ['template {{a|[b}}']],
    ['[[a|{{b}}', ['template {{b}}']],
    ['[[[[{{b}}]]', ['template {{b}}']],
    ['{{a|}} }}', ['template {{a|}}']],
    ['-{a|{{b}}}-', ['template {{b}}']],
    ['-{{b}}', ['template {{b}}']],
    ['-{{{b}}}-', ['argument {{{b}}}']],
    ['-{{{b}} }-', ['template {{b}}']],
    ['{{a|-{b}}', []],
    ['{{a|x}-}}', ['template {{a|x}-}}']],
  ])('%s', (text, expected) => {
    expect(outline(text)).toEqual(expected);
  });
});

describe('what hides braces', () => {
  it.each<[string, string[]]>([
    ['<nowiki>{{a}}</nowiki>', ['extension <nowiki>{{a}}</nowiki>']],
    ['<NoWiki>{{a}}</nOWIKI  >', ['extension <NoWiki>{{a}}</nOWIKI  >']],
    ['<nowiki>{{a}}', ['template {{a}}']],
    ['<nowiki/>{{a}}', ['extension <nowiki/>', 'template {{a}}']],
    ['<nowiki />{{a}}</nowiki>', ['extension <nowiki />', 'template {{a}}']],
    ['<nowiki {{a}}', ['template {{a}}']],
    ['<nowikis>{{a}}</nowikis>', ['template {{a}}']],
    ['<nowiki\u00A0>{{a}}</nowiki>', ['template {{a}}']],
    ['<b>{{a}}</b>', ['template {{a}}']],
    ['<pre a="{{a}}">x</pre>', ['extension <pre a="{{a}}">x</pre>']],
    [
      '<syntaxhighlight lang=x>}}|{{a}}</syntaxhighlight>',
      ['extension <syntaxhighlight lang=x>}}|{{a}}</syntaxhighlight>'],
    ],
    ['<math>\\frac{{a}}{b}</math>', ['extension <math>\\frac{{a}}{b}</math>']],
    ['<ref>{{a}}</ref>', ['extension <ref>{{a}}</ref>', '  template {{a}}']],
    ['<ref name="x"/>{{a}}</ref>', ['extension <ref name="x"/>', 'template {{a}}']],
    ['<ref>{{a</ref>}}', ['extension <ref>{{a</ref>']],
    [
      '<poem><ref>{{a}}</ref></poem>',
      ['extension <poem><ref>{{a}}</ref></poem>', '  extension <ref>{{a}}</ref>', '    template {{a}}'],
    ],
    ['<!--{{a}}-->', ['comment <!--{{a}}-->']],
    ['<!--{{a}}', ['comment <!--{{a}}']],
    ['{{a|<!-- }} -->}}', ['template {{a|<!-- }} -->}}', '  comment <!-- }} -->']],
    ['x\n <!--1--> <!--2--> \ny', ['comment  <!--1--> <!--2--> \n']],
    ['x <!--1-->\ny', ['comment <!--1-->']],
    ['<noinclude>{{a}}</noinclude>', ['ignored <noinclude>', 'template {{a}}', 'ignored </noinclude>']],
    [
      '<onlyinclude>{{a}}</onlyinclude>',
      ['ignored <onlyinclude>', 'template {{a}}', 'ignored </onlyinclude>'],
    ],
    ['<includeonly>{{a}}</includeonly>', ['ignored <includeonly>{{a}}</includeonly>']],
    ['<includeonly>{{a}}', ['ignored <includeonly>{{a}}']],
    ['<INCLUDEONLY>{{a}}', ['template {{a}}']],
  ])('%s', (text, expected) => {
    expect(outline(text)).toEqual(expected);
  });

  it('a gallery: braces in its captions, line by line, none that go over a line', () => {
    const text = '<gallery>\n{{a}}.jpg|{{b|x=1}}\nA.jpg\nB.jpg|c|{{d}}\nC.jpg|{{e\n|f}}\n</gallery>{{g}}';
    expect(outline(text).slice(1)).toEqual(['  template {{b|x=1}}', '  template {{d}}', 'template {{g}}']);
  });

  it('a tag the wiki does not have hides nothing, one that only it has does', () => {
    expect(outline('<ref>{{a}}</ref>', scan('<ref>{{a}}</ref>', { tags: ['nowiki'] }))).toEqual([
      'template {{a}}',
    ]);
    expect(outline('<x.y>{{a}}</x.y>', scan('<x.y>{{a}}</x.y>', { tags: ['x.y'] }))).toEqual([
      'extension <x.y>{{a}}</x.y>',
    ]);
  });
});

describe('any text', () => {
  /** What is wrong with the tree: nodes lie inside one another or apart, in order, within the text. */
  function wrongIn(text: string): readonly Node[] {
    const open: Node[] = [];
    const wrong: Node[] = [];
    let previous = 0;
    walk(scan(text), node => {
      while (open.length > 0 && (open.at(-1)?.end ?? 0) <= node.start) open.pop();
      const limit = open.at(-1)?.end ?? text.length;
      if (node.start < previous || node.end <= node.start || node.end > limit) wrong.push(node);
      open.push(node);
      previous = node.start;
      return true;
    });
    return wrong;
  }

  it('is scanned without an error, into a tree of stretches', () => {
    const texts = fc.oneof(hostileText, damagedPage, anyText());
    fc.assert(
      fc.property(texts, text => {
        expect(wrongIn(text)).toEqual([]);
      }),
      runs(600),
    );
  });

  it('has the same tree with the line breaks of another system', () => {
    const kinds = (text: string): string[] => {
      const found: string[] = [];
      walk(scan(text), node => {
        found.push(`${node.kind} ${text.slice(node.start, node.end).replace(/\r\n?/g, '\n').trim()}`);
        return true;
      });
      return found;
    };
    for (const text of corpus.values()) {
      const plain = text.replace(/\r\n?/g, '\n');
      expect(kinds(plain.replace(/\n/g, '\r\n'))).toEqual(kinds(plain));
    }
  });
});

describe('work grows with the length only', () => {
  const units = [
    'x',
    '\n',
    ' ',
    '{',
    '{{',
    '{{{',
    '}',
    '[[',
    '[',
    '-{',
    '-{{{',
    '=',
    '\n=',
    '\n== a',
    '\n== a ==',
    '<',
    '<!--',
    '<!-- -->',
    '\n<!-- -->',
    '\n<!-- --> ',
    '<nowiki',
    '<nowiki>',
    '<nowiki/>',
    '<nowiki></nowiki>',
    '</nowiki',
    '<ref>',
    '<ref></ref>',
    '<ref><poem>',
    '<poem><ref></ref></poem>',
    '<gallery>\na|{{b}}\n</gallery>',
    '<includeonly>',
    '<noinclude>',
    '{{a|',
    '{{a|b=',
    '{{a|[[',
    '{{a|{{b}}',
    '{{a}}',
    '{{a|b=<!-- -->',
    '}}{{',
    '|',
    '{{a|=',
    '\r\n',
    '\r',
  ];

  function work(text: string): number {
    let steps = 0;
    scan(text, { onWork: n => (steps += n) });
    return steps;
  }

  it.each(units)('repeated: %j', unit => {
    const n = 4000;
    const once = work(unit.repeat(n));
    const twice = work(unit.repeat(2 * n));
    expect(once).toBeGreaterThan(0);
    expect(twice).toBeLessThanOrEqual(2.02 * once + 100);
    expect(twice).toBeLessThanOrEqual(12 * 2 * n * unit.length);
  });

  it('also for what opens all the way and then closes all the way', () => {
    for (const [open, close] of [
      ['{{', '}}'],
      ['{{{', '}}}'],
      ['[[', ']]'],
      ['{{a|', '}}'],
      ['{{a|b=', '}}'],
      ['-{', '}-'],
      ['<ref>', '</ref>'],
      ['{{a|<!-- -->\n', '\n}}'],
    ] as const) {
      const both = (n: number): number => work(open.repeat(n) + close.repeat(n));
      expect(both(8000)).toBeLessThanOrEqual(2.02 * both(4000) + 100);
    }
  });

  it('a quarter of a megabyte of open braces neither overflows the stack nor takes more than a few looks at each', () => {
    for (const unit of ['{{', '[[', '<!--', '{{a|', '{{a|b=', '{{{{{{', '<nowiki>', '\n=']) {
      const text = unit.repeat(Math.ceil(250_000 / unit.length));
      expect(work(text)).toBeLessThanOrEqual(6 * text.length);
    }
    const deep = '{{a|'.repeat(125_000) + '}}'.repeat(125_000);
    let templates = 0;
    walk(scan(deep), () => {
      templates++;
      return true;
    });
    expect(templates).toBe(125_000);
  });
});
