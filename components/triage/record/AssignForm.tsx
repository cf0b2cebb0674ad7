import { mayBeUserName } from '../../../lib/wiki/user-names.ts';
import { useI18n } from '../../common/i18n-context.tsx';
import { PersonField } from '../../common/people/PersonField.tsx';
import { namesBeyond, useNames } from '../../common/people/user-names.ts';
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
  const known = knownPeople(config);
  const names = useNames(to === '' ? [] : namesBeyond([to], known));
  return (
    <ActionForm
      label={text('record-assign')}
      button={to === '' ? text('record-assign') : button(to)}
      disabled={!mayBeUserName(to) || !names.ok}
      busy={props.busy}
      onSend={() => void names.settle().then(may => (may ? onAssign(to) : undefined))}
      onCancel={props.onCancel}
    >
      <PersonField
        label={text('record-assign-to')}
        help={text('record-assign-help', config.limits.claimDays)}
        value={texts.at(place).to ?? ''}
        known={known}
        names={names}
        onChange={name => texts.type(place, 'to', name)}
      />
      <TellField texts={texts} place={place} user={user} proposal={assignNote(i18n, { partner }, to)} />
    </ActionForm>
  );
}
