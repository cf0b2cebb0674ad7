import '../board/board.css';
import './desk.css';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { Board } from '../../../lib/desk/board/board-load.ts';
import { BoardEmpty, BoardFailed, BoardLoading, BoardTroubles } from '../board/BoardStates.tsx';
import { ReadAt } from '../board/ReadAt.tsx';
import type { BoardModel } from '../board-model.ts';

/**
 * What is made of the board once it is read: until then how far reading is, and above it what did not come. Another
 * configuration makes another board: until that is read, what was shown stays, with what somebody is doing in it.
 */
export function WithBoard({
  board,
  children,
}: {
  board: BoardModel;
  children: (read: Board) => ComponentChildren;
}) {
  const ui = { board, readAt: board.readAt };
  const shown = useRef<Board | null>(null);
  const state = board.state.value;
  if (state.kind === 'failed') return <BoardFailed board={board} error={state.error} />;
  if (state.kind === 'ready') shown.current = state.board;
  else if (shown.current === null) return <BoardLoading board={board} progress={state.progress} />;
  const read = shown.current;
  const nothing = read.opportunities.length === 0 && read.requests.length === 0;
  if (nothing && !read.listed) return <BoardEmpty board={board} read={read} />;
  return (
    <>
      <BoardTroubles ui={ui} read={read} />
      <div class="hp-desk__read">
        <ReadAt ui={ui} />
      </div>
      <div class="hp-desk">{children(read)}</div>
    </>
  );
}
