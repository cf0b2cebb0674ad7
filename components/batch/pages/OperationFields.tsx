import type { MessageKey } from '../../../lib/i18n/i18n.ts';
import { Field } from '../../common/Field.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import { Select } from '../../common/Select.tsx';
import { TextArea } from '../../common/TextArea.tsx';
import { TextInput } from '../../common/TextInput.tsx';
import { operationNames } from '../batch-words.ts';
import { Checkbox } from '../Checkbox.tsx';
import {
  type OperationDraft,
  type OperationField,
  type OperationKind,
  operationKinds,
} from './operation-model.ts';

interface OneField {
  readonly name: OperationField;
  readonly label: MessageKey;
  readonly help?: MessageKey;
  readonly long?: true;
  readonly ltr?: true;
  readonly optional?: true;
}

/** What each operation asks for. */
const fields: Readonly<Record<OperationKind, readonly OneField[]>> = {
  'add-category': [{ name: 'category', label: 'batch-category' }],
  'remove-category': [{ name: 'category', label: 'batch-category' }],
  'move-category': [
    { name: 'category', label: 'batch-from-category' },
    { name: 'to', label: 'batch-to-category' },
  ],
  'set-parameter': [
    { name: 'template', label: 'batch-template' },
    { name: 'parameter', label: 'batch-parameter' },
    { name: 'value', label: 'batch-value', long: true, optional: true },
  ],
  'replace-text': [
    { name: 'find', label: 'batch-find', long: true },
    { name: 'replacement', label: 'batch-replacement', long: true, optional: true },
  ],
  'replace-pattern': [
    { name: 'find', label: 'batch-pattern', help: 'batch-pattern-help', ltr: true },
    { name: 'replacement', label: 'batch-replacement', help: 'batch-replacement-help', optional: true },
  ],
  caption: [
    { name: 'language', label: 'batch-language', ltr: true },
    { name: 'caption', label: 'batch-caption', help: 'batch-caption-help', optional: true },
  ],
  statement: [
    { name: 'property', label: 'batch-property', help: 'batch-property-help', ltr: true },
    { name: 'statementValue', label: 'batch-statement-value', help: 'batch-statement-value-help', ltr: true },
  ],
};

export interface OperationFieldsProps {
  readonly draft: OperationDraft;
  readonly errors: ReadonlyMap<OperationField, MessageKey>;
  readonly onChange: (draft: OperationDraft) => void;
}

/** One operation on pages: what it is, and the fields it takes. */
export function OperationFields({ draft, errors, onChange }: OperationFieldsProps) {
  const { text } = useI18n();
  const { kind } = draft;
  return (
    <>
      <Field label={text('batch-operation')}>
        {ids => (
          <Select
            {...ids}
            value={kind}
            options={operationKinds.map(value => ({ value, label: text(operationNames[value]) }))}
            onChange={value => onChange({ ...draft, kind: value })}
          />
        )}
      </Field>
      {fields[kind].map(({ name, label, help, long, ltr, optional }) => {
        const error = errors.get(name);
        return (
          <Field
            key={name}
            label={text(label)}
            {...(help === undefined ? {} : { help: text(help) })}
            {...(error === undefined ? {} : { error: text(error) })}
            optional={optional === true}
          >
            {ids =>
              long === true ? (
                <TextArea
                  {...ids}
                  rows={2}
                  value={draft[name]}
                  onInput={value => onChange({ ...draft, [name]: value })}
                />
              ) : (
                <TextInput
                  {...ids}
                  {...(ltr === true ? { dir: 'ltr' as const } : {})}
                  value={draft[name]}
                  onInput={value => onChange({ ...draft, [name]: value })}
                />
              )
            }
          </Field>
        );
      })}
      {kind === 'set-parameter' ? (
        <Checkbox
          label={text('batch-only-missing')}
          checked={draft.onlyMissing}
          onChange={onlyMissing => onChange({ ...draft, onlyMissing })}
        />
      ) : null}
      {kind === 'replace-text' || kind === 'replace-pattern' ? (
        <Checkbox
          label={text('batch-ignore-case')}
          checked={draft.ignoreCase}
          onChange={ignoreCase => onChange({ ...draft, ignoreCase })}
        />
      ) : null}
    </>
  );
}
