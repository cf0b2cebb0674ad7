import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Command, type EntityCommand, isEntityCommand } from '../../../lib/batch/commands.ts';
import type { EntityStanding, Knowledge } from '../../../lib/batch/entity-checks.ts';
import { type EntityPlan, type PlanTarget, planEntity } from '../../../lib/batch/entity-plan.ts';
import { groupCommands, untick } from '../../../lib/batch/group.ts';
import { parseQuickStatementsCsv } from '../../../lib/batch/quickstatements-csv.ts';
import { writeQuickStatementsCsv } from '../../../lib/batch/quickstatements-csv-write.ts';
import { parseV1 } from '../../../lib/batch/quickstatements-v1.ts';
import { writeV1 } from '../../../lib/batch/quickstatements-write.ts';
import type { Entity } from '../../../lib/wiki/entity-types.ts';
import { statementGuid } from '../../../lib/wiki/guid.ts';
import { commandLists, comparable, items, knowledge } from './entity-arbitraries.ts';
import { wbeditentity } from './wikibase-model.ts';

const plan = (entity: Entity, commands: readonly EntityCommand[], known: Knowledge = knowledge) =>
  planTarget({ kind: 'known', entity }, commands, known);
const planTarget = (target: PlanTarget, commands: readonly EntityCommand[], known: Knowledge = knowledge) =>
  planEntity({ target, commands, knowledge: known, batch: 'b1', statementId: statementGuid });

/** Commands in V1, about Q9. */
const lines = (text: string): readonly EntityCommand[] => {
  const { commands, problems } = parseV1(text);
  expect(problems).toEqual([]);
  return commands.filter(isEntityCommand);
};

const nothing: Entity = {
  id: 'Q9',
  type: 'item',
  title: 'Q9',
  revision: 7,
  labels: {},
  descriptions: {},
  aliases: {},
  claims: {},
  sitelinks: {},
};

/** Q9 after the commands. */
async function having(text: string): Promise<Entity> {
  const { data } = await planEntity({
    target: { kind: 'known', entity: nothing },
    commands: lines(text),
    knowledge,
    batch: 'before',
    statementId: statementGuid,
  });
  return wbeditentity(nothing, data);
}

const keys = (planned: EntityPlan) =>
  planned.problems.map(problem => [problem.severity, problem.key, problem.line]);

describe('planning an entity, for any entity and any commands', () => {
  it('gives in one edit exactly what the commands give one at a time', async () => {
    await fc.assert(
      fc.asyncProperty(items, commandLists, async (entity, commands) => {
        const whole = await plan(entity, commands);
        let step = entity;
        for (const command of commands) {
          const single = await plan(step, [command]);
          step = wbeditentity(step, single.data);
        }
        const atOnce = wbeditentity(entity, whole.data);
        expect(comparable(atOnce)).toEqual(comparable(step));
        expect(comparable(atOnce)).toEqual(comparable(whole.after));
        expect(whole.verdict === 'edit').toBe(Object.keys(whole.data).length > 0);
      }),
      { numRuns: 400 },
    );
  });

  it('has nothing left to do when it is planned again afterwards', async () => {
    await fc.assert(
      fc.asyncProperty(items, commandLists, async (entity, commands) => {
        const first = await plan(entity, commands);
        fc.pre(first.lines.every(line => line.result !== 'refused'));
        const again = await plan(wbeditentity(entity, first.data), commands);
        expect(again.changes).toEqual([]);
        expect(again.data).toEqual({});
      }),
      { numRuns: 400 },
    );
  });

  it('leaves whatever no line names as it is', async () => {
    await fc.assert(
      fc.asyncProperty(items, commandLists, async (entity, commands) => {
        const { data } = await plan(entity, commands);
        const properties = new Set(commands.flatMap(one => ('property' in one ? [one.property] : [])));
        const named = new Set(
          commands.flatMap(one => (one.kind === 'remove-statement-by-id' ? [one.id] : [])),
        );
        const before = new Map(
          Object.values(entity.claims)
            .flat()
            .map(statement => [statement.id, statement]),
        );
        for (const change of data.claims ?? []) {
          if ('remove' in change) {
            expect(
              properties.has(before.get(change.id)?.mainsnak.property ?? '') || named.has(change.id),
            ).toBe(true);
            continue;
          }
          expect(properties.has(change.mainsnak.property)).toBe(true);
          const was = before.get(change.id);
          if (was === undefined) continue;
          expect(change.mainsnak).toEqual(was.mainsnak);
          const asked = commands.some(one => one.kind === 'add-statement' && one.rank !== undefined);
          if (!asked) expect(change.rank).toBe(was.rank);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('tells for each line what became of it, and for each change which lines it is from', async () => {
    await fc.assert(
      fc.asyncProperty(items, commandLists, async (entity, commands) => {
        const planned = await plan(entity, commands);
        expect(planned.lines.map(line => line.index)).toEqual(commands.map(command => command.index));
        const visible = new Set(planned.changes.flatMap(change => change.by));
        for (const change of planned.changes) expect(change.by.length).toBeGreaterThan(0);
        for (const line of planned.lines) expect(line.result === 'change').toBe(visible.has(line.index));
      }),
      { numRuns: 300 },
    );
  });

  it('is, with lines unticked, the plan of the other lines alone', async () => {
    await fc.assert(
      fc.asyncProperty(items, commandLists, fc.array(fc.nat(8)), async (entity, commands, chosen) => {
        const unticked = new Set(chosen);
        const { groups } = untick(groupCommands(commands).groups, unticked);
        const ticked = groups.flatMap(group => (group.kind === 'entity' ? group.commands : []));
        const others = commands.filter(command => !unticked.has(command.index));
        expect(await plan(entity, ticked)).toEqual(await plan(entity, others));
      }),
      { numRuns: 200 },
    );
  });

  it('is the same where a page has put its own things on every object', async () => {
    const text = 'Q9\tP1\tQ1\tP2\t"a"\tS2\t"b"\nQ9\tLen\t"x"\nQ9\tAen\t"y"\nQ9\tSenwiki\t"X"';
    const clean = await plan(nothing, lines(text));
    Object.defineProperty(Object.prototype, 'P1', { value: 'mine', enumerable: true, configurable: true });
    Object.defineProperty(Object.prototype, 'en', {
      value: { value: 'x' },
      enumerable: true,
      configurable: true,
    });
    let hostile: EntityPlan;
    try {
      hostile = await plan(nothing, parseV1(text).commands.filter(isEntityCommand));
    } finally {
      Reflect.deleteProperty(Object.prototype, 'P1');
      Reflect.deleteProperty(Object.prototype, 'en');
    }
    expect(JSON.stringify(hostile)).toBe(JSON.stringify(clean));
  });

  it('is the same for V1 and CSV', async () => {
    const sayable = (command: EntityCommand) =>
      command.kind !== 'remove-statement-by-id' && !('rank' in command) && !('separate' in command);
    await fc.assert(
      fc.asyncProperty(items, commandLists, async (entity, all) => {
        const commands = all.filter(sayable).map((command, index) => ({ ...command, index }));
        const read = (found: readonly Command[]) =>
          found.filter(isEntityCommand).map(command => ({ ...command, line: 0 }));
        const v1 = read(parseV1(writeV1(commands).text).commands);
        const csv = read(parseQuickStatementsCsv(writeQuickStatementsCsv(commands).text).commands);
        expect(await plan(entity, csv)).toEqual(await plan(entity, v1));
      }),
      { numRuns: 300 },
    );
  });
});

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
