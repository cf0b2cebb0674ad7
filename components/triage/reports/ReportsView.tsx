import './reports.css';
import { cdxIconDownload } from '@wikimedia/codex-icons';
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Board } from '../../../lib/desk/board/board-load.ts';
import { opportunityRow, requestRow } from '../../../lib/desk/board/board-rows.ts';
import { type ReportTable, tableToCsv } from '../../../lib/desk/board/report-export.ts';
import {
  dayOf,
  type Period,
  type PeriodChoice,
  periodOf,
  rowsIn,
} from '../../../lib/desk/board/report-period.ts';
import { waitingTimes } from '../../../lib/desk/board/reports.ts';
import type { Config } from '../../../lib/desk/config.ts';
import { saveFile } from '../../batch/save-file.ts';
import { Button } from '../../common/Button.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import { BarChart } from '../BarChart.tsx';
import { regionName } from '../region-words.ts';
import { type CountFigure, columnName, countFigures, equityFigure, waitTable } from './figures.ts';
import { PeriodFields } from './PeriodFields.tsx';
import type { ReportsModel } from './reports-model.ts';
import { Table } from './Table.tsx';
import { timedIn } from './timed-requests.ts';

export interface ReportsViewProps {
  readonly read: Board;
  readonly config: Config;
  readonly reports: ReportsModel;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What is below the figures: publishing them. */
  readonly publish: (figures: PublicFigures) => ComponentChildren;
}

/** The period that is on show, for the public page. */
export interface PublicFigures {
  readonly choice: PeriodChoice;
  readonly period: Period;
}

/** Bars of a long list that are shown before somebody asks for all. */
const fewBars = 12;

/** How much there is of what, how long people wait, and who is not served. */
export function ReportsView({ read, config, reports, now, publish }: ReportsViewProps) {
  const i18n = useI18n();
  const { text } = i18n;
  const choice = reports.choice.value;
  const own = reports.own.value;
  const period = periodOf(choice, now, own);
  const all = useMemo(
    () => [
      ...read.requests.map(one => requestRow(one, config)),
      ...read.opportunities.map(one => opportunityRow(one, now)),
    ],
    [read, config, now],
  );
  const rows = rowsIn(all, period);
  const undated = choice === 'all' ? 0 : all.filter(({ created }) => created === null).length;
  return (
    <>
      <PeriodFields choice={choice} own={own} onChoose={reports.choose} onOwn={reports.setOwn} />
      {undated === 0 ? null : <p class="hp-help">{text('reports-undated', undated)}</p>}
      {rows.length === 0 ? (
        <>
          <h2>{text('reports-empty')}</h2>
          <p>{text(all.length === 0 ? 'reports-empty-what' : 'reports-empty-period')}</p>
        </>
      ) : (
        <>
          <p role="status">{text('reports-total', requestsIn(rows), rows.length - requestsIn(rows))}</p>
          <div class="hp-reports__charts">
            {countFigures(i18n, rows).map(figure => (
              <Counts key={figure.by} figure={figure} />
            ))}
          </div>
          <Waits table={waitTable(i18n, waitingTimes(timedIn(read, period)))} />
          <Equity read={equityFigure(i18n, rows)} />
          {read.listed && read.unread === 0 ? (
            publish({ choice, period })
          ) : (
            <p class="hp-help">{text('reports-incomplete')}</p>
          )}
        </>
      )}
    </>
  );
}

const requestsIn = (rows: readonly { readonly sort: string }[]) =>
  rows.filter(({ sort }) => sort === 'request').length;

function Counts({ figure: { by, labels, lines, table } }: { figure: CountFigure }) {
  const i18n = useI18n();
  const { text } = i18n;
  const [whole, setWhole] = useState(false);
  // Months are a course: all of them are shown. Of the other long lists the beginning says most.
  const cut = by === 'country' && !whole ? fewBars : lines.length;
  const shown = lines.slice(0, cut);
  return (
    <section aria-label={table.caption}>
      <BarChart
        caption={table.caption}
        of={columnName(i18n, by)}
        labels={labels.slice(0, cut)}
        series={[
          { name: text('reports-requests'), values: shown.map(({ requests }) => requests) },
          { name: text('reports-opportunities'), values: shown.map(({ opportunities }) => opportunities) },
        ]}
        empty={<p>{text('reports-empty')}</p>}
      />
      <p class="hp-buttons">
        {by !== 'country' || lines.length <= fewBars ? null : (
          <Button size="small" expanded={whole} onClick={() => setWhole(!whole)}>
            {whole ? text('board-facet-less') : text('board-facet-more', lines.length)}
          </Button>
        )}
        <Download name={by} table={table} />
      </p>
    </section>
  );
}

function Waits({ table }: { table: ReportTable }) {
  const { text } = useI18n();
  return (
    <section aria-label={table.caption}>
      <Table table={table} />
      <p class="hp-help">{text('reports-waits-help')}</p>
      <p>
        <Download name="waiting" table={table} />
      </p>
    </section>
  );
}

function Equity({ read: { lines, table } }: { read: ReturnType<typeof equityFigure> }) {
  const i18n = useI18n();
  const { text, list } = i18n;
  const without = lines.filter(({ served }) => served.length === 0);
  return (
    <section aria-label={table.caption}>
      <h2>{text('reports-equity-title')}</h2>
      <p>{text('reports-equity-what', lines.length - without.length, lines.length)}</p>
      {without.length === 0 ? null : (
        <p>
          <strong>{text('reports-equity-without')}</strong>{' '}
          {list(without.map(({ region }) => regionName(i18n, region)))}
        </p>
      )}
      <Table table={table} />
      <p>
        <Download name="equity" table={table} />
      </p>
    </section>
  );
}

function Download({ name, table }: { name: string; table: ReportTable }) {
  const { text } = useI18n();
  return (
    <Button
      size="small"
      icon={cdxIconDownload}
      onClick={() =>
        saveFile(document, `helpdesk-${name}-${dayOf(Date.now())}.csv`, 'text/csv', tableToCsv(table))
      }
    >
      {text('reports-csv')}
      <span class="hp-hidden"> {table.caption}</span>
    </Button>
  );
}
