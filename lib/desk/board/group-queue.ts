import type { WorkingGroup } from '../config.ts';
import { sameUser } from '../same-user.ts';
import type { BoardRow } from './board-rows.ts';
import { topicsIn } from './groups.ts';

/** What a working group has to do, and what might be for it. */
export interface GroupQueue {
  /** Requests it carries that still go on; longest waiting first. */
  readonly requests: readonly BoardRow[];
  /** Requests it carried that are closed. */
  readonly closed: readonly BoardRow[];
  /** Opportunities that a member holds. */
  readonly held: readonly BoardRow[];
  /** Open opportunities that nobody holds and that are about one of its topics, longest waiting first. */
  readonly offered: readonly BoardRow[];
}

/** Sorts out the rows of the board for a group. */
export function groupQueue(group: WorkingGroup, rows: readonly BoardRow[]): GroupQueue {
  const byWaiting = (one: BoardRow, other: BoardRow) =>
    (one.waitingSince ?? Number.MAX_SAFE_INTEGER) - (other.waitingSince ?? Number.MAX_SAFE_INTEGER);
  const carried = rows.filter(row => row.sort === 'request' && row.group === group.id);
  const opportunities = rows.filter(({ sort, open }) => sort === 'opportunity' && open).sort(byWaiting);
  return {
    requests: carried.filter(({ open }) => open).sort(byWaiting),
    closed: carried.filter(({ open }) => !open),
    held: opportunities.filter(({ assignees }) =>
      assignees.some(holder => group.members.some(member => sameUser(member, holder))),
    ),
    offered: opportunities.filter(
      row =>
        row.waitsFor === 'anyone' &&
        topicsIn(group, [row.partner, row.kind ?? '', ...row.materials].join(' ')).length > 0,
    ),
  };
}
