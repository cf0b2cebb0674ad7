import {
  cdxIconAlert,
  cdxIconCheck,
  cdxIconClock,
  cdxIconError,
  cdxIconSubtract,
} from '@wikimedia/codex-icons';
import type { EditRecord, EditState } from '../../../lib/batch/run/engine-types.ts';
import { titleOfRecord } from '../../../lib/batch/run/report.ts';
import type { I18n } from '../../../lib/i18n/i18n.ts';
import { pageUrl } from '../../../lib/wiki/sites.ts';
import { Button } from '../../common/Button.tsx';
import { CopyDetails } from '../../common/CopyDetails.tsx';
import { Icon } from '../../common/Icon.tsx';
import { Data, Rich, useI18n } from '../../common/i18n-context.tsx';
import { Link } from '../../common/Link.tsx';
import { outcomeDetails, outcomeParticulars, wikiWords } from '../../common/outcome-words.ts';
import { editStateNames } from '../batch-words.ts';
import type { BatchesModel } from '../batches-model.ts';
import { Expander } from '../Expander.tsx';
import { EntityDiff } from '../preview/EntityDiff.tsx';
import { NewItem } from '../preview/EntityName.tsx';
import { useLabel } from '../preview/labels-context.ts';
import { TextDiff } from '../preview/TextDiff.tsx';
import { problemWords } from '../problem-words.ts';
import { failureWords } from './failure-words.ts';
import type { RunModel } from './run-model.ts';

const icons: Readonly<Record<EditState, typeof cdxIconCheck>> = {
  planned: cdxIconClock,
  sending: cdxIconClock,
  saved: cdxIconCheck,
  'no-change': cdxIconSubtract,
  failed: cdxIconError,
  held: cdxIconAlert,
  skipped: cdxIconSubtract,
  refused: cdxIconError,
};

export interface RunRowProps {
  readonly model: BatchesModel;
  readonly run: RunModel;
  readonly edit: EditRecord;
  /** Nothing is running: the person may decide about single edits. */
  readonly settled: boolean;
}

/** What became of one edit: its mark, its page, the way to its diff; the reason when it could not be done. */
export function RunRowView({ model, run, edit, settled }: RunRowProps) {
  const i18n = useI18n();
  const { text } = i18n;
  const open = run.expanded.value.has(String(edit.number));
  const failure = failureWords(i18n, edit)?.why ?? null;
  const [problem] = edit.problems;
  const refusal = edit.state === 'refused' && problem !== undefined ? problemWords(i18n, problem) : null;
  const said = failure ?? refusal ?? (isTakenBack(run, edit) ? text('batch-taken-back') : null);
  const more = settled || failure !== null || edit.held !== null || edit.problems.length > 0;
  return (
    <div class={`hp-edit hp-edit--${edit.state}`}>
      <span class={`hp-mark-icon hp-mark-icon--${edit.state}`}>
        <Icon icon={icons[edit.state]} size="small" label={text(editStateNames[edit.state])} />
      </span>
      <div class="hp-edit__words">
        <div class="hp-edit__head">
          <span class="hp-edit__title">
            <Where edit={edit} />
          </span>
          {edit.revision === 0 ? null : (
            <Link href={pageUrl(edit.wiki, edit.title ?? '', { diff: String(edit.revision) })}>
              {text('batch-diff')}
            </Link>
          )}
        </div>
        {said === null ? null : <div class="hp-edit__gist">{said}</div>}
        {open ? <Whole model={model} run={run} edit={edit} settled={settled} /> : null}
      </div>
      {more ? (
        <Expander
          open={open}
          label={text('batch-show-more', titleOfRecord(edit) ?? newItemWords(edit, text))}
          onToggle={() => {
            const next = new Set(run.expanded.peek());
            const key = String(edit.number);
            if (!next.delete(key)) next.add(key);
            run.expanded.value = next;
          }}
        />
      ) : null}
    </div>
  );
}

/** An item that is not there yet, by the name it will have. */
function newItemWords({ newName }: EditRecord, text: I18n['text']): string {
  return newName === null ? text('batch-new-item') : text('batch-new-named', newName);
}

function isTakenBack(run: RunModel, { number }: EditRecord): boolean {
  return run.takenBack.value.has(number);
}

function Where({ edit }: { edit: EditRecord }) {
  const title = titleOfRecord(edit);
  const label = useLabel(title ?? '');
  const { newName } = edit;
  if (title === null) {
    return newName === null ? (
      <NewItem />
    ) : (
      <Rich k="batch-new-named" with={[<Data key="name">{newName}</Data>]} />
    );
  }
  const href = pageUrl(edit.wiki, /^P\d+$/.test(title) ? `Property:${title}` : title);
  return (
    <Link href={href}>
      <Data>{title}</Data>
      {label === null ? null : (
        <>
          {' '}
          <Data>{label.text}</Data>
        </>
      )}
    </Link>
  );
}

function Whole({ model, run, edit, settled }: RunRowProps) {
  const i18n = useI18n();
  const { text } = i18n;
  const { outcome, held } = edit;
  const failed = edit.state === 'failed' && outcome !== null ? outcome : null;
  const words = failureWords(i18n, edit);
  return (
    <div class="hp-edit__whole">
      {failed === null ? null : (
        <>
          {wikiWords(failed) === '' ? null : (
            <blockquote class="hp-quote">
              <Data>{wikiWords(failed)}</Data>
            </blockquote>
          )}
          {outcomeParticulars(i18n, failed).map(line => (
            <p key={line} dir="auto">
              {line}
            </p>
          ))}
          {words === null ? null : <p>{words.remedy}</p>}
          <CopyDetails details={outcomeDetails(failed)} />
        </>
      )}
      {edit.problems.length === 0 ? null : (
        <ul class="hp-list">
          {edit.problems.map((problem, index) => (
            <li key={index}>{problemWords(i18n, problem)}</li>
          ))}
        </ul>
      )}
      {held === null ? null : (
        <>
          <p>{text('batch-held')}</p>
          {held.kind === 'page' ? (
            <TextDiff before={held.before} after={held.after} />
          ) : (
            <EntityDiff changes={held.changes} />
          )}
        </>
      )}
      {settled ? (
        <div class="hp-buttons">
          {edit.state === 'failed' ? (
            <Button size="small" onClick={() => void run.retry([edit.number])}>
              {text('try-again')}
            </Button>
          ) : null}
          {edit.state === 'held' ? (
            <Button size="small" onClick={() => void run.approve([edit.number])}>
              {text('batch-approve')}
            </Button>
          ) : null}
          {edit.state === 'held' || edit.state === 'planned' || edit.state === 'failed' ? (
            <Button size="small" onClick={() => void run.skip([edit.number])}>
              {text('batch-skip')}
            </Button>
          ) : null}
          {edit.state === 'saved' && !isTakenBack(run, edit) ? (
            <Button size="small" onClick={() => model.undo(edit.batch, new Set([edit.number]))}>
              {text('batch-undo-one')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
