import { useState } from 'preact/hooks';
import type { Preset } from '../../lib/batch/table-mapping.ts';
import type { MatchSuggestion, OpenText } from '../../lib/batch/table-matches.ts';
import type { ColumnUse, Table } from '../../lib/batch/table-types.ts';
import { searchEntities } from '../../lib/wiki/entities.ts';
import { Button } from '../common/Button.tsx';
import { CopyDetails } from '../common/CopyDetails.tsx';
import { Field } from '../common/Field.tsx';
import { Data, useI18n } from '../common/i18n-context.tsx';
import { Lookup } from '../common/Lookup.tsx';
import { Notice } from '../common/Notice.tsx';
import { Select } from '../common/Select.tsx';
import { Skeleton } from '../common/Skeleton.tsx';
import { TextInput } from '../common/TextInput.tsx';
import { ActionBar } from '../frame/ActionBar.tsx';
import { presetNames } from './batch-words.ts';
import type { BatchesModel } from './batches-model.ts';
import { ColumnFields } from './ColumnFields.tsx';
import { PropertyName, usePropertyText } from './EntityName.tsx';
import type { Constant, TableModel } from './table-model.ts';
import { WrongLines } from './WrongLines.tsx';

/** A table on its way to edits: what the columns are, which items texts mean, what could not be read. */
export function TableView({ model, table }: { model: BatchesModel; table: TableModel }) {
  const { text } = useI18n();
  const read = table.table.value;
  const step = table.step.value;
  const failure = table.failure.value;
  if (read === undefined) return <Skeleton lines={6} />;
  return (
    <div class="hp-form">
      {step.step === 'columns' ? <Columns model={model} table={table} read={read} /> : null}
      {step.step === 'matches' ? <Matches table={table} texts={step.texts} /> : null}
      {step.step === 'problems' ? (
        <>
          {step.by === 'name-search' ? (
            <Notice type="warning">
              <p>{text('batch-found-by-name')}</p>
            </Notice>
          ) : null}
          <p>{text('batch-lines-good', step.made.commands.length)}</p>
          <WrongLines problems={step.made.problems} />
        </>
      ) : null}
      {failure === null ? null : (
        <Notice type="error" announce>
          <p>{text('batch-plan-failed')}</p>
          <CopyDetails details={JSON.stringify(failure.error.reason, null, 1)} />
        </Notice>
      )}
      <ActionBar>
        {step.step === 'columns' ? null : (
          <Button onClick={() => table.previous()}>{text('batch-back-to-columns')}</Button>
        )}
        <Button
          action="progressive"
          weight="primary"
          disabled={!table.ready.value || (step.step === 'problems' && step.made.commands.length === 0)}
          busy={table.busy.value}
          onClick={() => void onward()}
        >
          {text(step.step === 'problems' ? 'batch-go-on-without' : 'batch-show-changes')}
        </Button>
      </ActionBar>
    </div>
  );

  async function onward(): Promise<void> {
    const commands = await table.next();
    if (commands !== undefined) model.planCommands(commands, '');
  }
}

const presets: readonly (Preset | 'none')[] = ['heritage-list', 'collection-on-files', 'none'];

function Columns({ model, table, read }: { model: BatchesModel; table: TableModel; read: Table }) {
  const { text } = useI18n();
  const preset = table.preset.value;
  const mapping = table.mapping.value;
  const [source, setSource] = useState('');
  return (
    <>
      <p>{text('batch-table-size', read.rows.length, read.header.length)}</p>
      {table.remembered.value ? <p class="hp-help">{text('batch-remembered')}</p> : null}
      <Field label={text('batch-preset')} help={text(presetNames[preset ?? 'none'][1])}>
        {ids => (
          <Select
            {...ids}
            value={preset ?? 'none'}
            options={presets.map(value => ({ value, label: text(presetNames[value][0]) }))}
            onChange={value => table.choosePreset(value === 'none' ? null : value)}
          />
        )}
      </Field>
      {preset === 'heritage-list' ? (
        <Field label={text('batch-register')} help={text('batch-register-help')}>
          {ids => <TextInput {...ids} dir="ltr" value={mapping.key ?? ''} onInput={table.setRegister} />}
        </Field>
      ) : null}
      {table.constants.value.length === 0 ? null : <h2>{text('batch-for-all-rows')}</h2>}
      {table.constants.value.map(constant => (
        <ConstantField key={constant.property} model={model} table={table} constant={constant} />
      ))}
      <Field label={text('batch-table-language')} help={text('batch-table-language-help')}>
        {ids => <TextInput {...ids} dir="ltr" value={table.language.value} onInput={table.setLanguage} />}
      </Field>
      <Field label={text('batch-table-source')} help={text('batch-table-source-help')} optional>
        {ids => (
          <TextInput
            {...ids}
            dir="ltr"
            value={source}
            onInput={value => {
              setSource(value);
              table.setReference(value);
            }}
          />
        )}
      </Field>
      <h2>{text('batch-columns')}</h2>
      {read.header.map((name, at) => (
        <ColumnFields
          key={`${at} ${name}`}
          name={name}
          samples={read.rows.slice(0, 3).flatMap(({ cells }) => cells[at] ?? [])}
          use={mapping.columns[at] ?? { kind: 'ignore' }}
          others={read.header.flatMap((other, index) =>
            mapping.columns[index]?.kind === 'statement' && index !== at ? [{ at: index, name: other }] : [],
          )}
          language={table.language.value}
          onChange={(use: ColumnUse) => table.setColumn(at, use)}
        />
      ))}
    </>
  );
}

