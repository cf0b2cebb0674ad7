import type { EntityData } from '../../wiki/entity-data.ts';
import type { Entity, EntityId } from '../../wiki/entity-types.ts';
import type { EntityCommand } from '../input/commands.ts';
import { madeIn, namesLast } from '../input/group.ts';
import { checkCommand, type Knowledge, type PlanProblem, type PlanProblemKey } from './entity-checks.ts';
import { dataOfChanges, diffEntities, type EntityChange, subjectOf } from './entity-diff.ts';
import { type Effect, EntityDraft, type NothingToDo } from './entity-draft.ts';
import { lookAt } from './entity-warnings.ts';
import { isPlaceholder, type MadeIds, placeholderId } from './statement-build.ts';

/** The id of a statement to be made: always the same for the same entity and seed (`statementGuid` of lib/wiki). */
export type StatementIds = (entity: EntityId, seed: string) => Promise<string>;

/** What a plan is about. */
export type PlanTarget =
  /** It is there; as it was read last. Media info without anything yet has revision 0. */
  | { readonly kind: 'known'; readonly entity: Entity }
  /** To be made by this plan, from nothing. */
  | { readonly kind: 'new-item' }
  | { readonly kind: 'new-property'; readonly datatype: string }
  /** To be made by an earlier group, and not made yet: a preview. */
  | { readonly kind: 'made-later'; readonly key: string }
  | { readonly kind: 'missing' | 'deleted'; readonly id: EntityId };

export interface PlanRequest {
  readonly target: PlanTarget;
  /** In their order; those unticked left out (see `untick`). */
  readonly commands: readonly EntityCommand[];
  readonly knowledge: Knowledge;
  /** Ids of what earlier groups made, by their keys. */
  readonly made?: MadeIds;
  /** Names the batch in the world; with entity and command it makes the seed of a statement's id. */
  readonly batch: string;
  readonly statementId: StatementIds;
}

/** A difference, and the commands (by index) it comes from. */
export type PlannedChange = EntityChange & { readonly by: readonly number[] };

/** What became of one command in the whole. */
export interface LineResult {
  readonly index: number;
  readonly line: number;
  readonly result: 'change' | 'no-change' | 'refused';
  /** Why nothing is to be done for it. */
  readonly why?: NothingToDo | 'undone-by-later-line';
}

export interface EntityPlan {
  /** `edit`: there is something to send. `refused`: every line was. */
  readonly verdict: 'edit' | 'no-change' | 'refused';
  /** For `wbeditentity`; empty unless there is something to send. */
  readonly data: EntityData;
  readonly baseRevision: number;
  readonly changes: readonly PlannedChange[];
  readonly lines: readonly LineResult[];
  readonly problems: readonly PlanProblem[];
  /** Keys of groups whose ids the data still lacks (`last` for commands that were never grouped): not to be sent yet. */
  readonly pending: readonly string[];
  /** The lines' own summaries, each once, in their order. */
  readonly summaries: readonly string[];
  /** What the entity will be (statements that are to be made without an id have placeholders). */
  readonly after: Entity;
}

/**
 * Plans the edit of one entity: what its commands change, given how it is now. Pure but for the making of ids.
 *
 * - The plan does exactly what the commands would do one at a time. Planning again after it was done gives no change
 *   (but a line that was refused then may be possible now).
 * - A line with an error is left out, and the rest planned as if it had not been there.
 * - `data` names nothing but what changes; a statement that changes is sent whole, with all it had.
 */
export async function planEntity(request: PlanRequest): Promise<EntityPlan> {
  const { target, commands, made = new Map() } = request;
  const start = startOf(target);
  const refusal = refusalOf(target, start);
  if (refusal !== undefined) return refused(commands, start, refusal);
  const draft = new EntityDraft(start, made);
  const problems: PlanProblem[] = [];
  const effects = new Map<number, Effect>();
  const redirect = start.redirectedFrom;
  if (redirect !== undefined) problems.push(aboutEntity('entity-redirected', 'warning', redirect, start.id));
  for (const command of commands) {
    const found = checkCommand(command, start.type, request.knowledge);
    problems.push(...found);
    if (found.some(problem => problem.severity === 'error')) continue;
    const effect = draft.apply(command, await ownId(command, start.id, request));
    effects.set(command.index, effect);
    if (effect.kind === 'refused') problems.push(aboutLine('label-equals-description', 'error', command));
    else if (effect.kind === 'none' && effect.why === 'altered-since') {
      problems.push(aboutLine('altered-since', 'warning', command));
    }
  }
  const after = draft.toEntity();
  const changes = diffEntities(start, after).map(change => ({
    ...change,
    by: draft.touched.get(subjectOf(change)) ?? [],
  }));
  const creates = target.kind === 'new-item';
  problems.push(...lookAt(after, changes, commands, request.knowledge));
  const lines = lineResults(commands, changes, effects);
  const allRefused = lines.length > 0 && lines.every(line => line.result === 'refused');
  // A line that could not be planned leaves a new item without it; with none left there is nothing to create.
  const empty = changes.length === 0;
  if (creates && empty && !allRefused) problems.push(aboutEntity('creates-nothing', 'warning', '', ''));
  return {
    verdict: allRefused ? 'refused' : empty && !creates ? 'no-change' : 'edit',
    data: dataOfChanges(changes),
    baseRevision: start.revision,
    changes,
    lines,
    problems,
    pending: pendingOf(target, commands, effects, made),
    summaries: summariesOf(commands, lines),
    after,
  };
}

