import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Clock } from '../../../lib/clock.ts';
import type { Facet } from '../../../lib/desk/board/board-filter.ts';
import type { RowStage } from '../../../lib/desk/board/board-rows.ts';
import type { Arrangement } from '../../../lib/desk/board/board-views.ts';
import type { Cache } from '../../../lib/store/cache.ts';
import type { BoardModel } from '../board-model.ts';
import { recallPlace, rememberPlace } from '../board-place.ts';
import type { WantedAction } from '../record/record-actions.ts';

/** Where the focus is to go next: to the row of a title, the heading of the open record, the search, or what opens the filters. */
export type FocusWish =
  | { readonly on: 'row'; readonly title: string }
  | { readonly on: 'record' | 'search' | 'filters' };

/** What the screen of the board knows beyond the board itself: what is folded out, where the focus goes, the keys. */
export interface BoardUi {
  readonly board: BoardModel;
  /** Where there is no room for the filters beside the list. */
  readonly filtersOpen: Signal<boolean>;
  /** The open record lies over the list, which cannot have the focus then. */
  readonly covered: Signal<boolean>;
  readonly unfolded: Signal<readonly Facet[]>;
  /** Whether single letters are commands. */
  readonly keys: Signal<boolean>;
  /** The list of keys is on show. */
  readonly keysShown: Signal<boolean>;
  readonly focus: Signal<FocusWish | null>;
  /** The column on show where there is room for one. */
  readonly column: Signal<RowStage | null>;
  /** Name of the saved view that was chosen last: what is changed after that can be saved into it. */
  readonly view: Signal<string | null>;
  /** What a key wants done to the open record, and to the selection. */
  readonly wanted: Signal<WantedAction | null>;
  readonly wantedForAll: Signal<WantedAction | null>;
  /** When what is on show was read, also by an earlier panel; in milliseconds since 1970. */
  readonly readAt: ReadonlySignal<number | null>;
  /** Shows a record, with the focus on it. */
  open(title: string): void;
  /** Back to the row of the record that was open. */
  close(): void;
  closeFilters(): void;
  /** What is on show now, as a view would keep it. */
  arrangement(): Arrangement;
  dispose(): void;
}

export interface BoardUiParts {
  readonly board: BoardModel;
  readonly cache: Cache;
  readonly clock: Clock;
  readonly user: string;
}

/** Milliseconds between a change and its being written down: a word that is typed is written once. */
const pause = 400;

/** Takes the board up where the person left it, and remembers where they are. */
export function openBoardUi({ board, cache, clock, user }: BoardUiParts): BoardUi {
  const unfolded = signal<readonly Facet[]>(['stage', 'waitsFor']);
  const keys = signal(true);
  const readAt = signal<number | null>(null);
  const focus = signal<FocusWish | null>(null);
  const recalled = signal(false);
  const arrangement = (): Arrangement => ({
    filter: board.filter.value,
    sorting: board.sorting.value,
    descending: board.descending.value,
    layout: board.layout.value,
  });

  async function recall(): Promise<void> {
    const place = await recallPlace(cache, user);
    if (place !== undefined) {
      board.show(place.arrangement);
      if (place.opened !== null) board.open(place.opened);
      else if (place.cursor !== null) board.pointAt(place.cursor);
      unfolded.value = place.unfolded;
      keys.value = place.keys;
      readAt.value ??= place.readAt;
    }
    recalled.value = true;
  }
  void recall();

  const stopReading = effect(() => {
    if (board.readAt.value !== null) readAt.value = board.readAt.value;
  });
  let waiting: AbortController | undefined;
  const stopRemembering = effect(() => {
    const place = {
      arrangement: arrangement(),
      cursor: board.cursor.value,
      opened: board.opened.value,
      unfolded: unfolded.value,
      keys: keys.value,
      readAt: readAt.value,
    };
    if (!recalled.value) return;
    waiting?.abort();
    const control = new AbortController();
    waiting = control;
    clock.sleep(pause, control.signal).then(
      () => rememberPlace(cache, user, place),
      () => undefined,
    );
  });

  const filtersOpen = signal(false);
  return {
    board,
    filtersOpen,
    covered: signal(false),
    unfolded,
    keys,
    keysShown: signal(false),
    focus,
    column: signal<RowStage | null>(null),
    view: signal<string | null>(null),
    wanted: signal<WantedAction | null>(null),
    wantedForAll: signal<WantedAction | null>(null),
    readAt,
    open(title) {
      board.open(title);
      focus.value = { on: 'record' };
    },
    close() {
      const title = board.opened.peek();
      board.open(null);
      if (title !== null) focus.value = { on: 'row', title };
    },
    closeFilters() {
      filtersOpen.value = false;
      focus.value = { on: 'filters' };
    },
    arrangement,
    dispose() {
      waiting?.abort();
      stopReading();
      stopRemembering();
    },
  };
}
