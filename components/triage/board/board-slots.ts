import type { Signal } from '@preact/signals';
import type { WantedAction } from '../record/record-actions.ts';

/** What the part that shows one record is given. */
export interface RecordProps {
  readonly title: string;
  readonly wanted: Signal<WantedAction | null>;
}

/** What the actions for a selection are given. */
export interface ActionsProps {
  readonly titles: readonly string[];
  readonly wanted: Signal<WantedAction | null>;
}
