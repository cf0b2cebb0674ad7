import { describe, expect, it } from 'vitest';
import { parseQuickStatementsCsv } from '../../../../lib/batch/input/quickstatements-csv.ts';
import { parseV1 } from '../../../../lib/batch/input/quickstatements-v1.ts';
import { workOf } from '../../../../lib/batch/plan/batch-work.ts';
import { countPlan, planBatch } from '../../../../lib/batch/plan/plan-batch.ts';
import { noRegex } from '../../../../lib/batch/plan/regex-worker.ts';
import type { BatchPart, PlannedEdit } from '../../../../lib/batch/run/engine-types.ts';
import { signatureOf } from '../../../../lib/batch/run/planned-send.ts';
import { countPages, estimateTime } from '../../../../lib/batch/run/start-batch.ts';
import { systemClock } from '../../../../lib/clock.ts';
import type { Params, WikiClient } from '../../../../lib/wiki/client.ts';

const datatypes = new Map([
  ['P31', 'wikibase-item'],
  ['P580', 'time'],
  ['P854', 'url'],
]);

/** A wiki that answers from memory, and what it was asked. */
function memoryWiki() {
  const asked: Params[] = [];
  const client: WikiClient = {
    wiki: 'wikidata',
    clock: systemClock,
    post: () => Promise.reject(new Error('a plan writes nothing')),
    get: async params => {
      asked.push(params);
      const { ids } = params;
      const list = Array.isArray(ids) ? ids.map(String) : [];
      const entities = list.map(id => {
        if (id === 'Q404') return [id, { id, missing: true }];
        const datatype = datatypes.get(id);
        return [
          id,
          {
            id,
            lastrevid: 1,
            title: id,
            ...(datatype === undefined ? { type: 'item' } : { type: 'property', datatype }),
          },
        ];
      });
      return { curtimestamp: '2026-11-21T10:00:00Z', entities: Object.fromEntries(entities) };
    },
  };
  return { asked, env: { client: () => client, clock: systemClock, random: () => 0.5, regex: noRegex } };
}

const v1 = (text: string): readonly BatchPart[] => [{ kind: 'commands', commands: parseV1(text).commands }];
const signatures = (edits: readonly PlannedEdit[]) => edits.map(signatureOf);

describe('planning', () => {
  it('reads fifty at a time, properties and values in one request, and says what it took', async () => {
    const { asked, env } = memoryWiki();
    const lines = Array.from(
      { length: 120 },
      (_, i) => `Q${i + 1000}\tP31\tQ5\tP580\t+2001-00-00T00:00:00Z/9`,
    );
    const progress: number[] = [];
    const { plan } = await planBatch(env, v1(lines.join('\n')), {
      onProgress: ({ phase, done }) => {
        if (phase === 'reading') progress.push(done);
      },
    });
    expect(asked).toHaveLength(4);
    expect(plan).toMatchObject({ reads: 4, id: '888888888888' });
    expect(plan.readAt.get('wikidata')).toBe('2026-11-21T10:00:00Z');
    expect(progress).toEqual([50, 100, 120]);
    expect(countPlan(plan)).toMatchObject({ edits: 120, lines: 120, refused: 0 });
    expect([countPages(plan), estimateTime(plan, {})]).toEqual([120, 120_000]);
  });

  it('leaves lines out without asking again, and only plans what they touch', async () => {
    const { asked, env } = memoryWiki();
    const planning = await planBatch(env, v1('Q1\tP31\tQ5\nQ1\tLen\t"One"\nQ2\tP31\tQ5\nQ404\tP31\tQ5'));
    expect(planning.plan.edits.map(({ verdict }) => verdict)).toEqual(['edit', 'edit', 'refused']);
    const before = asked.length;
    const { plan } = await planning.untick(new Set([1]));
    expect(asked).toHaveLength(before);
    expect(plan.edits[0]?.lines).toHaveLength(1);
    expect(plan.edits[1]).toBe(planning.plan.edits[1]);
    const { plan: less } = await planning.untick(new Set([0, 1]));
    expect(less.edits.map(({ key }) => key)).toEqual(['Q2', 'Q404']);
  });

  it('is the same for the same commands in both dialects', async () => {
    const csv = 'qid,P31,qal580,S854\nQ1,Q5,+2001-00-00T00:00:00Z/9,"""https://example.org/"""';
    const line = 'Q1\tP31\tQ5\tP580\t+2001-00-00T00:00:00Z/9\tS854\t"https://example.org/"';
    const one = await planBatch(memoryWiki().env, v1(line));
    const { commands } = parseQuickStatementsCsv(csv);
    const other = await planBatch(memoryWiki().env, [{ kind: 'commands', commands }]);
    expect(signatures(other.plan.edits)).toEqual(signatures(one.plan.edits));
  });
});

describe('what is to be done', () => {
  it('numbers the lines of every part, each title once', () => {
    const pages: BatchPart = {
      kind: 'pages',
      wiki: 'commons',
      titles: ['File:A.jpg', 'File:A_ .jpg', ' ', 'File:B.jpg', 'File:A.jpg'],
      operations: [
        { kind: 'add-category', category: 'X' },
        { kind: 'caption', language: 'en', text: 'c' },
      ],
    };
    const { work } = workOf([...v1('Q1\tP31\tQ5'), pages, pages], new Set([1]));
    expect(work.map(({ key }) => key)).toEqual([
      'Q1',
      'media:commons:File:A.jpg',
      'page:commons:File:A .jpg',
      'media:commons:File:A .jpg',
      'page:commons:File:B.jpg',
      'media:commons:File:B.jpg',
      'page:commons:File:A.jpg',
      'media:commons:File:A.jpg@7',
      'page:commons:File:A .jpg@9',
      'media:commons:File:A .jpg@9',
      'page:commons:File:B.jpg@11',
      'media:commons:File:B.jpg@11',
    ]);
  });
});
