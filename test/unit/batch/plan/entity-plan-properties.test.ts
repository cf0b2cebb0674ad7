import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeQuickStatementsCsv } from '../../../../lib/batch/handoff/quickstatements-csv-write.ts';
import { writeV1 } from '../../../../lib/batch/handoff/quickstatements-write.ts';
import { type Command, type EntityCommand, isEntityCommand } from '../../../../lib/batch/input/commands.ts';
import { groupCommands, untick } from '../../../../lib/batch/input/group.ts';
import { parseQuickStatementsCsv } from '../../../../lib/batch/input/quickstatements-csv.ts';
import { parseV1 } from '../../../../lib/batch/input/quickstatements-v1.ts';
import type { EntityPlan } from '../../../../lib/batch/plan/entity-plan.ts';
import { commandLists, comparable, items } from './entity-arbitraries.ts';
import { lines, nothing, plan } from './planning.ts';
import { wbeditentity } from './wikibase-model.ts';

/** One line removes the value that another adds: done again, it finds what the first time put there. */
function takesAwayWhatItAdds(commands: readonly EntityCommand[]): boolean {
  const valuesOf = (kind: 'add-statement' | 'remove-statement') =>
    commands.flatMap(one => (one.kind === kind ? [JSON.stringify([one.property, one.value])] : []));
  const added = new Set(valuesOf('add-statement'));
  return valuesOf('remove-statement').some(value => added.has(value));
}

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
        fc.pre(!takesAwayWhatItAdds(commands));
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
