import type { ComponentType } from 'preact';
import { Button } from '../../common/Button.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import type { ActionsProps } from './board-slots.ts';
import type { BoardUi } from './board-ui.ts';

/** What can be done to everything that is selected; nothing while nothing is. */
export function SelectionBar({ ui, Actions }: { ui: BoardUi; Actions: ComponentType<ActionsProps> }) {
  const { text } = useI18n();
  const { board } = ui;
  const selected = board.selected.value;
  if (selected.size === 0) return null;
  const shown = new Set(board.result.value?.rows.map(({ title }) => title));
  const hidden = [...selected].filter(title => !shown.has(title)).length;
  return (
    <section class="hp-boardselection" aria-label={text('board-selection')}>
      <div class="hp-boardselection__head">
        <strong>{text('board-selected', selected.size)}</strong>
        {hidden === 0 ? null : <span class="hp-help">{text('board-selected-hidden', hidden)}</span>}
        <Button size="small" weight="quiet" onClick={board.clearSelection}>
          {text('board-unselect')}
        </Button>
      </div>
      <Actions titles={[...selected]} wanted={ui.wantedForAll} />
    </section>
  );
}
