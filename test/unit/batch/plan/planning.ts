import { expect } from 'vitest';
import { type EntityCommand, isEntityCommand } from '../../../../lib/batch/input/commands.ts';
import { parseV1 } from '../../../../lib/batch/input/quickstatements-v1.ts';
import type { Knowledge } from '../../../../lib/batch/plan/entity-checks.ts';
import { type EntityPlan, type PlanTarget, planEntity } from '../../../../lib/batch/plan/entity-plan.ts';
import type { Entity } from '../../../../lib/wiki/entity-types.ts';
import { statementGuid } from '../../../../lib/wiki/guid.ts';
import { knowledge } from './entity-arbitraries.ts';
import { wbeditentity } from './wikibase-model.ts';

/** Planning in few words: what the tests of plans share. */

export const plan = (entity: Entity, commands: readonly EntityCommand[], known: Knowledge = knowledge) =>
  planTarget({ kind: 'known', entity }, commands, known);
export const planTarget = (
  target: PlanTarget,
  commands: readonly EntityCommand[],
  known: Knowledge = knowledge,
) => planEntity({ target, commands, knowledge: known, batch: 'b1', statementId: statementGuid });

/** Commands in V1, about Q9. */
export const lines = (text: string): readonly EntityCommand[] => {
  const { commands, problems } = parseV1(text);
  expect(problems).toEqual([]);
  return commands.filter(isEntityCommand);
};

export const nothing: Entity = {
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
export async function having(text: string): Promise<Entity> {
  const { data } = await planEntity({
    target: { kind: 'known', entity: nothing },
    commands: lines(text),
    knowledge,
    batch: 'before',
    statementId: statementGuid,
  });
  return wbeditentity(nothing, data);
}

export const keys = (planned: EntityPlan) =>
  planned.problems.map(problem => [problem.severity, problem.key, problem.line]);
