import type { ComponentChildren } from 'preact';
import type { Question } from '../../lib/desk/request/request.ts';
import { requestLimits } from '../../lib/desk/request/request.ts';
import { isRequired } from '../../lib/desk/request/request-draft.ts';
import type { DraftField } from '../../lib/desk/request/request-draft-types.ts';
import { Field, type FieldIds } from '../common/Field.tsx';
import { useI18n } from '../common/i18n-context.tsx';
import { TextArea } from '../common/TextArea.tsx';
import { TextInput } from '../common/TextInput.tsx';
import { PersonalNotice } from '../flag/PersonalNotice.tsx';
import { TakeSelection } from '../flag/TakeSelection.tsx';
import type { AskForm } from './ask-model.ts';
import {
  askSourceWords,
  draftProblemWords,
  fieldName,
  fieldOfProblem,
  questionHelp,
  questionNames,
} from './ask-words.ts';

export interface AskFieldProps {
  readonly form: AskForm;
  readonly field: DraftField;
  readonly help?: ComponentChildren;
  readonly label?: string;
  readonly group?: boolean;
  /** Something is being typed that cannot be judged yet. */
  readonly quiet?: boolean;
  readonly children: (ids: FieldIds) => ComponentChildren;
}

/** A field of a form for help with everything that belongs beside it: source, help, what is wrong, what is private. */
export function AskField(props: AskFieldProps) {
  const { form, field, help, label, group = false, quiet = false, children } = props;
  const i18n = useI18n();
  const draft = form.draft.value;
  const name = label ?? i18n.text(fieldName(field));
  const changed = form.changed.value.get(field);
  const source = form.sources.value.get(field) ?? changed;
  const problem = form.problems.value.find(
    one => fieldOfProblem(one) === field && (one.kind !== 'required' || form.tried.value),
  );
  const findings = form.personal.value.get(field);
  return (
    <Field
      label={name}
      help={help}
      group={group}
      optional={!isRequired(draft.need, field)}
      source={
        source === undefined
          ? undefined
          : {
              source: askSourceWords(i18n, source),
              field: name,
              onClear: () => form.clear(field),
              onPutBack: changed === undefined ? undefined : () => form.putBack(field),
            }
      }
      error={problem === undefined || quiet ? undefined : draftProblemWords(i18n, problem, draft)}
      warning={
        findings === undefined ? undefined : (
          <PersonalNotice findings={findings} onRemove={() => form.removePersonal(field)} />
        )
      }
    >
      {children}
    </Field>
  );
}

/** Questions that a page often has words for already: what the panel reads of a selection goes there. */
const quotable: ReadonlySet<Question> = new Set<Question>(['description', 'gaps', 'rights']);

/** One of the long questions, with what is meant by it. */
export function QuestionField({
  form,
  question,
  rows = 3,
}: {
  form: AskForm;
  question: Question;
  rows?: number;
}) {
  const { text } = useI18n();
  const label = text(questionNames[question]);
  return (
    <>
      <AskField form={form} field={`answers.${question}`} label={label} help={text(questionHelp[question])}>
        {ids => (
          <TextArea
            {...ids}
            rows={rows}
            limit={requestLimits.answer}
            value={form.draft.value.answers[question] ?? ''}
            onInput={value => form.answer(question, value)}
          />
        )}
      </AskField>
      {quotable.has(question) ? (
        <TakeSelection
          field={label}
          value={() => form.draft.peek().answers[question] ?? ''}
          onInput={value => form.answer(question, value)}
        />
      ) : null}
    </>
  );
}

/** A field of one line. */
export function LineField({ form, field, help }: { form: AskForm; field: 'title' | 'volume'; help: string }) {
  return (
    <AskField form={form} field={field} help={help}>
      {ids => (
        <TextInput {...ids} value={form.draft.value[field]} onInput={value => form.set(field, value)} />
      )}
    </AskField>
  );
}
