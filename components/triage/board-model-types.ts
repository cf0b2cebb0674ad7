import type { ReadonlySignal } from '@preact/signals';
import type { BoardFilter, BoardResult, Facet, Sorting } from '../../lib/desk/board-filter.ts';
import type { Board, BoardProgress, BoardRecord } from '../../lib/desk/board-load.ts';
import type { Arrangement } from '../../lib/desk/board-views.ts';
import type { Config } from '../../lib/desk/config.ts';
import type { Opportunity } from '../../lib/desk/opportunity.ts';
import type { OpportunityDeed, SeenOpportunity } from '../../lib/desk/opportunity-deeds.ts';
import type { OpportunityResult } from '../../lib/desk/opportunity-results.ts';
import type { HelpRequest } from '../../lib/desk/request.ts';
import type { Told, TriageMessage } from '../../lib/desk/triage-message.ts';
import type { Outcome } from '../../lib/wiki/outcome.ts';
import type { StageColumn } from './board-columns.ts';

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
  readonly ended: ReadonlySignal<readonly Ended[]>;
  load(): Promise<void>;
  /** Gives up reading. What was read so far is kept for the next time. */
  stop(): void;
  setText(text: string): void;
  toggle(facet: Facet, choice: string): void;
  /** Takes back all choices of a facet. */
  clearFacet(facet: Facet): void;
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
  /** Does it to each of these, one after the other; requests and pages that cannot be read are passed over. */
  act(titles: readonly string[], deed: DeedOnSelection, tell?: TellOnSelection): Promise<void>;
  undo(done: Done): Promise<Outcome>;
  opportunity(title: string): BoardRecord<Opportunity> | undefined;
  request(title: string): BoardRecord<HelpRequest> | undefined;
  dispose(): void;
}
