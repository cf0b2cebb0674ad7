// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { periodWords, reportWikitext } from '../../../components/triage/reports/public-report.ts';
import { ReportsView } from '../../../components/triage/reports/ReportsView.tsx';
import { openReports } from '../../../components/triage/reports/reports-model.ts';
import { periodOf } from '../../../lib/desk/board/report-period.ts';
import { emptyCache, now } from './board-stage.ts';
import { config, english, readBoard, requested, show } from './desk-stage.tsx';

afterEach(cleanup);

const read = readBoard([
  requested('Old', {
    created: '2025-03-01T10:00:00Z',
    country: ['UG'],
    status: 'done',
    waitingSince: '2025-03-11T10:00:00Z',
  }),
  requested('New', { country: ['KE', 'FJ'], material: ['photographs'] }),
  requested('Refused', { country: ['PE'], status: 'declined' }),
]);
const view = (of = read, cache = emptyCache()) =>
  show(
    <ReportsView
      read={of}
      config={config}
      reports={openReports(cache, 'Maja')}
      now={now}
      publish={() => <button type="button">Publish</button>}
    />,
  );
const cells = (table: string, row: RegExp) =>
  within(screen.getByRole('table', { name: table }))
    .getByRole('row', { name: row })
    .querySelectorAll('th, td:not([aria-hidden])');
const textsOf = (table: string, row: RegExp) => [...cells(table, row)].map(cell => cell.textContent);

describe('reports', () => {
  it('count by stage, place, material and month, records that span borders in each', () => {
    view();
    expect(textsOf('By country', /^Uganda/)).toEqual(['Uganda', '1', '0']);
    expect(textsOf('By region', /^Oceania/)).toEqual(['Oceania', '1', '0']);
    expect(textsOf('By material', /^Photographs/)).toEqual(['Photographs', '1', '0']);
    expect(textsOf('By month', /^Apr 2025/)).toEqual(['Apr 2025', '0', '0']);
    expect(textsOf('By stage', /^Flagged/)).toEqual(['Flagged', '0', '1']);
  });

  it('tell how long people wait as median and spread, with the counts, and a dash where nothing is known', () => {
    view();
    const name = 'How long people wait, in days';
    expect(textsOf(name, /^the end/)).toEqual([
      'the end: done or answered',
      '1',
      '10',
      '10',
      '10',
      '10',
      '1',
    ]);
    expect(textsOf(name, /first word/).slice(2, 4)).toEqual(['–not known', '–not known']);
  });

  it('show every region with what is done there, those without anything by name', () => {
    view();
    expect(textsOf('Regions of the world', /^Eastern Africa/).slice(0, 4)).toEqual([
      'Eastern Africa',
      '2',
      '22',
      'Kenya; Uganda',
    ]);
    expect(textsOf('Regions of the world', /^South America/).slice(1, 2)).toEqual(['0']);
    const without = screen.getByText('None so far from:').parentElement?.textContent ?? '';
    expect(without).toContain('Central Asia');
    expect(without).toContain('South America');
    expect(without).not.toContain('Eastern Africa');
  });

  it('are of the chosen period; what has no date is named', () => {
    view();
    fireEvent.change(screen.getByLabelText('Period'), { target: { selectedIndex: 2 } });
    screen.getByText('1 request and 0 opportunities.');
    screen.getByText('1 record has no date and is only counted for all time.');
    fireEvent.change(screen.getByLabelText('Period'), { target: { selectedIndex: 5 } });
    fireEvent.input(screen.getByLabelText('From'), { target: { value: '2027-01-01' } });
    fireEvent.input(screen.getByLabelText('To'), { target: { value: '2026-01-01' } });
    screen.getByText(/^This is before the first day/);
    screen.getByRole('heading', { name: 'Nothing to count yet' });
  });

  it('keep the period for the next time, for this person', async () => {
    const cache = emptyCache();
    view(read, cache);
    fireEvent.change(screen.getByLabelText('Period'), { target: { selectedIndex: 5 } });
    fireEvent.input(screen.getByLabelText('From'), { target: { value: '2026-01-01' } });
    cleanup();
    view(read, cache);
    expect((await screen.findByLabelText<HTMLInputElement>('From')).value).toBe('2026-01-01');
    const [mine, other] = [openReports(cache, 'Maja'), openReports(cache, 'Jonas Berg')];
    // What somebody chooses before the old choice came is the newer one.
    const quick = openReports(cache, 'Maja');
    quick.choose('last-year');
    await expect.poll(() => mine.choice.value).toBe('own');
    expect([other.choice.value, quick.choice.value]).toEqual(['all', 'last-year']);
  });

  it('teach what will stand here while there is nothing', () => {
    view(readBoard([], { opportunities: [] }));
    screen.getByText(/^As soon as somebody flags/);
  });

  it('are published only when everything was read', () => {
    view();
    screen.getByRole('button', { name: 'Publish' });
    cleanup();
    view({ ...read, unread: 1 });
    expect(screen.queryByRole('button', { name: 'Publish' })).toBeNull();
    screen.getByText(/these figures cannot be published/);
  });

  it('as wikitext have the same figures for the period, and name nobody', () => {
    const period = periodOf('last-year', now, { from: '', to: '' });
    const text = reportWikitext(english, read, config, now, { choice: 'last-year', period });
    expect(text).toMatch(/^== Figures of the Helpdesk, 2025-01-01 to 2025-12-31 ==\nAs of 2026-11-21\.\n/);
    expect(text).toContain(
      '|+ By country\n! Country !! Requests !! Opportunities\n|-\n| Uganda\n| 1\n| 0\n|}',
    );
    expect(text).not.toContain('Ann');
    expect(periodWords(english, { choice: 'own', period: { from: '2026-01-01', to: '' } })).toBe(
      'since 2026-01-01',
    );
  });
});
