// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { Board } from '../../../lib/desk/board/board-load.ts';
import type { Outcome } from '../../../lib/wiki/outcome.ts';
import { readyBoard as ready, showBoard as show } from './board-screen.tsx';
import { board } from './board-stage.ts';

afterEach(cleanup);

const away: Outcome = { kind: 'unreachable', detail: 'no network' };
const said = (text: string | RegExp) => screen.findByText(text);

describe('the states of the board', () => {
  it('while it is read: how far it is, a way to stop, and a way to go on', async () => {
    let again = 0;
    const { model } = show({
      read: (onProgress, signal) => {
        again += 1;
        if (again > 1) return Promise.resolve(board('Alpha'));
        onProgress({ read: 350, of: 10_500 });
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      },
    });
    const loading = model.load();
    await said('Reading the board: 350 of 10,500 records.');
    const bar = screen.getByRole('progressbar', { name: 'Records read' });
    expect([bar.getAttribute('value'), bar.getAttribute('max')]).toEqual(['350', '10500']);
    fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
    await loading;
    await said(/^Stopped\./);
    fireEvent.click(screen.getByRole('button', { name: 'Look again' }));
    await screen.findByRole('button', { name: 'Alpha' });
  });

  it('while it is read again: how far it is, and a way to stop that leaves what was there', async () => {
    let times = 0;
    const { model } = await ready({
      read: (onProgress, signal) => {
        times += 1;
        if (times !== 2) return Promise.resolve(board('Alpha', times === 1 ? 'Beta' : 'Gamma'));
        onProgress({ read: 50, of: 400 });
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Look again' }));
    await said('Reading 50 of 400…');
    fireEvent.click(screen.getByRole('button', { name: 'Stop looking for changes' }));
    await said(/^Read at/);
    screen.getByRole('button', { name: 'Beta' });
    expect(screen.queryByText(/^Stopped/)).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Look again' }));
    expect(model.refreshing.value).toBe(false);
    fireEvent.click(screen.getByRole('button', { name: 'Look again' }));
    await screen.findByRole('button', { name: 'Gamma' });
  });

  it('when there is nothing yet: what will stand there, and how it begins', async () => {
    await show({ read: async () => board() }).model.load();
    await screen.findByRole('heading', { name: 'Nothing on the board yet' });
  });

  it('when a part did not come: that it did not, with what was seen last', async () => {
    const part: Board = { ...board('Alpha', 'Beta'), unread: 2, problem: away };
    await ready({ read: async () => part });
    await said(/The latest version of 2 records did not come/);
  });

  it('when records are gone: which', async () => {
    await ready({ read: async () => ({ ...board('Alpha'), gone: [{ title: 'O/Old one', pageId: 9 }] }) });
    await said(/1 record is gone since you looked/);
    expect(screen.getByText('Old one').closest('a')?.href).toContain('Special:Log');
  });

  it('when the wiki is away: what was read before, and since when; or that there is nothing', async () => {
    let reads: Board = board('Alpha');
    const { model } = await ready({ read: async () => reads });
    reads = { ...board('Alpha'), listed: false, problem: away };
    await model.load();
    await said(/^Meta-Wiki did not answer\. What you see was read on /);
    screen.getByRole('button', { name: 'Alpha' });
    reads = board('Alpha', 'Beta');
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('button', { name: 'Beta' });
    await waitFor(() => expect(screen.queryByText(/did not answer/)).toBeNull());
    cleanup();
    await show({ read: async () => ({ ...board(), listed: false, problem: away }) }).model.load();
    await said(/This browser has not seen the board before/);
    expect(screen.queryByText('Nothing on the board yet')).toBeNull();
  });

  it('after a mistake of ours: that nothing on the wiki was changed, with a way to go on', async () => {
    let fails = true;
    const { model } = show({
      read: () => (fails ? Promise.reject(new Error('a slip')) : Promise.resolve(board('Alpha'))),
    });
    await model.load();
    await said(/The board stopped because of a mistake in the panel itself/);
    fails = false;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('button', { name: 'Alpha' });
  });
});
