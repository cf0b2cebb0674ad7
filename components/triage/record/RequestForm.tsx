import { draftFromOpportunity } from '../../../lib/desk/board/triage-act.ts';
import { needs, requestLimits } from '../../../lib/desk/request/request.ts';
import { checkRequestDraft, requestOf } from '../../../lib/desk/request/request-draft.ts';
import type { RequestDraft } from '../../../lib/desk/request/request-draft-types.ts';
import { createRequestText } from '../../../lib/desk/request/request-text.ts';
import { Field } from '../../common/Field.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import { Select } from '../../common/Select.tsx';
import { TextArea } from '../../common/TextArea.tsx';
import { TextInput } from '../../common/TextInput.tsx';
import { Wikitext } from '../../flag/Wikitext.tsx';
import { needNames } from '../../request/ask-words.ts';
import { ActionForm, type RecordFormProps } from './action-form.tsx';

/** The request an opportunity becomes: what it knows is filled in, the rest can be added to the request itself later. */
export function RequestForm({
  title,
  record,
  onRequest,
  ...props
}: RecordFormProps & { onRequest: (draft: RequestDraft) => void }) {
  const { text } = useI18n();
  const { board, texts, place, config, user } = props;
  const typed = texts.at(place);
  const need = needs.find(one => one === typed.need) ?? 'project';
  const filled = draftFromOpportunity(record, title, need);
  const description = typed.description ?? filled.answers.description ?? '';
  const draft: RequestDraft = {
    ...filled,
    title: typed.title ?? record.partner,
    answers: { ...filled.answers, description },
  };
  const ready = checkRequestDraft(draft).length === 0;
  return (
    <ActionForm
      label={text('record-request')}
      button={text('publish-as', user)}
      disabled={!ready}
      busy={props.busy}
      onSend={() => onRequest(draft)}
      onCancel={props.onCancel}
    >
      <p class="hp-help">{text('record-request-help')}</p>
      <Field label={text('ask-need')}>
        {ids => (
          <Select
            {...ids}
            value={need}
            options={needs.map(value => ({ value, label: text(needNames[value]) }))}
            onChange={value => texts.type(place, 'need', value)}
          />
        )}
      </Field>
      <Field label={text('ask-title')} help={text('ask-title-help')}>
        {ids => (
          <TextInput {...ids} value={draft.title} onInput={value => texts.type(place, 'title', value)} />
        )}
      </Field>
      <Field
        label={text('ask-description')}
        error={description.trim() === '' ? text('problem-required') : ''}
      >
        {ids => (
          <TextArea
            {...ids}
            limit={requestLimits.answer}
            value={description}
            onInput={value => texts.type(place, 'description', value)}
          />
        )}
      </Field>
      {ready ? (
        <Wikitext
          before={null}
          text={createRequestText(requestOf(draft, user, board.services.now(), config), config)}
        />
      ) : null}
    </ActionForm>
  );
}
