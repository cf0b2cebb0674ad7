import { cdxIconLock } from '@wikimedia/codex-icons';
import { useMemo } from 'preact/hooks';
import { licences, materials } from '../../lib/desk/record/partner.ts';
import { justificationQuestions } from '../../lib/desk/request/request.ts';
import type { PrivateContact } from '../../lib/desk/request/request-draft-types.ts';
import type { MessageKey } from '../../lib/i18n/i18n.ts';
import { Chips } from '../common/Chips.tsx';
import { Field } from '../common/Field.tsx';
import { Icon } from '../common/Icon.tsx';
import { useI18n } from '../common/i18n-context.tsx';
import { Select } from '../common/Select.tsx';
import { TextInput } from '../common/TextInput.tsx';
import { TokenField } from '../common/TokenField.tsx';
import { languageCodes } from '../flag/language-codes.ts';
import { licenceNames, materialNames } from '../flag/opportunity-words.ts';
import { AskField, LineField, QuestionField } from './AskField.tsx';
import type { AskForm } from './ask-model.ts';

/** What it is: the wish in a few sentences, its name, and the material. */
export function MaterialStep({ form }: { form: AskForm }) {
  const { text } = useI18n();
  return (
    <>
      <QuestionField form={form} question="description" rows={4} />
      <LineField form={form} field="title" help={text('ask-title-help')} />
      <AskField form={form} field="material" group>
        {() => (
          <Chips
            options={materials.map(material => ({ value: material, label: text(materialNames[material]) }))}
            selected={form.draft.value.material}
            onChange={selected =>
              form.set(
                'material',
                materials.filter(material => selected.includes(material)),
              )
            }
          />
        )}
      </AskField>
      <LineField form={form} field="volume" help={text('flag-volume-help')} />
    </>
  );
}

/** Why it matters: the questions the committee reads. One answer is enough to begin with. */
export function WhyStep({ form }: { form: AskForm }) {
  const { text } = useI18n();
  return (
    <>
      <p class="hp-help">{text('why-intro')}</p>
      {justificationQuestions.map(question => (
        <QuestionField key={question} form={form} question={question} rows={2} />
      ))}
    </>
  );
}

/** How the rights stand. */
export function RightsStep({ form }: { form: AskForm }) {
  const { text } = useI18n();
  return (
    <>
      <AskField form={form} field="licence" help={text('flag-licence-help')}>
        {ids => (
          <Select
            {...ids}
            value={form.draft.value.licence ?? ''}
            options={[
              { value: '', label: text('choose') },
              ...licences.map(licence => ({ value: licence, label: text(licenceNames[licence]) })),
            ]}
            onChange={value => form.set('licence', value === '' ? null : value)}
          />
        )}
      </AskField>
      <QuestionField form={form} question="rights" />
    </>
  );
}

const contactNames: Readonly<Record<keyof PrivateContact, MessageKey>> = {
  name: 'contact-name',
  email: 'contact-email',
  phone: 'contact-phone',
  partnerContact: 'contact-partner',
};
const contactKeys = ['name', 'email', 'phone', 'partnerContact'] as const;

/** When, in which languages, and how people can reach the person: the latter goes only into the e-mail. */
export function YouStep({ form }: { form: AskForm }) {
  const i18n = useI18n();
  const { text } = i18n;
  const options = useMemo(
    () => languageCodes.map(code => ({ id: code, label: i18n.languageName(code) })),
    [i18n],
  );
  return (
    <>
      <QuestionField form={form} question="timeline" rows={2} />
      <AskField form={form} field="languages" help={text('flag-languages-help')}>
        {ids => (
          <TokenField
            {...ids}
            values={form.draft.value.languages}
            nameOf={i18n.languageName}
            options={options}
            onChange={values => form.set('languages', values)}
          />
        )}
      </AskField>
      <ContactFields form={form} />
    </>
  );
}

/** Contact details of a person: behind a lock, and said so. */
export function ContactFields({ form }: { form: AskForm }) {
  const { text } = useI18n();
  return (
    <fieldset class="hp-private">
      <legend>
        <Icon icon={cdxIconLock} size="small" /> {text('contact')}
      </legend>
      <p class="hp-help">{text('contact-only-email')}</p>
      {contactKeys.map(key => (
        <Field key={key} label={text(contactNames[key])} optional>
          {ids => (
            <TextInput
              {...ids}
              value={form.contact.value[key].onlyByEmail}
              onInput={value => form.setContact(key, value)}
            />
          )}
        </Field>
      ))}
    </fieldset>
  );
}
