import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import {
  type BoardFilter,
  type BoardIndex,
  type BoardResult,
  emptyFilter,
  type Facet,
  indexRows,
  type Sorting,
} from '../../lib/desk/board-filter.ts';
import type { Board, BoardProgress, BoardRecord } from '../../lib/desk/board-load.ts';
import { type BoardRow, opportunityRow, requestRow } from '../../lib/desk/board-rows.ts';
import type { SavedView } from '../../lib/desk/board-views.ts';
import type { Config } from '../../lib/desk/config.ts';
import type { Opportunity } from '../../lib/desk/opportunity.ts';
import type { OpportunityDeed, SeenOpportunity } from '../../lib/desk/opportunity-deeds.ts';
import { seenOf } from '../../lib/desk/opportunity-plan.ts';
import type { OpportunityResult } from '../../lib/desk/opportunity-results.ts';
import type { HelpRequest } from '../../lib/desk/request.ts';
import type { Told, TriageMessage } from '../../lib/desk/triage-message.ts';
import type { Outcome } from '../../lib/wiki/outcome.ts';

/** What the board needs of the wiki; a test brings its own. */
export interface BoardServices {
  readonly config: Config;
  readonly language: string;
  now(): number;
  read(onProgress: (progress: BoardProgress) => void, signal: AbortSignal): Promise<Board>;
  /** Does one thing; tells people of it only once it is on the wiki, when there is something to tell. */
  act(title: string, deed: OpportunityDeed, message: TriageMessage | null): Promise<Told<OpportunityResult>>;
  undo(done: Done): Promise<Outcome>;
}

/** A deed that is on the wiki and can be taken back. */
export interface Done {
  readonly title: string;
  readonly revision: number;
  readonly name: string;
}

/** How the last action ended, one entry per record. */
export interface Ended extends Told<OpportunityResult> {
  readonly name: string;
}

/** A deed on whatever it is done to: what was seen is put in for each record. */
export type DeedOnSelection = (seen: SeenOpportunity) => OpportunityDeed;

/** What people are told about a deed, by the record as it was; null for nothing. */
export type TellOnSelection = (opportunity: Opportunity) => TriageMessage | null;

export type BoardState =
  | { readonly kind: 'loading'; readonly progress: BoardProgress }
  | { readonly kind: 'ready'; readonly board: Board }
  /** A mistake of ours. */
  | { readonly kind: 'failed'; readonly error: unknown };

/** Everything the board knows. One per panel. */
export interface BoardModel {
  readonly state: ReadonlySignal<BoardState>;
  /** Reading goes on behind what is shown. */
  readonly refreshing: ReadonlySignal<boolean>;
  readonly filter: ReadonlySignal<BoardFilter>;
  readonly sorting: ReadonlySignal<Sorting>;
  readonly descending: ReadonlySignal<boolean>;
  readonly layout: ReadonlySignal<SavedView['layout']>;
  readonly result: ReadonlySignal<BoardResult | null>;
  /** Title of the row the keyboard is on. */
  readonly cursor: ReadonlySignal<string | null>;
  readonly opened: ReadonlySignal<string | null>;
  readonly selected: ReadonlySignal<ReadonlySet<string>>;
  /** Titles an action is under way for. */
  readonly busy: ReadonlySignal<ReadonlySet<string>>;
  readonly ended: ReadonlySignal<readonly Ended[]>;
  load(): Promise<void>;
  setText(text: string): void;
  toggle(facet: Facet, choice: string): void;
  clearFilter(): void;
  sortBy(sorting: Sorting, descending: boolean): void;
  setLayout(layout: SavedView['layout']): void;
  show(view: SavedView): void;
  move(by: 1 | -1): void;
  open(title: string | null): void;
  select(title: string): void;
  clearSelection(): void;
  /** What an action is about: the selection, else the open record, else the one the keyboard is on. */
  targets(): readonly string[];
  /** Does it to each of these, one after the other; requests and pages that cannot be read are passed over. */
  act(titles: readonly string[], deed: DeedOnSelection, tell?: TellOnSelection): Promise<void>;
  undo(done: Done): Promise<Outcome>;
  opportunity(title: string): BoardRecord<Opportunity> | undefined;
  request(title: string): BoardRecord<HelpRequest> | undefined;
  dispose(): void;
}

