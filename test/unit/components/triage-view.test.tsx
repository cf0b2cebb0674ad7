// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { ViewsServices } from '../../../components/triage/views-model.ts';
import type { Outcome } from '../../../lib/wiki/outcome.ts';
import { readyBoard as ready } from './board-screen.tsx';
import { keptViews } from './board-stage.ts';

afterEach(cleanup);

const away: Outcome = { kind: 'unreachable', detail: 'no network' };

const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
const focusedName = () => document.activeElement?.textContent;
const rows = () =>
  screen.getAllByRole('listitem').map(one => within(one).getAllByRole('button')[0]?.textContent);
const said = (text: string | RegExp) => screen.findByText(text);

describe('the board', () => {
  it('lists records with their words, and counts them', async () => {
    await ready();
    expect(rows()).toEqual(['Alpha', 'Beta', 'Broken', 'Gamma']);
    expect(screen.getByText('4 records').getAttribute('role')).toBe('status');
    const broken = screen.getByRole('button', { name: 'Broken' });
    expect(document.getElementById(broken.getAttribute('aria-describedby') ?? '')?.textContent).toContain(
      'Cannot be read',
    );
  });

  it('is walked with j and k, opens with o on the heading, and Escape goes back to the row', async () => {
    const { model } = await ready();
    press('j');
    await waitFor(() => expect(focusedName()).toBe('Alpha'));
    press('j');
    await waitFor(() => expect(focusedName()).toBe('Beta'));
    press('k');
    await waitFor(() => expect(focusedName()).toBe('Alpha'));
    press('o');
    await waitFor(() => expect(document.activeElement?.tagName).toBe('H2'));
    expect(focusedName()).toBe('O/Alpha');
    press('Escape');
    await waitFor(() => expect(focusedName()).toBe('Alpha'));
    expect(model.opened.value).toBeNull();
  });

  it('loses no key, however fast they come', async () => {
    const { model } = await ready();
    for (const key of ['j', 'j', 'j', 'j', 'k']) press(key);
    await waitFor(() => expect(focusedName()).toBe('Broken'));
    expect(model.cursor.value).toBe('O/Broken');
    for (const key of ['o', 'Escape', 'k']) press(key);
    await waitFor(() => expect(focusedName()).toBe('Beta'));
    expect([model.cursor.value, model.opened.value]).toEqual(['O/Beta', null]);
  });

  it('goes on to the next record while one lies over the list, with the focus on its heading', async () => {
    await ready();
    fireEvent.click(screen.getByRole('button', { name: 'Alpha' }));
    await waitFor(() => expect(focusedName()).toBe('O/Alpha'));
    press('j');
    await waitFor(() => expect(focusedName()).toBe('O/Beta'));
    fireEvent.click(screen.getByRole('button', { name: 'Next record' }));
    await said('3 of 4');
    fireEvent.click(screen.getByRole('button', { name: 'Back' }));
    await waitFor(() => expect(focusedName()).toBe('Broken'));
  });

  it('begins claiming and assigning: of the row, or of all that are selected', async () => {
    const { ui } = await ready();
    press('j');
    press('c');
    await said('wanted: claim');
    ui.wanted.value = null;
    press('Escape');
    press('x');
    press('j');
    press('x');
    press('a');
    await said('2 titles, wanted: assign');
    expect(ui.wanted.value).toBeNull();
    await said('2 selected');
    press('Escape');
    await waitFor(() => expect(screen.queryByText('2 selected')).toBeNull());
  });

  it('selects all on show, and says how many of the selected the filter hides', async () => {
    const { model } = await ready();
    fireEvent.click(screen.getByRole('button', { name: 'Select all 4' }));
    await said('4 selected');
    model.setText('alpha');
    await said('3 of them are not on show');
    fireEvent.click(screen.getByRole('button', { name: 'Clear the selection' }));
    await waitFor(() => expect(model.selected.value.size).toBe(0));
  });

  it('searches with /, and comes back to the rows with Enter', async () => {
    await ready();
    press('/');
    const field = screen.getByRole('searchbox', { name: 'Search' });
    await waitFor(() => expect(document.activeElement).toBe(field));
    fireEvent.input(field, { target: { value: 'gam' } });
    await said('1 of 4 records');
    press('j');
    expect(document.activeElement).toBe(field);
    press('Enter');
    await waitFor(() => expect(focusedName()).toBe('Gamma'));
  });

  it('shows the keys with ?, and can turn the letters off', async () => {
    const { ui, model } = await ready();
    press('?');
    const dialog = await screen.findByRole('dialog', { name: 'Keys of the board' });
    press('j');
    expect(model.cursor.value).toBeNull();
    fireEvent.click(within(dialog).getByRole('checkbox', { name: 'Single letters are commands' }));
    fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(ui.keys.value).toBe(false);
    press('j');
    press('?');
    expect([model.cursor.value, ui.keysShown.value]).toEqual([null, false]);
  });

  it('narrows by filters with counts, says what is active, and takes it back', async () => {
    await ready();
    fireEvent.click(screen.getByRole('button', { name: 'Filters' }));
    const flagged = await screen.findByRole('checkbox', { name: 'Flagged, 3 records' });
    fireEvent.click(flagged);
    await said('Show 3 records');
    fireEvent.click(screen.getByRole('button', { name: 'Show 3 records' }));
    await waitFor(() => expect(focusedName()).toBe('Filters: 1'));
    expect(rows().slice(1)).toEqual(['Alpha', 'Beta', 'Gamma']);
    fireEvent.click(screen.getByRole('button', { name: 'Remove the filter Stage: Flagged' }));
    await said('4 records');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('searchbox')));
  });

  it('says when nothing matches, and clears the filters from there', async () => {
    const { model } = await ready();
    model.setText('nowhere');
    await screen.findByRole('heading', { name: 'No record matches' });
    const [, clear] = screen.getAllByRole('button', { name: 'Clear all filters' });
    if (clear === undefined) throw new Error('No second way out');
    fireEvent.click(clear);
    await said('4 records');
  });

  it('never gives the focus to a row that the filter hides', async () => {
    const { model } = await ready();
    fireEvent.click(screen.getByRole('button', { name: 'Alpha' }));
    await waitFor(() => expect(focusedName()).toBe('O/Alpha'));
    model.setText('beta');
    press('Escape');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('searchbox')));
  });

  it('leads on to the reports', async () => {
    const { opened } = await ready();
    fireEvent.click(screen.getByRole('button', { name: 'Reports' }));
    expect(opened).toEqual(['reports']);
  });
});

