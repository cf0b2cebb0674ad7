import { mayBeUserName } from '../../wiki/user-names.ts';
import type { Config, WorkingGroup } from '../config.ts';
import type { HelpRequest } from '../request/request.ts';
import { stageOf } from '../request/stages.ts';
import { sameUser } from '../same-user.ts';

/**
 * Working groups: standing ones, and task forces that end with their work. Source of the rules: the Working Groups page
 * of the Hub on Meta.
 */

export const groupSize = { least: 4, most: 12 } as const;

/** What is wrong with a group. */
export type GroupProblem =
  | { readonly kind: 'no-name' }
  | { readonly kind: 'bad-id'; readonly id: string }
  | { readonly kind: 'same-id'; readonly id: string }
  | { readonly kind: 'bad-user'; readonly name: string }
  | { readonly kind: 'twice'; readonly name: string }
  /** Too few to carry the work; said, and allowed while the group is being put together. */
  | { readonly kind: 'too-few'; readonly members: number; readonly least: number }
  | { readonly kind: 'too-many'; readonly members: number; readonly most: number };

/** Everything that is wrong with a group beside the others; `too-few` alone does not keep it from being saved. */
export function checkGroup(group: WorkingGroup, others: readonly WorkingGroup[]): readonly GroupProblem[] {
  const problems: GroupProblem[] = [];
  if (group.name.trim() === '') problems.push({ kind: 'no-name' });
  if (!/^[a-z0-9-]{1,60}$/.test(group.id)) problems.push({ kind: 'bad-id', id: group.id });
  if (others.some(({ id }) => id === group.id)) problems.push({ kind: 'same-id', id: group.id });
  group.members.forEach((name, at) => {
    if (!mayBeUserName(name)) {
      problems.push({ kind: 'bad-user', name });
    } else if (group.members.slice(0, at).some(other => sameUser(other, name))) {
      problems.push({ kind: 'twice', name });
    }
  });
  const { length } = group.members;
  if (length < groupSize.least) problems.push({ kind: 'too-few', members: length, least: groupSize.least });
  if (length > groupSize.most) problems.push({ kind: 'too-many', members: length, most: groupSize.most });
  return problems;
}

/** Whether the problems keep a group from being saved. */
export function mayKeep(problems: readonly GroupProblem[]): boolean {
  return problems.every(({ kind }) => kind === 'too-few');
}

/** Why a group fits a request. */
export type GroupReason =
  | { readonly kind: 'topic'; readonly topic: string }
  | { readonly kind: 'language'; readonly language: string };

export interface GroupSuggestion {
  readonly group: WorkingGroup;
  readonly reasons: readonly GroupReason[];
  /** Requests it carries already. */
  readonly load: number;
}

/**
 * Groups that fit a request by their topics and languages, best first; groups with nothing in common are left out. A topic
 * counts twice as much as a language; among equals the one with less to do goes first. `open`: all requests there are.
 */
export function suggestGroups(
  config: Config,
  request: HelpRequest,
  requests: readonly HelpRequest[],
): readonly GroupSuggestion[] {
  const about = [
    request.title,
    request.partner,
    request.kind ?? '',
    request.need,
    ...request.material,
    request.answers.description ?? '',
  ].join(' ');
  return config.workingGroups
    .map((group): GroupSuggestion => {
      const topics = topicsIn(group, about);
      const languages = group.languages.filter(language => request.languages.includes(language));
      return {
        group,
        reasons: [
          ...topics.map((topic): GroupReason => ({ kind: 'topic', topic })),
          ...languages.map((language): GroupReason => ({ kind: 'language', language })),
        ],
        load: groupLoad(group.id, requests),
      };
    })
    .filter(({ reasons }) => reasons.length > 0)
    .sort((one, other) => weight(other) - weight(one) || one.load - other.load);
}

/** Requests that a group carries and that still go on. */
export function groupLoad(id: string, requests: readonly HelpRequest[]): number {
  return requests.filter(({ group, status }) => group === id && stageOf(status).open).length;
}

/** Task forces whose work is over: they carried something, and nothing of it goes on. */
export function finishedTaskForces(
  config: Config,
  requests: readonly HelpRequest[],
): readonly WorkingGroup[] {
  return config.workingGroups.filter(
    ({ id, kind }) =>
      kind === 'task-force' && requests.some(({ group }) => group === id) && groupLoad(id, requests) === 0,
  );
}

/** Topics of a group of which every word is in a text. */
export function topicsIn({ topics }: WorkingGroup, text: string): readonly string[] {
  const about = wordsOf(text);
  return topics.filter(topic => {
    const words = [...wordsOf(topic)];
    return words.length > 0 && words.every(word => about.has(word));
  });
}

/** An id for a new group that no other has: its name in plain letters, `group` where nothing of that is left. */
export function newGroupId(name: string, others: readonly WorkingGroup[]): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replace(/^-|-$/g, '');
  const id = plain === '' ? 'group' : plain;
  const taken = new Set(others.map(other => other.id));
  for (let number = 2; ; number++) {
    const free = number === 2 && !taken.has(id) ? id : `${id}-${number}`;
    if (!taken.has(free)) return free;
  }
}

function weight({ reasons }: GroupSuggestion): number {
  return reasons.reduce((sum, { kind }) => sum + (kind === 'topic' ? 2 : 1), 0);
}

/** Words without case, accents, and the `s` of a plural: `maps` finds `map`. */
function wordsOf(text: string): ReadonlySet<string> {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
  return new Set((plain.match(/[\p{L}\p{N}]+/gu) ?? []).map(word => word.replace(/([^s])s$/, '$1')));
}
