import type { BoardRow } from './board-rows.ts';

/** A stretch of time by days, `2026-11-21`, both included, by UTC like the records; empty: without that end. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export const periodChoices = [
  'all',
  'this-year',
  'last-year',
  'twelve-months',
  'ninety-days',
  'own',
] as const;
export type PeriodChoice = (typeof periodChoices)[number];

const day = 86_400_000;

/** `2026-11-21`, by UTC. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** The days of a period that is chosen by its name; of one's own, those that were typed. */
export function periodOf(choice: PeriodChoice, now: number, own: Period): Period {
  const year = new Date(now).getUTCFullYear();
  switch (choice) {
    case 'all':
      return { from: '', to: '' };
    case 'this-year':
      return { from: `${year}-01-01`, to: dayOf(now) };
    case 'last-year':
      return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` };
    case 'twelve-months': {
      const date = new Date(now);
      // A day later than a year ago: the twelve months end today.
      return { from: dayOf(Date.UTC(year - 1, date.getUTCMonth(), date.getUTCDate() + 1)), to: dayOf(now) };
    }
    case 'ninety-days':
      return { from: dayOf(now - 89 * day), to: dayOf(now) };
    case 'own':
      return own;
  }
}

/** Whether something that was made then is of a period; what has no date is only of all time. */
export function isIn({ from, to }: Period, made: number | null): boolean {
  if (from === '' && to === '') return true;
  if (made === null) return false;
  const on = dayOf(made);
  return (from === '' || on >= from) && (to === '' || on <= to);
}

/** The rows that were made in a period. */
export function rowsIn(rows: readonly BoardRow[], period: Period): readonly BoardRow[] {
  return rows.filter(({ created }) => isIn(period, created));
}
