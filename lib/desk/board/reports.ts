import { countries } from '../record/countries.ts';
import { materials } from '../record/partner.ts';
import type { HelpRequest } from '../request/request.ts';
import type { BoardRow } from './board-rows.ts';
import { rowStages } from './board-stages.ts';

/**
 * Figures of the Helpdesk: how much there is of what, how long people wait, and who is not served. Pure: from the rows of
 * the board and the requests behind them.
 */

/** By what things are counted. */
export const reportKeys = ['stage', 'country', 'region', 'material', 'month'] as const;
export type ReportKey = (typeof reportKeys)[number];

/** One bar of a chart and one line of its table. A record with two countries counts in both. */
export interface ReportLine {
  /** Stage, ISO code, M49 code, material, or month as `2026-11`; `-` for records that do not say. */
  readonly key: string;
  readonly opportunities: number;
  readonly requests: number;
}

/** Counts by one key: months, stages and materials in their own order, places by how much there is. */
export function countBy(rows: readonly BoardRow[], by: ReportKey): readonly ReportLine[] {
  const lines = new Map<string, { opportunities: number; requests: number }>();
  for (const row of rows) {
    for (const key of keysOfRow(row, by)) {
      const line = lines.get(key) ?? { opportunities: 0, requests: 0 };
      if (row.sort === 'opportunity') line.opportunities++;
      else line.requests++;
      lines.set(key, line);
    }
  }
  const all = [...lines].map(([key, line]): ReportLine => ({ key, ...line }));
  const total = ({ opportunities, requests }: ReportLine) => opportunities + requests;
  if (by === 'month') return withEmptyMonths(all);
  return all.sort((one, other) => {
    if (by === 'material') return materialRank(one.key) - materialRank(other.key);
    if (by === 'stage') return stageRank(one.key) - stageRank(other.key);
    return (
      Number(one.key === '-') - Number(other.key === '-') ||
      total(other) - total(one) ||
      (one.key < other.key ? -1 : 1)
    );
  });
}

function stageRank(key: string): number {
  const known: readonly string[] = rowStages;
  return known.indexOf(key);
}

function materialRank(key: string): number {
  const known: readonly string[] = materials;
  return known.includes(key) ? known.indexOf(key) : known.length;
}

function keysOfRow(row: BoardRow, by: ReportKey): readonly string[] {
  const orNone = (list: readonly string[]) => (list.length === 0 ? ['-'] : list);
  switch (by) {
    case 'stage':
      return [row.stage];
    case 'country':
      return orNone(row.countries);
    case 'region':
      return orNone([...new Set(row.countries.map(code => countries.get(code)?.region ?? '-'))]);
    case 'material':
      return orNone(row.materials);
    case 'month':
      return [row.created === null ? '-' : monthOf(row.created)];
  }
}

/** `2026-11`, by UTC like the records. */
export function monthOf(time: number): string {
  return new Date(time).toISOString().slice(0, 7);
}

/** In order, with the months in which nothing came. */
function withEmptyMonths(lines: readonly ReportLine[]): readonly ReportLine[] {
  const known = lines.filter(({ key }) => key !== '-').sort((one, other) => (one.key < other.key ? -1 : 1));
  const byKey = new Map(known.map(line => [line.key, line]));
  const [first, last] = [known[0]?.key, known.at(-1)?.key];
  const filled: ReportLine[] = [];
  // A date written by hand may be centuries off: ten years of empty bars are enough.
  for (let key = first; key !== undefined && last !== undefined && key <= last; key = nextMonth(key)) {
    if (filled.length >= 120) return [...known, ...lines.filter(line => line.key === '-')];
    filled.push(byKey.get(key) ?? { key, opportunities: 0, requests: 0 });
  }
  return [...filled, ...lines.filter(({ key }) => key === '-')];
}

function nextMonth(key: string): string {
  const [year = 0, month = 1] = key.split('-').map(Number);
  return monthOf(Date.UTC(year, month, 1));
}

/** From when a request was made to one of these. */
export const waits = ['first-answer', 'decision', 'done'] as const;
export type WaitKind = (typeof waits)[number];

/** How long something took, in days; requests where it has not happened yet are counted apart. */
export interface WaitLine {
  readonly kind: WaitKind;
  readonly count: number;
  /** Null when it has not happened to any. */
  readonly median: number | null;
  /** Half of all took between these two: the first and the third quartile. */
  readonly from: number | null;
  readonly to: number | null;
  readonly longest: number | null;
  /** Open requests for which it is still to come. */
  readonly pending: number;
}

