import type { ComponentChild } from 'preact';
import type { Fact, FactDate, FactItem, FactText } from '../../lib/page/facts/facts.ts';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { Data, Rich, useI18n } from '../common/i18n-context.tsx';
import { Link } from '../common/Link.tsx';
import { kindNames } from './fact-words.ts';

/** What a fact says, in the form people read: names as links, addresses by their host, dates as exact as known. */
export function FactValue({ value }: { value: Fact['value'] }) {
  const { text, number } = useI18n();
  switch (value.type) {
    case 'text':
      return <Words value={value} />;
    case 'item':
      return <ItemLink item={value} />;
    case 'kind':
      return <>{text(kindNames[value.kind])}</>;
    case 'url':
      return (
        <Link href={value.url}>
          <bdi dir="ltr">{shortAddress(value.url)}</bdi>
        </Link>
      );
    case 'page':
      return (
        <Link href={pageUrl(value.wiki, value.title)}>
          <Data>{value.title}</Data>
        </Link>
      );
    case 'image':
      return (
        <Link href={pageUrl('commons', value.file)}>
          <Data>{value.file}</Data>
        </Link>
      );
    case 'coordinates':
      return <bdi dir="ltr">{`${value.latitude.toFixed(4)}, ${value.longitude.toFixed(4)}`}</bdi>;
    case 'amount':
      return (
        <>
          {value.atLeast === true ? text('amount-at-least', value.amount) : number(value.amount)}{' '}
          {value.unit === null ? null : <ItemLink item={value.unit} />}
        </>
      );
    case 'date':
      return <KnownDate value={value} />;
    case 'identifier':
      return <bdi dir="ltr">{value.id}</bdi>;
    case 'user':
      return <Data>{value.name}</Data>;
  }
}

function Words({ value }: { value: FactText }) {
  return (
    <bdi dir="auto" lang={value.language ?? undefined}>
      {value.text}
    </bdi>
  );
}

/** An item by its label, with its id behind it: plain words first, the field's word second. `brief` leaves the id out. */
export function ItemLink({ item, brief = false }: { item: FactItem; brief?: boolean }) {
  const link = (label: ComponentChild) => <Link href={pageUrl('wikidata', item.id)}>{label}</Link>;
  if (item.label === null) return link(<bdi dir="ltr">{item.id}</bdi>);
  if (brief) return link(<Words value={item.label} />);
  return <Rich k="item-with-id" with={[link(<Words value={item.label} />), <bdi key="id">{item.id}</bdi>]} />;
}

function KnownDate({ value }: { value: FactDate }) {
  const { text } = useI18n();
  const year = /^-?\d+/.exec(value.date)?.[0] ?? value.date;
  switch (value.precision) {
    case 'decade':
      return <>{text('date-decade', year)}</>;
    case 'century':
      return <>{text('date-century', year)}</>;
    case 'millennium':
      return <>{text('date-millennium', year)}</>;
    default:
      return <bdi dir="ltr">{value.date}</bdi>;
  }
}

/** The host, and the path where it says something: `uganda-museum.go.ug/collections`. */
export function shortAddress(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    const path = pathname === '/' ? '' : pathname;
    return `${host.replace(/^www\./, '')}${path.length > 30 ? `${path.slice(0, 29)}…` : path}`;
  } catch {
    return url;
  }
}