/** A board with nothing read yet. */
export function openBoard(services: BoardServices): BoardModel {
  const state = signal<BoardState>({ kind: 'loading', progress: { read: 0, of: null } });
  const refreshing = signal(false);
  const filter = signal<BoardFilter>(emptyFilter);
  const sorting = signal<Sorting>('waiting');
  const descending = signal(false);
  const layout = signal<SavedView['layout']>('list');
  const cursor = signal<string | null>(null);
  const opened = signal<string | null>(null);
  const selected = signal<ReadonlySet<string>>(new Set());
  const busy = signal<ReadonlySet<string>>(new Set());
  const ended = signal<readonly Ended[]>([]);
  let reading: AbortController | undefined;

  // Rows of records that did not change stay the same objects: only what an action touched is made anew.
  const made = new WeakMap<object, BoardRow>();
  const rowOf = (record: BoardRecord<Opportunity> | BoardRecord<HelpRequest>, make: () => BoardRow) => {
    const row = made.get(record) ?? make();
    made.set(record, row);
    return row;
  };
  const index = computed((): BoardIndex | null => {
    const now = state.value;
    if (now.kind !== 'ready') return null;
    const { opportunities, requests } = now.board;
    const time = services.now();
    const rows = [
      ...requests.map(one => rowOf(one, () => requestRow(one, services.config))),
      ...opportunities.map(one => rowOf(one, () => opportunityRow(one, time))),
    ];
    return indexRows(rows, time, services.language);
  });
  const result = computed(() => index.value?.filter(filter.value, sorting.value, descending.value) ?? null);
  const byTitle = computed(() => {
    const now = state.value;
    const board = now.kind === 'ready' ? now.board : null;
    return {
      opportunities: new Map(board?.opportunities.map(one => [one.title, one])),
      requests: new Map(board?.requests.map(one => [one.title, one])),
    };
  });

  /** Puts what an action made of a record in its place. */
  const replace = (done: OpportunityResult) => {
    const now = state.peek();
    if (now.kind !== 'ready' || !('record' in done)) return;
    const opportunities = now.board.opportunities.map(one =>
      one.title === done.title
        ? { ...one, record: done.record, revision: done.revision, trouble: null }
        : one,
    );
    state.value = { kind: 'ready', board: { ...now.board, opportunities } };
  };

  async function load(): Promise<void> {
    reading?.abort();
    const control = new AbortController();
    reading = control;
    refreshing.value = true;
    try {
      const board = await services.read(progress => {
        if (reading === control && state.peek().kind !== 'ready') state.value = { kind: 'loading', progress };
      }, control.signal);
      if (reading !== control) return;
      batch(() => {
        state.value = { kind: 'ready', board };
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
    filter,
    sorting,
    descending,
    layout,
    result,
    cursor,
    opened,
    selected,
    busy,
    ended,
    load,
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
    show(view) {
      batch(() => {
        filter.value = view.filter;
        sorting.value = view.sorting;
        descending.value = view.descending;
        layout.value = view.layout;
      });
    },
    move(by) {
      const rows = result.peek()?.rows ?? [];
      const at = rows.findIndex(({ title }) => title === cursor.peek());
      const next = rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
      if (next === undefined) return;
      batch(() => {
        cursor.value = next.title;
        // A record that stands beside the list follows the keyboard.
        if (opened.peek() !== null) opened.value = next.title;
      });
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
    clearSelection() {
      selected.value = new Set();
    },
    targets() {
      if (selected.peek().size > 0) return [...selected.peek()];
      const one = opened.peek() ?? cursor.peek();
      return one === null ? [] : [one];
    },
    async act(titles, deed, tell = () => null) {
      const todo = titles.flatMap(title => {
        const record = byTitle.peek().opportunities.get(title)?.record;
        return record == null || busy.peek().has(title) ? [] : [{ title, record }];
      });
      batch(() => {
        ended.value = [];
        busy.value = new Set([...busy.peek(), ...todo.map(({ title }) => title)]);
      });
      for (const { title, record } of todo) {
        try {
          const done = await services.act(title, deed(seenOf(record)), tell(record));
          batch(() => {
            replace(done.result);
            ended.value = [...ended.peek(), { name: record.partner, ...done }];
          });
        } catch (error) {
          state.value = { kind: 'failed', error };
        } finally {
          const left = new Set(busy.peek());
          left.delete(title);
          busy.value = left;
        }
      }
    },
    async undo(done) {
      const outcome = await services.undo(done);
      if (outcome.kind === 'saved' || outcome.kind === 'no-change') {
        ended.value = ended
          .peek()
          .filter(({ result: one }) => !('revision' in one) || one.revision !== done.revision);
        await load();
      }
      return outcome;
    },
    opportunity: title => byTitle.value.opportunities.get(title),
    request: title => byTitle.value.requests.get(title),
    dispose() {
      reading?.abort();
      reading = undefined;
    },
  };
}
