import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstEdits } from '../../../components/batch/HandOffView.tsx';
import { emptyOperation, readOperation } from '../../../components/batch/pages/operation-model.ts';
import {
  allRows,
  countRows,
  filterRows,
  firstChange,
  rowsOf,
  tickOf,
} from '../../../components/batch/preview/preview-rows.ts';
import { heightsOf } from '../../../components/batch/row-heights.ts';
import { filterEdits } from '../../../components/batch/run/run-model.ts';
import { timeWords } from '../../../components/batch/time-words.ts';
import { parseV1 } from '../../../lib/batch/input/quickstatements-v1.ts';
import type { PlannedPageEdit } from '../../../lib/batch/run/engine-types.ts';
import { english } from '../../../lib/i18n/catalogue.ts';
import { createI18n } from '../../../lib/i18n/i18n.ts';

function page(part: Partial<PlannedPageEdit>): PlannedPageEdit {
  return {
    kind: 'page',
    key: 'page a',
    wiki: 'commons',
    title: 'File:A.jpg',
    verdict: 'edit',
    lines: [{ index: 0, line: 1, result: 'change' }],
    problems: [],
    needs: [],
    summaries: [],
    baseRevision: 5,
    before: 'one\ntwo\n',
    after: 'one\ntwo\n',
    source: { kind: 'operations', operations: [] },
    ...part,
  };
}

const problem = {
  severity: 'warning',
  key: 'change-large',
  index: 0,
  line: 1,
  found: '',
  right: '',
} as const;

describe('the preview', () => {
  const rows = rowsOf({
    edits: [
      page({ key: 'adds', after: 'one\ntwo\n[[Category:X]]\n' }),
      page({ key: 'changes', after: 'one\n2\n' }),
      page({ key: 'same', verdict: 'no-change' }),
      page({ key: 'look', after: '', problems: [problem] }),
      page({
        key: 'cannot',
        verdict: 'refused',
        problems: [{ ...problem, severity: 'error', key: 'page-missing' }],
      }),
    ],
  });

  it('tells at a glance what each edit is', () => {
    expect(rows.map(({ verdict }) => verdict)).toEqual(['new', 'change', 'same', 'look', 'impossible']);
  });

  it('counts what it shows, and filters by kind and by problem', () => {
    expect(countRows(rows)).toEqual({
      verdicts: { new: 1, change: 1, same: 1, look: 1, impossible: 1 },
      problems: [
        ['change-large', 1],
        ['page-missing', 1],
      ],
    });
    expect(filterRows(rows, allRows)).toHaveLength(5);
    expect(filterRows(rows, { verdict: 'look', problem: null }).map(({ key }) => key)).toEqual(['look']);
    expect(filterRows(rows, { verdict: null, problem: 'page-missing' }).map(({ key }) => key)).toEqual([
      'cannot',
    ]);
  });

  it('shows a row with some of its lines left out as partly ticked', () => {
    const [row] = rowsOf({
      edits: [
        page({
          lines: [
            { index: 3, line: 1, result: 'change' },
            { index: 4, line: 2, result: 'change' },
          ],
        }),
      ],
    });
    if (row === undefined) throw new Error('no row');
    expect(tickOf(row, new Set())).toBe('all');
    expect(tickOf(row, new Set([3]))).toBe('some');
    expect(tickOf(row, new Set([3, 4]))).toBe('none');
  });

  it('names the first line that changes, and nothing where nothing does', () => {
    expect(firstChange('a\nb\nc', 'a\nB\nc')).toEqual({ kind: 'added', text: 'B' });
    expect(firstChange('a\nb\nc', 'a\nc')).toEqual({ kind: 'removed', text: 'b' });
    expect(firstChange('a', 'a')).toBeNull();
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'c')),
        fc.array(fc.constantFrom('a', 'b', 'c')),
        (a, b) => {
          const change = firstChange(a.join('\n'), b.join('\n'));
          if (change?.kind === 'added') expect(b).toContain(change.text);
          if (change?.kind === 'removed') expect(a).toContain(change.text);
        },
      ),
    );
  });

  it('takes the first part of a large batch whole: what belongs to a new item goes with it', () => {
    const { commands } = parseV1(
      'Q1\tP31\tQ5\nCREATE\nLAST\tLen\t"x"\nLAST\tP31\tQ5\nQ2\tP31\tQ5\nQ1\tLen\t"y"',
    );
    expect(firstEdits(commands, 2).map(({ line }) => line)).toEqual([1, 2, 3, 4, 6]);
    expect(firstEdits(commands, 1).map(({ line }) => line)).toEqual([1, 6]);
  });
});

