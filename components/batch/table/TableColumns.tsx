import { useState } from 'preact/hooks';
import type { Preset } from '../../../lib/batch/table/table-mapping.ts';
import type { ColumnUse, Table } from '../../../lib/batch/table/table-types.ts';
import { pageUrl } from '../../../lib/wiki/sites.ts';
import { Field } from '../../common/Field.tsx';
import { Rich, useI18n } from '../../common/i18n-context.tsx';
import { Link } from '../../common/Link.tsx';
import { Notice } from '../../common/Notice.tsx';
import { Select } from '../../common/Select.tsx';
import { TextInput } from '../../common/TextInput.tsx';
import { presetNames } from '../batch-words.ts';
import type { BatchesModel } from '../batches-model.ts';
import { EntityField } from '../EntityField.tsx';
import { usePropertyText } from '../preview/EntityName.tsx';
import { ColumnFields } from './ColumnFields.tsx';
import type { Constant } from './table-memory.ts';
import type { TableModel } from './table-model.ts';

const presets: readonly (Preset | 'none')[] = ['heritage-list', 'collection-on-files', 'none'];

/** What the columns of a table are, and what goes for all its rows. */
export function TableColumns({
  model,
  table,
  read,
}: {
  model: BatchesModel;
  table: TableModel;
  read: Table;
}) {
  const { text } = useI18n();
  const preset = table.preset.value;
  const mapping = table.mapping.value;
  const [source, setSource] = useState('');
  return (
    <>
      <p>{text('batch-table-size', read.rows.length, read.header.length)}</p>
      <TooMany table={table} rows={read.rows.length} />
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

/** What of a large table is not worked on here, and where the whole of it can go. */
function TooMany({ table, rows }: { table: TableModel; rows: number }) {
  const { text } = useI18n();
  const taken = table.rowsTaken.value;
  if (taken === rows && !table.cut.value) return null;
  return (
    <Notice type="warning">
      {table.cut.value ? <p>{text('batch-cut', rows)}</p> : null}
      {taken === rows ? null : (
        <p>
          <Rich
            k="batch-table-part"
            with={[
              taken,
              <Link key="tool" href={pageUrl('wikidata', openRefine)}>
                OpenRefine
              </Link>,
            ]}
          />
        </p>
      )}
    </Notice>
  );
}

/** Where Wikidata says how to take a large table to it. */
const openRefine = 'Wikidata:Tools/OpenRefine';

function ConstantField({
  model,
  table,
  constant,
}: {
  model: BatchesModel;
  table: TableModel;
  constant: Constant;
}) {
  const { property, item } = constant;
  return (
    <EntityField
      label={usePropertyText(property)}
      type="item"
      value={item?.id ?? ''}
      name={item?.label}
      client={model.services.engine.client('wikidata')}
      optional
      onChange={(id, label) => {
        if (label !== undefined) table.setConstant(property, { id, label });
        else table.setConstant(property, /^Q[1-9]\d*$/.test(id) ? { id, label: id } : null);
      }}
    />
  );
}
