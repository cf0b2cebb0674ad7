import type { MessageKey } from '../../../lib/i18n/i18n.ts';
import type { WikiClient } from '../../../lib/wiki/client.ts';
import { Field } from '../../common/Field.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import { Select } from '../../common/Select.tsx';
import { TextArea } from '../../common/TextArea.tsx';
import { TextInput } from '../../common/TextInput.tsx';
import { operationNames } from '../batch-words.ts';
import { Checkbox } from '../Checkbox.tsx';
import { EntityField } from '../EntityField.tsx';
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
  /** Found by name on Wikidata. */
  readonly entity?: 'item' | 'property';
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
    { name: 'property', label: 'batch-property', help: 'batch-property-name-help', entity: 'property' },
    {
      name: 'statementValue',
      label: 'batch-statement-value',
      help: 'batch-statement-value-help',
      entity: 'item',
    },
  ],
};

export interface OperationFieldsProps {
  readonly draft: OperationDraft;
  readonly errors: ReadonlyMap<OperationField, MessageKey>;
  /** Wikidata, for finding items and properties by name. */
  readonly client: WikiClient;
  readonly onChange: (draft: OperationDraft) => void;
}

/** One operation on pages: what it is, and the fields it takes. */
export function OperationFields({ draft, errors, client, onChange }: OperationFieldsProps) {
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
      {fields[kind].map(({ name, label, help, long, ltr, optional, entity }) => {
        const error = errors.get(name);
        const told = error === undefined ? undefined : text(error);
        if (entity !== undefined) {
          return (
            <EntityField
              key={name}
              label={text(label)}
              type={entity}
              value={draft[name]}
              client={client}
              help={help === undefined ? undefined : text(help)}
              error={told}
              onChange={value => onChange({ ...draft, [name]: value })}
            />
          );
        }
        return (
          <Field
            key={name}
            label={text(label)}
            {...(help === undefined ? {} : { help: text(help) })}
            error={told}
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
