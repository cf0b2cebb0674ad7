import type { ReadonlySignal } from '@preact/signals';
import type { BoardFilter, BoardResult, Facet, Sorting } from '../../lib/desk/board/board-filter.ts';
import type { Board, BoardProgress, BoardRecord } from '../../lib/desk/board/board-load.ts';
import type { BoardRow } from '../../lib/desk/board/board-rows.ts';
import type { Arrangement } from '../../lib/desk/board/board-views.ts';
import type { Config } from '../../lib/desk/config.ts';
import type { Opportunity } from '../../lib/desk/opportunity/opportunity.ts';
import type { HelpRequest } from '../../lib/desk/request/request.ts';
import type { StageColumn } from './board-columns.ts';
import type { RecordServices } from './record/record-services.ts';

/** What the board needs of the wiki; a test brings its own. */
export interface BoardServices {
  readonly config: Config;
  readonly language: string;
  now(): number;
  read(onProgress: (progress: BoardProgress) => void, signal: AbortSignal): Promise<Board>;
  /** What acting on its records takes. */
  readonly records: RecordServices;
}

/** A record as it stands now, where somebody looked or acted since the board was read. */
export interface RecordNow {
  readonly record: Opportunity;
  readonly revision: number;
  /** ISO 8601. */
  readonly timestamp: string;
  readonly changedBy: string | null;
  /** Its format, as {@link BoardRecord} has it; left out where only its fields were changed. */
  readonly older?: string | null;
}

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
  /** How far the reading is that goes on, or went on last. */
  readonly progress: ReadonlySignal<BoardProgress>;
  /** Somebody gave up waiting for the first reading. */
  readonly stopped: ReadonlySignal<boolean>;
  /** When the lists came last, in milliseconds since 1970; null when they did not since the panel opened. */
  readonly readAt: ReadonlySignal<number | null>;
  readonly filter: ReadonlySignal<BoardFilter>;
  readonly sorting: ReadonlySignal<Sorting>;
  readonly descending: ReadonlySignal<boolean>;
  readonly layout: ReadonlySignal<Arrangement['layout']>;
  readonly result: ReadonlySignal<BoardResult | null>;
  /** What is on show by stage, in the order of work; a stage that has none just now is there, too. */
  readonly columns: ReadonlySignal<readonly StageColumn[]>;
  /** How many records there are, whatever the filter. */
  readonly size: ReadonlySignal<number>;
  /** Title of the row the keyboard is on. */
  readonly cursor: ReadonlySignal<string | null>;
  readonly opened: ReadonlySignal<string | null>;
  readonly selected: ReadonlySignal<ReadonlySet<string>>;
  /** Titles an action is under way for. */
  readonly busy: ReadonlySignal<ReadonlySet<string>>;
  /** Every row, whatever the filter. */
  readonly rows: ReadonlySignal<readonly BoardRow[]>;
  readonly services: BoardServices;
  load(): Promise<void>;
  /** Gives up reading, the first or a later one: what is on show stays, and what was read so far is kept for the next time. */
  stop(): void;
  setText(text: string): void;
  toggle(facet: Facet, choice: string): void;
  clearFilter(): void;
  sortBy(sorting: Sorting, descending: boolean): void;
  setLayout(layout: Arrangement['layout']): void;
  show(arrangement: Arrangement): void;
  /** To the next or previous row; as columns, from the end of one to the beginning of the next. */
  move(by: 1 | -1): void;
  /** To the beginning of the next or previous column that is not empty; nothing in a list. */
  moveColumn(by: 1 | -1): void;
  /** Puts the keyboard on a row. */
  pointAt(title: string): void;
  open(title: string | null): void;
  select(title: string): void;
  selectAll(titles: readonly string[]): void;
  clearSelection(): void;
  /** What an action is about: the selection, else the open record, else the one the keyboard is on. */
  targets(): readonly string[];
  /** Puts what is known of a record by now in its place; an older state than the one shown is passed over. */
  put(title: string, now: RecordNow): void;
  /** An action is under way for these, or is no more. */
  mark(titles: readonly string[], busy: boolean): void;
  opportunity(title: string): BoardRecord<Opportunity> | undefined;
  request(title: string): BoardRecord<HelpRequest> | undefined;
  dispose(): void;
}
