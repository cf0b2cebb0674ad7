import { cdxIconReload } from '@wikimedia/codex-icons';
import { Button } from '../../common/Button.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import type { BoardUi } from './board-ui.ts';

/** How many records are on show, read out when it changes; selecting them all; when they were read, and reading anew. */
export function CountLine({ ui }: { ui: BoardUi }) {
  const { text, clock, dateTime } = useI18n();
  const { board } = ui;
  const rows = board.result.value?.rows ?? [];
  const all = board.size.value;
  const selected = board.selected.value;
  const readAt = ui.readAt.value;
  const refreshing = board.refreshing.value;
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
      <span class="hp-countline__read">
        <span class="hp-help" role="status" title={readAt === null ? undefined : dateTime(readAt)}>
          {refreshing
            ? text('board-refreshing')
            : readAt === null
              ? ''
              : text('board-read-at', clock(readAt))}
        </span>
        <Button
          size="small"
          weight="quiet"
          icon={cdxIconReload}
          label={text('board-look-again')}
          busy={refreshing}
          onClick={() => void board.load()}
        />
      </span>
    </div>
  );
}
