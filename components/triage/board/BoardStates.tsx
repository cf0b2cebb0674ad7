import type { Board, BoardProgress } from '../../../lib/desk/board/board-load.ts';
import { pageUrl } from '../../../lib/wiki/sites.ts';
import { Button } from '../../common/Button.tsx';
import { CopyDetails } from '../../common/CopyDetails.tsx';
import { Details } from '../../common/Details.tsx';
import { Data, useI18n } from '../../common/i18n-context.tsx';
import { Link } from '../../common/Link.tsx';
import { Notice } from '../../common/Notice.tsx';
import { outcomeDetails } from '../../common/outcome-words.ts';
import type { BoardModel } from '../board-model.ts';
import type { BoardUi } from './board-ui.ts';

/** The first reading: how far it is, what will stand there, and the way to stop it. */
export function BoardLoading({ board, progress }: { board: BoardModel; progress: BoardProgress }) {
  const { text } = useI18n();
  const { read, of } = progress;
  if (board.stopped.value) {
    return (
      <Notice announce>
        <p>{text('board-stopped')}</p>
        <Button onClick={() => void board.load()}>{text('board-look-again')}</Button>
      </Notice>
    );
  }
  return (
    <>
      <p>{of === null ? text('board-loading') : text('board-loading-some', read, of)}</p>
      <progress
        class="hp-board__progress"
        aria-label={text('board-loading-progress')}
        {...(of === null || of === 0 ? {} : { max: of, value: read })}
      />
      <p class="hp-help">{text('board-loading-why')}</p>
      <Button onClick={board.stop}>{text('stop')}</Button>
      <div class="hp-board__skeleton" aria-hidden="true">
        {Array.from({ length: 6 }, (_, at) => (
          <div key={at} class="hp-skeleton">
            <span />
            <span />
            <span />
          </div>
        ))}
      </div>
    </>
  );
}

/** A mistake of ours. */
export function BoardFailed({ board, error }: { board: BoardModel; error: unknown }) {
  const { text } = useI18n();
  return (
    <Notice type="error" announce>
      <p>{text('board-failed')}</p>
      <Button onClick={() => void board.load()}>{text('try-again')}</Button>
      <CopyDetails details={error instanceof Error ? (error.stack ?? error.message) : String(error)} />
    </Notice>
  );
}

/** What of the board did not come, and what is gone. */
export function BoardTroubles({ ui, read }: { ui: Pick<BoardUi, 'board' | 'readAt'>; read: Board }) {
  const { text, dateTime } = useI18n();
  const { board } = ui;
  const again = <Button onClick={() => void board.load()}>{text('try-again')}</Button>;
  const { problem, listed, unread, gone } = read;
  const since = ui.readAt.value;
  return (
    <>
      {listed || problem === null ? null : (
        <Notice type="warning" announce>
          <p>{since === null ? text('board-offline') : text('board-offline-since', dateTime(since))}</p>
          {again}
          <CopyDetails details={outcomeDetails(problem)} />
        </Notice>
      )}
      {!listed || unread === 0 ? null : (
        <Notice type="warning" announce>
          <p>{text('board-unread', unread)}</p>
          {again}
          {problem === null ? null : <CopyDetails details={outcomeDetails(problem)} />}
        </Notice>
      )}
      {gone.length === 0 ? null : (
        <Details summary={text('board-gone', gone.length)}>
          <ul class="hp-list">
            {gone.map(({ title, pageId }) => (
              <li key={pageId}>
                <Link href={pageUrl('meta', 'Special:Log', { page: title })}>
                  <Data>{title.slice(title.lastIndexOf('/') + 1)}</Data>
                </Link>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}

/** There is nothing at all: because nobody wrote anything yet, or because nothing could be read. */
export function BoardEmpty({ board, read }: { board: BoardModel; read: Board }) {
  const { text } = useI18n();
  if (!read.listed && read.problem !== null) {
    const offline = read.problem.kind === 'unreachable';
    return (
      <Notice type="error" announce>
        <p>
          {offline
            ? text('state-no-connection', text('wiki-meta'))
            : text('state-nonsense', text('wiki-meta'))}
        </p>
        <p>{text('board-unreachable')}</p>
        <Button onClick={() => void board.load()}>{text('try-again')}</Button>
        <CopyDetails details={outcomeDetails(read.problem)} />
      </Notice>
    );
  }
  return (
    <>
      <h2>{text('board-empty')}</h2>
      <p>{text('board-empty-what')}</p>
      <p>{text('board-empty-how')}</p>
    </>
  );
}
