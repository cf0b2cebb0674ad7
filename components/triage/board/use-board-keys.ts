import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { useHost } from '../../common/host-context.ts';
import { type BoardCommand, commandOf } from '../board-keys.ts';
import type { BoardUi } from './board-ui.ts';

/** Makes the keys of the board work for as long as it is on show. */
export function useBoardKeys(root: RefObject<HTMLElement | null>, ui: BoardUi): void {
  const { kind } = useHost();
  useEffect(() => {
    // Inside a wiki page the panel hears only its own keys; alone, also those pressed while nothing has the focus.
    const inPage = kind === 'page';
    const where: EventTarget | null | undefined = inPage
      ? root.current?.closest('.hp-panel')
      : root.current?.ownerDocument;
    const onKey = (event: Event) => {
      if (!(event instanceof KeyboardEvent) || event.defaultPrevented || ui.keysShown.peek()) return;
      const command = commandOf(event, ui.keys.peek());
      if (command !== undefined && obey(ui, command)) event.preventDefault();
    };
    where?.addEventListener('keydown', onKey);
    return () => where?.removeEventListener('keydown', onKey);
  }, [root, ui, kind]);
}

/** Does what a key says; `false` when there is nothing to do, and the key is left to others. */
export function obey(ui: BoardUi, command: BoardCommand): boolean {
  const { board } = ui;
  const here = board.cursor.peek();
  switch (command) {
    case 'next':
      return walk(ui, () => board.move(1));
    case 'previous':
      return walk(ui, () => board.move(-1));
    case 'next-column':
      return walk(ui, () => board.moveColumn(1));
    case 'previous-column':
      return walk(ui, () => board.moveColumn(-1));
    case 'open':
      if (here === null) return false;
      ui.open(here);
      return true;
    case 'close':
      return close(ui);
    case 'select':
      if (here === null) return false;
      board.select(here);
      return true;
    case 'claim':
    case 'assign':
      return act(ui, command);
    case 'search':
      ui.focus.value = { on: 'search' };
      return true;
    case 'keys':
      ui.keysShown.value = true;
      return true;
  }
}

function walk(ui: BoardUi, step: () => void): boolean {
  step();
  const { cursor } = ui.board;
  if (cursor.peek() === null) return false;
  ui.focus.value = ui.covered.peek() ? { on: 'record' } : { on: 'row', title: cursor.peek() ?? '' };
  return true;
}

/** One thing at a time: what lies over the list, the open record, the selection. */
function close(ui: BoardUi): boolean {
  const { board, filtersOpen } = ui;
  if (filtersOpen.peek()) ui.closeFilters();
  else if (board.opened.peek() !== null) ui.close();
  else if (board.selected.peek().size > 0) board.clearSelection();
  else return false;
  return true;
}

/** Begins it for the selection, else for the open record, else for the one the keyboard is on, which opens. */
function act(ui: BoardUi, action: 'claim' | 'assign'): boolean {
  const { board } = ui;
  if (board.selected.peek().size > 0) {
    ui.wantedForAll.value = action;
    return true;
  }
  const title = board.opened.peek() ?? board.cursor.peek();
  if (title === null) return false;
  if (board.opened.peek() === null) board.open(title);
  ui.wanted.value = action;
  return true;
}
