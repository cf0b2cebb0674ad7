import { type Opportunity, opportunityLimits } from '../../../lib/desk/opportunity/opportunity.ts';
import { Field } from '../../common/Field.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import { TextArea } from '../../common/TextArea.tsx';
import { ActionForm, type ActionFormProps, TellField } from './action-form.tsx';
import { notNowNote } from './note-texts.ts';

/** Why not now, in words that whoever flagged it reads. `record`: of several, the first. */
export function NotNowForm({
  record,
  button,
  several = false,
  onNotNow,
  ...props
}: ActionFormProps & {
  record: Opportunity;
  button: string;
  /** The note goes to those who flagged each of several records, in the same words. */
  several?: boolean;
  onNotNow: (reason: string) => void;
}) {
  const i18n = useI18n();
  const { text } = i18n;
  const { texts, place, user } = props;
  const reason = texts.at(place).reason ?? '';
  return (
    <ActionForm
      label={text('record-not-now')}
      button={button}
      disabled={reason.trim() === ''}
      busy={props.busy}
      onSend={() => onNotNow(reason)}
      onCancel={props.onCancel}
    >
      <Field label={text('record-not-now-why')} help={text('record-not-now-help')}>
        {ids => (
          <TextArea
            {...ids}
            limit={opportunityLimits.reason}
            value={reason}
            onInput={value => texts.type(place, 'reason', value)}
          />
        )}
      </Field>
      {reason.trim() === '' ? null : (
        <>
          <TellField
            texts={texts}
            place={place}
            user={user}
            proposal={notNowNote(i18n, record, reason, user)}
          />
          {several ? <p class="hp-help">{text('record-several-told')}</p> : null}
        </>
      )}
    </ActionForm>
  );
}
