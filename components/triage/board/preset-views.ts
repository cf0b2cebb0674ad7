import type { BoardFilter } from '../../../lib/desk/board/board-filter.ts';
import type { Arrangement } from '../../../lib/desk/board/board-views.ts';
import type { MessageKey } from '../../../lib/i18n/i18n.ts';

/** A view that is there from the start. */
export interface PresetView {
  readonly name: MessageKey;
  readonly arrangement: Arrangement;
}

const longestFirst = (chosen: BoardFilter['chosen']): Arrangement => ({
  filter: { text: '', chosen },
  sorting: 'waiting',
  descending: false,
  layout: 'list',
});

/** The questions people open the board with, answered by one press. `user`: whoever has the board open. */
export function presetViews(user: string): readonly PresetView[] {
  return [
    { name: 'board-view-mine', arrangement: longestFirst({ assignee: [user] }) },
    { name: 'board-view-new', arrangement: longestFirst({ waitsFor: ['anyone'] }) },
    { name: 'board-view-staff', arrangement: longestFirst({ waitsFor: ['staff'] }) },
    { name: 'board-view-committee', arrangement: longestFirst({ waitsFor: ['committee'] }) },
  ];
}
