import { Fragment } from 'preact';
import type { Fact, FactKey } from '../../lib/page/facts/facts.ts';
import { Details } from '../common/Details.tsx';
import { useI18n } from '../common/i18n-context.tsx';
import { Link } from '../common/Link.tsx';
import { FactValue } from './FactValue.tsx';
import { factNames, sourceAddress, sourceWords } from './fact-words.ts';

/** Told by the head of the card. */
const inHead: ReadonlySet<FactKey> = new Set<FactKey>(['name', 'description', 'kind', 'country', 'image']);

/** What decides whether someone is a partner; the rest waits behind "More". */
const first: readonly FactKey[] = [
  'affiliate',
  'campaign',
  'grant',
  'linked-request',
  'progress',
  'assigned-to',
  'uploads',
  'collection',
  'website',
  'catalogue',
  'category',
  'files',
  'subcategories',
  'collection-size',
  'partner-of',
  'partnership-template',
  'partnership-category',
  'author',
  'source',
  'licence',
  'shared-category',
  'linked-item',
  'linked-category',
];

/** What the page says about a possible partner, each piece with where it stands. */
export function Facts({ facts, conflicts }: { facts: readonly Fact[]; conflicts: readonly FactKey[] }) {
  const { text } = useI18n();
  const keys = [...new Set(facts.map(fact => fact.key))].filter(key => !inHead.has(key));
  const shown = first.filter(key => keys.includes(key));
  const more = keys.filter(key => !first.includes(key));
  const rows = (list: readonly FactKey[]) => (
    <dl class="hp-facts">
      {list.map(key => (
        <FactRow
          key={key}
          name={key}
          facts={facts.filter(fact => fact.key === key)}
          conflict={conflicts.includes(key)}
        />
      ))}
    </dl>
  );
  if (keys.length === 0) return null;
  // A short card hides nothing.
  if (keys.length <= 6) return rows([...shown, ...more]);
  return (
    <>
      {rows(shown)}
      {more.length === 0 ? null : <Details summary={text('facts-more', more.length)}>{rows(more)}</Details>}
    </>
  );
}

function FactRow({ name, facts, conflict }: { name: FactKey; facts: readonly Fact[]; conflict: boolean }) {
  const { text } = useI18n();
  return (
    <>
      <dt>{text(factNames[name])}</dt>
      {facts.map(fact => (
        <dd key={JSON.stringify(fact.value)}>
          <FactValue value={fact.value} /> {fact.ended ? <span>{text('fact-ended')} </span> : null}
          {[fact.source, ...fact.alsoFrom].map((source, index) => (
            <Fragment key={JSON.stringify(source)}>
              {index > 0 ? ' · ' : null}
              <Link href={sourceAddress(source)} class="hp-origin">
                {sourceWords({ text }, source)}
              </Link>
            </Fragment>
          ))}
        </dd>
      ))}
      {conflict ? <dd class="hp-help">{text('facts-conflict')}</dd> : null}
    </>
  );
}
