import type { Board } from '../../../lib/desk/board/board-load.ts';
import { isIn, type Period } from '../../../lib/desk/board/report-period.ts';
import type { TimedRequest } from '../../../lib/desk/board/reports.ts';
import { stageOf } from '../../../lib/desk/request/stages.ts';

/** The requests of a period that can be read, with what their times are told from. */
export function timedIn({ requests }: Pick<Board, 'requests'>, period: Period): readonly TimedRequest[] {
  return requests.flatMap(({ record, timestamp }): readonly TimedRequest[] => {
    if (record === null) return [];
    const made = Date.parse(record.created);
    if (!isIn(period, Number.isNaN(made) ? null : made)) return [];
    return [{ request: record, changed: Date.parse(timestamp), open: stageOf(record.status).open }];
  });
}
