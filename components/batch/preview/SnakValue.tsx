import { isPlaceholder } from '../../../lib/batch/plan/statement-build.ts';
import type { DataValue, Snak } from '../../../lib/wiki/entity-types.ts';
import { pageUrl } from '../../../lib/wiki/sites.ts';
import { useI18n } from '../../common/i18n-context.tsx';
import { Link } from '../../common/Link.tsx';
import { shortAddress } from '../../page/FactValue.tsx';
import { timeWords } from '../time-words.ts';
import { ItemName, NewItem, PropertyName } from './EntityName.tsx';

/** A value as the wiki shows it: names for ids, dates as exact as they are known. */
export function SnakValue({ snak }: { snak: Snak }) {
  const { text } = useI18n();
  if (snak.snaktype === 'somevalue') return <em>{text('batch-somevalue')}</em>;
  if (!('datavalue' in snak)) return <em>{text('batch-novalue')}</em>;
  return <Value value={snak.datavalue} datatype={snak.datatype} />;
}

function Value({ value, datatype }: { value: DataValue; datatype: string | undefined }) {
  const i18n = useI18n();
  switch (value.type) {
    case 'string':
      if (datatype === 'commonsMedia') {
        return (
          <Link href={pageUrl('commons', `File:${value.value}`)}>
            <bdi dir="auto">{value.value}</bdi>
          </Link>
        );
      }
      return /^https?:\/\//.test(value.value) ? (
        <Link href={value.value}>
          <bdi dir="ltr">{shortAddress(value.value)}</bdi>
        </Link>
      ) : (
        <bdi dir="auto">{value.value}</bdi>
      );
    case 'wikibase-entityid':
      if (isPlaceholder(value.value.id)) return <NewItem />;
      return value.value.id.startsWith('P') ? (
        <PropertyName id={value.value.id} />
      ) : (
        <ItemName id={value.value.id} />
      );
    case 'monolingualtext':
      return (
        <>
          <bdi dir="auto" lang={value.value.language}>
            {value.value.text}
          </bdi>{' '}
          <span class="hp-help">{i18n.languageName(value.value.language)}</span>
        </>
      );
    case 'globecoordinate':
      return <bdi dir="ltr">{`${degrees(value.value.latitude)}, ${degrees(value.value.longitude)}`}</bdi>;
    case 'quantity':
      return <Quantity value={value.value} />;
    case 'time':
      return <bdi dir="auto">{timeWords(i18n, value.value)}</bdi>;
  }
}

const degrees = (number: number) => String(Math.round(number * 1_000_000) / 1_000_000);

function Quantity({ value }: { value: (DataValue & { type: 'quantity' })['value'] }) {
  const { amount, upperBound, lowerBound, unit } = value;
  const plain = (decimal: string) => decimal.replace(/^\+/, '');
  const id = /\/(Q\d+)$/.exec(unit)?.[1];
  return (
    <>
      <bdi dir="ltr">
        {plain(amount)}
        {upperBound === undefined || lowerBound === undefined
          ? ''
          : ` (${plain(lowerBound)} – ${plain(upperBound)})`}
      </bdi>{' '}
      {id === undefined ? null : <ItemName id={id} brief />}
    </>
  );
}
