import { useI18n } from '../../../common/i18n-context.tsx';
import { AddBox } from './AddBox.tsx';
import { AnswersForm } from './AnswersForm.tsx';
import { AssignForm, type AssignProps } from './AssignForm.tsx';
import { DecideForm } from './DecideForm.tsx';
import { DetailsForm, type DetailsFormProps } from './DetailsForm.tsx';
import { PriorityForm } from './PriorityForm.tsx';
import { WaitingForm } from './WaitingForm.tsx';

/** Everything that can be done to a request besides moving it on, for those whose part it is; each closed until wanted. */
export function Manage(props: AssignProps & DetailsFormProps) {
  const { text } = useI18n();
  return (
    <section aria-labelledby="hp-manage" class="hp-manage">
      <h2 id="hp-manage">{text('manage')}</h2>
      <DecideForm {...props} />
      <PriorityForm {...props} />
      <AssignForm {...props} />
      <WaitingForm {...props} />
      <AddBox {...props} />
      <DetailsForm {...props} />
      <AnswersForm {...props} />
    </section>
  );
}

export default Manage;
