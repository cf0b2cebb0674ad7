import type { EntityId } from '../../wiki/entity-types.ts';
import {
  type Command,
  type CommandSnak,
  type CommandValue,
  type CreateCommand,
  type EntityCommand,
  isEntityCommand,
  type MergeCommand,
} from './commands.ts';
import type { LineProblem } from './problems.ts';

/**
 * One piece of work: what becomes one edit (or one merge). Keys are stable for the same input; pages' operations join
 * as a group of their own kind.
 */
export type Group = EntityGroup | CreateGroup | MergeGroup;

interface Grouped {
  readonly key: string;
  /** Keys of the groups that must be done before this one. They stand before it in the list. */
  readonly needs: readonly string[];
}

/** Changes to an entity that is there, or (`madeBy`) that an earlier group makes. */
export interface EntityGroup extends Grouped {
  readonly kind: 'entity';
  readonly entity: EntityId | { readonly madeBy: string };
  readonly commands: readonly EntityCommand[];
}

/** A new entity with everything its lines say of it. */
export interface CreateGroup extends Grouped {
  readonly kind: 'create';
  readonly command: CreateCommand;
  readonly commands: readonly EntityCommand[];
}

export interface MergeGroup extends Grouped {
  readonly kind: 'merge';
  readonly command: MergeCommand;
}

export interface Groups {
  /** In an order in which they can be done. */
  readonly groups: readonly Group[];
  /** Lines that name `LAST` when nothing was created above them. */
  readonly problems: readonly LineProblem[];
}

interface Building {
  readonly key: string;
  readonly needs: Set<string>;
  readonly commands: EntityCommand[];
  readonly start:
    | CreateCommand
    | MergeCommand
    | { readonly kind: 'entity'; readonly entity: EntityGroup['entity'] };
}

/**
 * Gathers the commands of a whole input into pieces of work: all lines about one entity together, wherever they
 * stand, in their order. What must keep its meaning:
 *
 * - `LAST` is what was created last above the line, as entity and as value. A group whose values name a created
 *   entity needs that group first.
 * - A line that gives a new item *itself* as a value cannot be part of creating it (its id is not known yet): it
 *   and the lines on that item after it become a second piece of work.
 * - `MERGE` is a barrier for the two items it touches: what stands above it is done before, what stands below after.
 *   Other items' lines pass it freely.
 */
export function groupCommands(commands: Iterable<Command>): Groups {
  const { all, problems } = gather(commands);
  return { groups: inOrder(all.map(finished)), problems };
}

/** How many pieces of work {@link groupCommands} makes of an input; quicker, for inputs of any size. */
export function countGroups(commands: Iterable<Command>): number {
  return gather(commands).all.length;
}

function gather(commands: Iterable<Command>): {
  readonly all: readonly Building[];
  readonly problems: readonly LineProblem[];
} {
  const all: Building[] = [];
  const current = new Map<string, Building>();
  /** The last merge that touched an item. */
  const merged = new Map<EntityId, string>();
  const problems: LineProblem[] = [];
  let last: Building | undefined;

  function begin(key: string, start: Building['start'], needs: readonly string[]): Building {
    const building: Building = { key, needs: new Set(needs), commands: [], start };
    all.push(building);
    return building;
  }

  function forEntity(id: EntityId, index: number): Building {
    let building = current.get(id);
    if (building === undefined) {
      const barrier = merged.get(id);
      // The first piece of an entity is named by it; later ones also by their first command.
      const key = barrier === undefined ? id : `${id}@${index}`;
      building = begin(key, { kind: 'entity', entity: id }, barrier === undefined ? [] : [barrier]);
      current.set(id, building);
    }
    return building;
  }

  /** Where a line about LAST goes: into the creation, or into what follows it. */
  function forLast(made: Building, command: EntityCommand): Building {
    let building = current.get(made.key);
    if (building === undefined && namesLast(command)) {
      building = begin(`${made.key}+`, { kind: 'entity', entity: { madeBy: made.key } }, [made.key]);
      current.set(made.key, building);
    }
    return building ?? made;
  }

  for (const command of commands) {
    if (!isEntityCommand(command)) {
      if (command.kind === 'merge') {
        const key = `merge@${command.index}`;
        const sides = [command.from, command.into];
        const needs = sides.flatMap(id => [current.get(id)?.key ?? merged.get(id)].filter(isText));
        begin(key, command, needs);
        for (const id of sides) {
          merged.set(id, key);
          current.delete(id);
        }
      } else {
        last = begin(`new@${command.index}`, command, []);
      }
      continue;
    }
    if (last === undefined && (command.entity === 'LAST' || namesLast(command))) {
      problems.push({
        severity: 'error',
        key: 'last-without-create',
        line: command.line,
        column: command.entity === 'LAST' ? 1 : 3,
        found: 'LAST',
        right: 'CREATE',
      });
      continue;
    }
    const building =
      command.entity === 'LAST' && last !== undefined
        ? forLast(last, command)
        : forEntity(command.entity, command.index);
    if (last !== undefined && namesLast(command)) {
      building.needs.add(last.key);
      building.commands.push(withMade(command, last.key));
    } else building.commands.push(command);
  }
  return { all, problems };
}

