import { cdxIconClose } from '@wikimedia/codex-icons';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { Button } from '../common/Button.tsx';
import { Field } from '../common/Field.tsx';
import { Rich, useI18n } from '../common/i18n-context.tsx';
import { Link } from '../common/Link.tsx';
import { Lookup, type LookupOption } from '../common/Lookup.tsx';
import type { SourceNoteProps } from '../common/SourceNote.tsx';
import type { FlagForm } from './flag-model.ts';

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
      {item === null ? null : (
        <div class="hp-source">
          <span>
            <Rich
              k="flag-item"
              with={[
                <Link key="item" href={pageUrl('wikidata', item)}>
                  <bdi dir="ltr">{item}</bdi>
                </Link>,
              ]}
            />
          </span>
          <Button
            weight="quiet"
            size="small"
            icon={cdxIconClose}
            label={text('flag-item-remove', item)}
            onClick={() => form.removeItem()}
          />
        </div>
      )}
    </>
  );
}
