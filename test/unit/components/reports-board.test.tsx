// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { HostContext } from '../../../components/common/host-context.ts';
import { I18nContext } from '../../../components/common/i18n-context.tsx';
import { type BoardModel, openBoard } from '../../../components/triage/board-model.ts';
import { WithBoard } from '../../../components/triage/reports/WithBoard.tsx';
import type { Board } from '../../../lib/desk/board/board-load.ts';
import { boardWith, listed, services } from './board-stage.ts';
import { words } from './record-stage.ts';
import { testHost } from './test-host.ts';

afterEach(cleanup);

const inPanel = (board: BoardModel) => (
  <HostContext.Provider value={testHost()}>
    <I18nContext.Provider value={words}>
      <WithBoard board={board}>
        {read => (
          <label>
            {read.opportunities.length} read <input name="typed" />
          </label>
        )}
      </WithBoard>
    </I18nContext.Provider>
  </HostContext.Provider>
);

it('leaves what somebody is doing where it is while another configuration makes another board', async () => {
  const first = openBoard(services({ read: () => Promise.resolve(boardWith(listed('Alpha', 1))) }));
  const { rerender } = render(inPanel(first));
  expect(screen.queryByRole('textbox')).toBeNull();
  await first.load();
  const field = await screen.findByRole<HTMLInputElement>('textbox', { name: '1 read' });

  let arrive: (board: Board) => void = () => undefined;
  const arriving = new Promise<Board>(resolve => {
    arrive = resolve;
  });
  const second = openBoard(services({ read: () => arriving }));
  rerender(inPanel(second));
  const loaded = second.load();
  expect(screen.getByRole('textbox', { name: '1 read' })).toBe(field);
  arrive(boardWith(listed('Alpha', 1), listed('Beta', 2)));
  await loaded;
  expect(await screen.findByRole('textbox', { name: '2 read' })).toBe(field);
});
