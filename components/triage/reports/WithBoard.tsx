import '../board/board.css';
import './desk.css';
import type { ComponentChildren } from 'preact';
import type { Board } from '../../../lib/desk/board-load.ts';
import { BoardEmpty, BoardFailed, BoardLoading, BoardTroubles } from '../board/BoardStates.tsx';
import type { BoardModel } from '../board-model.ts';

/** What is made of the board once it is read: until then how far reading is, and above it what did not come. */
export function WithBoard({
  board,
  children,
}: {
  board: BoardModel;
  children: (read: Board) => ComponentChildren;
}) {
  const state = board.state.value;
  switch (state.kind) {
    case 'loading':
      return <BoardLoading board={board} progress={state.progress} />;
    case 'failed':
      return <BoardFailed board={board} error={state.error} />;
    case 'ready': {
      const read = state.board;
      const nothing = read.opportunities.length === 0 && read.requests.length === 0;
      if (nothing && !read.listed) return <BoardEmpty board={board} read={read} />;
      return (
        <>
          <BoardTroubles ui={{ board, readAt: board.readAt }} read={read} />
          <div class="hp-desk">{children(read)}</div>
        </>
      );
    }
  }
}
