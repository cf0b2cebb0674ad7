import type { BatchRecord } from '../../../lib/batch/run/engine-types.ts';
import type { UnreadableBatch } from '../../../lib/batch/run/journal.ts';
import { Data, useI18n } from '../../common/i18n-context.tsx';
import { Notice } from '../../common/Notice.tsx';
import { RelativeTime } from '../../common/RelativeTime.tsx';
import { batchStateNames } from '../batch-words.ts';
import type { BatchesModel } from '../batches-model.ts';

/** The batches of the past and those under way, newest first. */
export function History({ model }: { model: BatchesModel }) {
  const { text } = useI18n();
  const history = model.history.value;
  if (model.historyFailed.value) {
    return (
      <Notice type="warning">
        <p>{text('batch-history-failed')}</p>
      </Notice>
    );
  }
  if (history === null || history.length === 0) return null;
  return (
    <>
      <h2>{text('batch-history')}</h2>
      <ul class="hp-rows">
        {history.map(one => (
          <li key={one.id}>
            {'unreadable' in one ? (
              <p>{text('batch-unreadable', one.id)}</p>
            ) : (
              <>
                <button type="button" class="hp-linklike" onClick={() => model.openBatch(one.id)}>
                  <Data>{one.name === '' ? text('batch-nameless', one.id) : one.name}</Data>
                </button>
                <p class="hp-help">
                  <Told batch={one} taken={takenBackOf(one, history)} /> · <RelativeTime time={one.created} />
                </p>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** How many edits of a batch the later ones took back; what was taken back and done again counts as taken back no more. */
function takenBackOf({ undoneBy }: BatchRecord, history: readonly (BatchRecord | UnreadableBatch)[]): number {
  let sum = 0;
  for (const one of history) {
    if ('unreadable' in one || !undoneBy.includes(one.id)) continue;
    sum += one.counts.saved + one.counts['no-change'] - takenBackOf(one, history);
  }
  return sum;
}

function Told({ batch, taken }: { batch: BatchRecord; taken: number }) {
  const { text } = useI18n();
  const { counts, state, undoes } = batch;
  const failed = counts.failed + counts.refused;
  const parts = [
    text(batchStateNames[state]),
    ...(counts.saved > 0 ? [text('batch-count-saved', counts.saved)] : []),
    ...(failed > 0 ? [text('batch-count-failed', failed)] : []),
    ...(counts.held > 0 ? [text('batch-count-held', counts.held)] : []),
    ...(undoes === null ? [] : [text('batch-is-undo')]),
    ...(taken === 0
      ? []
      : [taken < counts.saved ? text('batch-count-taken-back', taken) : text('batch-was-undone')]),
  ];
  return <>{parts.join(' · ')}</>;
}
