import type { ColumnUse } from '../../../lib/batch/table/table-types.ts';
import type { MessageKey } from '../../../lib/i18n/i18n.ts';
import { Field } from '../../common/Field.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import { Select } from '../../common/Select.tsx';
import { TextInput } from '../../common/TextInput.tsx';
import { usePropertyText } from '../preview/EntityName.tsx';

const uses: readonly ColumnUse['kind'][] = [
  'ignore',
  'subject',
  'statement',
  'qualifier',
  'reference',
  'label',
  'description',
  'alias',
  'sitelink',
];

const useNames: Readonly<Record<ColumnUse['kind'], MessageKey>> = {
  ignore: 'batch-use-ignore',
  subject: 'batch-use-subject',
  statement: 'batch-use-statement',
  qualifier: 'batch-use-qualifier',
  reference: 'batch-use-reference',
  label: 'batch-use-label',
  description: 'batch-use-description',
  alias: 'batch-use-alias',
  sitelink: 'batch-use-sitelink',
};

export interface ColumnFieldsProps {
  readonly name: string;
  /** Its first cells. */
  readonly samples: readonly string[];
  readonly use: ColumnUse;
  /** Columns whose statements a qualifier can belong to. */
  readonly others: readonly { readonly at: number; readonly name: string }[];
  readonly language: string;
  readonly onChange: (use: ColumnUse) => void;
}

/** The same column for something else; what was said about it stays where it still fits. */
export function useOf(kind: ColumnUse['kind'], before: ColumnUse, of: number, language: string): ColumnUse {
  const property = 'property' in before ? before.property : 'P';
  switch (kind) {
    case 'ignore':
    case 'subject':
      return { kind };
    case 'label':
    case 'description':
    case 'alias':
      return { kind, language };
    case 'sitelink':
      return { kind, site: 'commonswiki' };
    case 'statement':
    case 'reference':
      return { kind, property, language };
    case 'qualifier':
      return { kind, property, of, language };
  }
}

/** One column of a table: its name, what stands in it, and what it is for. */
export function ColumnFields({ name, samples, use, others, language, onChange }: ColumnFieldsProps) {
  const { text, list } = useI18n();
  const property = 'property' in use ? use.property : '';
  const called = usePropertyText(property);
  const seen = samples.filter(one => one.trim() !== '');
  return (
    <div class="hp-column">
      <Field
        label={name === '' ? text('batch-column-nameless') : name}
        help={seen.length === 0 ? undefined : list(seen)}
      >
        {ids => (
          <Select
            {...ids}
            value={use.kind}
            options={uses.map(value => ({ value, label: text(useNames[value]) }))}
            onChange={kind => onChange(useOf(kind, use, others[0]?.at ?? 0, language))}
          />
        )}
      </Field>
      {'property' in use ? (
        <Field
          label={text('batch-property-of', name)}
          {...(called === property ? { help: text('batch-property-help') } : { help: called })}
          {...(/^P[1-9]\d*$/.test(property) ? {} : { error: text('batch-field-property') })}
        >
          {ids => (
            <TextInput
              {...ids}
              dir="ltr"
              value={property}
              onInput={value => onChange({ ...use, property: value.trim().toUpperCase() })}
            />
          )}
        </Field>
      ) : null}
      {use.kind === 'qualifier' && others.length > 0 ? (
        <Field label={text('batch-qualifier-of')}>
          {ids => (
            <Select
              {...ids}
              value={String(use.of)}
              options={others.map(other => ({ value: String(other.at), label: other.name }))}
              onChange={value => onChange({ ...use, of: Number(value) })}
            />
          )}
        </Field>
      ) : null}
      {use.kind === 'sitelink' ? (
        <Field label={text('batch-site')}>
          {ids => (
            <TextInput
              {...ids}
              dir="ltr"
              value={use.site}
              onInput={site => onChange({ ...use, site: site.trim() })}
            />
          )}
        </Field>
      ) : null}
    </div>
  );
}
