import type { CommentResult } from '../../../lib/desk/request/request-comment.ts';
import { pageUrl } from '../../../lib/wiki/sites.ts';
import { Button } from '../../common/Button.tsx';
import { Data, Rich, useI18n } from '../../common/i18n-context.tsx';
import { Link } from '../../common/Link.tsx';
import { Notice } from '../../common/Notice.tsx';
import { Sending } from '../../request/open/SendNotices.tsx';
import { nameOfRequest } from '../../request/wiki-page.ts';
import type { BoardModel } from '../board-model.ts';
import { placeOf, type Run, type RunAction, recordDesk, type Undone } from './record-desk.ts';
import { doneNames, outcomeWords } from './record-words.ts';
import { StoppedNotice } from './StoppedNotice.tsx';

export interface RunNoticeProps {
  readonly board: BoardModel;
  readonly title: string;
  /** What the record is called. */
  readonly name: string;
  /** Actions of a record are told of in one place, comments in another. */
  readonly at: RunAction;
}

/** What became of the last thing done to a record; nothing where nothing was. */
export function RunNotice({ board, title, name, at }: RunNoticeProps) {
  const run = recordDesk(board).runs.value.get(placeOf(title, at));
  switch (run?.state) {
    case undefined:
      return null;
    case 'sending':
      return <Sending wait={run.wait} />;
    case 'stopped':
      return <StoppedNotice board={board} title={title} run={run} />;
    case 'done':
      return <DoneNotice board={board} title={title} name={name} run={run} />;
  }
}

function DoneNotice({
  board,
  title,
  name,
  run,
}: {
  board: BoardModel;
  title: string;
  name: string;
  run: Extract<Run, { state: 'done' }>;
}) {
  const { text } = useI18n();
  const desk = recordDesk(board);
  const { action, edits, told, tellAgain, undone } = run;
  const noted = action === 'ask' || action === 'comment';
  if (undone === 'undone') {
    return (
      <Notice type="success" announce>
        <p>{text('record-undone')}</p>
        {told === null || noted ? null : <p>{text('record-undone-note')}</p>}
        {run.request === null ? null : <p>{text('record-undone-request')}</p>}
      </Notice>
    );
  }
  return (
    <Notice type="success" announce>
      <p>
        <DoneWords board={board} title={title} run={run} />
      </p>
      {told === null || noted ? null : <ToldWords told={told} tellAgain={tellAgain} />}
      <NotUndone undone={undone} title={title} />
      <div class="hp-buttons">
        {run.request === null ? null : (
          <Button size="small" onClick={() => board.open(run.request)}>
            {text('record-open-request')}
          </Button>
        )}
        {edits.length === 0 ? null : (
          <Button
            size="small"
            busy={undone === 'undoing'}
            onClick={() => void desk.undo(title, action, name)}
          >
            {text('record-undo')}
          </Button>
        )}
        <Button size="small" weight="quiet" onClick={() => desk.dismiss(title, action)}>
          {text('record-dismiss')}
        </Button>
      </div>
    </Notice>
  );
}

/** That an edit could not be taken back, and why. */
export function NotUndone({ undone, title }: { undone: Undone; title: string }) {
  const i18n = useI18n();
  const { text } = i18n;
  if (typeof undone === 'string') return null;
  return (
    <Notice type="warning" inline announce>
      <p>
        {undone.outcome.kind === 'edit-conflict'
          ? text('record-not-undone-changed')
          : outcomeWords(i18n, undone.outcome)}{' '}
        <Link href={pageUrl('meta', title, { action: 'history' })}>{text('record-history')}</Link>
      </p>
    </Notice>
  );
}

function DoneWords({
  board,
  title,
  run,
}: {
  board: BoardModel;
  title: string;
  run: Extract<Run, { state: 'done' }>;
}) {
  const { text, date } = useI18n();
  const { action, edits, told, request } = run;
  const record = board.opportunity(title)?.record;
  if (edits.length === 0 && told === null && request === null) return text('record-ended-already');
  if (action === 'claim' || action === 'assign') {
    const until = Date.parse(record?.claimedUntil ?? '');
    const day = Number.isNaN(until) ? '' : date(until);
    if (action === 'claim') return text('record-done-claim', day);
    return <Rich k="record-done-assign" with={[<Data key="to">{record?.claimedBy ?? ''}</Data>, day]} />;
  }
  if (action === 'request' && request !== null) {
    return <Rich k="record-done-request" with={[<Data key="to">{nameOfRequest(request)}</Data>]} />;
  }
  return text(doneNames[action]);
}

/** Whether the people a deed is for know of it. */
function ToldWords({ told, tellAgain }: { told: CommentResult; tellAgain: (() => Promise<void>) | null }) {
  const i18n = useI18n();
  const { text } = i18n;
  if (told.kind === 'commented') {
    return (
      <p>
        <Link href={pageUrl('meta', told.title)}>{text('record-told')}</Link>
      </p>
    );
  }
  return (
    <Notice type="warning" inline announce>
      <p>
        {text('record-not-told')} {'outcome' in told ? outcomeWords(i18n, told.outcome) : ''}
      </p>
      {tellAgain === null ? null : (
        <Button size="small" onClick={() => void tellAgain()}>
          {text('record-tell-again')}
        </Button>
      )}
    </Notice>
  );
}
