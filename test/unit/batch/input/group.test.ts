import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../../lib/batch/input/commands.ts';
import { type Group, groupCommands, madeIn, untick } from '../../../../lib/batch/input/group.ts';
import { parseV1 } from '../../../../lib/batch/input/quickstatements-v1.ts';
import { v1Commands } from './arbitraries.ts';

const grouped = (text: string) => {
  const { commands, problems } = parseV1(text);
  expect(problems).toEqual([]);
  return groupCommands(commands);
};
/** Each group as `key: lines`, with what it needs. */
const shape = (groups: readonly Group[]) =>
  groups.map(group => {
    const lines = group.kind === 'merge' ? [group.command.line] : group.commands.map(command => command.line);
    const needs = group.needs.length === 0 ? '' : ` after ${group.needs.join(', ')}`;
    return `${group.key}: ${lines.join(' ')}${needs}`;
  });
/** Indexes of all commands in the groups. */
const indexesIn = (groups: readonly Group[]) =>
  groups.flatMap(group => [
    ...(group.kind === 'entity' ? [] : [group.command.index]),
    ...(group.kind === 'merge' ? [] : group.commands.map(command => command.index)),
  ]);

describe('grouping commands', () => {
  it('gathers the lines of an entity wherever they stand', () => {
    const { groups } = grouped('Q1\tP1\tQ5\nQ2\tP1\tQ5\nQ1\tLen\t"x"\nM7\tP180\tQ5\nQ2\tAen\t"y"');
    expect(shape(groups)).toEqual(['Q1: 1 3', 'Q2: 2 5', 'M7: 4']);
  });

  it('keeps the meaning of LAST, as entity and as value', () => {
    const { groups, problems } = grouped(
      'Q1\tP1\tQ5\nCREATE\nLAST\tLen\t"x"\nQ1\tP2\tLAST\nCREATE\nLAST\tP3\tQ1\nQ3\tP4\tQ1\tP5\tLAST',
    );
    expect(problems).toEqual([]);
    expect(shape(groups)).toEqual(['new@1: 3', 'Q1: 1 4 after new@1', 'new@4: 6', 'Q3: 7 after new@4']);
    const q1 = groups.find(group => group.key === 'Q1');
    expect(q1?.kind === 'entity' && q1.commands.map(madeIn)).toEqual([[], ['new@1']]);
  });

  it('puts a line in which a new item names itself, and what follows on it, after its creation', () => {
    const { groups } = grouped('CREATE\nLAST\tLen\t"x"\nLAST\tP1\tLAST\nLAST\tLen\t"y"');
    expect(shape(groups)).toEqual(['new@0: 2', 'new@0+: 3 4 after new@0']);
    expect(groups[1]).toMatchObject({ entity: { madeBy: 'new@0' } });
  });

  it('does what stands above a merge before it, and what stands below after it', () => {
    const { groups } = grouped(
      'Q1\tP1\tQ5\nQ2\tP1\tQ5\nMERGE\tQ2\tQ1\nQ1\tP2\tQ5\nQ3\tP1\tQ5\nMERGE\tQ3\tQ1\nQ3\tP9\tQ5\nMERGE\tQ8\tQ9',
    );
    expect(shape(groups)).toEqual([
      'Q1: 1',
      'Q2: 2',
      'merge@2: 3 after Q2, Q1',
      'Q1@3: 4 after merge@2',
      'Q3: 5',
      'merge@5: 6 after Q3, Q1@3',
      'Q3@6: 7 after merge@5',
      'merge@7: 8',
    ]);
  });

  it('reports LAST with nothing created above', () => {
    const { groups, problems } = grouped('LAST\tLen\t"x"\nQ1\tP1\tLAST\nCREATE\nLAST\tLen\t"x"');
    expect(problems.map(({ key, line, column }) => [key, line, column])).toEqual([
      ['last-without-create', 1, 1],
      ['last-without-create', 2, 3],
    ]);
    expect(shape(groups)).toEqual(['new@2: 4']);
  });

  it('loses nothing, repeats nothing, keeps the order on each entity, and can be done in its order', () => {
    fc.assert(
      fc.property(v1Commands, commands => {
        const { groups, problems } = groupCommands(commands);
        const lost = new Set(problems.map(problem => problem.line - 1));
        expect(indexesIn(groups).sort((a, b) => a - b)).toEqual(
          commands.map(command => command.index).filter(index => !lost.has(index)),
        );
        const done = new Set<string>();
        for (const group of groups) {
          for (const need of group.needs) expect(done.has(need)).toBe(true);
          expect(done.has(group.key)).toBe(false);
          done.add(group.key);
          const order = group.kind === 'merge' ? [] : group.commands.map(command => command.index);
          expect(order).toEqual([...order].sort((a, b) => a - b));
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('unticking', () => {
  it('is the same as leaving the line out', () => {
    fc.assert(
      fc.property(v1Commands, fc.array(fc.nat(12)), (commands, chosen) => {
        // Lines that create are the case below.
        const isChosen = (command: Command) =>
          chosen.includes(command.index) && !command.kind.startsWith('create');
        const unticked = new Set(commands.filter(isChosen).map(command => command.index));
        const without = groupCommands(commands.filter(command => !unticked.has(command.index)));
        const result = untick(groupCommands(commands).groups, unticked);
        expect(result.alsoLeftOut).toEqual([]);
        const content = (groups: readonly Group[]) =>
          new Map(
            indexesIn(groups).map(index => [
              index,
              groups
                .flatMap((group): readonly Command[] =>
                  group.kind === 'merge' ? [group.command] : group.commands,
                )
                .find(command => command.index === index),
            ]),
          );
        expect(content(result.groups)).toEqual(content(without.groups));
        const done = new Set<string>();
        for (const group of result.groups) {
          for (const need of group.needs) expect(done.has(need)).toBe(true);
          done.add(group.key);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('takes along what is about, or names, an item that is no longer created', () => {
    const { groups } = grouped(
      'CREATE\nLAST\tLen\t"a"\nCREATE\nLAST\tLen\t"b"\nLAST\tP1\tLAST\nQ1\tP2\tLAST\nQ1\tP3\tQ5',
    );
    const { groups: kept, alsoLeftOut } = untick(groups, new Set([2]));
    expect(shape(kept)).toEqual(['new@0: 2', 'Q1: 7']);
    expect(alsoLeftOut).toEqual([3, 4, 5]);
    const later = grouped('CREATE\nLAST\tP1\tLAST\nLAST\tLen\t"y"').groups;
    expect(untick(later, new Set([0]))).toEqual({ groups: [], alsoLeftOut: [1, 2] });
  });
});
