import { cdxIconAlert } from '@wikimedia/codex-icons';
import { useId, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { BoardRow } from '../../../lib/desk/board/board-rows.ts';
import type { Config } from '../../../lib/desk/config.ts';
import { useHost } from '../../common/host-context.ts';
import { Icon } from '../../common/Icon.tsx';
import { Data, useI18n } from '../../common/i18n-context.tsx';
import type { BoardUi } from './board-ui.ts';
import { rowWords } from './row-words.ts';

export interface BoardRowProps {
  readonly row: BoardRow;
  readonly ui: BoardUi;
  readonly config: Config;
  /** The one row of the list that Tab comes to. */
  readonly reachable: boolean;
  readonly selected: boolean;
  readonly opened: boolean;
  readonly busy: boolean;
}

/** One record in the list: a box to select it, its name that opens it, and what it says of itself. */
export function BoardRowView({ row, ui, config, reachable, selected, opened, busy }: BoardRowProps) {
  const i18n = useI18n();
  const { clock } = useHost();
  const { board, focus } = ui;
  const id = useId();
  const name = useRef<HTMLButtonElement>(null);
  const record = row.sort === 'request' ? board.request(row.title) : board.opportunity(row.title);
  const words = useMemo(
    () => rowWords(row, record, { i18n, config, now: clock.now() }),
    [row, record, i18n, config, clock],
  );
  const wish = focus.value;
  const wished = wish?.on === 'row' && wish.title === row.title;
  // At once, and only if nothing newer is wished: keys can come faster than frames.
  useLayoutEffect(() => {
    if (!wished || focus.peek() !== wish) return;
    focus.value = null;
    name.current?.focus({ preventScroll: true });
  }, [wished, wish, focus]);
  const tabIndex = reachable ? 0 : -1;
  return (
    <div
      class={`hp-boardrow${selected ? ' hp-boardrow--selected' : ''}${opened ? ' hp-boardrow--opened' : ''}`}
    >
      <label class="hp-boardrow__box">
        <input
          type="checkbox"
          checked={selected}
          tabIndex={tabIndex}
          onChange={() => {
            board.pointAt(row.title);
            board.select(row.title);
          }}
        />
        <span class="hp-hidden">{i18n.text('board-select', row.name)}</span>
      </label>
      <div class="hp-boardrow__text">
        <button
          ref={name}
          type="button"
          class="hp-boardrow__name"
          tabIndex={tabIndex}
          aria-describedby={id}
          onFocus={() => {
            if (board.cursor.peek() !== row.title) board.pointAt(row.title);
          }}
          onClick={() => ui.open(row.title)}
        >
          <Data>{row.name}</Data>
        </button>
        <div id={id} class="hp-boardrow__facts">
          <span title={words.what}>{words.what}</span>
          <span title={words.where}>{words.where}</span>
          {busy ? (
            <span>{i18n.text('board-busy')}</span>
          ) : words.trouble === '' ? (
            <span title={words.who}>{words.who}</span>
          ) : (
            <span class="hp-boardrow__trouble" title={words.trouble}>
              <Icon icon={cdxIconAlert} size="x-small" /> {words.trouble}
            </span>
          )}
        </div>
      </div>
    </div>
  );
}
