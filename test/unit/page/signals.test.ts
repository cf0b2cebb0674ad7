import { describe, expect, it } from 'vitest';
import * as commonsReader from '../../../lib/page/commons/commons-reader.ts';
import { findSignals } from '../../../lib/page/facts/find-signals.ts';
import { FactList } from '../../../lib/page/facts/gather.ts';
import { factsIn } from './facts-stage.ts';
import { itemJson, statement } from './scripted-wikis.ts';

describe('signals', () => {
  const heritage = (statements: readonly ReturnType<typeof statement>[]) =>
    findSignals(
      {
        kind: 'item',
        title: 'Q7',
        facts: factsIn(itemJson('Q7', {}, statements)),
        filesWithoutCollection: null,
        rightsStated: null,
      },
      null,
    ).map(({ key }) => key);

  it('tell what a heritage item lacks, and nothing of other items', () => {
    const place = statement('P625', { latitude: 1, longitude: 2, precision: null, globe: 'http://x/Q2' });
    expect(heritage([statement('P2186', 'UG-1')])).toEqual([
      'heritage-without-coordinates',
      'heritage-without-image',
    ]);
    expect(heritage([statement('P1435', 'Q9'), place, statement('P18', 'X.jpg')])).toEqual([]);
    expect(heritage([statement('P31', 'Q5')])).toEqual([]);
  });

  it('do not ask for a category of a museum that exists no more', () => {
    const museum = statement('P31', 'Q33506');
    expect(heritage([museum])).toEqual(['no-category']);
    expect(heritage([museum, statement('P576', '+1950-00-00T00:00:00Z')])).toEqual([]);
  });

  it('measure a category against the collection', () => {
    const list = new FactList();
    list.addAll(factsIn(itemJson('Q7', {}, [statement('P1436', 5000)])));
    const source = { from: 'page', wiki: 'commons', page: 'Category:X', part: 'category' } as const;
    list.add('files', { type: 'amount', amount: 49, unit: null }, source);
    const keys = (without: number | null) =>
      findSignals(
        {
          kind: 'category',
          title: 'Category:X',
          facts: list.facts,
          filesWithoutCollection: without,
          rightsStated: null,
        },
        commonsReader,
      );
    expect(keys(null).map(({ key }) => key)).toEqual(['small-part-on-commons']);
    expect(keys(0).map(({ key }) => key)).toEqual(['small-part-on-commons']);
    expect(keys(60)[0]).toMatchObject({
      key: 'files-without-collection',
      parameters: { without: 49, files: 49 },
    });
  });
});
