// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { BarChart } from '../../../components/triage/BarChart.tsx';
import { LongList } from '../../../components/triage/LongList.tsx';

afterEach(cleanup);

describe('a chart', () => {
  const chart = (values: readonly number[]) =>
    render(
      <BarChart
        caption="By country"
        of="Country"
        labels={['Uganda', 'Sweden']}
        series={[
          { name: 'Requests', values },
          { name: 'Opportunities', values: [0, 0] },
        ]}
        empty={<p>Nothing yet</p>}
      />,
    );

  it('is a table with every number, whose bars say nothing further', () => {
    const { container } = chart([4, 1]);
    const table = screen.getByRole('table', { name: 'By country' });
    expect([...table.querySelectorAll('tbody tr')].map(row => row.textContent)).toEqual([
      'Uganda40',
      'Sweden10',
    ]);
    const bars = [...container.querySelectorAll('rect.hp-chart__bar--0')].map(bar =>
      bar.getAttribute('width'),
    );
    expect(bars).toEqual(['320', '80']);
    expect(container.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
  });

  it('says that there is nothing, instead of drawing it', () => {
    const { container } = chart([0, 0]);
    expect(container.textContent).toBe('Nothing yet');
  });
});

describe('a long list', () => {
  const items = Array.from({ length: 10_000 }, (_, at) => `Row ${at}`);
  const list = (current: string | null) => (
    <LongList
      label="Records"
      items={items}
      keyOf={one => one}
      current={current}
      rowHeight={40}
      row={one => one}
    />
  );

  it('has only rows in sight in the document, each with its place in the whole', () => {
    const { container } = render(list('Row 2'));
    const rows = screen.getAllByRole('listitem');
    expect(rows.length).toBeLessThan(60);
    expect(rows[0]?.getAttribute('aria-setsize')).toBe('10000');
    expect(screen.getByText('Row 2').getAttribute('aria-current')).toBe('true');
    const frame = container.querySelector('.hp-longlist');
    if (frame === null) throw new Error('No list');
    frame.scrollTop = 40 * 5000;
    fireEvent.scroll(frame);
    expect(screen.getByText('Row 5000').getAttribute('aria-posinset')).toBe('5001');
    expect(screen.queryByText('Row 0')).toBeNull();
  });
});
