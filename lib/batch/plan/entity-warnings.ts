import type { Entity, EntityId, Statement } from '../../wiki/entity-types.ts';
import { writeValue } from '../handoff/value-write.ts';
import type { EntityCommand } from '../input/commands.ts';
import { excerpt } from '../input/problems.ts';
import type { Knowledge, PlanProblem, PlanProblemKey } from './entity-checks.ts';
import type { EntityChange } from './entity-diff.ts';
import { qualifiersOf } from './value-equality.ts';

type Sourced = EntityChange & { readonly by: readonly number[] };

/**
 * Things that are allowed and yet deserve a look, seen in the difference as a whole: a second value where one is
 * expected, several statements removed by one line, a qualifier put beside another value of its kind, a value that
 * stands there as deprecated.
 */
export function lookAt(
  after: Entity,
  changes: readonly Sourced[],
  commands: readonly EntityCommand[],
  knowledge: Knowledge,
): readonly PlanProblem[] {
  const byIndex = new Map(commands.map(command => [command.index, command]));
  const problems: PlanProblem[] = [];
  const removedBy = new Map<number, number>();

  function warn(key: PlanProblemKey, index: number | undefined, property: EntityId, found: string): void {
    const line = index === undefined ? undefined : byIndex.get(index)?.line;
    problems.push({
      severity: 'warning',
      key,
      index: index ?? null,
      line: line ?? null,
      property,
      found: excerpt(found),
      right: '',
    });
  }

  for (const change of changes) {
    const { kind, by } = change;
    if (kind === 'statement-added') {
      if (knowledge.singleValue?.has(change.property) !== true) continue;
      const other = otherStanding(after, change.statement);
      if (other !== undefined) warn('several-values', by[0], change.property, valueText(other));
    } else if (kind === 'statement-removed') {
      const index = by[by.length - 1];
      if (index !== undefined) removedBy.set(index, (removedBy.get(index) ?? 0) + 1);
    } else if (kind === 'statement-changed') {
      const had = qualifiersOf(change.before);
      for (const added of change.qualifiersAdded) {
        if (had.some(snak => snak.property === added.property)) {
          warn('qualifier-has-other-value', by[by.length - 1], added.property, valueText(change.before));
        }
      }
      if (change.before.rank === 'deprecated' && change.after.rank === 'deprecated') {
        warn('value-deprecated', by[0], change.property, valueText(change.before));
      }
    }
  }
  for (const [index, count] of removedBy) {
    const command = byIndex.get(index);
    if (count > 1 && command?.kind === 'remove-statement') {
      warn('several-removed', index, command.property, String(count));
    }
  }
  return problems;
}

/** A value beside this one that is not deprecated. */
function otherStanding(entity: Entity, statement: Statement): Statement | undefined {
  const { property } = statement.mainsnak;
  const list = Object.hasOwn(entity.claims, property) ? entity.claims[property] : undefined;
  return list?.find(other => other !== statement && other.rank !== 'deprecated');
}

function valueText({ mainsnak }: Statement): string {
  if (mainsnak.snaktype !== 'value') return mainsnak.snaktype;
  const written = writeValue({ kind: 'value', datavalue: mainsnak.datavalue });
  return 'text' in written ? written.text : mainsnak.datavalue.type;
}
