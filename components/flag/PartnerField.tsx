import { Field } from '../common/Field.tsx';
import { useI18n } from '../common/i18n-context.tsx';
import { Lookup, type LookupOption } from '../common/Lookup.tsx';
import type { SourceNoteProps } from '../common/SourceNote.tsx';
import type { FlagForm } from './flag-model.ts';
import { PartnerItem } from './PartnerItem.tsx';

/** Finds items by name or id. Rejects when Wikidata cannot be asked. */
export type SearchPartners = (text: string, signal: AbortSignal) => Promise<readonly LookupOption[]>;

export interface PartnerFieldProps {
  readonly form: FlagForm;
  readonly search: SearchPartners;
  readonly source: SourceNoteProps | undefined;
  readonly error: string | undefined;
}

/** Who could be a partner: found on Wikidata by name or id, or a new name. */
export function PartnerField({ form, search, source, error }: PartnerFieldProps) {
  const { text } = useI18n();
  const { partner, item } = form.draft.value;
  return (
    <>
      <Field
        label={text('flag-partner')}
        help={item === null ? text('flag-partner-help') : undefined}
        source={source}
        error={error}
      >
        {ids => (
          <Lookup
            {...ids}
            text={partner}
            onText={value => form.set('partner', value)}
            search={search}
            onPick={option => form.choosePartner(option.id, option.label)}
          />
        )}
      </Field>
      {item === null ? null : <PartnerItem item={item} onRemove={() => form.removeItem()} />}
    </>
  );
}
