import { cdxIconAdd } from '@wikimedia/codex-icons';
import { opportunityLimits } from '../../lib/desk/opportunity/opportunity.ts';
import { Button } from '../common/Button.tsx';
import { Field } from '../common/Field.tsx';
import { Data, useI18n } from '../common/i18n-context.tsx';
import { TextArea } from '../common/TextArea.tsx';
import type { FlagForm } from './flag-model.ts';
import { PersonalNotice } from './PersonalNotice.tsx';
import { TakeSelection } from './TakeSelection.tsx';

/** Why this could be an opportunity: two lines, and the signals of the page as sentences to take over. */
export function WhyField({
  form,
  sentences,
  error,
}: {
  form: FlagForm;
  sentences: readonly string[];
  error: string | undefined;
}) {
  const { text } = useI18n();
  const { why } = form.draft.value;
  const findings = form.personal.value.get('why');
  const offered = sentences.filter(sentence => !why.includes(sentence));
  return (
    <>
      <Field
        label={text('flag-why')}
        optional
        help={text('flag-why-help')}
        error={error}
        warning={
          findings === undefined ? undefined : (
            <PersonalNotice findings={findings} onRemove={() => form.removePersonal('why')} />
          )
        }
      >
        {ids => (
          <TextArea
            {...ids}
            value={why}
            limit={opportunityLimits.why}
            rows={2}
            onInput={value => form.set('why', value)}
          />
        )}
      </Field>
      <TakeSelection
        field={text('flag-why')}
        value={() => form.draft.peek().why}
        onInput={value => form.set('why', value)}
      />
      {offered.length === 0 ? null : (
        <ul class="hp-offers" aria-label={text('flag-why-offers')}>
          {offered.map(sentence => (
            <li key={sentence}>
              <Button size="small" weight="quiet" icon={cdxIconAdd} onClick={() => form.takeOver(sentence)}>
                <Data>{sentence}</Data>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
