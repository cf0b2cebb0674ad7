import { useI18n } from '../../common/i18n-context.tsx';
import { resultNames, verdictNames } from '../batch-words.ts';
import { Checkbox } from '../Checkbox.tsx';
import { Expander } from '../Expander.tsx';
import { problemWords } from '../problem-words.ts';
import { EditGist, EditTitle } from './EditSummary.tsx';
import { EntityDiff } from './EntityDiff.tsx';
import type { PreviewModel } from './preview-model.ts';
import { changesOf, type PreviewRow, tickOf, titleOf } from './preview-rows.ts';
import { TextDiff } from './TextDiff.tsx';

/** One edit to be: tick, what it is about, what it does, its verdict; the whole diff when opened. */
export function PreviewRowView({ preview, row }: { preview: PreviewModel; row: PreviewRow }) {
  const i18n = useI18n();
  const { text } = i18n;
  const { edit, verdict, lines } = row;
  const open = preview.expanded.value.has(row.key);
  const tick = tickOf(row, preview.unticked.value);
  const sends = edit.verdict === 'edit';
  const name = titleOf(edit) ?? text('batch-new-item');
  const [problem] = edit.problems;
  return (
    <div class={`hp-edit hp-edit--${verdict}${tick === 'none' ? ' hp-edit--out' : ''}`}>
      <Checkbox
        label={text('batch-tick', name)}
        hidden
        checked={sends && tick !== 'none'}
        mixed={sends && tick === 'some'}
        disabled={!sends || lines.length === 0}
        onChange={on => preview.tick(lines, on)}
      />
      <div class="hp-edit__words">
        <div class="hp-edit__head">
          <span class="hp-edit__title">
            <EditTitle edit={edit} />
          </span>
          <span class={`hp-verdict hp-verdict--${verdict}`}>{text(verdictNames[verdict])}</span>
        </div>
        <div class="hp-edit__gist">
          {problem === undefined ? <EditGist edit={edit} /> : <span>{problemWords(i18n, problem)}</span>}
        </div>
        {open ? <Whole preview={preview} row={row} /> : null}
      </div>
      <Expander
        open={open}
        label={text('batch-show-diff', name)}
        onToggle={() => {
          const next = new Set(preview.expanded.peek());
          if (!next.delete(row.key)) next.add(row.key);
          preview.expanded.value = next;
        }}
      />
    </div>
  );
}

function Whole({ preview, row }: { preview: PreviewModel; row: PreviewRow }) {
  const i18n = useI18n();
  const { text } = i18n;
  const { edit } = row;
  const left = edit.kind === 'entity' && edit.source.kind === 'undo' ? edit.source.left.length : 0;
  return (
    <div class="hp-edit__whole">
      {edit.problems.length === 0 ? null : (
        <ul class="hp-list">
          {edit.problems.map((problem, index) => (
            <li key={index}>
              {problem.line === null ? null : <strong>{text('batch-line', problem.line)} </strong>}
              {problemWords(i18n, problem)}
            </li>
          ))}
        </ul>
      )}
      {left === 0 ? null : <p>{text('batch-left-by-others', left)}</p>}
      {edit.verdict === 'no-change' ? <p>{text('batch-already-there')}</p> : null}
      {edit.kind === 'entity' && edit.verdict === 'edit' ? <EntityDiff changes={changesOf(edit)} /> : null}
      {edit.kind === 'page' && edit.verdict === 'edit' ? (
        <TextDiff before={edit.before} after={edit.after} />
      ) : null}
      {edit.lines.length > 1 && edit.verdict === 'edit' ? <Lines preview={preview} row={row} /> : null}
    </div>
  );
}

/** The lines of one edit, each to be left out for itself. */
function Lines({ preview, row }: { preview: PreviewModel; row: PreviewRow }) {
  const { text } = useI18n();
  const unticked = preview.unticked.value;
  return (
    <fieldset class="hp-lines">
      <legend>{text('batch-lines')}</legend>
      {row.edit.lines.map(({ index, line, result }) => (
        <Checkbox
          key={index}
          label={`${text('batch-line', line)} ${text(resultNames[result])}`}
          checked={!unticked.has(index)}
          disabled={result !== 'change'}
          onChange={on => preview.tick([index], on)}
        />
      ))}
    </fieldset>
  );
}
