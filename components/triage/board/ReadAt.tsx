import { cdxIconClose, cdxIconReload } from '@wikimedia/codex-icons';
import { useRef } from 'preact/hooks';
import { Button } from '../../common/Button.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import type { BoardUi } from './board-ui.ts';

/** When what is on show was read, and reading it anew: how far that is, and the way to stop it. */
export function ReadAt({ ui }: { ui: Pick<BoardUi, 'board' | 'readAt'> }) {
  const { text, clock, dateTime } = useI18n();
  const { board } = ui;
  const again = useRef<HTMLButtonElement>(null);
  const readAt = ui.readAt.value;
  const refreshing = board.refreshing.value;
  const { read, of } = board.progress.value;
  return (
    <span class="hp-readat">
      <span class="hp-help" role="status" title={readAt === null ? undefined : dateTime(readAt)}>
        {refreshing ? text('board-refreshing') : readAt === null ? '' : text('board-read-at', clock(readAt))}
      </span>
      {!refreshing ? null : (
        <>
          {of === null || of === 0 ? null : (
            <span class="hp-help">{text('board-refreshing-some', read, of)}</span>
          )}
          <Button
            size="small"
            weight="quiet"
            icon={cdxIconClose}
            label={text('board-refreshing-stop')}
            onClick={() => {
              // The button goes with the reading: the focus stays beside where it was.
              again.current?.focus();
              board.stop();
            }}
          />
        </>
      )}
      <Button
        size="small"
        weight="quiet"
        icon={cdxIconReload}
        label={text('board-look-again')}
        busy={refreshing}
        buttonRef={again}
        onClick={() => void board.load()}
      />
    </span>
  );
}
