import type { ComponentChildren } from 'preact';
import type { Opportunity, Sighting } from '../../lib/desk/opportunity/opportunity.ts';
import type { I18n } from '../../lib/i18n/i18n.ts';
import { pageUrl, sites, wikiIds } from '../../lib/wiki/sites.ts';
import { Data, useI18n } from '../common/i18n-context.tsx';
import { Link } from '../common/Link.tsx';
import { shortAddress } from '../page/FactValue.tsx';
import { kindNames } from '../page/fact-words.ts';
import { licenceNames, materialNames } from './opportunity-words.ts';

/** A record the way people will read it on the wiki: what is known about the partner, and who saw what. */
export function RecordCard({ record }: { record: Opportunity }) {
  const { text } = useI18n();
  return (
    <article class="hp-card" aria-label={text('preview-record')}>
      <h2>
        <Data>{record.partner}</Data>
      </h2>
      <RecordFields record={record} />
      <h3>{text('preview-sightings', record.sightings.length)}</h3>
      <Sightings record={record} />
    </article>
  );
}

/** What is known about the partner; with `sources`, who of those who flagged it said so first. */
export function RecordFields({ record, sources = false }: { record: Opportunity; sources?: boolean }) {
  const i18n = useI18n();
  const { text } = i18n;
  return (
    <dl class="hp-facts">
      <Row name={text('flag-item-short')} show={record.item !== null}>
        <Link href={pageUrl('wikidata', record.item ?? '')}>
          <bdi dir="ltr">{record.item}</bdi>
        </Link>
      </Row>
      <Row name={text('flag-kind')} show={record.kind !== null}>
        {record.kind === null ? null : text(kindNames[record.kind])}
      </Row>
      <Row name={text('flag-country')} show={record.country.length > 0}>
        {i18n.list(record.country.map(code => i18n.country(code)))}
      </Row>
      <Material i18n={i18n} of={record} sightings={sources ? record.sightings : []} />
      <Row name={text('flag-languages')} show={record.languages.length > 0}>
        {i18n.list(record.languages.map(code => i18n.languageName(code)))}
      </Row>
      <Row name={text('flag-links')} show={record.links.length > 0}>
        {record.links.map(link => (
          <div key={link}>
            <Link href={link}>
              <bdi dir="ltr">{shortAddress(link)}</bdi>
            </Link>
          </div>
        ))}
      </Row>
    </dl>
  );
}

/** Who flagged it: when, from where, and what they saw. */
export function Sightings({ record }: { record: Opportunity }) {
  const i18n = useI18n();
  return (
    <>
      {record.sightings.map(sighting => (
        <SightingCard key={`${sighting.by} ${sighting.at}`} sighting={sighting} i18n={i18n} />
      ))}
    </>
  );
}

function Row({ name, show, children }: { name: string; show: boolean; children: ComponentChildren }) {
  if (!show) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Material({
  i18n,
  of,
  sightings = [],
}: {
  i18n: I18n;
  of: Pick<Opportunity, 'material' | 'volume' | 'licence'>;
  /** Where these may have come from. */
  sightings?: readonly Sighting[];
}) {
  const { text } = i18n;
  const said = (field: 'material' | 'volume' | 'licence') => (
    <SaidBy by={sightings.find(one => String(one[field]) === String(of[field]))?.by ?? ''} />
  );
  return (
    <>
      <Row name={text('flag-material-short')} show={of.material.length > 0}>
        {i18n.list(of.material.map(key => text(materialNames[key])))} {said('material')}
      </Row>
      <Row name={text('flag-volume')} show={of.volume !== ''}>
        <Data>{of.volume}</Data> {said('volume')}
      </Row>
      <Row name={text('flag-licence')} show={of.licence !== null}>
        {of.licence === null ? null : text(licenceNames[of.licence])} {said('licence')}
      </Row>
    </>
  );
}

/** The name of whoever said something, in small beside it. */
function SaidBy({ by }: { by: string }) {
  return by === '' ? null : <Data class="hp-origin">{by}</Data>;
}

function SightingCard({ sighting, i18n }: { sighting: Sighting; i18n: I18n }) {
  const time = Date.parse(sighting.at);
  return (
    <div class="hp-record">
      <p>
        <Data>{sighting.by}</Data>
        {Number.isNaN(time) ? null : ` · ${i18n.dateTime(time)}`}
      </p>
      <SeenOn page={sighting.page} />
      <dl class="hp-facts">
        <Material i18n={i18n} of={sighting} />
      </dl>
      {sighting.why === '' ? null : (
        <div class="hp-prose" dir="auto">
          {sighting.why}
        </div>
      )}
    </div>
  );
}

/** The page someone was on, as `d:Q42` or `c:Category:X` (seen from Meta). */
function SeenOn({ page }: { page: string }) {
  if (page === '') return null;
  const wiki = wikiIds.find(id => id !== 'meta' && page.startsWith(`${sites[id].interwiki}:`)) ?? 'meta';
  const title = wiki === 'meta' ? page : page.slice(sites[wiki].interwiki.length + 1);
  return (
    <p class="hp-help">
      <Link href={pageUrl(wiki, title)}>
        <Data>{page}</Data>
      </Link>
    </p>
  );
}
