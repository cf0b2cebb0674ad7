import { julian } from '../../lib/batch/input/time-text.ts';
import type { I18n } from '../../lib/i18n/i18n.ts';
import type { DataValue } from '../../lib/wiki/entity-types.ts';

type Time = (DataValue & { type: 'time' })['value'];

/**
 * A date of Wikibase in words, no more exact than it is known. Dates browsers cannot write (before our era, the 9999th
 * year on, the Julian calendar) are written as they are kept.
 */
export function timeWords(i18n: I18n, { time, precision, calendarmodel }: Time): string {
  const match = /^([+-])0*(\d+)-(\d\d)-(\d\d)T/.exec(time);
  if (match === null) return time;
  const [, sign = '+', year = '', month = '', day = ''] = match;
  const number = sign === '-' ? `−${year}` : year;
  const written =
    precision >= 11 ? `${number}-${month}-${day}` : precision === 10 ? `${number}-${month}` : number;
  const words =
    precision < 9
      ? roughly(i18n, number, precision)
      : exact(i18n, written, sign, year, month, day, precision);
  return calendarmodel === julian ? i18n.text('batch-julian', words) : words;
}

function roughly(i18n: I18n, year: string, precision: number): string {
  if (precision === 8) return i18n.text('date-decade', year);
  if (precision === 7) return i18n.text('date-century', year);
  return i18n.text('date-millennium', year);
}

function exact(
  i18n: I18n,
  written: string,
  sign: string,
  year: string,
  month: string,
  day: string,
  precision: number,
): string {
  if (precision !== 11 || sign === '-' || year.length > 4 || Number(year) < 1000) return written;
  // Noon by the clock of the person: no time zone makes another day of it.
  return i18n.date(new Date(Number(year), Number(month) - 1, Number(day), 12).getTime());
}
