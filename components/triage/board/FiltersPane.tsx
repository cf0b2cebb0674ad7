import './filters.css';
import { cdxIconArrowPrevious } from '@wikimedia/codex-icons';
import { useEffect, useRef } from 'preact/hooks';
import type { Config } from '../../../lib/desk/config.ts';
import { Button } from '../../common/Button.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import type { ViewsModel } from '../views-model.ts';
import type { BoardUi } from './board-ui.ts';
import { Filters } from './Filters.tsx';
import { SavedViews } from './SavedViews.tsx';

export interface FiltersPaneProps {
  readonly ui: BoardUi;
  readonly views: ViewsModel;
  readonly config: Config;
  readonly user: string;
  /** It lies over the list, and is left by the button at its end. */
  readonly over: boolean;
}

/** Views and filters: beside the list, or over it where there is no room. */
export function FiltersPane({ ui, views, config, user, over }: FiltersPaneProps) {
  const { text } = useI18n();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (over) heading.current?.focus();
  }, [over]);
  const shown = ui.board.result.value?.rows.length ?? 0;
  return (
    <section class={`hp-filterpane${over ? ' hp-filterpane--over' : ''}`} aria-label={text('board-filters')}>
      <div class="hp-filterpane__head">
        {over ? (
          <Button
            weight="quiet"
            icon={cdxIconArrowPrevious}
            label={text('board-back')}
            onClick={ui.closeFilters}
          />
        ) : null}
        <h2 tabIndex={-1} ref={heading}>
          {text('board-filters')}
        </h2>
      </div>
      <SavedViews ui={ui} views={views} user={user} />
      <Filters ui={ui} config={config} />
      {over ? (
        <div class="hp-actions">
          <Button action="progressive" weight="primary" onClick={ui.closeFilters}>
            {text('board-filters-show', shown)}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
