import { cdxIconClose } from '@wikimedia/codex-icons';
import { pageUrl } from '../../../../lib/wiki/sites.ts';
import { Button } from '../../../common/Button.tsx';
import { Rich, useI18n } from '../../../common/i18n-context.tsx';
import { Link } from '../../../common/Link.tsx';

/** The item of the partner that was found by name, and the way to let go of it. */
export function ItemField({ item, onChange }: { item: string | null; onChange: (item: null) => void }) {
  const { text } = useI18n();
  if (item === null) return null;
  return (
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
        onClick={() => onChange(null)}
      />
    </div>
  );
}
