import { useMemo, useState } from 'preact/hooks';
import { opportunityLimits } from '../../lib/desk/opportunity/opportunity.ts';
import { countries } from '../../lib/desk/record/countries.ts';
import { licences, partnerKinds } from '../../lib/desk/record/partner.ts';
import { Details } from '../common/Details.tsx';
import { Field } from '../common/Field.tsx';
import { useI18n } from '../common/i18n-context.tsx';
import { Select } from '../common/Select.tsx';
import type { SourceNoteProps } from '../common/SourceNote.tsx';
import { TextInput } from '../common/TextInput.tsx';
import { TokenField } from '../common/TokenField.tsx';
import { kindNames } from '../page/fact-words.ts';
import { LinksInput } from '../sending/LinksInput.tsx';
import type { FilledField } from './filled-fields.ts';
import type { FlagForm } from './flag-model.ts';
import { languageCodes } from './language-codes.ts';
import { licenceNames } from './opportunity-words.ts';
import { PersonalNotice } from './PersonalNotice.tsx';

export interface MoreFieldsProps {
  readonly form: FlagForm;
  readonly sourceOf: (field: FilledField, label: string) => SourceNoteProps | undefined;
  readonly errorOf: (field: 'volume' | 'links' | 'country' | 'languages') => string | undefined;
  /** Open from the start: a field inside needs attention. */
  readonly open: boolean;
}

/** What helps the Helpdesk and can wait: kind, volume, licence, country, languages, links. */
export function MoreFields({ form, sourceOf, errorOf, open }: MoreFieldsProps) {
  const { text } = useI18n();
  const [opened, setOpened] = useState(false);
  const { kind, volume, licence, country, languages, links } = form.draft.value;
  const filled = [kind, volume, licence, ...[country, languages, links].map(list => list[0] ?? null)].filter(
    value => value !== null && value !== '',
  ).length;
  return (
    <Details
      summary={filled === 0 ? text('flag-more') : text('flag-more-filled', filled)}
      open={open || opened}
      onToggle={setOpened}
    >
      <KindField form={form} source={sourceOf('kind', text('flag-kind'))} />
      <VolumeField form={form} source={sourceOf('volume', text('flag-volume'))} error={errorOf('volume')} />
      <LicenceField form={form} />
      <PlaceFields form={form} sourceOf={sourceOf} errorOf={errorOf} />
      <LinksField form={form} source={sourceOf('links', text('flag-links'))} error={errorOf('links')} />
    </Details>
  );
}

interface OneField {
  readonly form: FlagForm;
  readonly source?: SourceNoteProps | undefined;
  readonly error?: string | undefined;
}

function KindField({ form, source }: OneField) {
  const { text } = useI18n();
  return (
    <Field label={text('flag-kind')} optional source={source}>
      {ids => (
        <Select
          {...ids}
          value={form.draft.value.kind ?? ''}
          options={[
            { value: '', label: text('choose') },
            ...partnerKinds.map(kind => ({ value: kind, label: text(kindNames[kind]) })),
          ]}
          onChange={value => form.set('kind', value === '' ? null : value)}
        />
      )}
    </Field>
  );
}

function VolumeField({ form, source, error }: OneField) {
  const { text } = useI18n();
  const findings = form.personal.value.get('volume');
  return (
    <Field
      label={text('flag-volume')}
      optional
      help={text('flag-volume-help')}
      source={source}
      error={error}
      warning={
        findings === undefined ? undefined : (
          <PersonalNotice findings={findings} onRemove={() => form.removePersonal('volume')} />
        )
      }
    >
      {ids => (
        <TextInput {...ids} value={form.draft.value.volume} onInput={value => form.set('volume', value)} />
      )}
    </Field>
  );
}

function LicenceField({ form }: OneField) {
  const { text } = useI18n();
  return (
    <Field label={text('flag-licence')} optional help={text('flag-licence-help')}>
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
    </Field>
  );
}

function PlaceFields({ form, sourceOf, errorOf }: Pick<MoreFieldsProps, 'form' | 'sourceOf' | 'errorOf'>) {
  const i18n = useI18n();
  const { text, country: countryName, languageName } = i18n;
  const { country, languages } = form.draft.value;
  const countryOptions = useMemo(
    () => [...countries.keys()].map(code => ({ id: code, label: i18n.country(code) })),
    [i18n],
  );
  const languageOptions = useMemo(
    () => languageCodes.map(code => ({ id: code, label: i18n.languageName(code) })),
    [i18n],
  );
  return (
    <>
      <Field
        label={text('flag-country')}
        optional
        source={sourceOf('country', text('flag-country'))}
        error={errorOf('country')}
      >
        {ids => (
          <TokenField
            {...ids}
            values={country}
            nameOf={countryName}
            options={countryOptions}
            onChange={values => form.set('country', values)}
          />
        )}
      </Field>
      <Field
        label={text('flag-languages')}
        optional
        help={text('flag-languages-help')}
        error={errorOf('languages')}
      >
        {ids => (
          <TokenField
            {...ids}
            values={languages}
            nameOf={languageName}
            options={languageOptions}
            onChange={values => form.set('languages', values)}
          />
        )}
      </Field>
    </>
  );
}

/** Addresses, judged when the person leaves the field. */
function LinksField({ form, source, error }: OneField) {
  const { text } = useI18n();
  const [inside, setInside] = useState(false);
  return (
    <Field
      label={text('flag-links')}
      optional
      help={text('flag-links-help', opportunityLimits.links)}
      source={source}
      error={inside && !form.tried.value ? undefined : error}
    >
      {ids => (
        <LinksInput
          {...ids}
          links={form.draft.value.links}
          onInput={links => form.set('links', links)}
          onInside={setInside}
        />
      )}
    </Field>
  );
}
