import { Field } from '../../common/Field.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import { Lookup } from '../../common/Lookup.tsx';
import { matches } from '../../common/TokenField.tsx';
import { knownPeople } from '../../request/open/manage/people.ts';
import { ActionForm, type ActionFormProps, TellField } from './action-form.tsx';
import { assignNote } from './note-texts.ts';

/** To whom something is handed, and whether they are told. `partner`: whose record it is; of several, the first. */
export function AssignForm({
  partner,
  button,
  onAssign,
  ...props
}: ActionFormProps & {
  partner: string;
  /** What the button says, once a name is there. */
  button: (to: string) => string;
  onAssign: (to: string) => void;
}) {
  const i18n = useI18n();
  const { text } = i18n;
  const { texts, place, config, user } = props;
  const to = (texts.at(place).to ?? '').replaceAll('_', ' ').trim();
  const options = knownPeople(config).map(name => ({ id: name, label: name }));
  return (
    <ActionForm
      label={text('record-assign')}
      button={to === '' ? text('record-assign') : button(to)}
      disabled={to === ''}
      busy={props.busy}
      onSend={() => onAssign(to)}
      onCancel={props.onCancel}
    >
      <Field label={text('record-assign-to')} help={text('record-assign-help', config.limits.claimDays)}>
        {ids => (
          <Lookup
            {...ids}
            text={texts.at(place).to ?? ''}
            onText={name => texts.type(place, 'to', name)}
            pause={0}
            search={asked => Promise.resolve(matches(options, [], asked))}
            onPick={({ id }) => texts.type(place, 'to', id)}
          />
        )}
      </Field>
      <TellField texts={texts} place={place} user={user} proposal={assignNote(i18n, { partner }, to)} />
    </ActionForm>
  );
}
