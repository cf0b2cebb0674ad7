import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BoardFilter,
  choicesOf,
  emptyFilter,
  facets,
  indexRows,
  type sortings,
} from '../../../../lib/desk/board/board-filter.ts';
import { type BoardRow, foldText } from '../../../../lib/desk/board/board-rows.ts';
import { parseViews, sameArrangement, withView, writeViews } from '../../../../lib/desk/board/board-views.ts';

const now = Date.parse('2026-11-21T10:00:00Z');
const day = 86_400_000;

const row = (number: number, change: Partial<BoardRow> = {}): BoardRow => ({
  sort: 'opportunity',
  title: `Board/Q${number}`,
  pageId: number,
  revision: number,
  changedBy: 'Ann',
  changed: now - number,
  stage: 'opportunity:flagged',
  name: `Museum ${number}`,
  partner: `Museum ${number}`,
  item: null,
  kind: null,
  countries: [],
  regions: [],
  languages: [],
  materials: [],
  assignees: [],
  group: '',
  priority: null,
  waitsFor: 'anyone',
  open: true,
  created: now,
  waitingSince: now - number * day,
  sightings: 1,
  boxes: null,
  text: foldText(`Museum ${number}`),
  ...change,
});

const filter = (change: Partial<BoardFilter>): BoardFilter => ({ ...emptyFilter, ...change });

const rows = fc.array(
  fc.record({
    countries: fc.subarray(['UG', 'SE', 'PH']),
    priority: fc.constantFrom('high', 'low', null),
    group: fc.constantFrom('', 'maps', 'audio'),
    text: fc.constantFrom('muzeum lodz', 'uganda museum', 'arkiv'),
    waitingSince: fc.constantFrom(null, now, now - 40 * day),
  }),
  { maxLength: 40 },
);
const chosen = fc.record({
  country: fc.subarray(['UG', 'SE', '-']),
  priority: fc.subarray(['high', '-']),
  group: fc.subarray(['maps', '-']),
});

describe('filtering the board', () => {
  it('shows and counts what going through all rows would, filter after filter', () => {
    fc.assert(
      fc.property(
        rows,
        fc.array(fc.record({ chosen, text: fc.constantFrom('', 'mu', 'museum', 'ŁÓDŹ museum') }), {
          maxLength: 5,
        }),
        (made, filters) => {
          const all = made.map((change, at) => row(at, change));
          const index = indexRows(all, now, 'en');
          for (const one of filters) {
            const passes = (candidate: BoardRow, except: string) =>
              foldText(one.text)
                .split(' ')
                .every(word => candidate.text.includes(word)) &&
              facets.every(facet => {
                const wanted =
                  facet in one.chosen ? ((one.chosen as BoardFilter['chosen'])[facet] ?? []) : [];
                return (
                  facet === except ||
                  wanted.length === 0 ||
                  choicesOf(candidate, facet, now).some(choice => wanted.includes(choice))
                );
              });
            const result = index.filter(one, 'name', false);
            expect(new Set(result.rows)).toEqual(new Set(all.filter(candidate => passes(candidate, ''))));
            for (const facet of facets) {
              for (const [choice, number] of result.counts[facet]) {
                const same = all.filter(
                  candidate => passes(candidate, facet) && choicesOf(candidate, facet, now).includes(choice),
                );
                expect([facet, choice, number]).toEqual([facet, choice, same.length]);
              }
            }
          }
        },
      ),
    );
  });

  it('finds words without case and accents', () => {
    const index = indexRows([row(1, { text: foldText('Muzeum Łazienki, Żnin') }), row(2)], now, 'en');
    expect(index.filter(filter({ text: 'zni MUZEUM' }), 'name', false).rows).toHaveLength(1);
  });

  it('sorts by number within names, by priority, and puts what is not known last', () => {
    const index = indexRows(
      [row(10), row(9, { waitingSince: null, priority: 'low' }), row(2, { priority: 'high' })],
      now,
      'en',
    );
    const order = (sorting: (typeof sortings)[number], descending = false) =>
      index.filter(emptyFilter, sorting, descending).rows.map(({ pageId }) => pageId);
    expect(order('name')).toEqual([2, 9, 10]);
    expect(order('name', true)).toEqual([10, 9, 2]);
    expect(order('waiting')).toEqual([10, 2, 9]);
    expect(order('priority')).toEqual([2, 9, 10]);
  });

  it('sorts by stage in the order of work', () => {
    const stages = [
      'request:done',
      'opportunity:contacting',
      'request:submitted',
      'opportunity:broken',
    ] as const;
    const mixed = stages.map((stage, at) => row(at, { stage }));
    const shown = indexRows(mixed, now, 'en').filter(emptyFilter, 'stage', false).rows;
    expect(shown.map(({ stage }) => stage)).toEqual([
      'opportunity:broken',
      'opportunity:contacting',
      'request:submitted',
      'request:done',
    ]);
  });

  it('stays quick with 10,000 rows', () => {
    const many = Array.from({ length: 10_000 }, (_, at) =>
      row(at, { countries: [['UG', 'SE', 'PH'][at % 3] ?? 'UG'], group: at % 2 ? 'maps' : '' }),
    );
    const index = indexRows(many, now, 'en');
    index.filter(emptyFilter, 'waiting', false);
    const result = index.filter(filter({ text: '99', chosen: { country: ['UG'] } }), 'waiting', false);
    expect(result.rows.length).toBe(
      many.filter(({ text, countries }) => text.includes('99') && countries[0] === 'UG').length,
    );
  });
});