describe('the columns of the board', () => {
  it('stand alone where there is room for one, chosen by name and count', async () => {
    const { model } = await ready();
    model.setLayout('columns');
    const choice = await screen.findByRole('combobox', { name: 'Stage' });
    expect([...choice.querySelectorAll('option')].map(one => one.textContent)).toEqual([
      'Opportunities that cannot be read (1)',
      'Flagged (3)',
    ]);
    expect(rows()).toEqual(['Broken']);
    fireEvent.click(screen.getByRole('button', { name: 'Next stage' }));
    await waitFor(() => expect(rows()).toEqual(['Alpha', 'Beta', 'Gamma']));
    model.pointAt('O/Broken');
    await waitFor(() => expect(rows()).toEqual(['Broken']));
    press('j');
    await waitFor(() => expect(focusedName()).toBe('Alpha'));
  });
});

describe('views', () => {
  const open = async (views: ViewsServices) => {
    const shown = await ready({}, views);
    fireEvent.click(screen.getByRole('button', { name: 'Filters' }));
    await screen.findByRole('button', { name: 'In my hands' });
    return shown;
  };

  it('are saved under a name, applied, changed, renamed and deleted', async () => {
    const kept = keptViews();
    const { model } = await open(kept);
    model.toggle('stage', 'opportunity:flagged');
    fireEvent.click(await screen.findByRole('button', { name: 'Save as a view…' }));
    const field = await screen.findByRole('textbox', { name: 'Name of the view' });
    await waitFor(() => expect(document.activeElement).toBe(field));
    fireEvent.input(field, { target: { value: 'New ones' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    const chosen = await screen.findByRole('button', { name: 'New ones', pressed: true });
    model.clearFilter();
    await screen.findByRole('button', { name: 'New ones', pressed: false });
    fireEvent.click(chosen);
    await waitFor(() => expect(model.filter.value.chosen.stage).toEqual(['opportunity:flagged']));
    model.setLayout('columns');
    fireEvent.click(await screen.findByRole('button', { name: 'Save the changes to “New ones”' }));
    await waitFor(() => expect(kept.kept()[0]?.layout).toBe('columns'));
    fireEvent.click(screen.getByRole('button', { name: 'Rename “New ones”' }));
    const name = await screen.findByRole('textbox', { name: 'Name of the view' });
    fireEvent.input(name, { target: { value: 'Fresh' } });
    fireEvent.keyDown(name, { key: 'Enter' });
    await screen.findByRole('button', { name: 'Fresh' });
    fireEvent.click(screen.getByRole('button', { name: 'Delete “Fresh”' }));
    await said('“Fresh” was deleted.');
    expect(kept.kept()).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByRole('button', { name: 'Fresh' });
  });

  it('say when they did not come, and keep what is on show when one is not saved', async () => {
    let answers = false;
    const kept = keptViews();
    const { model } = await open({
      ...kept,
      read: async () => (answers ? { views: [] } : { outcome: away }),
      change: async () => ({ kind: 'not-saved', outcome: away }),
    });
    await said('Your views did not come from Meta-Wiki.');
    answers = true;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    model.setText('alpha');
    fireEvent.click(await screen.findByRole('button', { name: 'Save as a view…' }));
    const field = await screen.findByRole('textbox', { name: 'Name of the view' });
    fireEvent.input(field, { target: { value: 'Mine' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await said('Try again. What is on show stays as it is.');
    screen.getByDisplayValue('Mine');
    expect(model.filter.value.text).toBe('alpha');
  });
});
