import { isSaved } from '../../../lib/desk/board/triage-act.ts';
import { Button } from '../../common/Button.tsx';
import { Data, useI18n } from '../../common/i18n-context.tsx';
import { Sending } from '../../request/open/SendNotices.tsx';
import type { BoardModel } from '../board-model.ts';
import { NotUndone } from './RunNotice.tsx';
import { actionNames, resultWords } from './record-words.ts';
import { type Several, type SeveralItem, severalDesk } from './several-desk.ts';

/** How far something done to several is, and what came of each, with the way to take it back one by one. */
export function SeveralList({ board, several }: { board: BoardModel; several: Several }) {
  const { text } = useI18n();
  const desk = severalDesk(board);
  const { items, state, action, wait } = several;
  const ended = items.filter(item => item.state === 'ended').length;
  const saved = items.filter(({ ended }) => ended !== null && isSaved(ended.result)).length;
  return (
    <>
      <p role="status">
        <strong>{text(actionNames[action])}</strong>{' '}
        {state === 'over'
          ? text('record-several-over', saved, items.length)
          : text('record-several-progress', ended, items.length)}
      </p>
      {state === 'over' ? (
        <Button size="small" onClick={desk.close}>
          {text('record-several-close')}
        </Button>
      ) : (
        <>
          <progress
            class="hp-several__bar"
            max={items.length}
            value={ended}
            aria-label={text('record-several-bar')}
          />
          {wait === null ? null : <Sending wait={wait} />}
          <Button size="small" disabled={state === 'stopping'} onClick={desk.stop}>
            {text(state === 'stopping' ? 'record-several-stopping' : 'record-several-stop')}
          </Button>
        </>
      )}
      <ul class="hp-several">
        {items.map(item => (
          <li key={item.title}>
            <Item board={board} item={item} />
          </li>
        ))}
      </ul>
    </>
  );
}

const marks = { waiting: '○', sending: '…', 'not-tried': '○' } as const;

function Item({ board, item }: { board: BoardModel; item: SeveralItem }) {
  const i18n = useI18n();
  const { text } = i18n;
  const { title, name, state, ended, undone } = item;
  const result = ended?.result;
  const good = result !== undefined && isSaved(result);
  const words =
    undone === 'undone'
      ? text('record-undone')
      : result !== undefined
        ? resultWords(i18n, result)
        : state === 'not-tried'
          ? text('record-several-not-tried')
          : '';
  const told = ended?.told ?? null;
  return (
    <>
      <span aria-hidden="true">{state === 'ended' ? (good ? '✓' : '!') : marks[state]} </span>
      <button type="button" class="hp-linklike" onClick={() => board.open(title)}>
        <Data>{name}</Data>
      </button>{' '}
      {words}
      {told === null || told.kind === 'commented' ? null : ` ${text('record-not-told')}`}{' '}
      {result?.kind === 'changed' && undone !== 'undone' ? (
        <Button
          size="small"
          weight="quiet"
          busy={undone === 'undoing'}
          onClick={() => void severalDesk(board).undo(title)}
        >
          {text('record-undo')}
          <span class="hp-hidden"> {name}</span>
        </Button>
      ) : null}
      <NotUndone undone={undone} title={title} />
    </>
  );
}
