import { none } from '../../../lib/desk/board/board-filter.ts';
import type { BoardRow } from '../../../lib/desk/board/board-rows.ts';
import { rowStages } from '../../../lib/desk/board/board-stages.ts';
import type { ReportTable } from '../../../lib/desk/board/report-export.ts';
import {
  countBy,
  type EquityLine,
  equityView,
  type ReportKey,
  type ReportLine,
  reportKeys,
  type WaitKind,
  type WaitLine,
} from '../../../lib/desk/board/reports.ts';
import { materials } from '../../../lib/desk/record/partner.ts';
import type { I18n, MessageKey } from '../../../lib/i18n/i18n.ts';
import { materialNames } from '../../flag/opportunity-words.ts';
import { stageWord } from '../board/board-words.ts';
import { regionName } from '../region-words.ts';

/** The figures of the Helpdesk in words: one table each, which charts, exports and the public page are all made from. */

/** Counts by one thing, in the order of the chart. */
export interface CountFigure {
  readonly by: ReportKey;
  readonly labels: readonly string[];
  readonly lines: readonly ReportLine[];
  readonly table: ReportTable;
}

const captions: Readonly<Record<ReportKey, MessageKey>> = {
  stage: 'reports-by-stage',
  country: 'reports-by-country',
  region: 'reports-by-region',
  material: 'reports-by-material',
  month: 'reports-by-month',
};

const columns: Readonly<Record<ReportKey, MessageKey>> = {
  stage: 'board-facet-stage',
  country: 'board-facet-country',
  region: 'board-facet-region',
  material: 'board-facet-material',
  month: 'reports-month',
};

export const columnName = ({ text }: I18n, by: ReportKey) => text(columns[by]);

export function countFigures(i18n: I18n, rows: readonly BoardRow[]): readonly CountFigure[] {
  const { text } = i18n;
  return reportKeys.map(by => {
    const lines = countBy(rows, by);
    const labels = lines.map(({ key }) => keyName(i18n, by, key));
    return {
      by,
      lines,
      labels,
      table: {
        caption: text(captions[by]),
        heading: [text(columns[by]), text('reports-requests'), text('reports-opportunities')],
        rows: lines.map(({ requests, opportunities }, at) => [labels[at] ?? '', requests, opportunities]),
      },
    };
  });
}

function keyName(i18n: I18n, by: ReportKey, key: string): string {
  if (key === none) return i18n.text('board-none');
  switch (by) {
    case 'stage': {
      const stage = rowStages.find(one => one === key);
      return stage === undefined ? key : stageWord(i18n, stage);
    }
    case 'country':
      return i18n.country(key);
    case 'region':
      return regionName(i18n, key);
    case 'material': {
      const material = materials.find(one => one === key);
      return material === undefined ? key : i18n.text(materialNames[material]);
    }
    case 'month':
      return i18n.month(Date.parse(`${key}-01T00:00:00Z`));
  }
}

const waitNames: Readonly<Record<WaitKind, MessageKey>> = {
  'first-answer': 'reports-wait-answer',
  decision: 'reports-wait-decision',
  done: 'reports-wait-done',
};

/** Days to one place: half a day is told from a whole one, and no more is known. */
export const oneDecimal = (days: number | null) => (days === null ? null : Math.round(days * 10) / 10);

export function waitTable({ text }: I18n, lines: readonly WaitLine[]): ReportTable {
  return {
    caption: text('reports-waits'),
    heading: [
      text('reports-wait-what'),
      text('reports-requests'),
      text('reports-median'),
      text('reports-quarter'),
      text('reports-three-quarters'),
      text('reports-longest'),
      text('reports-pending'),
    ],
    rows: lines.map(({ kind, count, median, from, to, longest, pending }) => [
      text(waitNames[kind]),
      count,
      ...[median, from, to, longest].map(oneDecimal),
      pending,
    ]),
  };
}

export interface EquityFigure {
  readonly lines: readonly EquityLine[];
  readonly table: ReportTable;
}

export function equityFigure(i18n: I18n, rows: readonly BoardRow[]): EquityFigure {
  const { text } = i18n;
  const lines = equityView(rows);
  return {
    lines,
    table: {
      caption: text('reports-equity'),
      heading: [
        text('board-facet-region'),
        text('reports-countries-served'),
        text('reports-countries'),
        text('reports-served-names'),
        text('reports-requests'),
        text('reports-done'),
        text('reports-opportunities'),
      ],
      rows: lines.map(({ region, countries, served, requests, done, opportunities }) => [
        regionName(i18n, region),
        served.length,
        countries,
        served.map(i18n.country).join('; '),
        requests,
        done,
        opportunities,
      ]),
    },
  };
}
