import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCategories, findLinks } from '../../../lib/wikitext/links.ts';
import { damagedPage, hostileText, page } from './corpus.ts';

function links(text: string): readonly (readonly [string, string | undefined])[] {
  return findLinks(text).map(link => [link.target, link.label] as const);
}

describe('findLinks', () => {
  it.each<[string, (readonly [string, string | undefined])[]]>([
    ['[[a]]', [['a', undefined]]],
    ['[[ a |b|c]]', [['a', 'b|c']]],
    ['[[a|]]', [['a', '']]],
    ['[[:Category:a]]', [[':Category:a', undefined]]],
    ['[[a', []],
    ['a]]', []],
    ['[[]]', []],
    ['[[a\nb]]', []],
    ['[[a|b\nc]]', [['a', 'b\nc']]],
    ['[[a{{b}}]]', []],
    ['[[a|{{b}}]]', [['a', '{{b}}']]],
    ['[[a|b [[c]] d]]', [['c', undefined]]],
    ['[[a|[b]]]', [['a', '[b']]],
    ['<nowiki>[[a]]</nowiki><!--[[b]]-->{{T|[[c]]}}[[d]]', [['d', undefined]]],
    ['[[a<!-- x -->]]', []],
    ['== [[a]] ==', [['a', undefined]]],
  ])('%s', (text, expected) => {
    expect(links(text)).toEqual(expected);
  });

  it('any text: gives what stands there', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText, damagedPage), text => {
        for (const { start, end, target } of findLinks(text)) {
          expect(text.slice(start, start + 2)).toBe('[[');
          expect(text.slice(end - 2, end)).toBe(']]');
          expect(
            text
              .slice(start + 2, end)
              .trimStart()
              .startsWith(target.trimStart()),
          ).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('findCategories', () => {
  it('reads name and sort key', () => {
    const found = findCategories(page('category-infobox')).map(({ name, label }) => [name, label]);
    expect(found).toEqual([
      ['Museums in Tellmouth', undefined],
      ['Maritime museums in Sweden', 'Tellmouth {{PAGENAME}}'],
    ]);
    expect(findCategories('[[category:_a_b ]]')[0]?.name).toBe('A b');
    expect(findCategories('[[:Category:a]] [[Category:]]')).toEqual([]);
  });

  it('by the names of the namespace on the wiki', () => {
    expect(findCategories(page('rtl'), ['קטגוריה', 'Category'])[0]?.name).toBe('שותפויות');
    expect(findCategories(page('rtl'))).toEqual([]);
  });
});
