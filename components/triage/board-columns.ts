import type { BoardResult } from '../../lib/desk/board/board-filter.ts';
import type { BoardRow, RowStage } from '../../lib/desk/board/board-rows.ts';
import { rowStages } from '../../lib/desk/board/board-stages.ts';

/** The rows of one stage, in the order of the list. */
export interface StageColumn {
  readonly stage: RowStage;
  readonly rows: readonly BoardRow[];
}

/**
 * What is on show, by stage in the order of work. Only stages that some record of the board is in; of these the chosen
 * ones, when any are.
 */
export function columnsOf({ rows, counts }: BoardResult, chosen: readonly string[]): readonly StageColumn[] {
  const byStage = new Map<RowStage, BoardRow[]>();
  for (const stage of rowStages) {
    if (counts.stage.has(stage) && (chosen.length === 0 || chosen.includes(stage))) byStage.set(stage, []);
  }
  for (const row of rows) byStage.get(row.stage)?.push(row);
  return [...byStage].map(([stage, here]) => ({ stage, rows: here }));
}

/** The row after (or before) the one of this title; the first when it is none of them. */
export function nextRow(rows: readonly BoardRow[], title: string | null, by: 1 | -1): BoardRow | undefined {
  const at = rows.findIndex(row => row.title === title);
  return rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
}

/** The first row of the next (or previous) column that has any; undefined at the end. */
export function inNextColumn(
  columns: readonly StageColumn[],
  title: string | null,
  by: 1 | -1,
): BoardRow | undefined {
  const filled = columns.filter(({ rows }) => rows.length > 0);
  const at = filled.findIndex(({ rows }) => rows.some(row => row.title === title));
  return filled[at === -1 ? 0 : at + by]?.rows[0];
}
