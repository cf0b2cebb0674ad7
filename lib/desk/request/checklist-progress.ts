import { type Check, type CheckGroup, checkGroups } from './request.ts';

/** Settled boxes (done or not applicable) of all. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

export interface ChecklistProgress {
  readonly total: Progress;
  readonly groups: Readonly<Record<CheckGroup, Progress>>;
}

/** How far a checklist is, on the whole and in each group; 0 of 0 where a group has no boxes. */
export function progressOf(checks: readonly Check[]): ChecklistProgress {
  const count = (boxes: readonly Check[]): Progress => ({
    done: boxes.filter(({ state }) => state !== 'to-do').length,
    of: boxes.length,
  });
  const group = (key: CheckGroup) => count(checks.filter(check => check.group === key));
  const groups = Object.fromEntries(checkGroups.map(key => [key, group(key)])) as Record<
    CheckGroup,
    Progress
  >;
  return { total: count(checks), groups };
}

/** `9/14` as lists carry it, back as numbers; null for anything else. */
export function parseProgress(text: string): Progress | null {
  const found = /^(\d{1,4})\/(\d{1,4})$/.exec(text.trim());
  return found === null ? null : { done: Number(found[1]), of: Number(found[2]) };
}