function isText(value: string | undefined): value is string {
  return value !== undefined;
}

function finished({ key, needs, commands, start }: Building): Group {
  const common = { key, needs: [...needs] };
  switch (start.kind) {
    case 'merge':
      return { kind: 'merge', command: start, ...common };
    case 'entity':
      return { kind: 'entity', entity: start.entity, commands, ...common };
    default:
      return { kind: 'create', command: start, commands, ...common };
  }
}

/** Each group after those it needs, otherwise as they first appear. Needs cannot go in a circle: creations need nothing. */
function inOrder(groups: readonly Group[]): readonly Group[] {
  const byKey = new Map(groups.map(group => [group.key, group]));
  const placed = new Set<string>();
  const ordered: Group[] = [];
  // A stack of its own: a chain of merges can be longer than the call stack is deep.
  const stack: Group[] = [];
  for (const group of groups) {
    stack.push(group);
    while (stack.length > 0) {
      const top = stack[stack.length - 1];
      if (top === undefined) break;
      const open = placed.has(top.key) ? undefined : top.needs.find(need => !placed.has(need));
      const needed = open === undefined ? undefined : byKey.get(open);
      if (needed !== undefined) {
        stack.push(needed);
        continue;
      }
      stack.pop();
      if (!placed.has(top.key)) ordered.push(top);
      placed.add(top.key);
    }
  }
  return ordered;
}

/** Does a value in this command name LAST? (Whether its entity does is another question.) */
export function namesLast(command: EntityCommand): boolean {
  return snaksOf(command).some(snak => snak.value.kind === 'last');
}

/** The keys of created entities that the values of a command name. */
export function madeIn(command: EntityCommand): readonly string[] {
  return snaksOf(command).flatMap(snak => (snak.value.kind === 'made' ? [snak.value.by] : []));
}

function snaksOf(command: EntityCommand): readonly CommandSnak[] {
  if (command.kind !== 'add-statement' && command.kind !== 'remove-statement') return [];
  const { property, value, qualifiers, references } = command;
  return [{ property, value }, ...qualifiers, ...references.flat()];
}

function withMade(command: EntityCommand, by: string): EntityCommand {
  if (command.kind !== 'add-statement' && command.kind !== 'remove-statement') return command;
  const value = (of: CommandValue): CommandValue => (of.kind === 'last' ? { kind: 'made', by } : of);
  const snak = (of: CommandSnak): CommandSnak => ({ property: of.property, value: value(of.value) });
  return {
    ...command,
    value: value(command.value),
    qualifiers: command.qualifiers.map(snak),
    references: command.references.map(reference => reference.map(snak)),
  };
}

export interface Unticked {
  readonly groups: readonly Group[];
  /** Commands that went along, because what they are about or name is no longer made. */
  readonly alsoLeftOut: readonly number[];
}

/**
 * The same work without the commands whose index is in `unticked`, as if their lines had not been there; except that
 * lines about or naming something that is no longer created go too. (Without them, a `LAST` below would quietly mean
 * the item created before.)
 */
export function untick(groups: readonly Group[], unticked: ReadonlySet<number>): Unticked {
  const gone = new Set<string>();
  const alsoLeftOut: number[] = [];
  const kept: Group[] = [];
  for (const group of groups) {
    const needs = group.needs.filter(need => !gone.has(need));
    if (group.kind === 'merge') {
      if (unticked.has(group.command.index)) gone.add(group.key);
      else kept.push({ ...group, needs });
      continue;
    }
    const creationGone = group.kind === 'create' && unticked.has(group.command.index);
    const targetGone =
      group.kind === 'entity' && typeof group.entity !== 'string' && gone.has(group.entity.madeBy);
    const commands: EntityCommand[] = [];
    for (const command of group.commands) {
      if (unticked.has(command.index)) continue;
      if (creationGone || targetGone || madeIn(command).some(key => gone.has(key)))
        alsoLeftOut.push(command.index);
      else commands.push(command);
    }
    if (creationGone || targetGone || (group.kind === 'entity' && commands.length === 0)) gone.add(group.key);
    else kept.push({ ...group, commands, needs });
  }
  return { groups: kept, alsoLeftOut };
}
