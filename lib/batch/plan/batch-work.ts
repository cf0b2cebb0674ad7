import type { EntityId } from '../../wiki/entity-types.ts';
import type { WikiId } from '../../wiki/sites.ts';
import { type Command, type EntityCommand, isEntityCommand } from '../input/commands.ts';
import { type Group, groupCommands, untick } from '../input/group.ts';
import type { LineProblem } from '../input/problems.ts';
import { isTextOperation, type MediaOperation, type PageOperation } from './page-operation.ts';
import type { BatchPart, NumberedOperation } from './plan-types.ts';

/** What has to be done, before anything is known of the wiki's state: each becomes one edit. */
export type Work = PageWork | MediaWork | GroupWork;

interface Keyed {
  readonly key: string;
  readonly wiki: WikiId;
}

/** Wikitext of one page. */
export interface PageWork extends Keyed {
  readonly kind: 'page';
  readonly title: string;
  readonly operations: readonly NumberedOperation[];
}

/** Structured data of one file, whose number is not known yet. */
export interface MediaWork extends Keyed {
  readonly kind: 'media';
  readonly title: string;
  readonly operations: readonly {
    readonly index: number;
    readonly line: number;
    readonly operation: MediaOperation;
  }[];
}

/** A group of commands: an entity, a new item, a merge. */
export interface GroupWork extends Keyed {
  readonly kind: 'group';
  readonly group: Group;
}

export interface BatchWork {
  readonly work: readonly Work[];
  readonly problems: readonly LineProblem[];
  readonly alsoLeftOut: readonly number[];
}

/**
 * Everything a batch's parts ask for, as pieces of work in an order in which they can be done. `unticked`: indexes of lines
 * left out. Lines keep their indexes whatever is left out. Titles that are the same but for blanks come once.
 */
export function workOf(parts: readonly BatchPart[], unticked: ReadonlySet<number>): BatchWork {
  const commands: Command[] = [];
  for (const part of parts) if (part.kind === 'commands') commands.push(...part.commands);
  const { groups, problems } = groupCommands(commands);
  const ticked = untick(groups, unticked);
  const work: Work[] = ticked.groups.map(group => ({
    kind: 'group',
    key: group.key,
    wiki: wikiOf(group),
    group,
  }));
  let next = commands.reduce((most, { index }) => Math.max(most, index + 1), 0);
  const seen = new Set<string>();
  for (const part of parts) {
    if (part.kind !== 'pages') continue;
    const { wiki, operations } = part;
    const titles = [...new Set(part.titles.map(plainTitle))].filter(title => title !== '');
    titles.forEach((title, position) => {
      const numbered = operations.map((operation, i) => ({
        index: next + position * operations.length + i,
        line: position + 1,
        operation,
      }));
      work.push(...pageWork(wiki, title, numbered, unticked, seen));
    });
    next += titles.length * operations.length;
  }
  return { work, problems, alsoLeftOut: ticked.alsoLeftOut };
}

function plainTitle(title: string): string {
  return title.replace(/[\s_]+/g, ' ').trim();
}

function pageWork(
  wiki: WikiId,
  title: string,
  operations: readonly {
    readonly index: number;
    readonly line: number;
    readonly operation: PageOperation;
  }[],
  unticked: ReadonlySet<number>,
  seen: Set<string>,
): readonly Work[] {
  const texts: NumberedOperation[] = [];
  const media: MediaWork['operations'][number][] = [];
  for (const { index, line, operation } of operations) {
    if (unticked.has(index)) continue;
    if (isTextOperation(operation)) texts.push({ index, line, operation });
    else media.push({ index, line, operation });
  }
  // The same page in two parts of one batch: two edits, so two names.
  const key = (kind: string) => {
    const plain = `${kind}:${wiki}:${title}`;
    const free = seen.has(plain) ? `${plain}@${operations[0]?.index ?? 0}` : plain;
    seen.add(free);
    return free;
  };
  return [
    ...(texts.length > 0
      ? [{ kind: 'page', key: key('page'), wiki, title, operations: texts } as const]
      : []),
    ...(media.length > 0
      ? [{ kind: 'media', key: key('media'), wiki, title, operations: media } as const]
      : []),
  ];
}

function wikiOf(group: Group): WikiId {
  return group.kind === 'entity' && typeof group.entity === 'string'
    ? wikiOfEntity(group.entity)
    : 'wikidata';
}

/** Media info lives on Commons, all other entities on Wikidata. */
export function wikiOfEntity(id: EntityId): WikiId {
  return id.startsWith('M') ? 'commons' : 'wikidata';
}

/** The command an operation on structured data is, for a file whose number is known. */
export function mediaCommand(
  entity: EntityId,
  { index, line, operation }: MediaWork['operations'][number],
): EntityCommand {
  const source = { index, line, entity };
  if (operation.kind === 'statement') {
    const { property, value, qualifiers, references, rank } = operation;
    return {
      kind: 'add-statement',
      ...source,
      property,
      value,
      qualifiers,
      references,
      ...(rank === undefined ? undefined : { rank }),
    };
  }
  const { language, text } = operation;
  return text === ''
    ? { kind: 'remove-label', ...source, language }
    : { kind: 'set-label', ...source, language, text };
}

/** All commands on entities in some work; those on media info with a stand-in for the file's number. */
export function entityCommandsOf(work: readonly Work[]): readonly EntityCommand[] {
  return work.flatMap(one => {
    if (one.kind === 'page') return [];
    if (one.kind === 'media') return one.operations.map(operation => mediaCommand('M0', operation));
    return one.group.kind === 'merge' ? [] : one.group.commands.filter(isEntityCommand);
  });
}

/** Indexes of the lines in a piece of work; with the key they tell whether it is the same as before. */
export function linesOf(work: Work): readonly number[] {
  if (work.kind !== 'group') return work.operations.map(({ index }) => index);
  const { group } = work;
  if (group.kind === 'merge') return [group.command.index];
  const lines = group.commands.map(({ index }) => index);
  return group.kind === 'create' ? [group.command.index, ...lines] : lines;
}