/** Nothing, of the kind that is to be made. */
function blank(id: EntityId, type: Entity['type']): Entity {
  return {
    id,
    type,
    title: '',
    revision: 0,
    labels: {},
    descriptions: {},
    aliases: {},
    claims: {},
    sitelinks: {},
  };
}

function startOf(target: PlanTarget): Entity {
  switch (target.kind) {
    case 'known':
      return target.entity;
    case 'new-item':
      return blank(placeholderId('self'), 'item');
    case 'new-property':
      return blank(placeholderId('self'), 'property');
    case 'made-later':
      return blank(placeholderId(target.key), 'item');
    default:
      return blank(target.id, 'item');
  }
}

function refusalOf(target: PlanTarget, start: Entity): PlanProblem | undefined {
  switch (target.kind) {
    case 'missing':
      return aboutEntity('entity-missing', 'error', target.id, '');
    case 'deleted':
      return aboutEntity('entity-deleted', 'error', target.id, '');
    case 'new-property':
      // Making properties is for administrators and property creators, after a discussion: not a small batch's work.
      return aboutEntity('property-creation', 'error', target.datatype, '');
    case 'known':
      return /^L/.test(start.id) ? aboutEntity('entity-kind-unsupported', 'error', start.id, '') : undefined;
    default:
      return undefined;
  }
}

function refused(commands: readonly EntityCommand[], start: Entity, problem: PlanProblem): EntityPlan {
  return {
    verdict: 'refused',
    data: {},
    baseRevision: start.revision,
    changes: [],
    lines: commands.map(({ index, line }) => ({ index, line, result: 'refused' })),
    problems: [problem],
    pending: [],
    summaries: [],
    after: start,
  };
}

function aboutEntity(
  key: PlanProblemKey,
  severity: PlanProblem['severity'],
  found: string,
  right: string,
): PlanProblem {
  return { severity, key, index: null, line: null, property: null, found, right };
}

function aboutLine(
  key: PlanProblemKey,
  severity: PlanProblem['severity'],
  command: EntityCommand,
): PlanProblem {
  const { index, line } = command;
  const property = command.kind === 'add-statement' ? command.property : null;
  const found = 'text' in command ? (command.text ?? '') : '';
  return { severity, key, index, line, property, found, right: '' };
}

/** Only a line that adds a statement has one of its own; on something not made yet it is a mere placeholder. */
async function ownId(command: EntityCommand, entity: EntityId, request: PlanRequest): Promise<string> {
  if (command.kind !== 'add-statement') return '';
  if (isPlaceholder(entity)) return `NEW:${command.index}`;
  return request.statementId(entity, `${request.batch}\n${command.index}`);
}

function lineResults(
  commands: readonly EntityCommand[],
  changes: readonly PlannedChange[],
  effects: ReadonlyMap<number, Effect>,
): readonly LineResult[] {
  const visible = new Set(changes.flatMap(change => change.by));
  return commands.map(({ index, line }) => {
    const effect = effects.get(index);
    if (effect === undefined || effect.kind === 'refused') return { index, line, result: 'refused' };
    if (effect.kind === 'none') return { index, line, result: 'no-change', why: effect.why };
    if (visible.has(index)) return { index, line, result: 'change' };
    return { index, line, result: 'no-change', why: 'undone-by-later-line' };
  });
}

function pendingOf(
  target: PlanTarget,
  commands: readonly EntityCommand[],
  effects: ReadonlyMap<number, Effect>,
  made: MadeIds,
): readonly string[] {
  const keys = new Set(target.kind === 'made-later' ? [target.key] : []);
  for (const command of commands) {
    if (effects.get(command.index)?.kind !== 'changes') continue;
    for (const key of madeIn(command)) if (!made.has(key)) keys.add(key);
    if (namesLast(command)) keys.add('last');
  }
  return [...keys];
}

function summariesOf(commands: readonly EntityCommand[], lines: readonly LineResult[]): readonly string[] {
  const changing = new Set(lines.filter(line => line.result === 'change').map(line => line.index));
  const texts = commands.flatMap(({ index, summary }) =>
    summary !== undefined && changing.has(index) ? [summary] : [],
  );
  return [...new Set(texts)];
}
