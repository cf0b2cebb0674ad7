import type { Board } from '../../../lib/desk/board/board-load.ts';
import { opportunityRow, requestRow } from '../../../lib/desk/board/board-rows.ts';
import { type ReportTable, tableToWikitext } from '../../../lib/desk/board/report-export.ts';
import { dayOf, rowsIn } from '../../../lib/desk/board/report-period.ts';
import { waitingTimes } from '../../../lib/desk/board/reports.ts';
import type { Config } from '../../../lib/desk/config.ts';
import type { I18n } from '../../../lib/i18n/i18n.ts';
import { countFigures, equityFigure, waitTable } from './figures.ts';
import { periodNames } from './PeriodFields.tsx';
import type { PublicFigures } from './ReportsView.tsx';
import { timedIn } from './timed-requests.ts';

/** The period in words, for headings and summaries. */
export function periodWords({ text }: I18n, { choice, period: { from, to } }: PublicFigures): string {
  if (choice === 'all') return text(periodNames.all);
  if (from === '') return text('reports-until', to);
  return to === '' ? text('reports-since', from) : text('reports-from-to', from, to);
}

/**
 * All figures as wikitext for the public page. `i18n`: in whose language, which is that of the page. Counts only: nothing in
 * it names a person. @throws {FieldTextError} for a text the wiki could not keep.
 */
export function reportWikitext(
  i18n: I18n,
  read: Board,
  config: Config,
  now: number,
  figures: PublicFigures,
): string {
  const rows = rowsIn(
    [
      ...read.requests.map(one => requestRow(one, config)),
      ...read.opportunities.map(one => opportunityRow(one, now)),
    ],
    figures.period,
  );
  const tables: readonly ReportTable[] = [
    ...countFigures(i18n, rows).map(({ table }) => table),
    waitTable(i18n, waitingTimes(timedIn(read, figures.period))),
    equityFigure(i18n, rows).table,
  ];
  const { text } = i18n;
  return [
    `== ${text('reports-public-heading', periodWords(i18n, figures))} ==`,
    text('reports-public-as-of', dayOf(now)),
    '',
    ...tables.map(tableToWikitext),
  ].join('\n');
}
