import { describe, expect, it } from 'vitest';
import type { EntityCommand } from '../../../../lib/batch/input/commands.ts';
import type { EntityStanding, Knowledge } from '../../../../lib/batch/plan/entity-checks.ts';
import { planEntity } from '../../../../lib/batch/plan/entity-plan.ts';
import type { Entity } from '../../../../lib/wiki/entity-types.ts';
import { statementGuid } from '../../../../lib/wiki/guid.ts';
import { knowledge } from './entity-arbitraries.ts';
import { having, keys, lines, nothing, plan, planTarget } from './planning.ts';
import { wbeditentity } from './wikibase-model.ts';

describe('planning an entity, case by case', () => {
  it('adds a statement with an id made from batch, entity and command', async () => {
    const { data, baseRevision, verdict } = await plan(nothing, lines('Q9\tP1\tQ1\tP2\t"a"\tS2\t"b"'));
    expect({ verdict, baseRevision }).toEqual({ verdict: 'edit', baseRevision: 7 });
    expect(data).toEqual({
      claims: [
        {
          id: await statementGuid('Q9', 'b1\n0'),
          type: 'statement',
          rank: 'normal',
          mainsnak: {
            snaktype: 'value',
            property: 'P1',
            datavalue: { type: 'wikibase-entityid', value: { 'entity-type': 'item', id: 'Q1' } },
          },
          qualifiers: {
            P2: [{ snaktype: 'value', property: 'P2', datavalue: { type: 'string', value: 'a' } }],
          },
          'qualifiers-order': ['P2'],
          references: [
            {
              snaks: {
                P2: [{ snaktype: 'value', property: 'P2', datavalue: { type: 'string', value: 'b' } }],
              },
              'snaks-order': ['P2'],
            },
          ],
        },
      ],
    });
  });

  it('merges what is missing into the statement that is there, and keeps its rank', async () => {
    const entity = await having('Q9\tP1\tQ1\tP2\t"a"\tR+');
    const planned = await plan(entity, lines('Q9\tP1\tQ1\tP2\t"b"\tS2\t"b"'));
    expect(planned.changes).toMatchObject([
      {
        kind: 'statement-changed',
        qualifiersAdded: [{ datavalue: { value: 'b' } }],
        referencesAdded: [{ 'snaks-order': ['P2'] }],
        by: [0],
      },
    ]);
    expect(planned.changes[0]).not.toHaveProperty('rank');
    expect(planned.data.claims?.[0]).toMatchObject({ rank: 'preferred', qualifiers: { P2: [{}, {}] } });
    expect(keys(planned)).toEqual([['warning', 'qualifier-has-other-value', 1]]);
  });

  it.each([
    ['a time of the same year', 'P3\t+1889-05-00T00:00:00Z/9', 'P3\t+1889-00-00T00:00:00Z/9', 'no-change'],
    ['the same year to the day', 'P3\t+1889-01-01T00:00:00Z/9', 'P3\t+1889-01-01T00:00:00Z/11', 'edit'],
    ['the same number otherwise written', 'P4\t10.0', 'P4\t10', 'no-change'],
    ['a number with bounds', 'P4\t10', 'P4\t10~1', 'edit'],
    ['a place a hand apart', 'P5\t@1/2', 'P5\t@1.0000004/2', 'no-change'],
    ['a place a street apart', 'P5\t@1/2', 'P5\t@1.001/2', 'edit'],
    ['an unknown value with a qualifier', 'P1\tsomevalue\tP2\t"a"', 'P1\tsomevalue\tP2\t"b"', 'edit'],
    ['an unknown value again', 'P1\tsomevalue\tP2\t"a"', 'P1\tsomevalue', 'no-change'],
    ['a reference that says more', 'P1\tQ1\tS2\t"a"\tS4\t1', 'P1\tQ1\tS2\t"a"', 'no-change'],
  ])('%s', async (_, before, wanted, verdict) => {
    expect((await plan(await having(`Q9\t${before}`), lines(`Q9\t${wanted}`))).verdict).toBe(verdict);
  });

  it('takes two unknown values with different qualifiers for two', async () => {
    const entity = await having('Q9\tP1\tsomevalue\tP2\t"a"');
    const { changes } = await plan(entity, lines('Q9\tP1\tsomevalue\tP2\t"b"'));
    expect(changes.map(change => change.kind)).toEqual(['statement-added']);
  });

  it('keeps the order of lines: removed then added is a clean statement, set twice is the second', async () => {
    const entity = await having('Q9\tP1\tQ1\tP2\t"a"\tR+\nQ9\tLen\t"x"');
    const clean = await plan(entity, lines('-Q9\tP1\tQ1\nQ9\tP1\tQ1\nQ9\tLen\t"y"\nQ9\tLen\t"z"'));
    expect(clean.changes.map(change => change.kind)).toEqual([
      'label',
      'statement-removed',
      'statement-added',
    ]);
    expect(clean.changes[0]).toMatchObject({ before: 'x', after: 'z', by: [2, 3] });
    const gone = await plan(entity, lines('Q9\tP1\tQ2\n-Q9\tP1\tQ2'));
    expect(gone.verdict).toBe('no-change');
    expect(gone.lines.map(line => line.why)).toEqual(['undone-by-later-line', 'undone-by-later-line']);
  });

  it('notes a removal of what is not there, and removes only what is named', async () => {
    const entity = await having('Q9\tP1\tQ1\tP2\t"a"\nQ9\t!P1\tQ1\nQ9\tLen\t"mended"\nQ9\tSenwiki\t"X"');
    const none = await plan(entity, lines('-Q9\tP1\tQ3\n-Q9\tLen\t"old"\n-Q9\tSdewiki\t"X"\n-Q9\tAen\t"x"'));
    expect(none.verdict).toBe('no-change');
    expect(none.lines.map(line => line.why)).toEqual([
      'not-there',
      'says-something-else',
      'not-there',
      'not-there',
    ]);
    const narrow = await plan(entity, lines('-Q9\tP1\tQ1\tP2\t"a"'));
    expect(narrow.changes).toHaveLength(1);
    const both = await plan(entity, lines('-Q9\tP1\tQ1\n-Q9\tLen\t""\n-Q9\tSenwiki\t"X"'));
    expect(both.changes.map(change => change.kind)).toEqual([
      'label',
      'statement-removed',
      'statement-removed',
      'sitelink',
    ]);
    expect(keys(both)).toEqual([['warning', 'several-removed', 1]]);
  });

  it('does not undo what someone made of our own statement since', async () => {
    const commands = lines('Q9\tP1\tQ1');
    const saved = wbeditentity(nothing, (await plan(nothing, commands)).data);
    const [statement] = saved.claims.P1 ?? [];
    const mended = await having('Q9\tP1\tQ2');
    const mainsnak = mended.claims.P1?.[0]?.mainsnak;
    if (statement === undefined || mainsnak === undefined) throw new Error('no statement');
    const altered = { ...saved, claims: { P1: [{ ...statement, mainsnak }] } };
    const again = await plan(altered, commands);
    expect(again.verdict).toBe('no-change');
    expect(keys(again)).toEqual([['warning', 'altered-since', 1]]);
  });

  it('changes a rank only when a line asks', async () => {
    const entity = await having('Q9\tP1\tQ1');
    const asked = await plan(entity, lines('Q9\tP1\tQ1\tR-'));
    expect(asked.changes).toMatchObject([{ rank: { before: 'normal', after: 'deprecated' } }]);
    const deprecated = await plan(wbeditentity(entity, asked.data), lines('Q9\tP1\tQ1\tS2\t"a"'));
    expect(deprecated.data.claims?.[0]).toMatchObject({ rank: 'deprecated' });
    expect(keys(deprecated)).toEqual([['warning', 'value-deprecated', 1]]);
  });

  it('leaves out lines with an error, and plans the rest as if they were not there', async () => {
    const good = 'Q9\tP1\tQ1';
    const bad = ['Q9\tP99\tQ1', 'Q9\tP2\tQ1', 'Q9\tP1\tQ1\tP2\t5', 'Q9\tP2\ten:"x"', 'Q9\tP1\tL1'];
    const planned = await plan(nothing, lines([good, ...bad].join('\n')));
    expect(planned.data).toEqual((await plan(nothing, lines(good))).data);
    expect(planned.lines.map(line => line.result)).toEqual(['change', ...bad.map(() => 'refused')]);
    expect(planned.problems.map(({ key, found, right }) => [key, found, right])).toEqual([
      ['property-missing', 'P99', ''],
      ['wrong-datatype', 'Q1', '"Q1"'],
      ['wrong-datatype', '+5', '"…"'],
      ['wrong-datatype', 'en:"x"', '"x"'],
      ['wrong-datatype', 'L1', 'Q42'],
    ]);
  });

  it('checks values, terms and sitelinks against what is known of the wiki', async () => {
    const known: Knowledge = {
      datatypes: new Map([...knowledge.datatypes, ['P6', 'url']]),
      entities: new Map<string, EntityStanding>([
        ['Q1', 'missing'],
        ['Q2', 'deleted'],
        ['Q3', { redirectsTo: 'Q4' }],
      ]),
      singleValue: new Set(['P4']),
      languages: new Set(['en']),
      sites: new Set(['enwiki']),
    };
    const commands = lines(
      `Q9\tP1\tQ1\nQ9\tP1\tQ2\nQ9\tP1\tQ3\nQ9\tP6\t"a.example"\nQ9\tLqq\t"x"\nQ9\tSxxwiki\t"X"\nQ9\tDen\t"${'x'.repeat(251)}"\nQ9\tP4\t1\nQ9\tP4\t2`,
    );
    expect(keys(await plan(nothing, commands, known))).toEqual([
      ['error', 'value-missing-entity', 1],
      ['error', 'value-deleted-entity', 2],
      ['warning', 'value-redirected-entity', 3],
      ['error', 'url-scheme', 4],
      ['error', 'language-unknown', 5],
      ['error', 'site-unknown', 6],
      ['error', 'text-too-long', 7],
      ['warning', 'several-values', 8],
      ['warning', 'several-values', 9],
    ]);
  });

  it('refuses a label that would equal the description, as the wiki does', async () => {
    const planned = await plan(nothing, lines('Q9\tLen\t"x"\nQ9\tDen\t"x"\nQ9\tDde\t"x"'));
    expect(planned.lines.map(line => line.result)).toEqual(['change', 'refused', 'change']);
    expect(keys(planned)).toEqual([['error', 'label-equals-description', 2]]);
  });

  it('plans media info, which has neither aliases nor sitelinks, and captions like labels', async () => {
    const file: Entity = { ...nothing, id: 'M9', type: 'mediainfo', title: 'File:X.jpg', revision: 0 };
    const planned = await plan(
      file,
      lines('M9\tLen\t"x"\nM9\tDen\t"x"\nM9\tP1\tQ1\nM9\tAen\t"x"\nM9\tSenwiki\t"x"'),
    );
    expect(planned.baseRevision).toBe(0);
    expect(planned.lines.map(line => line.result)).toEqual([
      'change',
      'change',
      'change',
      'refused',
      'refused',
    ]);
    expect(planned.data.claims?.[0]?.id?.startsWith('M9$')).toBe(true);
  });

  it('plans a new item without statement ids, and says what it still waits for', async () => {
    const planned = await planTarget({ kind: 'new-item' }, lines('Q9\tP1\tQ1\nQ9\tLen\t"x"'));
    expect(planned.verdict).toBe('edit');
    expect(planned.data.claims?.[0]).not.toHaveProperty('id');
    const waiting: EntityCommand = {
      kind: 'add-statement',
      entity: 'Q9',
      index: 0,
      line: 1,
      property: 'P1',
      value: { kind: 'made', by: 'new@3' },
      qualifiers: [],
      references: [],
    };
    expect((await plan(nothing, [waiting])).pending).toEqual(['new@3']);
    const made = new Map([['new@3', 'Q77']]);
    const ready = await planEntity({
      target: { kind: 'known', entity: nothing },
      commands: [waiting],
      knowledge,
      made,
      batch: 'b1',
      statementId: statementGuid,
    });
    expect(ready.pending).toEqual([]);
    expect(ready.data.claims?.[0]).toMatchObject({ mainsnak: { datavalue: { value: { id: 'Q77' } } } });
    expect(keys(await planTarget({ kind: 'new-item' }, []))).toEqual([['warning', 'creates-nothing', null]]);
  });

  it('refuses entities that are not there, and warns of redirects', async () => {
    const commands = lines('Q9\tP1\tQ1');
    expect(keys(await planTarget({ kind: 'missing', id: 'Q9' }, commands))).toEqual([
      ['error', 'entity-missing', null],
    ]);
    expect(keys(await planTarget({ kind: 'deleted', id: 'Q9' }, commands))).toEqual([
      ['error', 'entity-deleted', null],
    ]);
    expect((await planTarget({ kind: 'new-property', datatype: 'string' }, commands)).verdict).toBe(
      'refused',
    );
    const redirected = await plan({ ...nothing, redirectedFrom: 'Q8' }, commands);
    expect(redirected.verdict).toBe('edit');
    expect(keys(redirected)).toEqual([['warning', 'entity-redirected', null]]);
  });

  it('gives the summaries of the lines that change something, each once', async () => {
    const planned = await plan(
      nothing,
      lines('Q9\tP1\tQ1 /* a */\nQ9\tP1\tQ2 /* a */\n-Q9\tP1\tQ3 /* b */\nQ9\tLen\t"x" /* c */'),
    );
    expect(planned.summaries).toEqual(['a', 'c']);
  });
});
