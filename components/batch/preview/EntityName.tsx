import type { EntityId } from '../../../lib/wiki/entity-types.ts';
import { pageUrl } from '../../../lib/wiki/sites.ts';
import { useI18n } from '../../common/i18n-context.tsx';
import { Link } from '../../common/Link.tsx';
import { ItemLink } from '../../page/FactValue.tsx';
import { useLabel } from './labels-context.ts';

/** A property by its name, as Wikidata's own diffs have it; its id only until the name is known. */
export function PropertyName({ id }: { id: EntityId }) {
  const label = useLabel(id);
  return (
    <Link href={pageUrl('wikidata', `Property:${id}`)}>
      {label === null ? (
        <bdi dir="ltr">{id}</bdi>
      ) : (
        <bdi dir="auto" lang={label.language ?? undefined}>
          {label.text}
        </bdi>
      )}
    </Link>
  );
}

/** An item by its name, with its id behind it. */
export function ItemName({ id, brief = false }: { id: EntityId; brief?: boolean }) {
  const label = useLabel(id);
  return <ItemLink item={{ type: 'item', id, label }} brief={brief} />;
}

/** The name of a property as plain text, for rows that are no links. */
export function usePropertyText(id: EntityId): string {
  return useLabel(id)?.text ?? id;
}

/** What an item made by this very batch is called before it exists. */
export function NewItem() {
  const { text } = useI18n();
  return <em>{text('batch-new-item')}</em>;
}
