import type { CommandValue } from './commands.ts';
import { type CellProblem, doubtful, wrong } from './problems.ts';

/** Items of the two calendars Wikibase knows. */
export const gregorian = 'http://www.wikidata.org/entity/Q1985727';
export const julian = 'http://www.wikidata.org/entity/Q1985786';

const pattern = /^([+-]?)(\d{1,16})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)Z\/?(\d*)(\/J)?$/;
const dateLike = /^[+-]?\d{1,16}-\d\d?(-\d\d?)?([T ].*)?$/;
const monthLengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** What a time without a precision means in both QuickStatements: the year. */
const assumedPrecision = 9;

/** Finest precision Wikibase stores: the day. (Hours to seconds exist in the format, and it refuses them.) */
const finestPrecision = 11;

/**
 * Reads `+1967-01-17T00:00:00Z/11`, with `/J` for the Julian calendar and `-` for years before the common era.
 * Gives undefined when it does not look like a time at all (then it may be a quantity).
 */
export function readTime(
  text: string,
  warn: (problem: CellProblem) => void,
): CommandValue | CellProblem | undefined {
  const match = pattern.exec(text);
  if (match === null) return dateLike.test(text) ? wrong('time-unreadable', text, example(text)) : undefined;
  const [
    ,
    sign = '',
    yearText = '',
    month = '',
    day = '',
    hour,
    minute,
    second,
    precisionText = '',
    isJulian,
  ] = match;
  const year = yearText.replace(/^0+/, '').padStart(4, '0');
  if (year === '0000') return wrong('time-year-zero', text, text.replace(/^[+-]?0+/, '-0001'));
  if (hour !== '00' || minute !== '00' || second !== '00') {
    return wrong('time-of-day', text, text.replace(/T\d\d:\d\d:\d\dZ/, 'T00:00:00Z'));
  }
  const precision = precisionText === '' ? assumedPrecision : Number(precisionText);
  if (precision > finestPrecision) {
    return wrong('time-precision', text, text.replace(/Z\/?\d+/, `Z/${finestPrecision}`));
  }
  const monthNumber = Number(month);
  if (monthNumber > 12 || (monthNumber === 0 && (precision >= 10 || day !== '00'))) {
    return wrong('time-month', text, monthNumber === 0 ? text.replace(/Z\/?\d+/, 'Z/9') : '');
  }
  const dayNumber = Number(day);
  if (dayNumber > (monthLengths[monthNumber - 1] ?? 0) || (dayNumber === 0 && precision === 11)) {
    return wrong('time-day', text, dayNumber === 0 ? text.replace(/Z\/?\d+/, 'Z/10') : '');
  }
  if (precisionText === '' && dayNumber > 0 && !(monthNumber === 1 && dayNumber === 1)) {
    // Both tools take it as the year; someone who wrote a day hardly meant that.
    warn(doubtful('time-precision-assumed', text, text.replace(/Z\/?/, `Z/${finestPrecision}`)));
  }
  return {
    kind: 'value',
    datavalue: {
      type: 'time',
      value: {
        time: `${sign === '-' ? '-' : '+'}${year}-${month}-${day}T00:00:00Z`,
        timezone: 0,
        before: 0,
        after: 0,
        precision,
        calendarmodel: isJulian === undefined ? gregorian : julian,
      },
    },
  };
}

/** `1967-1-7` → `+1967-01-07T00:00:00Z/11`. */
function example(text: string): string {
  const match = /^([+-]?)(\d+)-(\d\d?)(?:-(\d\d?))?/.exec(text);
  if (match === null) return '+1967-01-17T00:00:00Z/11';
  const [, sign = '', year = '', month = '', day] = match;
  const date = `${sign === '-' ? '-' : '+'}${year.padStart(4, '0')}-${month.padStart(2, '0')}`;
  return day === undefined ? `${date}-00T00:00:00Z/10` : `${date}-${day.padStart(2, '0')}T00:00:00Z/11`;
}
