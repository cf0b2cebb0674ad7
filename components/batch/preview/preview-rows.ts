import type { EntityChange } from '../../../lib/batch/plan/entity-diff.ts';
import type { BatchPlan, PlannedEdit } from '../../../lib/batch/run/engine-types.ts';
import type { WikiId } from '../../../lib/wiki/sites.ts';

/** What a person has to know about an edit at one glance. */
export type RowVerdict =
  /** Only adds something. */
  | 'new'
  /** Changes or takes away something that is there. */
  | 'change'
  /** The wiki says so already; nothing is sent. */
  | 'same'
  /** Can be sent, and deserves a look first. */
  | 'look'
  /** Cannot be done. */
  | 'impossible';

export const rowVerdicts: readonly RowVerdict[] = ['new', 'change', 'same', 'look', 'impossible'];

/** One edit as the preview lists it. */
export interface PreviewRow {
  readonly key: string;
  readonly edit: PlannedEdit;
  readonly verdict: RowVerdict;
  /** Indexes of its lines, which ticks are about. */
  readonly lines: readonly number[];
}

export interface RowFilter {
  readonly verdict: RowVerdict | null;
  /** Key of a problem. */
  readonly problem: string | null;
}

export const allRows: RowFilter = { verdict: null, problem: null };

export function verdictOf(edit: PlannedEdit): RowVerdict {
  if (edit.verdict === 'refused') return 'impossible';
  if (edit.problems.length > 0) return 'look';
  if (edit.verdict === 'no-change') return 'same';
  return onlyAdds(edit) ? 'new' : 'change';
}

function onlyAdds(edit: PlannedEdit): boolean {
  switch (edit.kind) {
    case 'merge':
      return false;
    case 'entity':
      return changesOf(edit).every(isAddition);
    case 'page':
      return edit.baseRevision === 0 || isLonger(edit.before, edit.after);
  }
}

/** A quick look, for thousands of pages: is the old text still there around what was put in? */
function isLonger(before: string, after: string): boolean {
  let head = 0;
  while (head < before.length && before[head] === after[head]) head += 1;
  return after.endsWith(before.slice(head));
}

function isAddition(change: EntityChange): boolean {
  switch (change.kind) {
    case 'statement-added':
      return true;
    case 'statement-removed':
      return false;
    case 'statement-changed':
      return (
        change.value === undefined &&
        change.rank === undefined &&
        change.qualifiersRemoved.length + change.referencesRemoved.length === 0
      );
    case 'aliases':
      return change.removed.length === 0;
    default:
      return change.before === null;
  }
}

/** What an edit of an entity changes, also where it takes something back. */
export function changesOf(edit: PlannedEdit & { kind: 'entity' }): readonly EntityChange[] {
  return edit.source.kind === 'undo' ? edit.source.changes : edit.plan.changes;
}

/** The rows of a plan, in the order in which they will be done. */
export function rowsOf({ edits }: Pick<BatchPlan, 'edits'>): readonly PreviewRow[] {
  return edits.map(edit => ({
    key: edit.key,
    edit,
    verdict: verdictOf(edit),
    lines: edit.lines.map(({ index }) => index),
  }));
}

export function filterRows(rows: readonly PreviewRow[], filter: RowFilter): readonly PreviewRow[] {
  if (filter.verdict === null && filter.problem === null) return rows;
  return rows.filter(
    ({ verdict, edit }) =>
      (filter.verdict === null || verdict === filter.verdict) &&
      (filter.problem === null || edit.problems.some(({ key }) => key === filter.problem)),
  );
}

export interface RowCounts {
  readonly verdicts: Readonly<Record<RowVerdict, number>>;
  /** The most frequent first. */
  readonly problems: readonly (readonly [key: PlannedEdit['problems'][number]['key'], count: number])[];
}

export function countRows(rows: readonly PreviewRow[]): RowCounts {
  const verdicts: Record<RowVerdict, number> = { new: 0, change: 0, same: 0, look: 0, impossible: 0 };
  const problems = new Map<PlannedEdit['problems'][number]['key'], number>();
  for (const { verdict, edit } of rows) {
    verdicts[verdict] += 1;
    for (const key of new Set(edit.problems.map(problem => problem.key))) {
      problems.set(key, (problems.get(key) ?? 0) + 1);
    }
  }
  return { verdicts, problems: [...problems].sort(([, a], [, b]) => b - a) };
}

/** How a row is ticked: all its lines, none, or some of them. A row that sends nothing has nothing to tick. */
export function tickOf({ lines }: PreviewRow, unticked: ReadonlySet<number>): 'all' | 'none' | 'some' {
  const out = lines.filter(index => unticked.has(index)).length;
  return out === 0 ? 'all' : out === lines.length ? 'none' : 'some';
}

/** The first line of a page that changes, for the row; the whole is in the diff. Rows come by hundreds: no full comparison. */
export function firstChange(
  before: string,
  after: string,
): { kind: 'added' | 'removed'; text: string } | null {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  if (head === before.length && head === after.length) return null;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const within = (text: string) => {
    const start = text.lastIndexOf('\n', head - 1) + 1;
    const end = text.indexOf('\n', text.length - tail);
    return text
      .slice(start, end < 0 ? text.length : end)
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== '');
  };
  const gone = new Set(within(before));
  const come = within(after).find(line => !gone.has(line));
  if (come !== undefined) return { kind: 'added', text: come };
  const stays = new Set(within(after));
  const lost = [...gone].find(line => !stays.has(line));
  return lost === undefined ? null : { kind: 'removed', text: lost };
}

/** Where an edit takes place: the page's title, or the entity's. Null for what is to be made. */
export function titleOf(edit: PlannedEdit): string | null {
  switch (edit.kind) {
    case 'page':
      return edit.title;
    case 'merge':
      return edit.from;
    case 'entity':
      return edit.title ?? (edit.target.kind === 'known' ? edit.target.id : null);
  }
}

/** The wikis on which a plan sends something. */
export function wikisOf({ edits }: Pick<BatchPlan, 'edits'>): readonly WikiId[] {
  return [...new Set(edits.filter(({ verdict }) => verdict === 'edit').map(({ wiki }) => wiki))];
}
