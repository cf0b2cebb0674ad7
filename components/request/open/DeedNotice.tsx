import { pageUrl } from '../../../lib/wiki/sites.ts';
import { Button } from '../../common/Button.tsx';
import { CopyDetails } from '../../common/CopyDetails.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import { Link } from '../../common/Link.tsx';
import { Notice } from '../../common/Notice.tsx';
import { OutcomeNotice } from '../../common/OutcomeNotice.tsx';
import { ConflictNotice } from './ConflictNotice.tsx';
import { problemWords, refusalWords } from './deed-words.ts';
import { type Decisions, noteOf, type OpenRequest, type Run, type Stopped } from './open-types.ts';
import { Saved, Undone } from './SavedNotice.tsx';
import { NotSaved, Personal, Sending } from './SendNotices.tsx';
import { Unmet } from './Unmet.tsx';

/** What became of the last thing done at a place of the screen; nothing where there is nothing to say. */
export function DeedNotice({ open, at, quiet = false }: { open: OpenRequest; at: string; quiet?: boolean }) {
  const { text } = useI18n();
  const run = open.runs.value.get(at);
  if (run === undefined) return null;
  switch (run.state) {
    case 'sending':
      return <Sending wait={run.wait} />;
    case 'done':
      return quiet ? (
        <span class="hp-hidden" role="status">
          {text('deed-saved')}
        </span>
      ) : (
        <Saved done={run} onUndo={() => void open.undo(at)}>
          {open.runs.value.has(noteOf(at)) ? <DeedNotice open={open} at={noteOf(at)} /> : null}
        </Saved>
      );
    case 'undone':
      return <Undone told={run.told} />;
    case 'stopped':
      return <Ended open={open} at={at} run={run} />;
  }
}

function Ended({
  open,
  at,
  run,
}: {
  open: OpenRequest;
  at: string;
  run: Extract<Run, { state: 'stopped' }>;
}) {
  const { result } = run;
  const dismiss = () => open.dismiss(at);
  const again = (decisions: Decisions = {}) => void run.again(decisions);
  switch (result.kind) {
    case 'conflict':
      return (
        <ConflictNotice
          result={result}
          config={open.config()}
          onInsist={deed => void run.insist(deed)}
          onDismiss={dismiss}
        />
      );
    case 'not-saved':
      return <NotSaved outcome={result.outcome} title={result.title} again={again} />;
    case 'unreadable':
      return (
        <OutcomeNotice outcome={result.outcome}>
          <TryAgain again={again} />
        </OutcomeNotice>
      );
    case 'personal':
      return <Personal result={result} again={again} />;
    case 'not-undone':
      return <NotUndone result={result} again={again} />;
    default:
      return <Words result={result} onReload={() => void open.load().then(dismiss)} />;
  }
}

function TryAgain({ again }: { again: () => void }) {
  const { text } = useI18n();
  return <Button onClick={() => again()}>{text('try-again')}</Button>;
}

/** One's own edit stands: others built on it, or the wiki would not take the edit that takes it back. */
function NotUndone({
  result: { outcome, title },
  again,
}: {
  result: Extract<Stopped, { kind: 'not-undone' }>;
  again: () => void;
}) {
  const { text } = useI18n();
  if (outcome.kind !== 'edit-conflict') {
    return (
      <OutcomeNotice outcome={outcome}>
        <TryAgain again={again} />
      </OutcomeNotice>
    );
  }
  return (
    <Notice type="warning" announce>
      <p>{text('not-undone')}</p>
      <p>
        <Link href={pageUrl('meta', title, { action: 'history' })}>{text('look-at-history')}</Link>
      </p>
    </Notice>
  );
}

type Plain = Exclude<Stopped, { kind: 'conflict' | 'not-saved' | 'unreadable' | 'personal' | 'not-undone' }>;

/** Nothing was sent, for a reason that the rules or the page gave. */
function Words({ result, onReload }: { result: Plain; onReload: () => void }) {
  const i18n = useI18n();
  const { text } = i18n;
  switch (result.kind) {
    case 'bad-input':
      return (
        <Notice type="error" inline announce>
          <p>{problemWords(i18n, result.problem)}</p>
        </Notice>
      );
    case 'not-allowed':
      return (
        <Notice type="warning" announce>
          <p>{refusalWords(i18n, result.why)}</p>
        </Notice>
      );
    case 'unmet':
      return (
        <Notice type="warning" announce>
          <p>{text('step-not-yet')}</p>
          <Unmet conditions={result.conditions} request={result.request} />
        </Notice>
      );
    case 'missing':
    case 'section-gone':
      return (
        <Notice type="warning" announce>
          <p>{text(result.kind === 'missing' ? 'request-missing' : 'talk-section-gone')}</p>
          <Button onClick={onReload}>{text('request-read-again')}</Button>
        </Notice>
      );
    case 'broken-record':
    case 'not-changed':
      return (
        <Notice type="warning" announce>
          <p>{text('request-broken')}</p>
          <p>
            <Link href={pageUrl('meta', result.title)}>{text('look-at-page')}</Link>
          </p>
          <CopyDetails details={JSON.stringify(result, null, 1)} />
        </Notice>
      );
  }
}
