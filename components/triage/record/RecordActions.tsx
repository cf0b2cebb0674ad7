import '../../request/request.css';
import './record.css';
import type { Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useI18n } from '../../common/i18n-context.tsx';
import type { BoardModel } from '../board-model.ts';
import { OneRecordActions } from './OneRecordActions.tsx';
import type { WantedAction } from './record-actions.ts';
import { SeveralActions } from './SeveralActions.tsx';
import { severalDesk } from './several-desk.ts';

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
export function RecordActions({ board, titles, user, wanted }: RecordActionsProps) {
  const [title] = titles;
  const record = title === undefined ? undefined : board.opportunity(title)?.record;
  if (titles.length > 1 || severalDesk(board).now.value !== null) {
    return <SeveralActions board={board} titles={titles} user={user} wanted={wanted} />;
  }
  return title === undefined || record == null ? (
    <NothingHere wanted={wanted} />
  ) : (
    <OneRecordActions key={title} board={board} title={title} record={record} user={user} wanted={wanted} />
  );
}

/** A request, or a page that cannot be read: it is opened to work on it. */
function NothingHere({ wanted }: Pick<RecordActionsProps, 'wanted'>) {
  const { text } = useI18n();
  useEffect(() => {
    wanted.value = null;
  }, [wanted.value]);
  return <p class="hp-help">{text('record-several-requests', 1)}</p>;
}
