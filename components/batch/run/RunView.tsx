import { editGroupsUrl } from '../../../lib/batch/run/batch-summary.ts';
import type { BatchRecord, RunProgress } from '../../../lib/batch/run/engine-types.ts';
import { Button } from '../../common/Button.tsx';
import { useHost } from '../../common/host-context.ts';
import { Data, useI18n } from '../../common/i18n-context.tsx';
import { Link } from '../../common/Link.tsx';
import { Notice } from '../../common/Notice.tsx';
import { Skeleton } from '../../common/Skeleton.tsx';
import { ActionBar } from '../../frame/ActionBar.tsx';
import { batchStateNames, causeWords, runFilterNames, waitWords } from '../batch-words.ts';
import type { BatchesModel } from '../batches-model.ts';
import { FilterChips } from '../preview/FilterChips.tsx';
import { saveFile } from '../save-file.ts';
import { VirtualList } from '../VirtualList.tsx';
import { ProgressBar } from './ProgressBar.tsx';
import { RunRowView } from './RunRowView.tsx';
import { filterEdits, type RunModel, runFilters } from './run-model.ts';

/** A batch while it runs, and ever after: how far it is, what became of each edit, and what can be done about it. */
export function RunView({ model, run }: { model: BatchesModel; run: RunModel }) {
  const { text, list } = useI18n();
  const batch = run.batch.value;
  const edits = run.edits.value;
  const shown = run.shown.value;
  if (batch === undefined) return <Skeleton lines={5} />;
  if (batch === null) {
    return (
      <Notice type="error">
        <p>{text('batch-unknown')}</p>
      </Notice>
    );
  }
  const groups = batch.wikis.flatMap(wiki => editGroupsUrl(wiki, batch.id) ?? []);
  const users = [...new Set(Object.values(batch.users))];
  return (
    <>
      <p>
        <strong>
          <Data>{batch.name === '' ? text('batch-nameless', batch.id) : batch.name}</Data>
        </strong>{' '}
        <span class="hp-help">{text('batch-by', list(users))}</span>
      </p>
      <Standing run={run} batch={batch} />
      <FilterChips
        label={text('batch-filter')}
        options={runFilters
          .map(value => ({
            value,
            label: text(runFilterNames[value]),
            count: filterEdits(edits, value).length,
          }))
          .filter(({ value, count }) => value === 'all' || count > 0)}
        selected={run.filter.value}
        onSelect={value => {
          run.filter.value = runFilters.find(one => one === value) ?? 'all';
        }}
      />
      <VirtualList
        label={text('batch-run-list')}
        rows={shown}
        keyOf={edit => String(edit.number)}
        estimate={48}
      >
        {edit => <RunRowView model={model} run={run} edit={edit} settled={batch.state !== 'running'} />}
      </VirtualList>
      {groups.map(url => (
        <p class="hp-help" key={url}>
          <Link href={url}>{text('batch-editgroups')}</Link>
        </p>
      ))}
      <Actions model={model} run={run} batch={batch} />
    </>
  );
}

