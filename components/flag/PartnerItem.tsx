import '../common/forms.css';
import { cdxIconClose } from '@wikimedia/codex-icons';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { Button } from '../common/Button.tsx';
import { Rich, useI18n } from '../common/i18n-context.tsx';
import { Link } from '../common/Link.tsx';

/** The item of a partner on Wikidata; with `onRemove`, the way to let go of it. */
export function PartnerItem({ item, onRemove }: { item: string; onRemove?: (() => void) | undefined }) {
  const { text } = useI18n();
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
      {onRemove === undefined ? null : (
        <Button
          weight="quiet"
          size="small"
          icon={cdxIconClose}
          label={text('flag-item-remove', item)}
          onClick={onRemove}
        />
      )}
    </div>
  );
}
