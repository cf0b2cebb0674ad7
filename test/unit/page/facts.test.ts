import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestFact, conflictingKeys, factsOf } from '../../../lib/page/facts/facts.ts';
import { languageChain } from '../../../lib/page/facts/gather.ts';
import { itemFacts } from '../../../lib/page/facts/item-facts.ts';
import { kindOfClasses } from '../../../lib/page/facts/kinds.ts';
import { dateOf } from '../../../lib/page/facts/statements.ts';
import { entityIn } from '../../../lib/page/look/entity-content.ts';
import { runs } from '../runs.ts';
import { context, factsIn } from './facts-stage.ts';
import { itemJson, snak, statement } from './scripted-wikis.ts';

const endedOn = (time: string) => ({ qualifiers: { P582: [snak('P582', time)] } });

describe('facts of an item', () => {
  it('count by rank: preferred before normal, deprecated never, unknown and none not at all', () => {
    const facts = factsIn(
      itemJson('Q7', {}, [
        statement('P17', 'Q1'),
        statement('P17', 'Q2', { rank: 'preferred' }),
        statement('P31', 'Q7075', { rank: 'deprecated' }),
        statement('P31', 'Q33506'),
        statement('P571', null),
        { ...statement('P856', null), mainsnak: { snaktype: 'novalue', property: 'P856' } },
      ]),
    );
    expect(factsOf(facts, 'country').map(({ value }) => value.id)).toEqual(['Q2']);
    expect(bestFact(facts, 'kind')?.value.kind).toBe('museum');
    expect(bestFact(facts, 'inception')).toBeUndefined();
    expect(bestFact(facts, 'website')).toBeUndefined();
  });

  it('leave out what has ended while something else holds, and mark it when nothing does', () => {
    const moved = itemJson('Q7', {}, [
      statement('P17', 'Q1', { ...endedOn('+1991-00-00T00:00:00Z'), rank: 'preferred' }),
      statement('P17', 'Q2'),
      statement('P856', 'http://old.example/', endedOn('+2026-11-20T00:00:00Z')),
      statement('P131', 'Q5', endedOn('+2026-00-00T00:00:00Z')),
      statement('P276', 'Q6', endedOn('+2026-11-00T00:00:00Z')),
    ]);
    const facts = factsIn(moved);
    expect(factsOf(facts, 'country').map(({ value }) => value.id)).toEqual(['Q2']);
    expect(factsOf(facts, 'website')).toMatchObject([{ ended: true }]);
    expect(bestFact(facts, 'website')).toBeUndefined();
    // The year and the month are not over yet.
    expect(factsOf(facts, 'place').map(({ ended }) => ended)).toEqual([false, false]);
  });

  it('have texts in the best language, with the language told', () => {
    const labels = { en: 'Museum', de: 'Museum (de)', mul: 'M', ar: 'متحف' };
    expect(bestFact(factsIn(itemJson('Q7', labels)), 'name')?.value).toEqual({
      type: 'text',
      text: 'Museum (de)',
      language: 'de',
    });
    expect(bestFact(factsIn(itemJson('Q7', labels), ['sw']), 'name')?.value.language).toBe('mul');
    expect(bestFact(factsIn(itemJson('Q7', { ar: 'متحف' })), 'name')?.value).toMatchObject({
      language: 'ar',
    });
    expect(bestFact(factsIn(itemJson('Q7', {})), 'name')).toBeUndefined();
    expect(languageChain(['zh-Hant-TW', 'en'])).toEqual(['zh-hant-tw', 'zh-hant', 'zh', 'en', 'mul']);
  });

  it('join statement and sitelink that say the same, and show those that do not as a conflict', () => {
    const same = factsIn(
      itemJson('Q7', {}, [statement('P373', 'My museum')], { commonswiki: 'Category:My museum' }),
    );
    expect(factsOf(same, 'category')).toMatchObject([
      { source: { from: 'statement', property: 'P373' }, alsoFrom: [{ from: 'sitelink' }] },
    ]);
    expect(conflictingKeys(same)).toEqual([]);
    const other = factsIn(
      itemJson('Q7', {}, [statement('P373', 'My museum')], { commonswiki: 'Category:Other' }),
    );
    expect(factsOf(other, 'category')).toHaveLength(2);
    expect(conflictingKeys(other)).toEqual(['category']);
  });

  it('take only web addresses as websites, and only places on Earth', () => {
    const globe = 'http://www.wikidata.org/entity/';
    const facts = factsIn(
      itemJson('Q7', {}, [
        statement('P856', 'javascript:alert(1)'),
        statement('P856', 'ftp://files.example/'),
        statement('P856', 'https://ok.example/a b'),
        statement('P625', { latitude: 1, longitude: 2, precision: null, globe: `${globe}Q405` }),
        statement('P625', { latitude: 3, longitude: 4, precision: 0.01, globe: `${globe}Q2` }),
      ]),
    );
    expect(factsOf(facts, 'website').map(({ value }) => value.url)).toEqual(['https://ok.example/a%20b']);
    expect(factsOf(facts, 'coordinates').map(({ value }) => value.latitude)).toEqual([3]);
  });

  it('keep at most eight of a kind', () => {
    const many = Array.from({ length: 30 }, (_, i) => statement('P17', `Q${i + 1}`));
    expect(factsOf(factsIn(itemJson('Q7', {}, many)), 'country')).toHaveLength(8);
  });

  it.each([
    ['+1907-04-02T00:00:00Z', 11, { date: '1907-04-02', precision: 'day' }],
    ['+1907-04-00T00:00:00Z', 10, { date: '1907-04', precision: 'month' }],
    ['+1907-00-00T00:00:00Z', 9, { date: '1907', precision: 'year' }],
    ['+1907-00-00T00:00:00Z', 11, { date: '1907', precision: 'year' }],
    ['+1900-00-00T00:00:00Z', 8, { date: '1900', precision: 'decade' }],
    ['-0044-03-15T00:00:00Z', 11, { date: '-0044-03-15', precision: 'day' }],
    ['-13000000-00-00T00:00:00Z', 3, null],
  ])('a date is as exact as it is known: %s (%d)', (time, precision, expected) => {
    const date = dateOf({ time, precision, timezone: 0, before: 0, after: 0, calendarmodel: '' });
    expect(date).toEqual(expected === null ? null : { type: 'date', ...expected });
  });

  it('never throw, whatever stands in a claim', () => {
    // Deeper ones take most of the time and are read no further than their first level.
    const json = fc.jsonValue({ maxDepth: 1 });
    const oddSnak = fc.record({
      snaktype: fc.constantFrom('value', 'somevalue', 'novalue', 'odd'),
      property: fc.constantFrom('P17', 'P571', 'P625', 'P856', 'P1436'),
      datavalue: fc.oneof(
        json,
        fc.record({
          type: fc.constantFrom('string', 'time', 'quantity', 'globecoordinate', 'wikibase-entityid', 'odd'),
          value: fc.oneof(
            json,
            fc.record({
              time: fc.string(),
              precision: fc.integer(),
              timezone: fc.integer(),
              before: fc.integer(),
              after: fc.integer(),
              calendarmodel: fc.string(),
            }),
            fc.record({ amount: fc.string(), unit: fc.string() }),
          ),
        }),
      ),
    });
    const oddStatement = fc.oneof(
      json,
      fc.record({
        type: fc.constant('statement'),
        rank: fc.constantFrom('preferred', 'normal', 'deprecated'),
        mainsnak: oddSnak,
        qualifiers: fc.oneof(
          fc.constant([]),
          fc.dictionary(fc.constantFrom('P582', '__proto__'), fc.array(oddSnak)),
        ),
      }),
    );
    const claims = fc.oneof(
      fc.constant([]),
      fc.dictionary(
        fc.constantFrom('P17', 'P31', 'P571', 'P856', 'P625', 'P1436', '__proto__', 'toString'),
        fc.array(oddStatement),
      ),
    );
    let read = 0;
    fc.assert(
      fc.property(claims, json, (odd, labels) => {
        for (const terms of [{}, [], labels]) {
          const entity = entityIn(JSON.stringify({ type: 'item', id: 'Q7', labels: terms, claims: odd }));
          if (entity === null) continue;
          read++;
          expect(bestFact(itemFacts(entity, context), 'item')?.value.id).toBe('Q7');
        }
      }),
      runs(100),
    );
    expect(read).toBeGreaterThan(100);
    fc.assert(fc.property(fc.string(), text => entityIn(text) === null || text.includes('Q')));
  });
});

describe('the kind of a partner', () => {
  const none = () => undefined;
  it('comes from the class that says most, then from the words of its label', () => {
    expect(kindOfClasses(['Q23413', 'Q33506'], none)).toBe('museum');
    expect(kindOfClasses(['Q1030034'], none)).toBe('other');
    expect(kindOfClasses(['Q1030034', 'Q999'], id => (id === 'Q999' ? 'regional archive' : undefined))).toBe(
      'archive',
    );
    expect(kindOfClasses(['Q999'], () => 'lace museum')).toBe('museum');
    expect(kindOfClasses(['Q999'], () => 'heritage agency')).toBe('heritage-agency');
    expect(kindOfClasses(['Q5'], () => 'human')).toBeNull();
    expect(kindOfClasses([], none)).toBeNull();
  });
});
