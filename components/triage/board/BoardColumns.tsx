import { cdxIconNext, cdxIconPrevious } from '@wikimedia/codex-icons';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { RowStage } from '../../../lib/desk/board/board-rows.ts';
import type { Config } from '../../../lib/desk/config.ts';
import { Button } from '../../common/Button.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import { Select } from '../../common/Select.tsx';
import type { StageColumn } from '../board-columns.ts';
import { BoardList } from './BoardList.tsx';
import type { BoardUi } from './board-ui.ts';
import { stageWord } from './board-words.ts';
import { useWidth } from './use-width.ts';

/** Pixels from which two columns stand side by side. */
const severalFrom = 520;

/** Records as columns by stage; one column at a time where there is room for one. */
export function BoardColumns({ ui, config }: { ui: BoardUi; config: Config }) {
  const root = useRef<HTMLDivElement>(null);
  const several = useWidth(root) >= severalFrom;
  const columns = ui.board.columns.value;
  return (
    <div class="hp-stagecolumns" ref={root}>
      {several ? (
        columns.map(column => <Column key={column.stage} column={column} ui={ui} config={config} />)
      ) : (
        <OneColumn columns={columns} ui={ui} config={config} />
      )}
    </div>
  );
}

function Column({ column, ui, config }: { column: StageColumn; ui: BoardUi; config: Config }) {
  const i18n = useI18n();
  const id = useId();
  const name = stageWord(i18n, column.stage);
  return (
    <section class="hp-stagecolumn" aria-labelledby={id}>
      <h2 id={id} class="hp-stagecolumn__name">
        {name} <span class="hp-stagecolumn__count">{i18n.number(column.rows.length)}</span>
      </h2>
      <Rows column={column} name={name} ui={ui} config={config} />
    </section>
  );
}

function Rows({
  column,
  name,
  ui,
  config,
}: {
  column: StageColumn;
  name: string;
  ui: BoardUi;
  config: Config;
}) {
  const { text } = useI18n();
  return column.rows.length === 0 ? (
    <p class="hp-help hp-stagecolumn__empty">{text('board-column-empty')}</p>
  ) : (
    <BoardList label={name} rows={column.rows} ui={ui} config={config} cards />
  );
}

function OneColumn({
  columns,
  ui,
  config,
}: {
  columns: readonly StageColumn[];
  ui: BoardUi;
  config: Config;
}) {
  const i18n = useI18n();
  const { text } = i18n;
  const id = useId();
  const { board, column: chosen } = ui;
  const cursor = board.cursor.value;
  const at = columns.findIndex(({ rows }) => rows.some(({ title }) => title === cursor));
  const stageOfCursor = columns[at]?.stage;
  // The keyboard walks from one column into the next.
  useEffect(() => {
    if (stageOfCursor !== undefined) chosen.value = stageOfCursor;
  }, [stageOfCursor, cursor, chosen]);
  const shown =
    columns.find(({ stage }) => stage === chosen.value) ??
    columns.find(({ rows }) => rows.length > 0) ??
    columns[0];
  if (shown === undefined) return null;
  const place = columns.indexOf(shown);
  const go = (stage: RowStage | undefined) => {
    if (stage !== undefined) chosen.value = stage;
  };
  const nameOf = ({ stage, rows }: StageColumn) =>
    text('board-column-name', stageWord(i18n, stage), rows.length);
  return (
    <section class="hp-stagecolumn hp-stagecolumn--alone" aria-label={stageWord(i18n, shown.stage)}>
      <div class="hp-stagecolumn__choice">
        <label class="hp-hidden" for={id}>
          {text('board-column')}
        </label>
        <Button
          weight="quiet"
          icon={cdxIconPrevious}
          label={text('board-column-previous')}
          disabled={place === 0}
          onClick={() => go(columns[place - 1]?.stage)}
        />
        <Select
          id={id}
          describedBy={undefined}
          invalid={false}
          value={shown.stage}
          options={columns.map(column => ({ value: column.stage, label: nameOf(column) }))}
          onChange={go}
        />
        <Button
          weight="quiet"
          icon={cdxIconNext}
          label={text('board-column-next')}
          disabled={place === columns.length - 1}
          onClick={() => go(columns[place + 1]?.stage)}
        />
      </div>
      <Rows column={shown} name={stageWord(i18n, shown.stage)} ui={ui} config={config} />
    </section>
  );
}
