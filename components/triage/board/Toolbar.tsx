import '@wikimedia/codex/dist/modules/CdxTextInput-bidi.css';
import { cdxIconFunnel, cdxIconLayout, cdxIconListBullet, cdxIconSortVertical } from '@wikimedia/codex-icons';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { sortings } from '../../../lib/desk/board/board-filter.ts';
import { Button } from '../../common/Button.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import { Select } from '../../common/Select.tsx';
import { countActive } from './ActiveFilters.tsx';
import type { BoardUi } from './board-ui.ts';
import { sortingNames } from './board-words.ts';

/** Search, filters where they are folded away, layout and order. */
export function Toolbar({ ui, folded }: { ui: BoardUi; folded: boolean }) {
  return (
    <div class="hp-toolbar">
      <Search ui={ui} />
      <div class="hp-toolbar__row">
        {folded ? <FiltersButton ui={ui} /> : null}
        <Layout ui={ui} />
        <Order ui={ui} />
      </div>
    </div>
  );
}

function Search({ ui }: { ui: BoardUi }) {
  const { text } = useI18n();
  const { board, focus } = ui;
  const field = useRef<HTMLInputElement>(null);
  const wished = focus.value?.on === 'search';
  useLayoutEffect(() => {
    if (!wished) return;
    field.current?.focus();
    focus.value = null;
  }, [wished, focus]);
  const toList = () => {
    const first = board.cursor.peek();
    const rows = board.result.peek()?.rows ?? [];
    const title = rows.some(row => row.title === first) ? first : rows[0]?.title;
    if (title != null) focus.value = { on: 'row', title };
  };
  return (
    <div class="cdx-text-input hp-toolbar__search">
      <input
        ref={field}
        class="cdx-text-input__input"
        type="search"
        dir="auto"
        aria-label={text('board-search')}
        placeholder={text('board-search-placeholder')}
        autocomplete="off"
        value={board.filter.value.text}
        onInput={event => board.setText(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.isComposing) return;
          if (event.key !== 'Enter' && event.key !== 'ArrowDown' && event.key !== 'Escape') return;
          // Escape in a search field would also empty it, and close a panel that stands in a page.
          event.preventDefault();
          toList();
        }}
      />
    </div>
  );
}

function FiltersButton({ ui }: { ui: BoardUi }) {
  const { text } = useI18n();
  const { focus } = ui;
  const active = countActive(ui.board.filter.value);
  const button = useRef<HTMLButtonElement>(null);
  const wished = focus.value?.on === 'filters';
  useLayoutEffect(() => {
    if (!wished) return;
    button.current?.focus();
    focus.value = null;
  }, [wished, focus]);
  return (
    <Button
      buttonRef={button}
      icon={cdxIconFunnel}
      expanded={ui.filtersOpen.value}
      onClick={() => {
        ui.filtersOpen.value = true;
      }}
    >
      {active === 0 ? text('board-filters') : text('board-filters-active', active)}
    </Button>
  );
}

function Layout({ ui: { board } }: { ui: BoardUi }) {
  const { text } = useI18n();
  const layout = board.layout.value;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot lie in a row of buttons in every browser
    <div class="hp-toolbar__layout" role="group" aria-label={text('board-layout')}>
      <Button
        icon={cdxIconListBullet}
        label={text('board-layout-list')}
        pressed={layout === 'list'}
        onClick={() => board.setLayout('list')}
      />
      <Button
        icon={cdxIconLayout}
        label={text('board-layout-columns')}
        pressed={layout === 'columns'}
        onClick={() => board.setLayout('columns')}
      />
    </div>
  );
}

function Order({ ui: { board } }: { ui: BoardUi }) {
  const { text } = useI18n();
  const id = useId();
  const sorting = board.sorting.value;
  const descending = board.descending.value;
  return (
    <div class="hp-toolbar__order">
      <label class="hp-hidden" for={id}>
        {text('board-sort')}
      </label>
      <Select
        id={id}
        describedBy={undefined}
        invalid={false}
        value={sorting}
        options={sortings.map(value => ({ value, label: text(sortingNames[value]) }))}
        onChange={by => board.sortBy(by, descending)}
      />
      <Button
        icon={cdxIconSortVertical}
        label={text('board-turn')}
        pressed={descending}
        onClick={() => board.sortBy(sorting, !descending)}
      />
    </div>
  );
}