/** Where a batch stands: bar, numbers, pace, end, and the reason for each wait and stop. */
function Standing({ run, batch }: { run: RunModel; batch: BatchRecord }) {
  const i18n = useI18n();
  const { text } = i18n;
  const progress = run.progress.value;
  const trouble = run.trouble.value;
  const counts = progress?.counts ?? batch.counts;
  const state = progress?.state ?? batch.state;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const left = counts.planned + counts.sending;
  const failed = counts.failed + counts.refused;
  const cause = progress?.cause ?? batch.cause;
  const takenBack = run.takenBack.value.size;
  const runsInPage = useHost().batches === undefined;
  return (
    <>
      {left > 0 ? <ProgressBar done={total - left} of={total} label={text('batch-run')} /> : null}
      <p class="hp-totals" role="status">
        {[
          text(batchStateNames[state]),
          text('batch-count-saved', counts.saved),
          ...(counts['no-change'] > 0 ? [text('batch-total-no-change', counts['no-change'])] : []),
          ...(left > 0 ? [text('batch-count-left', left)] : []),
          ...(failed > 0 ? [text('batch-count-failed', failed)] : []),
          ...(counts.held > 0 ? [text('batch-count-held', counts.held)] : []),
          ...(counts.skipped > 0 ? [text('batch-count-skipped', counts.skipped)] : []),
          ...(takenBack > 0 ? [text('batch-count-taken-back', takenBack)] : []),
        ].join(' · ')}
      </p>
      {state === 'running' && progress !== null ? <Pace progress={progress} /> : null}
      {state === 'running' && runsInPage ? <p class="hp-help">{text('batch-runs-in-page')}</p> : null}
      {state === 'finished' && batch.undoes === null && counts.saved > takenBack ? (
        <p class="hp-help">{text('batch-finished-help')}</p>
      ) : null}
      {state === 'trial-done' ? (
        <Notice type="success" announce>
          <p>{text('batch-trial-done', counts.saved, left)}</p>
        </Notice>
      ) : null}
      {(state === 'stopped' || state === 'paused') && cause !== null ? (
        <Notice type="warning" announce>
          <p>{causeWords(i18n, cause)}</p>
        </Notice>
      ) : null}
      {counts.held > 0 && state !== 'running' ? (
        <Notice type="warning" announce>
          <p>{text('batch-held-help', counts.held)}</p>
        </Notice>
      ) : null}
      {trouble === null ? null : (
        <Notice type="error" announce>
          <p>{text(trouble === 'busy' ? 'batch-busy' : 'batch-store-failed')}</p>
        </Notice>
      )}
    </>
  );
}

function Pace({ progress }: { progress: RunProgress }) {
  const i18n = useI18n();
  const { text, clock } = i18n;
  const { rate, endsAt, wait } = progress;
  return (
    <p class="hp-help">
      {wait !== null && wait.cause !== 'other-edit' ? `${waitWords(i18n, wait)} ` : ''}
      {rate === null ? '' : `${text('batch-rate', Math.max(1, Math.round(rate)))} `}
      {endsAt === null ? '' : text('batch-ends', clock(endsAt))}
    </p>
  );
}

function Actions({ model, run, batch }: { model: BatchesModel; run: RunModel; batch: BatchRecord }) {
  const { text } = useI18n();
  const state = run.progress.value?.state ?? batch.state;
  const { counts } = batch;
  if (state === 'running') {
    return (
      <ActionBar>
        <Button key="stop" onClick={run.stop}>
          {text('stop')}
        </Button>
        <Button key="pause" action="progressive" weight="primary" onClick={run.pause}>
          {text('batch-pause')}
        </Button>
      </ActionBar>
    );
  }
  const left = counts.planned + counts.sending;
  const report = () => {
    const made = run.report();
    if (made !== null) saveFile(document, made.name, 'text/csv', made.text);
  };
  // Keys: who has the focus on Pause is to find the way on there, and not Undo or what sends the rest after a trial.
  return (
    <ActionBar>
      <Button key="report" onClick={report}>
        {text('batch-report')}
      </Button>
      {counts.saved > 0 ? (
        <Button key="undo" action="destructive" onClick={() => model.undo(batch.id)}>
          {text('batch-undo')}
        </Button>
      ) : null}
      {counts.held > 0 ? (
        <Button key="approve" onClick={() => void run.approve(numbersIn(run, 'held'))}>
          {text('batch-approve-all')}
        </Button>
      ) : null}
      {counts.failed > 0 ? (
        <Button
          key="retry"
          {...(left === 0 ? { action: 'progressive' as const, weight: 'primary' as const } : {})}
          onClick={() => void run.retry()}
        >
          {text('try-again')}
        </Button>
      ) : null}
      {left === 0 ? null : state === 'trial-done' ? (
        <Button key="go-on" action="progressive" weight="primary" onClick={run.goOn}>
          {text('batch-go-on', left)}
        </Button>
      ) : (
        <Button key="pause" action="progressive" weight="primary" onClick={run.resume}>
          {text('batch-resume')}
        </Button>
      )}
    </ActionBar>
  );
}

function numbersIn(run: RunModel, state: 'held'): readonly number[] {
  return run.edits.peek().flatMap(edit => (edit.state === state ? [edit.number] : []));
}

export default RunView;
