import { Button } from '../../common/Button.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import type { BoardUi } from './board-ui.ts';
import { ReadAt } from './ReadAt.tsx';

/** How many records are on show, read out when it changes; selecting them all; when they were read, and reading anew. */
export function CountLine({ ui }: { ui: BoardUi }) {
  const { text } = useI18n();
  const { board } = ui;
  const rows = board.result.value?.rows ?? [];
  const all = board.size.value;
  const selected = board.selected.value;
  const unselected = rows.some(({ title }) => !selected.has(title));
  return (
    <div class="hp-countline">
      <span role="status">
        {rows.length === all ? text('board-count-all', all) : text('board-count', rows.length, all)}
      </span>
      {rows.length === 0 || !unselected ? null : (
        <Button size="small" weight="quiet" onClick={() => board.selectAll(rows.map(({ title }) => title))}>
          {text('board-select-all', rows.length)}
        </Button>
      )}
      <ReadAt ui={ui} />
    </div>
  );
}