describe('heights of a long list', () => {
  it('find the row at a place by what was measured and estimated', () => {
    const heights = heightsOf(50);
    const rows = ['a', 'b', 'c'];
    heights.setKeys(rows, key => key);
    expect(heights.total()).toBe(150);
    expect(heights.measure(0, 120)).toBe(true);
    expect(heights.measure(0, 120)).toBe(false);
    expect([heights.top(1), heights.at(119), heights.at(120), heights.at(9999), heights.at(-5)]).toEqual([
      120, 0, 1, 2, 0,
    ]);
  });

  it('stay with the rows when a filter takes others away', () => {
    const heights = heightsOf(50);
    heights.setKeys(['a', 'b', 'c'], key => key);
    heights.measure(2, 90);
    heights.setKeys(['c'], key => key);
    expect(heights.total()).toBe(90);
  });

  it('always give the row that covers the place', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1 }),
        fc.nat(20_000),
        (sizes, place) => {
          const heights = heightsOf(10);
          heights.setKeys(
            sizes.map((_, index) => String(index)),
            key => key,
          );
          for (const [index, size] of sizes.entries()) heights.measure(index, size);
          const at = heights.at(Math.min(place, heights.total() - 1));
          expect(heights.top(at)).toBeLessThanOrEqual(place);
          expect(heights.top(at + 1)).toBeGreaterThan(Math.min(place, heights.total() - 1));
        },
      ),
    );
  });
});

describe('an operation on pages', () => {
  const draft = emptyOperation('en');

  it('says which fields are missing, and takes names of namespaces along', () => {
    expect(readOperation(draft)).toEqual({
      ok: false,
      errors: new Map([['category', 'batch-field-needed']]),
    });
    expect(readOperation({ ...draft, category: 'Category: Maps ' })).toEqual({
      ok: true,
      operation: { kind: 'add-category', category: 'Maps' },
    });
  });

  it('refuses a pattern the browser cannot read', () => {
    const wrong = readOperation({ ...draft, kind: 'replace-pattern', find: '(' });
    expect(wrong).toEqual({ ok: false, errors: new Map([['find', 'batch-field-pattern']]) });
  });

  it('reads a statement by its notation, and says what cannot be one', () => {
    const statement = { ...draft, kind: 'statement', property: 'p195', statementValue: 'Q190804' } as const;
    expect(readOperation(statement)).toMatchObject({ ok: true, operation: { property: 'P195' } });
    expect(readOperation({ ...statement, property: '195' })).toMatchObject({ ok: false });
    expect(readOperation({ ...statement, statementValue: 'museum' })).toEqual({
      ok: false,
      errors: new Map([['statementValue', 'batch-field-value']]),
    });
  });
});

describe('what became of a batch', () => {
  it('counts what never could be done among what failed', () => {
    const edit = (state: 'saved' | 'refused' | 'failed', number: number) => ({
      batch: 'b',
      number,
      key: String(number),
      wiki: 'commons' as const,
      kind: 'page' as const,
      title: 'A',
      state,
      sends: 0,
      outcome: null,
      revision: 0,
      previousRevision: 0,
      created: false,
      settled: null,
      lines: [],
      problems: [],
      held: null,
      newName: null,
    });
    const edits = [edit('saved', 0), edit('refused', 1), edit('failed', 2)];
    expect(filterEdits(edits, 'failed').map(({ number }) => number)).toEqual([1, 2]);
    expect(filterEdits(edits, 'all')).toBe(edits);
  });
});

describe('dates', () => {
  const i18n = createI18n('en', new Map([['en', english]]));
  const at = (time: string, precision: number) =>
    timeWords(i18n, {
      time,
      precision,
      timezone: 0,
      before: 0,
      after: 0,
      calendarmodel: 'http://www.wikidata.org/entity/Q1985727',
    });

  it('are no more exact than they are known', () => {
    expect(at('+1967-01-17T00:00:00Z', 11)).toBe('Jan 17, 1967');
    expect(at('+1967-01-00T00:00:00Z', 10)).toBe('1967-01');
    expect(at('+1967-00-00T00:00:00Z', 9)).toBe('1967');
    expect(at('-0044-03-15T00:00:00Z', 11)).toBe('−44-03-15');
    expect(at('nonsense', 11)).toBe('nonsense');
  });
});
