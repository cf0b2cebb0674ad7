import { useMemo } from 'preact/hooks';
import { countries } from '../../../../lib/desk/record/countries.ts';
import { licences, materials, partnerKinds } from '../../../../lib/desk/record/partner.ts';
import { requestSizes } from '../../../../lib/desk/request/request.ts';
import type { RequestDetails } from '../../../../lib/desk/request/request-deeds.ts';
import { actorsOf, permit } from '../../../../lib/desk/request/roles.ts';
import { Chips } from '../../../common/Chips.tsx';
import { Field } from '../../../common/Field.tsx';
import { useI18n } from '../../../common/i18n-context.tsx';
import { Lookup } from '../../../common/Lookup.tsx';
import { Select } from '../../../common/Select.tsx';
import { TextInput } from '../../../common/TextInput.tsx';
import { TokenField } from '../../../common/TokenField.tsx';
import { languageCodes } from '../../../flag/language-codes.ts';
import { licenceNames, materialNames } from '../../../flag/opportunity-words.ts';
import type { SearchPartners } from '../../../flag/PartnerField.tsx';
import { PartnerItem } from '../../../flag/PartnerItem.tsx';
import { kindNames } from '../../../page/fact-words.ts';
import { sizeNames } from '../deed-words.ts';
import { keptForm } from '../kept-form.ts';
import { Act, type ManageProps } from './Act.tsx';
import { detailsDeed, detailsOf, detailsSchema, shownDetails } from './details-draft.ts';
import { LinksField } from './LinksField.tsx';
import { Section } from './Section.tsx';

export interface DetailsFormProps extends ManageProps {
  /** Finds items on Wikidata. */
  readonly search: SearchPartners;
}

const at = 'details';

type Change = (part: Partial<RequestDetails>) => void;
interface FieldsProps {
  readonly shown: RequestDetails;
  readonly change: Change;
}

/** What a request is about, corrected field by field and saved in one edit. */
export function DetailsForm(props: DetailsFormProps) {
  const { open, view, config, user, search } = props;
  const { text } = useI18n();
  const { request } = view;
  const now = detailsOf(request);
  const form = keptForm(open, at, detailsSchema, { seen: now, wanted: now });
  const shown = shownDetails(request, form.value);
  const change: Change = part => form.change({ wanted: { ...form.value.wanted, ...part } });
  const staff = actorsOf(config, request, user).has('staff');
  return (
    <Section
      name={text('correct')}
      begun={form.begun}
      permission={permit(config, request, user, { kind: 'edit-details', seen: {}, set: {} })}
    >
      <Line label={text('ask-title')} value={shown.title} onInput={title => change({ title })} />
      {staff ? <SizeField shown={shown} change={change} /> : null}
      <Field label={text('flag-partner')}>
        {ids => (
          <Lookup
            {...ids}
            text={shown.partner}
            onText={partner => change({ partner })}
            search={search}
            onPick={({ id, label }) => change({ partner: label, item: id })}
          />
        )}
      </Field>
      {shown.item === null ? null : <PartnerItem item={shown.item} onRemove={() => change({ item: null })} />}
      <WhatFields shown={shown} change={change} />
      <WhereFields shown={shown} change={change} />
      <LinksField links={shown.links} onChange={links => change({ links })} />
      <Act {...props} at={at} deed={detailsDeed(form.value)} button={text('correct-do')} />
    </Section>
  );
}

function Line({ label, value, onInput }: { label: string; value: string; onInput: (value: string) => void }) {
  return <Field label={label}>{ids => <TextInput {...ids} value={value} onInput={onInput} />}</Field>;
}

/** A project goes to the committee, a small question does not: staff may find that one is the other. */
function SizeField({ shown, change }: FieldsProps) {
  const { text } = useI18n();
  return (
    <Field label={text('correct-size')}>
      {ids => (
        <Select
          {...ids}
          value={shown.size}
          options={requestSizes.map(size => ({ value: size, label: text(sizeNames[size]) }))}
          onChange={size => change({ size })}
        />
      )}
    </Field>
  );
}

function WhatFields({ shown, change }: FieldsProps) {
  const { text } = useI18n();
  return (
    <>
      <Field label={text('flag-kind')} optional>
        {ids => (
          <Select
            {...ids}
            value={shown.kind ?? ''}
            options={[
              { value: '', label: text('choose') },
              ...partnerKinds.map(kind => ({ value: kind, label: text(kindNames[kind]) })),
            ]}
            onChange={kind => change({ kind: kind === '' ? null : kind })}
          />
        )}
      </Field>
      <Field label={text('flag-material-short')} optional group>
        {() => (
          <Chips
            options={materials.map(one => ({ value: one, label: text(materialNames[one]) }))}
            selected={shown.material}
            onChange={chosen => change({ material: materials.filter(one => chosen.includes(one)) })}
          />
        )}
      </Field>
      <Line label={text('volume-short')} value={shown.volume} onInput={volume => change({ volume })} />
      <Field label={text('flag-licence')} optional>
        {ids => (
          <Select
            {...ids}
            value={shown.licence ?? ''}
            options={[
              { value: '', label: text('choose') },
              ...licences.map(one => ({ value: one, label: text(licenceNames[one]) })),
            ]}
            onChange={licence => change({ licence: licence === '' ? null : licence })}
          />
        )}
      </Field>
    </>
  );
}

function WhereFields({ shown, change }: FieldsProps) {
  const i18n = useI18n();
  const { text } = i18n;
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
      <Field label={text('flag-country')} optional>
        {ids => (
          <TokenField
            {...ids}
            values={shown.country}
            nameOf={i18n.country}
            options={countryOptions}
            onChange={country => change({ country })}
          />
        )}
      </Field>
      <Field label={text('flag-languages')} optional help={text('flag-languages-help')}>
        {ids => (
          <TokenField
            {...ids}
            values={shown.languages}
            nameOf={i18n.languageName}
            options={languageOptions}
            onChange={languages => change({ languages })}
          />
        )}
      </Field>
    </>
  );
}
