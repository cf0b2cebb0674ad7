import { batch, computed, signal } from '@preact/signals';
import {
  type BoardFilter,
  type BoardIndex,
  emptyFilter,
  indexRows,
  type Sorting,
} from '../../lib/desk/board/board-filter.ts';
import type { BoardProgress, BoardRecord } from '../../lib/desk/board/board-load.ts';
import { type BoardRow, opportunityRow, requestRow } from '../../lib/desk/board/board-rows.ts';
import type { Arrangement } from '../../lib/desk/board/board-views.ts';
import type { Opportunity } from '../../lib/desk/opportunity/opportunity.ts';
import type { HelpRequest } from '../../lib/desk/request/request.ts';
import { columnsOf, inNextColumn, nextRow } from './board-columns.ts';
import type { BoardModel, BoardServices, BoardState, RecordNow } from './board-model-types.ts';

export type {
  BoardModel,
  BoardServices,
  BoardState,
  RecordNow,
} from './board-model-types.ts';

const nothingRead: BoardProgress = { read: 0, of: null };

/** A board with nothing read yet. */
export function openBoard(services: BoardServices): BoardModel {
  const state = signal<BoardState>({ kind: 'loading', progress: nothingRead });
  const refreshing = signal(false);
  const progress = signal<BoardProgress>(nothingRead);
  const stopped = signal(false);
  const readAt = signal<number | null>(null);
  const filter = signal<BoardFilter>(emptyFilter);
  const sorting = signal<Sorting>('waiting');
  const descending = signal(false);
  const layout = signal<Arrangement['layout']>('list');
  const cursor = signal<string | null>(null);
  const opened = signal<string | null>(null);
  const selected = signal<ReadonlySet<string>>(new Set());
  const busy = signal<ReadonlySet<string>>(new Set());
  let reading: AbortController | undefined;

  // Rows of records that did not change stay the same objects: only what an action touched is made anew.
  const made = new WeakMap<object, BoardRow>();
  const rowOf = (record: BoardRecord<Opportunity> | BoardRecord<HelpRequest>, make: () => BoardRow) => {
    const row = made.get(record) ?? make();
    made.set(record, row);
    return row;
  };
  const rows = computed((): readonly BoardRow[] => {
    const now = state.value;
    if (now.kind !== 'ready') return [];
    const { opportunities, requests } = now.board;
    const time = services.now();
    return [
      ...requests.map(one => rowOf(one, () => requestRow(one, services.config))),
      ...opportunities.map(one => rowOf(one, () => opportunityRow(one, time))),
    ];
  });
  const index = computed((): BoardIndex | null =>
    state.value.kind === 'ready' ? indexRows(rows.value, services.now(), services.language) : null,
  );
  const result = computed(() => index.value?.filter(filter.value, sorting.value, descending.value) ?? null);
  const size = computed(() => index.value?.size ?? 0);
  const columns = computed(() =>
    result.value === null ? [] : columnsOf(result.value, filter.value.chosen.stage ?? []),
  );
  /** The rows in the order the keyboard goes through them. */
  const order = () =>
    layout.peek() === 'list' ? (result.peek()?.rows ?? []) : columns.peek().flatMap(({ rows }) => rows);
  /** A record that stands beside the list follows the keyboard. */
  const goTo = (next: BoardRow | undefined) => {
    if (next === undefined) return;
    batch(() => {
      cursor.value = next.title;
      if (opened.peek() !== null) opened.value = next.title;
    });
  };
  const byTitle = computed(() => {
    const now = state.value;
    const board = now.kind === 'ready' ? now.board : null;
    return {
      opportunities: new Map(board?.opportunities.map(one => [one.title, one])),
      requests: new Map(board?.requests.map(one => [one.title, one])),
    };
  });

  const put = (title: string, found: RecordNow) => {
    const now = state.peek();
    const before = byTitle.peek().opportunities.get(title);
    if (now.kind !== 'ready' || before === undefined || before.revision > found.revision) return;
    const after = { ...before, ...found, trouble: null };
    const opportunities = now.board.opportunities.map(one => (one.title === title ? after : one));
    state.value = { kind: 'ready', board: { ...now.board, opportunities } };
  };

  async function load(): Promise<void> {
    reading?.abort();
    const control = new AbortController();
    reading = control;
    batch(() => {
      refreshing.value = true;
      progress.value = nothingRead;
      stopped.value = false;
    });
    try {
      const board = await services.read(far => {
        if (reading !== control) return;
        progress.value = far;
        if (state.peek().kind !== 'ready') state.value = { kind: 'loading', progress: far };
      }, control.signal);
      if (reading !== control) return;
      batch(() => {
        state.value = { kind: 'ready', board };
        if (board.listed) readAt.value = services.now();
        const here = new Set([...board.opportunities, ...board.requests].map(({ title }) => title));
        selected.value = new Set([...selected.peek()].filter(title => here.has(title)));
      });
    } catch (error) {
      if (reading === control && !control.signal.aborted) state.value = { kind: 'failed', error };
    } finally {
      if (reading === control) refreshing.value = false;
    }
  }

  return {
    state,
    refreshing,
    progress,
    stopped,
    readAt,
    filter,
    sorting,
    descending,
    layout,
    result,
    columns,
    size,
    cursor,
    opened,
    selected,
    busy,
    rows,
    services,
    load,
    stop() {
      reading?.abort();
      reading = undefined;
      batch(() => {
        refreshing.value = false;
        stopped.value = state.peek().kind === 'loading';
      });
    },
    setText(text) {
      filter.value = { ...filter.peek(), text };
    },
    toggle(facet, choice) {
      const { text, chosen } = filter.peek();
      const before = chosen[facet] ?? [];
      const after = before.includes(choice) ? before.filter(one => one !== choice) : [...before, choice];
      filter.value = { text, chosen: { ...chosen, [facet]: after } };
    },
    clearFilter() {
      filter.value = emptyFilter;
    },
    sortBy(by, down) {
      batch(() => {
        sorting.value = by;
        descending.value = down;
      });
    },
    setLayout(to) {
      layout.value = to;
    },
    show(arrangement) {
      batch(() => {
        filter.value = arrangement.filter;
        sorting.value = arrangement.sorting;
        descending.value = arrangement.descending;
        layout.value = arrangement.layout;
      });
    },
    move(by) {
      goTo(nextRow(order(), cursor.peek(), by));
    },
    moveColumn(by) {
      if (layout.peek() === 'columns') goTo(inNextColumn(columns.peek(), cursor.peek(), by));
    },
    pointAt(title) {
      cursor.value = title;
    },
    open(title) {
      batch(() => {
        opened.value = title;
        if (title !== null) cursor.value = title;
      });
    },
    select(title) {
      const after = new Set(selected.peek());
      if (!after.delete(title)) after.add(title);
      selected.value = after;
    },
    selectAll(titles) {
      selected.value = new Set([...selected.peek(), ...titles]);
    },
    clearSelection() {
      selected.value = new Set();
    },
    targets() {
      if (selected.peek().size > 0) return [...selected.peek()];
      const one = opened.peek() ?? cursor.peek();
      return one === null ? [] : [one];
    },
    put,
    mark(titles, under) {
      const after = new Set(busy.peek());
      for (const title of titles) {
        if (under) after.add(title);
        else after.delete(title);
      }
      busy.value = after;
    },
    opportunity: title => byTitle.value.opportunities.get(title),
    request: title => byTitle.value.requests.get(title),
    dispose() {
      reading?.abort();
      reading = undefined;
    },
  };
}