/** A request with the time it was last changed, in milliseconds since 1970. */
export interface TimedRequest {
  readonly request: HelpRequest;
  readonly changed: number;
  readonly open: boolean;
}

/** How long people wait for a first answer, for the committee's first word, and for the end. */
export function waitingTimes(requests: readonly TimedRequest[]): readonly WaitLine[] {
  return waits.map((kind): WaitLine => {
    const days: number[] = [];
    let pending = 0;
    for (const timed of requests) {
      const from = Date.parse(timed.request.created);
      const to = endOf(timed, kind);
      if (to === null) {
        if (timed.open) pending++;
      } else if (!Number.isNaN(from) && to >= from) {
        days.push((to - from) / 86_400_000);
      }
    }
    days.sort((one, other) => one - other);
    return { kind, count: days.length, ...spreadOf(days), pending };
  });
}

/**
 * When it happened, from what the record itself dates. First answer: the first question asked, box settled or decision
 * recorded; for a request that is closed without any of them, and for `done`: when it came to where it stands.
 */
function endOf({ request, changed, open }: TimedRequest, kind: WaitKind): number | null {
  const earliest = (times: readonly string[]) => {
    const known = times.map(time => Date.parse(time)).filter(time => !Number.isNaN(time));
    return known.length === 0 ? null : Math.min(...known);
  };
  const since = Date.parse(request.waitingSince);
  const closed = open ? null : Number.isNaN(since) ? changed : since;
  switch (kind) {
    case 'first-answer': {
      const answers = [...request.asked, ...request.checks, ...request.decisions].map(({ at }) => at);
      return earliest(answers) ?? closed;
    }
    case 'decision':
      return earliest(request.decisions.map(({ at }) => at));
    case 'done':
      return request.status === 'done' || request.status === 'answered' ? closed : null;
  }
}

function spreadOf(sorted: readonly number[]): Pick<WaitLine, 'median' | 'from' | 'to' | 'longest'> {
  return {
    median: quantile(sorted, 1 / 2),
    from: quantile(sorted, 1 / 4),
    to: quantile(sorted, 3 / 4),
    longest: sorted.at(-1) ?? null,
  };
}

/** Between two values in proportion, as spreadsheets do it (`QUARTILE.INC`). */
function quantile(sorted: readonly number[], part: number): number | null {
  const place = (sorted.length - 1) * part;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  return below === undefined || above === undefined ? null : below + (above - below) * (place % 1);
}

/** One region of the world, and how it is served. */
export interface EquityLine {
  /** M49 code of the sub-region. */
  readonly region: string;
  readonly countries: number;
  /** Codes of the countries with at least one request that was not turned down. */
  readonly served: readonly string[];
  readonly opportunities: number;
  readonly requests: number;
  readonly done: number;
}

/** Every region of the world with what the Helpdesk does there, those with least first: who is not served. */
export function equityView(rows: readonly BoardRow[]): readonly EquityLine[] {
  const regions = new Map<
    string,
    { countries: Set<string>; served: Set<string>; opportunities: number; requests: number; done: number }
  >();
  for (const { code, subregion } of countries.values()) {
    const region = regions.get(subregion) ?? {
      countries: new Set(),
      served: new Set(),
      opportunities: 0,
      requests: 0,
      done: 0,
    };
    region.countries.add(code);
    regions.set(subregion, region);
  }
  const refused = new Set(['request:declined', 'request:withdrawn', 'request:broken']);
  for (const row of rows) {
    const touched = new Set<string>();
    for (const code of row.countries) {
      const subregion = countries.get(code)?.subregion;
      const region = subregion === undefined ? undefined : regions.get(subregion);
      if (subregion === undefined || region === undefined) continue;
      if (row.sort === 'request' && !refused.has(row.stage)) region.served.add(code);
      if (touched.has(subregion)) continue;
      touched.add(subregion);
      if (row.sort === 'opportunity') region.opportunities++;
      else region.requests++;
      if (row.stage === 'request:done' || row.stage === 'request:answered') region.done++;
    }
  }
  const share = (line: EquityLine) => line.served.length / line.countries;
  return [...regions]
    .map(
      ([region, { countries: all, served, ...rest }]): EquityLine => ({
        region,
        countries: all.size,
        served: [...served].sort(),
        ...rest,
      }),
    )
    .sort(
      (one, other) =>
        share(one) - share(other) || one.requests - other.requests || (one.region < other.region ? -1 : 1),
    );
}
