import type { Signal } from '@preact/signals';
import type { BoardModel } from '../board-model.ts';

/** What can be begun from the keyboard of the board. */
export type WantedAction = 'claim' | 'assign';

/** What the actions of the board need of the panel. */
export interface RecordActionsProps {
  readonly board: BoardModel;
  /** Titles of the records it is about: one that is open, or several that are selected. */
  readonly titles: readonly string[];
  /** User name of whoever acts. */
  readonly user: string;
  /** Set by a key of the board; taken back to null once it was begun. */
  readonly wanted: Signal<WantedAction | null>;
}

/** Everything that can be done to one record or a selection, each with what it will post before it is posted. */
export function RecordActions({ titles }: RecordActionsProps) {
  return <p>{titles.length}</p>;
}
