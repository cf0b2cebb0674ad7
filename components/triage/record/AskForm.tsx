import type { TriageMessage } from '../../../lib/desk/board/triage-message.ts';
import { requestLimits } from '../../../lib/desk/request/request.ts';
import { Chips } from '../../common/Chips.tsx';
import { Field } from '../../common/Field.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import { TextArea } from '../../common/TextArea.tsx';
import { ActionForm, NotePreview, type RecordFormProps } from './action-form.tsx';
import { askHeading } from './note-texts.ts';
import { flaggersOf } from './record-actions.ts';

/** A question to those who flagged it: a signed note on the talk page that notifies them. */
export function AskForm({
  record,
  onAsk,
  ...props
}: RecordFormProps & { onAsk: (message: TriageMessage) => void }) {
  const i18n = useI18n();
  const { text } = i18n;
  const { texts, place, user } = props;
  const { question = '', without = '' } = texts.at(place);
  const flaggers = flaggersOf(record, user);
  // User names have no line breaks.
  const left = without.split('\n');
  const to = flaggers.filter(name => !left.includes(name));
  const message = { to, heading: askHeading(i18n, record), text: question };
  return (
    <ActionForm
      label={text('record-ask')}
      button={text('record-ask-do', user)}
      disabled={question.trim() === ''}
      busy={props.busy}
      onSend={() => onAsk(message)}
      onCancel={props.onCancel}
    >
      {flaggers.length === 0 ? (
        <p class="hp-help">{text('record-ask-nobody')}</p>
      ) : (
        <Field label={text('record-ask-whom')} help={text('record-ask-whom-help')} group>
          {() => (
            <Chips
              options={flaggers.map(name => ({ value: name, label: name }))}
              selected={to}
              onChange={chosen =>
                texts.type(place, 'without', flaggers.filter(name => !chosen.includes(name)).join('\n'))
              }
            />
          )}
        </Field>
      )}
      <Field label={text('record-ask-what')} help={text('record-ask-what-help')}>
        {ids => (
          <TextArea
            {...ids}
            limit={requestLimits.comment}
            value={question}
            onInput={value => texts.type(place, 'question', value)}
          />
        )}
      </Field>
      <NotePreview message={message} user={user} />
    </ActionForm>
  );
}
