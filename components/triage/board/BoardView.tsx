import './board.css';
import type { ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Board } from '../../../lib/desk/board/board-load.ts';
import type { Config } from '../../../lib/desk/config.ts';
import { Button } from '../../common/Button.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import type { ViewsModel } from '../views-model.ts';
import { ActiveFilters } from './ActiveFilters.tsx';
import { BoardColumns } from './BoardColumns.tsx';
import { BoardList } from './BoardList.tsx';
import { BoardEmpty, BoardFailed, BoardLoading, BoardTroubles } from './BoardStates.tsx';
import type { ActionsProps, RecordProps } from './board-slots.ts';
import type { BoardUi } from './board-ui.ts';
import { CountLine } from './CountLine.tsx';
import { FiltersPane } from './FiltersPane.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { RecordPane } from './RecordPane.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { Toolbar } from './Toolbar.tsx';
import { useBoardKeys } from './use-board-keys.ts';
import { useWidth } from './use-width.ts';

export interface BoardViewProps {
  readonly ui: BoardUi;
  readonly views: ViewsModel;
  readonly config: Config;
  /** User name of whoever has it open. */
  readonly user: string;
  /** Where else the board leads. */
  readonly links: readonly { readonly label: string; readonly onOpen: () => void }[];
  /** One record beside the list, and the actions for a selection: parts that come when they are needed. */
  readonly Record: ComponentType<RecordProps>;
  readonly Actions: ComponentType<ActionsProps>;
}

/** Pixels from which filters, list and record stand side by side. */
const fullWidth = 900;

/** The board: what there is, narrowed and sorted, with the record somebody works on. */
export function BoardView(props: BoardViewProps) {
  const { ui, links } = props;
  const { board } = ui;
  const { text } = useI18n();
  const root = useRef<HTMLElement>(null);
  const wide = useWidth(root) >= fullWidth;
  useBoardKeys(root, ui);
  const state = board.state.value;
  return (
    <section
      class={`hp-board${wide ? ' hp-board--wide' : ''}`}
      aria-label={text('board-title')}
      aria-busy={board.refreshing.value}
      ref={root}
    >
      <h1 class="hp-hidden">{text('board-title')}</h1>
      <nav class="hp-board__links" aria-label={text('board-links')}>
        {links.map(({ label, onOpen }) => (
          <button key={label} type="button" class="hp-linklike" onClick={onOpen}>
            {label}
          </button>
        ))}
        <button
          type="button"
          class="hp-linklike"
          onClick={() => {
            ui.keysShown.value = true;
          }}
        >
          {text('board-keys')}
        </button>
      </nav>
      {state.kind === 'loading' ? (
        <BoardLoading board={board} progress={state.progress} />
      ) : state.kind === 'failed' ? (
        <BoardFailed board={board} error={state.error} />
      ) : (
        <Ready {...props} read={state.board} wide={wide} />
      )}
      <KeysDialog ui={ui} />
    </section>
  );
}

function Ready(props: BoardViewProps & { read: Board; wide: boolean }) {
  const { ui, read } = props;
  const { board } = ui;
  if (board.size.value > 0) return <Panes {...props} />;
  return (
    <>
      <BoardTroubles ui={ui} read={{ ...read, listed: true }} />
      <BoardEmpty board={board} read={read} />
    </>
  );
}

function Panes(props: BoardViewProps & { read: Board; wide: boolean }) {
  const { ui, views, config, user, read, wide, Record, Actions } = props;
  const { board, filtersOpen } = ui;
  const title = board.opened.value;
  const opened = title !== null && knows(board, title) ? title : null;
  const over = !wide && filtersOpen.value;
  const covered = !wide && opened !== null;
  useHonestFocus(ui);
  useEffect(() => {
    ui.covered.value = covered;
  }, [ui, covered]);
  return (
    <>
      <BoardTroubles ui={ui} read={read} />
      <div class="hp-board__body">
        {wide || over ? <FiltersPane ui={ui} views={views} config={config} user={user} over={over} /> : null}
        <div class="hp-board__main" inert={over || covered}>
          <Toolbar ui={ui} folded={!wide} />
          <ActiveFilters ui={ui} config={config} />
          <CountLine ui={ui} />
          <Rows ui={ui} config={config} />
          <SelectionBar ui={ui} Actions={Actions} />
        </div>
        {opened === null ? null : <RecordPane ui={ui} title={opened} beside={wide} Record={Record} />}
      </div>
    </>
  );
}

/** Whether there is something to say about a record; of one that is gone, how it went. */
function knows({ opportunity, request, state }: BoardUi['board'], title: string): boolean {
  if (opportunity(title) !== undefined || request(title) !== undefined) return true;
  return state.value.kind === 'ready' && state.value.board.gone.some(one => one.title === title);
}

function Rows({ ui, config }: { ui: BoardUi; config: Config }) {
  const { text } = useI18n();
  const { board } = ui;
  const rows = board.result.value?.rows ?? [];
  if (rows.length === 0) {
    return (
      <div class="hp-board__nothing">
        <h2>{text('board-nothing')}</h2>
        <p>{text('board-nothing-do')}</p>
        <Button
          onClick={() => {
            board.clearFilter();
            ui.focus.value = { on: 'search' };
          }}
        >
          {text('board-clear')}
        </Button>
      </div>
    );
  }
  return board.layout.value === 'list' ? (
    <BoardList label={text('board-list')} rows={rows} ui={ui} config={config} />
  ) : (
    <BoardColumns ui={ui} config={config} />
  );
}

/** A row that the filter hides cannot have the focus: the search gets it, instead of whatever shows the row again later. */
function useHonestFocus(ui: BoardUi): void {
  const { board, focus } = ui;
  const wish = focus.value;
  const rows = board.result.value?.rows;
  useEffect(() => {
    if (wish?.on === 'row' && rows?.some(({ title }) => title === wish.title) === false) {
      focus.value = { on: 'search' };
    }
  }, [wish, rows, focus]);
}