function ConstantField({
  model,
  table,
  constant,
}: {
  model: BatchesModel;
  table: TableModel;
  constant: Constant;
}) {
  const { text, language } = useI18n();
  const name = usePropertyText(constant.property);
  const [typed, setTyped] = useState(constant.item?.label ?? '');
  return (
    <Field
      label={name}
      optional
      {...(constant.item === null ? {} : { help: text('batch-constant-is', constant.item.id) })}
    >
      {ids => (
        <Lookup
          {...ids}
          text={typed}
          onText={value => {
            setTyped(value);
            if (value.trim() === '') table.setConstant(constant.property, null);
          }}
          search={async (words, signal) =>
            (
              await searchEntities(
                model.services.engine.client('wikidata'),
                words,
                { type: 'item', language },
                signal,
              )
            ).map(({ id, label, description }) => ({
              id,
              label: label ?? id,
              ...(description === null ? {} : { description }),
            }))
          }
          onPick={item => {
            setTyped(item.label);
            table.setConstant(constant.property, { id: item.id, label: item.label });
          }}
        />
      )}
    </Field>
  );
}

/** Texts of the table that have to become items; nothing is taken by itself. */
function Matches({ table, texts }: { table: TableModel; texts: readonly OpenText[] }) {
  const { text } = useI18n();
  const exact = [...table.suggestions.value].filter(
    ([key, found]) => found?.[0]?.confidence === 'exact' && !table.matches.value.has(key),
  ).length;
  return (
    <>
      <p>{text('batch-matches-help', texts.length)}</p>
      {exact === 0 ? null : <Button onClick={table.takeExact}>{text('batch-take-exact', exact)}</Button>}
      {texts.slice(0, 200).map(open => (
        <Match key={open.key} table={table} open={open} />
      ))}
    </>
  );
}

function Match({ table, open }: { table: TableModel; open: OpenText }) {
  const { text } = useI18n();
  const found = table.suggestions.value.get(open.key);
  const chosen = table.matches.value.get(open.key);
  const words = ({ item, confidence }: MatchSuggestion) =>
    [
      item.label ?? item.id,
      item.id,
      item.description ?? '',
      confidence === 'exact' ? text('batch-exact') : '',
    ]
      .filter(part => part !== '')
      .join(' · ');
  return (
    <div class="hp-match">
      <Field label={text('batch-match', open.text, open.cells)}>
        {ids => (
          <Select
            {...ids}
            value={chosen === undefined ? 'open' : (chosen ?? 'none')}
            options={[
              {
                value: 'open',
                label: text(
                  found === undefined
                    ? 'lookup-asking'
                    : found?.length === 0
                      ? 'batch-match-nothing'
                      : 'batch-match-open',
                ),
              },
              ...(found ?? []).map(one => ({ value: one.item.id, label: words(one) })),
              { value: 'none', label: text('batch-match-none') },
            ]}
            onChange={value => {
              const next = new Map(table.matches.peek());
              if (value === 'open') next.delete(open.key);
              else next.set(open.key, value === 'none' ? null : value);
              table.matches.value = next;
            }}
          />
        )}
      </Field>
      <span class="hp-help">
        <PropertyName id={open.property} /> <Data>{open.text}</Data>
      </span>
    </div>
  );
}
