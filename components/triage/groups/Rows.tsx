import { type BoardRow, daysSince } from '../../../lib/desk/board/board-rows.ts';
import { useHost } from '../../common/host-context.ts';
import { Data, useI18n } from '../../common/i18n-context.tsx';
import { stageWord } from '../board/board-words.ts';

/** Records in a few words, each opened by its name. */
export function Rows({ rows, onOpen }: { rows: readonly BoardRow[]; onOpen: (title: string) => void }) {
  const i18n = useI18n();
  const { clock } = useHost();
  return (
    <ul class="hp-list">
      {rows.map(row => {
        const days = daysSince(row.waitingSince, clock.now());
        return (
          <li key={row.title}>
            <button type="button" class="hp-linklike" onClick={() => onOpen(row.title)}>
              <Data>{row.name}</Data>
            </button>{' '}
            <span class="hp-help">
              {[stageWord(i18n, row.stage), days === null ? '' : i18n.text('board-days', days)]
                .filter(part => part !== '')
                .join(' · ')}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
