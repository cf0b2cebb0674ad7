import { useMemo } from 'preact/hooks';
import { deferred } from '../common/deferred.tsx';
import { useI18n } from '../common/i18n-context.tsx';
import { BoardView } from '../triage/board/BoardView.tsx';
import type { ActionsProps, RecordProps } from '../triage/board/board-slots.ts';
import { type BoardUi, openBoardUi } from '../triage/board/board-ui.ts';
import type { BoardModel } from '../triage/board-model.ts';
import { viewsOf } from './board-models.ts';
import { OnBoard, useReading } from './board-reading.tsx';
import type { PanelModel } from './panel-model.ts';
import { WithUserNames } from './WithUserNames.tsx';

const RecordScreen = deferred(() => import('./RecordScreen.tsx'), { messages: ['record'] });
const Actions = deferred(
  () => import('../triage/record/RecordActions.tsx').then(file => ({ default: file.RecordActions })),
  { messages: ['record'] },
);

/** What is folded out and where the person was, for as long as the panel is open. */
const uis = new WeakMap<BoardModel, BoardUi>();

/** The tab "Board" in the frame. */
export function BoardScreen({ model }: { model: PanelModel }) {
  return (
    <OnBoard model={model}>
      {(board, user) => (
        <WithUserNames model={model}>
          <Open key={user} model={model} board={board} user={user} />
        </WithUserNames>
      )}
    </OnBoard>
  );
}

function Open({ model, board, user }: { model: PanelModel; board: BoardModel; user: string }) {
  const { text } = useI18n();
  const { navigation } = model;
  const ui = uiOf(model, board, user);
  useReading(model, board);
  const Record = useMemo(
    () =>
      function Record({ title, wanted }: RecordProps) {
        return <RecordScreen model={model} board={board} title={title} wanted={wanted} />;
      },
    [model, board],
  );
  const ActionsFor = useMemo(
    () =>
      function ActionsFor({ titles, wanted }: ActionsProps) {
        return <Actions board={board} titles={titles} user={user} wanted={wanted} />;
      },
    [board, user],
  );
  const links = [
    { label: text('board-reports'), onOpen: () => navigation.open({ name: 'reports' }) },
    { label: text('board-committee'), onOpen: () => navigation.open({ name: 'committee' }) },
    { label: text('board-groups'), onOpen: () => navigation.open({ name: 'groups' }) },
  ];
  return (
    <BoardView
      ui={ui}
      views={viewsOf(model, board, user)}
      config={model.config.value}
      user={user}
      links={links}
      Record={Record}
      Actions={ActionsFor}
    />
  );
}

function uiOf(model: PanelModel, board: BoardModel, user: string): BoardUi {
  const found = uis.get(board);
  if (found !== undefined) return found;
  const { host, services } = model;
  const ui = openBoardUi({ board, cache: services.cache, clock: host.clock, user });
  uis.set(board, ui);
  return ui;
}

export default BoardScreen;
