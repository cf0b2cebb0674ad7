import { type BoardRow, daysSince, foldText } from './board-rows.ts';
import { stagePlace } from './board-stages.ts';

/** What rows are filtered by, one key per list of choices. Choices of one facet widen, facets together narrow. */
export const facets = [
  'sort',
  'stage',
  'kind',
  'country',
  'region',
  'language',
  'material',
  'assignee',
  'group',
  'priority',
  'waitsFor',
  'age',
] as const;
export type Facet = (typeof facets)[number];

/** A choice that stands for "none given": a record without a country, nobody assigned. */
export const none = '-';

/** How long something has waited, in days: up to a week, a month, a quarter, or longer. */
export const ages = ['week', 'month', 'quarter', 'longer'] as const;
export type Age = (typeof ages)[number];

/** What is on show: the choices of each facet (none or left out: all), and a text all words of which must occur. */
export interface BoardFilter {
  readonly text: string;
  readonly chosen: Readonly<Partial<Record<Facet, readonly string[]>>>;
}

export const emptyFilter: BoardFilter = { text: '', chosen: {} };

/** What the rows can be sorted by. */
export const sortings = ['waiting', 'changed', 'created', 'name', 'stage', 'priority'] as const;
export type Sorting = (typeof sortings)[number];

/** What is on show, and how many rows each further choice would show. */
export interface BoardResult {
  /** In the order asked for. */
  readonly rows: readonly BoardRow[];
  /** By facet and choice: rows that pass every other facet and have this choice. */
  readonly counts: Readonly<Record<Facet, ReadonlyMap<string, number>>>;
}

/** Filters and counts one list again and again; what did not change since the last time is not worked out anew. */
export interface BoardIndex {
  readonly size: number;
  filter(filter: BoardFilter, sorting: Sorting, descending: boolean): BoardResult;
}

/**
 * Prepares rows for filtering. Memory is a few bytes per row and facet. `now`: milliseconds since 1970, for ages.
 */
export function indexRows(rows: readonly BoardRow[], now: number, language: string): BoardIndex {
  const columns = facets.map(facet => columnOf(rows, facet, now));
  const passes = facets.map((): Pass => ({ chosen: [], flags: new Uint8Array(rows.length).fill(1) }));
  let words: Pass = { chosen: [], flags: new Uint8Array(rows.length).fill(1) };
  const orders = new Map<Sorting, readonly number[]>();

  return {
    size: rows.length,
    filter({ text, chosen }, sorting, descending) {
      columns.forEach((column, at) => {
        const facet = facets[at];
        const wanted = facet === undefined ? [] : (chosen[facet] ?? []);
        if (sameChoices(passes[at]?.chosen ?? [], wanted)) return;
        passes[at] = { chosen: wanted, flags: flagsOf(column, wanted, rows.length) };
      });
      const wantedWords = foldText(text).split(/\s+/).filter(Boolean);
      if (!sameChoices(words.chosen, wantedWords)) words = withWords(rows, wantedWords, words);

      // How many facets a row fails, and which when it is one: that facet's counts still count it.
      const failed = new Uint8Array(rows.length);
      const which = new Uint8Array(rows.length);
      passes.forEach(({ chosen: wanted, flags }, at) => {
        if (wanted.length === 0) return;
        for (let row = 0; row < flags.length; row++) {
          if (flags[row] === 1) continue;
          failed[row] = (failed[row] ?? 0) + 1;
          which[row] = at;
        }
      });
      const counts = columns.map(({ keys }) => new Uint32Array(keys.length));
      for (let row = 0; row < rows.length; row++) {
        if (words.flags[row] === 0 || (failed[row] ?? 0) > 1) continue;
        if (failed[row] === 1) count(columns[which[row] ?? 0], counts[which[row] ?? 0], row);
        else for (let at = 0; at < columns.length; at++) count(columns[at], counts[at], row);
      }
      let order = orders.get(sorting);
      if (order === undefined) {
        order = orderOf(rows, sorting, language);
        orders.set(sorting, order);
      }
      const shown: BoardRow[] = [];
      for (const at of order) {
        const row = rows[at];
        if (row !== undefined && failed[at] === 0 && words.flags[at] === 1) shown.push(row);
      }
      return { rows: descending ? shown.reverse() : shown, counts: countsOf(columns, counts) };
    },
  };
}

