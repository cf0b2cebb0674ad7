import { render, screen } from '@testing-library/preact';
import { HostContext } from '../../../components/common/host-context.ts';
import { I18nContext } from '../../../components/common/i18n-context.tsx';
import { BoardView } from '../../../components/triage/board/BoardView.tsx';
import { openBoardUi } from '../../../components/triage/board/board-ui.ts';
import { type BoardServices, openBoard } from '../../../components/triage/board-model.ts';
import { openViews, type ViewsServices } from '../../../components/triage/views-model.ts';
import { systemClock } from '../../../lib/clock.ts';
import { config, emptyCache, keptViews, now, services } from './board-stage.ts';
import { words } from './record-stage.ts';
import { testHost } from './test-host.ts';

/** The board on the screen of somebody, as narrow as a side panel; a record is only its heading. */
export function showBoard(part: Partial<BoardServices> = {}, views: ViewsServices = keptViews()) {
  const model = openBoard(services(part));
  const ui = openBoardUi({ board: model, cache: emptyCache(), clock: systemClock, user: 'Sara' });
  const opened: string[] = [];
  render(
    <HostContext.Provider value={testHost({ clock: { ...systemClock, now: () => now } })}>
      <I18nContext.Provider value={words}>
        <div class="hp-panel">
          <BoardView
            ui={ui}
            views={openViews(views)}
            config={config}
            user="Sara"
            links={[{ label: 'Reports', onOpen: () => opened.push('reports') }]}
            Record={({ title, wanted }) => (
              <>
                <h2>{title}</h2>
                <p>wanted: {wanted.value ?? 'nothing'}</p>
              </>
            )}
            Actions={({ titles, wanted }) => (
              <p>
                {titles.length} titles, wanted: {wanted.value ?? 'nothing'}
              </p>
            )}
          />
        </div>
      </I18nContext.Provider>
    </HostContext.Provider>,
  );
  return { model, ui, opened };
}

/** The same with everything read, by name. */
export async function readyBoard(part: Partial<BoardServices> = {}, views?: ViewsServices) {
  const shown = showBoard(part, views);
  await shown.model.load();
  shown.model.sortBy('name', false);
  await screen.findByRole('button', { name: 'Alpha' });
  return shown;
}
