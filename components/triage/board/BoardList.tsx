import './rows.css';
import { useRef } from 'preact/hooks';
import type { BoardRow } from '../../../lib/desk/board/board-rows.ts';
import type { Config } from '../../../lib/desk/config.ts';
import { LongList } from '../LongList.tsx';
import { BoardRowView } from './BoardRowView.tsx';
import type { BoardUi } from './board-ui.ts';
import { useWidth } from './use-width.ts';

/** Pixels from which a row has room for its facts beside its name, and the heights of a row without and with that room. */
const besideFrom = 560;
const rowHeights = { below: 96, beside: 64 } as const;

export interface BoardListProps {
  readonly label: string;
  readonly rows: readonly BoardRow[];
  readonly ui: BoardUi;
  readonly config: Config;
  /** Cards of a column always have their facts below the name. */
  readonly cards?: boolean;
}

/** Rows of records, as many as there are. */
export function BoardList({ label, rows, ui, config, cards = false }: BoardListProps) {
  const root = useRef<HTMLDivElement>(null);
  const beside = useWidth(root) >= besideFrom && !cards;
  const { board } = ui;
  const cursor = board.cursor.value;
  const selected = board.selected.value;
  const opened = board.opened.value;
  const busy = board.busy.value;
  const current = rows.some(({ title }) => title === cursor) ? cursor : null;
  const reachable = current ?? rows[0]?.title;
  return (
    <div class={`hp-boardlist${beside ? ' hp-boardlist--beside' : ''}`} ref={root}>
      <LongList
        label={label}
        items={rows}
        keyOf={row => row.title}
        current={current}
        rowHeight={beside ? rowHeights.beside : rowHeights.below}
        about={board.filter.value}
        row={row => (
          <BoardRowView
            row={row}
            ui={ui}
            config={config}
            reachable={row.title === reachable}
            selected={selected.has(row.title)}
            opened={row.title === opened}
            busy={busy.has(row.title)}
          />
        )}
      />
    </div>
  );
}
