import { partNames } from '../page-part.ts';
import { dayOf } from './report-period.ts';

/** When the committee meets, as far as its own pages tell: the panel's parts on them carry the day in their names. */

/** Name of the part of the agenda page for a meeting on a day, `2026-12-01`. */
export const agendaPart = (date: string) => `agenda ${date}`;

/** Name of the part of the page of notes, likewise. */
export const notesPart = (date: string) => `meeting ${date}`;

export interface MeetingDates {
  /** The last meeting, from which on questions and decisions are new. */
  readonly last: string;
  /** The next one, or the one that is being held. */
  readonly next: string;
}

const isDate = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/**
 * A proposal for the people who know: the next meeting is the first one today or later that has an agenda, else a month
 * after the last one, never before today; the last one is the latest before today, else a month back. `agenda` and `notes`:
 * the texts of the two pages, null for none.
 */
export function meetingDates(agenda: string | null, notes: string | null, now: number): MeetingDates {
  const today = dayOf(now);
  const on = (page: string | null, prefix: string) =>
    partNames(page ?? '', prefix)
      .map(name => name.slice(prefix.length))
      .filter(isDate);
  const dates = [...new Set([...on(agenda, agendaPart('')), ...on(notes, notesPart(''))])].sort();
  const past = dates.filter(date => date < today).at(-1);
  const monthly = past === undefined ? today : plusMonths(past, 1);
  const next = dates.find(date => date >= today) ?? [monthly, today].sort().at(-1) ?? today;
  return { next, last: past ?? plusMonths(today, -1) };
}

/** The same day of another month, or its last one. */
function plusMonths(date: string, months: number): string {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayOf(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, lastDay)));
}
