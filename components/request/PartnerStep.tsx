import { useMemo, useState } from 'preact/hooks';
import { countries } from '../../lib/desk/record/countries.ts';
import { partnerKinds } from '../../lib/desk/record/partner.ts';
import { requestLimits } from '../../lib/desk/request/request.ts';
import { Data, useI18n } from '../common/i18n-context.tsx';
import { Link } from '../common/Link.tsx';
import { Lookup } from '../common/Lookup.tsx';
import { Select } from '../common/Select.tsx';
import { SourceNote } from '../common/SourceNote.tsx';
import { TokenField } from '../common/TokenField.tsx';
import type { SearchPartners } from '../flag/PartnerField.tsx';
import { PartnerItem } from '../flag/PartnerItem.tsx';
import { kindNames } from '../page/fact-words.ts';
import { LinksInput } from '../sending/LinksInput.tsx';
import { AskField } from './AskField.tsx';
import type { AskForm } from './ask-model.ts';
import { askSourceWords } from './ask-words.ts';
import { wikiPage } from './wiki-page.ts';

export interface PartnerStepProps {
  readonly form: AskForm;
  readonly search: SearchPartners;
}

/** Who it is about: the partner, its item, kind, country and links, and the page the need was seen on. */
export function PartnerStep({ form, search }: PartnerStepProps) {
  const i18n = useI18n();
  const { text } = i18n;
  const draft = form.draft.value;
  const options = useMemo(
    () => [...countries.keys()].map(code => ({ id: code, label: i18n.country(code) })),
    [i18n],
  );
  return (
    <>
      <PartnerChoice form={form} search={search} />
      <AskField form={form} field="kind">
        {ids => (
          <Select
            {...ids}
            value={draft.kind ?? ''}
            options={[
              { value: '', label: text('choose') },
              ...partnerKinds.map(kind => ({ value: kind, label: text(kindNames[kind]) })),
            ]}
            onChange={value => form.set('kind', value === '' ? null : value)}
          />
        )}
      </AskField>
      <AskField form={form} field="country">
        {ids => (
          <TokenField
            {...ids}
            values={draft.country}
            nameOf={i18n.country}
            options={options}
            onChange={values => form.set('country', values)}
          />
        )}
      </AskField>
      <LinksField form={form} />
      <SeenOn form={form} />
    </>
  );
}

/** The partner by name or item, found on Wikidata or written as it is. */
export function PartnerChoice({ form, search }: PartnerStepProps) {
  const i18n = useI18n();
  const { text } = i18n;
  const { partner, item } = form.draft.value;
  const source = form.sources.value.get('item');
  return (
    <>
      <AskField form={form} field="partner" help={item === null ? text('flag-partner-help') : undefined}>
        {ids => (
          <Lookup
            {...ids}
            text={partner}
            onText={value => form.set('partner', value)}
            search={search}
            onPick={option => form.choosePartner(option.id, option.label)}
          />
        )}
      </AskField>
      {item === null ? null : (
        <div class="hp-ask-value">
          <PartnerItem item={item} onRemove={source === undefined ? () => form.clear('item') : undefined} />
          {source === undefined ? null : (
            <SourceNote
              source={askSourceWords(i18n, source)}
              field={text('fact-item')}
              onClear={() => form.clear('item')}
            />
          )}
        </div>
      )}
    </>
  );
}

/** Addresses, judged when the person leaves the field. */
function LinksField({ form }: { form: AskForm }) {
  const { text } = useI18n();
  const [inside, setInside] = useState(false);
  return (
    <AskField
      form={form}
      field="links"
      help={text('flag-links-help', requestLimits.links)}
      quiet={inside && !form.tried.value}
    >
      {ids => (
        <LinksInput
          {...ids}
          links={form.draft.value.links}
          onInput={links => form.set('links', links)}
          onInside={setInside}
        />
      )}
    </AskField>
  );
}

/** The page the form was opened on; taken out with ✕ when it has nothing to do with it. */
export function SeenOn({ form }: { form: AskForm }) {
  const i18n = useI18n();
  const { text } = i18n;
  const { page } = form.draft.value;
  const source = form.sources.value.get('page');
  const seen = wikiPage(page);
  if (seen === null) return null;
  return (
    <div class="hp-ask-value">
      <div class="hp-ask-value__name">{text('ask-page')}</div>
      <Link href={seen.url}>
        <Data>{page}</Data>
      </Link>
      <SourceNote
        source={source === undefined ? text('source-here') : askSourceWords(i18n, source)}
        field={text('ask-page')}
        onClear={() => form.clear('page')}
      />
    </div>
  );
}
