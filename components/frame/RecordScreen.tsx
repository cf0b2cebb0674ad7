import type { Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Skeleton } from '../common/Skeleton.tsx';
import type { BoardModel } from '../triage/board-model.ts';
import { RecordPane } from '../triage/record/RecordPane.tsx';
import type { WantedAction } from '../triage/record/record-actions.ts';
import { useRest } from '../triage/record/use-rest.ts';
import type { PanelModel } from './panel-model.ts';
import { RequestScreen } from './RequestScreen.tsx';
import { requestOf } from './request-models.ts';

interface RecordScreenProps {
  readonly model: PanelModel;
  readonly board: BoardModel;
  /** Of an opportunity or a request. */
  readonly title: string;
  readonly wanted: Signal<WantedAction | null>;
}

/** One record beside the list of the board, or over it where there is no room beside it. */
export function RecordScreen({ model, board, title, wanted }: RecordScreenProps) {
  const account = model.metaAccount.value;
  if (account?.signedIn !== true) return null;
  return board.request(title)?.record == null ? (
    <RecordPane key={title} board={board} title={title} user={account.name} wanted={wanted} />
  ) : (
    <Request key={title} model={model} board={board} title={title} wanted={wanted} />
  );
}

export default RecordScreen;

/** A request of the board; the board reads again what was changed in it. */
function Request({ model, board, title, wanted }: RecordScreenProps) {
  const rested = useRest(title);
  const { state } = requestOf(model, title);
  const seen = state.value.kind === 'request' ? state.value.view.revision : 0;
  const listed = board.request(title)?.revision ?? 0;
  useEffect(() => {
    if (seen > listed && !board.refreshing.peek()) void board.load();
  }, [seen]);
  // What a key of the board begins is done to opportunities; a request has its own actions.
  useEffect(() => {
    wanted.value = null;
  }, [wanted.value, wanted]);
  if (!rested) return <Skeleton />;
  const others = board.state.value.kind === 'ready' ? board.state.value.board.requests : [];
  return (
    <RequestScreen
      model={model}
      title={title}
      beside
      others={others.flatMap(({ record }) => (record === null ? [] : [record]))}
    />
  );
}
