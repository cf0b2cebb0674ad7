import type { Signal } from '@preact/signals';
import type { BoardModel } from '../triage/board-model.ts';
import { RecordActions, type WantedAction } from '../triage/record/RecordActions.tsx';
import type { PanelModel } from './panel-model.ts';

/** One record beside the list of the board, or over it where there is no room beside it. */
export function RecordScreen({
  model,
  board,
  title,
  wanted,
}: {
  model: PanelModel;
  board: BoardModel;
  /** Of an opportunity or a request. */
  title: string;
  wanted: Signal<WantedAction | null>;
}) {
  const account = model.metaAccount.value;
  if (account?.signedIn !== true) return null;
  return <RecordActions board={board} titles={[title]} user={account.name} wanted={wanted} />;
}

export default RecordScreen;
