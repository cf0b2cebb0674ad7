import type { ComponentChildren } from 'preact';
import { useI18n } from '../common/i18n-context.tsx';
import './bar-chart.css';

/** One sort of things that is counted, shown by colour and pattern, and named in the table. */
export interface ChartSeries {
  readonly name: string;
  readonly values: readonly number[];
}

export interface BarChartProps {
  /** Names the chart and its table. */
  readonly caption: string;
  /** What the bars stand for, in order; the heading of their column is `of`. */
  readonly labels: readonly string[];
  readonly of: string;
  readonly series: readonly ChartSeries[];
  /** What stands there when there is nothing to count. */
  readonly empty: ComponentChildren;
}

const rowHeight = 28;
const barHeight = 16;
const width = 320;

/**
 * Bars, the longest as wide as there is room, in the table they are drawn from: the table is what a screen reader reads, and
 * each number stands in it, so that the bars (hidden from it) need no words of their own. Beside the label where there is
 * room, below it in a narrow panel.
 */
export function BarChart({ caption, labels, of, series, empty }: BarChartProps) {
  const { number } = useI18n();
  const totals = labels.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
  const most = Math.max(0, ...totals);
  if (most === 0) return <div class="hp-chart">{empty}</div>;
  return (
    <table class="hp-chart">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{of}</th>
          {series.map(({ name }, at) => (
            <th key={name} scope="col" class="hp-chart__number">
              <span class={`hp-chart__key hp-chart__key--${at}`} aria-hidden="true" />
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {labels.map((label, at) => (
          <tr key={label}>
            <th scope="row">
              <span class="hp-chart__label">
                <bdi>{label}</bdi>
                <Bars values={series.map(({ values }) => values[at] ?? 0)} most={most} />
              </span>
            </th>
            {series.map(({ name, values }) => (
              <td key={name} class="hp-chart__number">
                {number(values[at] ?? 0)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bars({ values, most }: { values: readonly number[]; most: number }) {
  let from = 0;
  return (
    <svg
      viewBox={`0 0 ${width} ${rowHeight}`}
      preserveAspectRatio="none"
      focusable="false"
      aria-hidden="true"
      class="hp-chart__svg"
    >
      {values.map((value, at) => {
        const length = (value / most) * width;
        const x = from;
        from += length;
        return (
          <rect
            key={at}
            class={`hp-chart__bar hp-chart__bar--${at}`}
            x={x}
            y={(rowHeight - barHeight) / 2}
            width={length}
            height={barHeight}
          />
        );
      })}
    </svg>
  );
}
