import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { openBoardUi } from '../../../components/triage/board/board-ui.ts';
import { openBoard } from '../../../components/triage/board-model.ts';
import { recallPlace } from '../../../components/triage/board-place.ts';
import { openViews } from '../../../components/triage/views-model.ts';
import { type Clock, systemClock } from '../../../lib/clock.ts';
import { emptyFilter } from '../../../lib/desk/board/board-filter.ts';
import type { SavedView } from '../../../lib/desk/board/board-views.ts';
import type { Outcome } from '../../../lib/wiki/outcome.ts';
import { emptyCache, keptViews, services } from './board-stage.ts';

const view = (name: string, part: Partial<SavedView> = {}): SavedView => ({
  name,
  filter: { text: '', chosen: { country: ['UG'] } },
  sorting: 'waiting',
  descending: false,
  layout: 'list',
  ...part,
});
const refused: Outcome = { kind: 'unreachable', detail: 'no network' };

describe('saved views', () => {
  it('are saved under a tidy name, in the place of one of the same name', async () => {
    const wiki = keptViews(view('Mine'));
    const views = openViews(wiki);
    await views.load();
    expect(await views.save('  Two   words ', view('', { layout: 'columns' }))).toBe(true);
    expect(await views.save('Mine', view('', { descending: true }))).toBe(true);
    expect(wiki.kept()).toEqual([
      view('Mine', { descending: true }),
      view('Two words', { layout: 'columns' }),
    ]);
    expect(views.views.value).toEqual(wiki.kept());
  });

  it('are renamed, but not to a name that another has', async () => {
    const wiki = keptViews(view('One'), view('Two'));
    const views = openViews(wiki);
    expect(await views.rename('One', 'Two')).toBe(false);
    expect(views.problem.value).toEqual({ kind: 'same-name', name: 'Two' });
    expect(await views.rename('One', ' Three ')).toBe(true);
    expect(wiki.kept().map(({ name }) => name)).toEqual(['Three', 'Two']);
    expect(views.problem.value).toBeNull();
    expect(await views.rename('Two', '   ')).toBe(false);
    expect(await views.rename('Two', 'Two')).toBe(true);
  });

  it('are deleted, and brought back', async () => {
    const wiki = keptViews(view('One'), view('Two', { sorting: 'name' }));
    const views = openViews(wiki);
    await views.load();
    await views.remove('Two');
    expect(wiki.kept().map(({ name }) => name)).toEqual(['One']);
    expect(views.deleted.value?.name).toBe('Two');
    await views.bringBack();
    expect(wiki.kept()).toEqual([view('One'), view('Two', { sorting: 'name' })]);
    expect(views.deleted.value).toBeNull();
  });

  it('say why they could not be read or saved, and keep what was known', async () => {
    const wiki = keptViews(view('One'));
    const views = openViews({ ...wiki, read: async () => ({ outcome: refused }) });
    await views.load();
    expect([views.views.value, views.problem.value]).toEqual([null, { kind: 'not-read', outcome: refused }]);
    const foreign = openViews({ ...wiki, read: async () => ({ views: null }) });
    await foreign.load();
    expect([foreign.views.value, foreign.problem.value]).toEqual([null, { kind: 'not-views' }]);
    const full = openViews({ ...wiki, change: async () => ({ kind: 'too-many' }) });
    await full.load();
    expect(await full.save('Another', view(''))).toBe(false);
    expect([full.views.value, full.problem.value]).toEqual([[view('One')], { kind: 'too-many' }]);
    const offline = openViews({ ...wiki, change: async () => ({ kind: 'not-saved', outcome: refused }) });
    await offline.load();
    expect(await offline.remove('One')).toBe(false);
    expect(offline.problem.value).toEqual({ kind: 'not-saved', outcome: refused });
    expect(offline.deleted.value).toBeNull();
  });
});

describe('the place on the board', () => {
  /** Pauses are over as soon as everything else had its turn. */
  const clock: Clock = {
    now: systemClock.now,
    sleep: (_, signal) => systemClock.sleep(1, signal),
  };
  const poll = <T>(read: () => T) => expect.poll(read, { interval: 5, timeout: 10_000 });
  const opened = async (cache = emptyCache(), user = 'Sara') => {
    const board = openBoard(services());
    const ui = openBoardUi({ board, cache, clock, user });
    await board.load();
    return { board, ui, cache };
  };

  it('is there again at the next opening, for the same person', async () => {
    const { board, ui, cache } = await opened();
    await poll(() => recallPlace(cache, 'Sara')).toBeDefined();
    board.toggle('stage', 'opportunity:flagged');
    board.sortBy('name', true);
    board.setLayout('columns');
    board.open('O/Beta');
    ui.unfolded.value = ['country'];
    ui.keys.value = false;
    const wanted = { opened: 'O/Beta', keys: false, unfolded: ['country'] };
    await poll(() => recallPlace(cache, 'Sara')).toMatchObject(wanted);
    ui.dispose();

    const again = await opened(cache);
    await poll(() => again.board.layout.value).toBe('columns');
    expect(again.board.filter.value.chosen.stage).toEqual(['opportunity:flagged']);
    expect([again.board.sorting.value, again.board.descending.value]).toEqual(['name', true]);
    expect([again.board.opened.value, again.board.cursor.value]).toEqual(['O/Beta', 'O/Beta']);
    expect([again.ui.unfolded.value, again.ui.keys.value]).toEqual([['country'], false]);
    again.ui.dispose();

    const other = await opened(cache, 'Sven');
    expect(other.board.filter.value).toEqual(emptyFilter);
    other.ui.dispose();
  });

  it('tells when an earlier panel read the board, until this one has', async () => {
    const { ui, cache } = await opened();
    await poll(async () => (await recallPlace(cache, 'Sara'))?.readAt).toBeTypeOf('number');
    ui.dispose();
    const board = openBoard(services());
    const later = openBoardUi({ board, cache, clock, user: 'Sara' });
    await poll(() => later.readAt.value).toBe(services().now());
    later.dispose();
  });
});
