import type { Reason } from '../../lib/batch/input/detect.ts';
import type { I18n } from '../../lib/i18n/i18n.ts';
import { Button } from '../common/Button.tsx';
import { Field } from '../common/Field.tsx';
import { useI18n } from '../common/i18n-context.tsx';
import { Notice } from '../common/Notice.tsx';
import { Select } from '../common/Select.tsx';
import { TextInput } from '../common/TextInput.tsx';
import { ActionBar } from '../frame/ActionBar.tsx';
import { kindNames } from './batch-words.ts';
import type { BatchesModel } from './batches-model.ts';
import type { InputKind, InputState } from './input-model.ts';
import { listText } from './read-input.ts';
import { WrongLines } from './WrongLines.tsx';

const inputKinds: readonly InputKind[] = ['v1', 'csv', 'table', 'ids', 'pages'];

function reasonWords(i18n: I18n, reason: Reason): string {
  const { text } = i18n;
  switch (reason.key) {
    case 'lines-are-commands':
      return text('batch-why-commands', reason.count, reason.of);
    case 'lines-have-columns':
      return text('batch-why-columns', reason.columns, reason.count, reason.of);
    case 'lines-are-ids':
      return text('batch-why-ids', reason.count, reason.of);
    case 'one-column':
      return text('batch-why-one-column', reason.of);
    case 'header-begins-with-qid':
      return text('batch-why-qid', reason.columns);
    case 'link-address':
      return text('batch-why-link');
    case 'beginning-only':
      return text('batch-why-beginning');
    case 'nothing':
      return '';
  }
}

/** What the panel takes the input for and why, the way to correct it, the lines that are wrong, and the way on. */
export function Recognised({ model, now }: { model: BatchesModel; now: InputState & { state: 'read' } }) {
  const i18n = useI18n();
  const { text } = i18n;
  const { input } = model;
  const { kind, read, detected } = now;
  const wrong = new Set(read?.problems.filter(one => one.severity === 'error').map(one => one.line)).size;
  const good = read?.commands.length ?? 0;
  return (
    <div class="hp-recognised">
      <Field
        label={text('batch-taken-for')}
        help={detected.reasons.map(reason => reasonWords(i18n, reason)).join(' ')}
      >
        {ids => (
          <Select
            {...ids}
            value={kind}
            options={inputKinds.map(value => ({ value, label: text(kindNames[value]) }))}
            onChange={input.takeAs}
          />
        )}
      </Field>
      {kind === 'ids' ? (
        <Field label={text('batch-each')} help={text('batch-each-help')}>
          {ids => (
            <TextInput
              {...ids}
              dir="ltr"
              value={input.each.value}
              onInput={value => {
                input.each.value = value;
              }}
            />
          )}
        </Field>
      ) : null}
      {read === null || (kind === 'ids' && input.each.value.trim() === '') ? null : (
        <p role="status">
          {wrong === 0 ? text('batch-lines-good', good) : text('batch-lines-good-wrong', good, wrong)}
        </p>
      )}
      {read?.cut === true ? (
        <Notice type="warning">
          <p>{text('batch-cut', good)}</p>
        </Notice>
      ) : null}
      {read === null ? null : <WrongLines problems={read.problems} />}
      <ActionBar>
        <Button
          action="progressive"
          weight="primary"
          disabled={read !== null && good === 0}
          onClick={() => void onward()}
        >
          {kind === 'table'
            ? text('batch-match-columns')
            : kind === 'pages'
              ? text('batch-what-to-do')
              : wrong > 0
                ? text('batch-go-on-without')
                : text('batch-show-changes')}
        </Button>
      </ActionBar>
    </div>
  );

  async function onward(): Promise<void> {
    if (kind === 'table') model.openTable();
    else if (kind === 'pages') model.openPages(await listText(input.source()));
    else if (read !== null) model.planCommands(read.commands, '', read.cut);
  }
}
