import type { MessageKey } from '../../../lib/i18n/i18n.ts';
import { pageUrl } from '../../../lib/wiki/sites.ts';
import { Button } from '../../common/Button.tsx';
import { CopyDetails } from '../../common/CopyDetails.tsx';
import { Data, Rich, useI18n } from '../../common/i18n-context.tsx';
import { Link } from '../../common/Link.tsx';
import { Notice } from '../../common/Notice.tsx';
import { OutcomeNotice } from '../../common/OutcomeNotice.tsx';
import { problemWords } from '../../request/open/deed-words.ts';
import { NotSaved, Personal } from '../../request/open/SendNotices.tsx';
import { NotMade, type StoppedRunProps } from './NotMade.tsx';
import { recordDesk } from './record-desk.ts';
import { actionNames, inputWords, refusalWords, resultWords, standWords } from './record-words.ts';
import type { Stopped } from './record-works.ts';

/** Why nothing came of a try, and what can be done about it. What was typed stays where it was typed. */
export function StoppedNotice(props: StoppedRunProps) {
  const { stopped } = props.run;
  switch (stopped.of) {
    case 'deed':
      return <StoppedDeed {...props} stopped={stopped} />;
    case 'note':
      return <StoppedNote {...props} result={stopped.result} />;
    case 'request':
      return <NotMade {...props} result={stopped.result} />;
    case 'mending':
      return <StoppedMending {...props} result={stopped.result} />;
  }
}

function StoppedDeed({
  board,
  title,
  run,
  stopped: { result, half },
}: StoppedRunProps & { stopped: Extract<Stopped, { of: 'deed' }> }) {
  const i18n = useI18n();
  const { text } = i18n;
  const partly =
    half === null ? null : (
      <p>{text(half === 'sightings-moved' ? 'record-half-sightings' : 'record-half-request')}</p>
    );
  const again = (decisions = {}) => void run.again(decisions);
  switch (result.kind) {
    case 'conflict':
      return <Conflict board={board} title={title} run={run} result={result} />;
    case 'personal':
      return <Personal result={result} again={again} />;
    case 'not-saved':
      return (
        <>
          {partly}
          <NotSaved outcome={result.outcome} title={result.title} again={again} />
        </>
      );
    case 'unreadable':
      return (
        <OutcomeNotice outcome={result.outcome}>
          {partly}
          <Button onClick={again}>{text('try-again')}</Button>
        </OutcomeNotice>
      );
    case 'bad-input':
      return (
        <Notice type="error" inline announce>
          <p>{inputWords(i18n, result.problem)}</p>
        </Notice>
      );
    default:
      return (
        <Notice type="warning" announce>
          {partly}
          <p>{result.kind === 'not-allowed' ? refusalWords(i18n, result.why) : resultWords(i18n, result)}</p>
          <LookAgain board={board} title={title} run={run} page={result.title} />
          {result.kind === 'not-changed' || result.kind === 'broken-record' ? (
            <CopyDetails details={JSON.stringify(result, null, 1)} />
          ) : null}
        </Notice>
      );
  }
}

/** The page itself, and reading it anew. */
function LookAgain({ board, title, run, page }: StoppedRunProps & { page: string }) {
  const { text } = useI18n();
  const desk = recordDesk(board);
  return (
    <>
      <p>
        <Link href={pageUrl('meta', page)}>{text('look-at-page')}</Link>
      </p>
      <Button
        onClick={() => {
          desk.dismiss(title, run.action);
          void desk.views.load(title);
        }}
      >
        {text('request-read-again')}
      </Button>
    </>
  );
}

/** Somebody else did something to the same record: both versions, and whose shall stand. */
function Conflict({
  board,
  title,
  run,
  result,
}: StoppedRunProps & {
  result: Extract<Extract<Stopped, { of: 'deed' }>['result'], { kind: 'conflict' }>;
}) {
  const i18n = useI18n();
  const { text } = i18n;
  const { seen, theirs, by } = result;
  const { insist, action } = run;
  const name: MessageKey =
    action === 'comment' || action === 'mend' || action === 'format' ? 'conflict-yours' : actionNames[action];
  return (
    <Notice type="warning" announce>
      <p>
        <strong>
          <Rich k="conflict-what" with={[<Data key="by">{by ?? text('someone')}</Data>]} />
        </strong>
      </p>
      <dl class="hp-versions">
        <dt>{text('record-conflict-seen')}</dt>
        <dd>{standWords(i18n, seen)}</dd>
        <dt>{text('conflict-theirs')}</dt>
        <dd>{standWords(i18n, theirs)}</dd>
        <dt>{text('conflict-yours')}</dt>
        <dd>{text(name)}</dd>
      </dl>
      <div class="hp-buttons">
        <Button onClick={() => recordDesk(board).dismiss(title, action)}>
          {text('conflict-keep-theirs')}
        </Button>
        {insist === null ? null : <Button onClick={() => void insist()}>{text('conflict-use-mine')}</Button>}
      </div>
    </Notice>
  );
}

function StoppedNote({
  board,
  title,
  run,
  result,
}: StoppedRunProps & { result: Extract<Stopped, { of: 'note' }>['result'] }) {
  const i18n = useI18n();
  const { text } = i18n;
  const again = (decisions = {}) => void run.again(decisions);
  switch (result.kind) {
    case 'bad-input':
      return (
        <Notice type="error" inline announce>
          <p>{problemWords(i18n, result.problem)}</p>
        </Notice>
      );
    case 'personal':
      return <Personal result={result} again={again} />;
    case 'section-gone':
      return (
        <Notice type="warning" announce>
          <p>{text('talk-section-gone')}</p>
          <LookAgain board={board} title={title} run={run} page={result.title} />
        </Notice>
      );
    case 'unreadable':
      return (
        <OutcomeNotice outcome={result.outcome}>
          <Button onClick={again}>{text('try-again')}</Button>
        </OutcomeNotice>
      );
    case 'not-saved':
      return <NotSaved outcome={result.outcome} title={result.title} again={again} />;
  }
}

const mendingWords = {
  readable: 'record-mend-readable',
  missing: 'record-ended-gone',
  'by-hand': 'record-mend-by-hand',
  'not-understood': 'record-mend-changed',
  'not-allowed': 'record-may-not-staff-only',
  'changed-since': 'record-mend-changed',
} as const satisfies Record<string, MessageKey>;

function StoppedMending({
  board,
  title,
  run,
  result,
}: StoppedRunProps & { result: Extract<Stopped, { of: 'mending' }>['result'] }) {
  const { text } = useI18n();
  const again = (decisions = {}) => void run.again(decisions);
  switch (result.kind) {
    case 'not-saved':
      return <NotSaved outcome={result.outcome} title={result.title} again={again} />;
    case 'unreadable':
      return (
        <OutcomeNotice outcome={result.outcome}>
          <Button onClick={again}>{text('try-again')}</Button>
        </OutcomeNotice>
      );
    default:
      return (
        <Notice type="warning" announce>
          <p>{text(mendingWords[result.kind])}</p>
          {result.kind === 'not-allowed' ? null : (
            <Button
              onClick={() => {
                const desk = recordDesk(board);
                desk.dismiss(title, run.action);
                void desk.views.planMend(title);
                void board.load();
              }}
            >
              {text('request-read-again')}
            </Button>
          )}
        </Notice>
      );
  }
}