describe('saved views', () => {
  const saved = {
    name: 'Mine',
    filter: filter({ text: 'a', chosen: { country: ['UG'] } }),
    sorting: 'waiting',
    descending: true,
    layout: 'list',
  } as const;

  it('come back as they were saved', () => {
    const text = writeViews([saved]);
    expect(parseViews(text)).toEqual([saved]);
  });

  it('leave out what is not understood and never take something else for views', () => {
    expect(parseViews(JSON.stringify({ version: 1, views: [saved, { name: 3 }] }))).toEqual([saved]);
    expect(parseViews('{"version":2,"views":[]}')).toBeNull();
    expect(parseViews('not json')).toBeNull();
    expect(parseViews(null)).toEqual([]);
    const odd = { ...saved, filter: { text: '', chosen: { colour: ['red'], country: ['SE'] } } };
    expect(parseViews(JSON.stringify({ version: 1, views: [odd] }))?.[0]?.filter.chosen).toEqual({
      country: ['SE'],
    });
  });

  it('replace the one of the same name, and stop at what a preference holds', () => {
    expect(withView([saved], { ...saved, name: ' Mine ', descending: false })).toEqual([
      { ...saved, descending: false },
    ]);
    expect(writeViews(Array.from({ length: 51 }, (_, at) => ({ ...saved, name: `${at}` })))).toBeNull();
    expect(writeViews([{ ...saved, filter: filter({ text: 'é'.repeat(40_000) }) }])).toBeNull();
  });

  it('are the same when they show the same, in whatever order it was chosen', () => {
    const two = (countries: readonly string[], text = '') => ({
      ...saved,
      filter: filter({ text, chosen: { country: countries } }),
    });
    expect(sameArrangement(two(['UG', 'SE']), two(['SE', 'UG']))).toBe(true);
    expect(sameArrangement(two([]), { ...saved, filter: emptyFilter })).toBe(true);
    expect(sameArrangement(two(['UG'], 'a'), two(['UG'], ' a '))).toBe(true);
    expect(sameArrangement(two(['UG']), two(['SE']))).toBe(false);
    expect(sameArrangement(two(['UG']), two(['UG'], 'a'))).toBe(false);
    expect(sameArrangement(saved, { ...saved, descending: false })).toBe(false);
    expect(sameArrangement(saved, { ...saved, layout: 'columns' })).toBe(false);
    expect(sameArrangement(saved, { ...saved, sorting: 'name' })).toBe(false);
  });
});
