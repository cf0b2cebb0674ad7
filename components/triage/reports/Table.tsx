import type { ReportTable } from '../../../lib/desk/board/report-export.ts';
import { useI18n } from '../../common/i18n-context.tsx';

/** A table of figures; numbers in the way of the language, what is not known as a dash. It scrolls where it has no room. */
export function Table({ table: { caption, heading, rows } }: { table: ReportTable }) {
  const { number, text } = useI18n();
  const cell = (value: string | number | null) =>
    value === null ? (
      <>
        <span aria-hidden="true">–</span>
        <span class="hp-hidden">{text('reports-unknown')}</span>
      </>
    ) : typeof value === 'number' ? (
      number(value)
    ) : (
      <bdi>{value}</bdi>
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must scroll from the keyboard too
    <div class="hp-figures__scroll" tabIndex={0}>
      <table class="hp-figures">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {heading.map(name => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={String(row[0])}>
              <th scope="row">{cell(row[0] ?? '')}</th>
              {row.slice(1).map((value, at) => (
                <td key={heading[at + 1]} class={typeof value === 'string' ? '' : 'hp-figures__number'}>
                  {cell(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