/** The choices a row has in each facet; `-` where it has none. */
export function choicesOf(row: BoardRow, facet: Facet, now: number): readonly string[] {
  const values = (list: readonly string[]) => (list.length === 0 ? [none] : list);
  switch (facet) {
    case 'sort':
      return [row.sort];
    case 'stage':
      return [row.stage];
    case 'kind':
      return [row.kind ?? none];
    case 'country':
      return values(row.countries);
    case 'region':
      return values(row.regions);
    case 'language':
      return values(row.languages);
    case 'material':
      return values(row.materials);
    case 'assignee':
      return values(row.assignees);
    case 'group':
      return [row.group === '' ? none : row.group];
    case 'priority':
      return [row.priority ?? none];
    case 'waitsFor':
      return [row.waitsFor];
    case 'age':
      return [ageOf(daysSince(row.waitingSince, now))];
  }
}

function ageOf(days: number | null): Age | typeof none {
  if (days === null) return none;
  return days <= 7 ? 'week' : days <= 31 ? 'month' : days <= 92 ? 'quarter' : 'longer';
}

/** Which rows pass, for the choices that were asked last. */
interface Pass {
  readonly chosen: readonly string[];
  readonly flags: Uint8Array;
}

/** The choices of all rows in one facet: `values` from `starts[row]` up to `starts[row + 1]` are numbers of `keys`. */
interface Column {
  readonly keys: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
}

function columnOf(rows: readonly BoardRow[], facet: Facet, now: number): Column {
  const numbers = new Map<string, number>();
  const values: number[] = [];
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach((row, at) => {
    for (const choice of new Set(choicesOf(row, facet, now))) {
      const number = numbers.get(choice) ?? numbers.size;
      numbers.set(choice, number);
      values.push(number);
    }
    starts[at + 1] = values.length;
  });
  return { keys: [...numbers.keys()], numbers, starts, values: Uint32Array.from(values) };
}

function flagsOf(column: Column, wanted: readonly string[], length: number): Uint8Array {
  const flags = new Uint8Array(length);
  if (wanted.length === 0) return flags.fill(1);
  const numbers = new Set(wanted.map(choice => column.numbers.get(choice)));
  for (let row = 0; row < length; row++) {
    for (let at = column.starts[row] ?? 0; at < (column.starts[row + 1] ?? 0); at++) {
      if (numbers.has(column.values[at])) flags[row] = 1;
    }
  }
  return flags;
}

/** A text that only grew longer is looked for in what passed before. */
function withWords(rows: readonly BoardRow[], words: readonly string[], before: Pass): Pass {
  const narrower =
    before.chosen.length > 0 && before.chosen.every(old => words.some(word => word.includes(old)));
  const flags = new Uint8Array(rows.length);
  rows.forEach((row, at) => {
    if (narrower && before.flags[at] === 0) return;
    flags[at] = words.every(word => row.text.includes(word)) ? 1 : 0;
  });
  return { chosen: words, flags };
}

function count(column: Column | undefined, counts: Uint32Array | undefined, row: number): void {
  if (column === undefined || counts === undefined) return;
  for (let at = column.starts[row] ?? 0; at < (column.starts[row + 1] ?? 0); at++) {
    const value = column.values[at] ?? 0;
    counts[value] = (counts[value] ?? 0) + 1;
  }
}

function countsOf(columns: readonly Column[], counts: readonly Uint32Array[]): BoardResult['counts'] {
  const map = (at: number) =>
    new Map((columns[at]?.keys ?? []).map((key, number) => [key, counts[at]?.[number] ?? 0]));
  const entries = facets.map((facet, at): readonly [Facet, ReadonlyMap<string, number>] => [facet, map(at)]);
  return Object.fromEntries(entries) as BoardResult['counts'];
}

function sameChoices(one: readonly string[], other: readonly string[]): boolean {
  return one === other || (one.length === other.length && one.every((choice, at) => choice === other[at]));
}

const rank: Readonly<Record<string, number>> = { high: 0, medium: 1, low: 2 };

/** Numbers of rows in order, smallest first; what has no value comes last, and equals stay by name. */
function orderOf(rows: readonly BoardRow[], sorting: Sorting, language: string): readonly number[] {
  const byName = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  // Keys are compared much more often than there are names: sorted once, a name is its place.
  const names = rows
    .map((_, at) => at)
    .sort((a, b) => byName.compare(rows[a]?.name ?? '', rows[b]?.name ?? ''));
  if (sorting === 'name') return names;
  const key = (row: BoardRow): number => {
    switch (sorting) {
      case 'waiting':
        return row.waitingSince ?? Number.POSITIVE_INFINITY;
      case 'changed':
        return row.changed;
      case 'created':
        return row.created ?? Number.POSITIVE_INFINITY;
      case 'stage':
        return stagePlace(row.stage);
      case 'priority':
        return row.priority === null ? 3 : (rank[row.priority] ?? 3);
    }
  };
  const keys = rows.map(key);
  return [...names].sort((a, b) => {
    const [one, other] = [keys[a] ?? 0, keys[b] ?? 0];
    return one < other ? -1 : one > other ? 1 : 0;
  });
}
