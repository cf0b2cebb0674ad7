import { countryOfItem } from '../../lib/desk/record/countries.ts';
import type { FactItem } from '../../lib/page/facts/facts.ts';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { useI18n } from '../common/i18n-context.tsx';
import { Link } from '../common/Link.tsx';
import { ItemLink } from './FactValue.tsx';

/** A country whose label was not read: by its name in the person's language, which the browser knows. */
export function CountryLink({ item }: { item: FactItem }) {
  const { country } = useI18n();
  const code = countryOfItem(item.id);
  if (code === undefined) return <ItemLink item={item} brief />;
  return <Link href={pageUrl('wikidata', item.id)}>{country(code)}</Link>;
}

export default CountryLink;
