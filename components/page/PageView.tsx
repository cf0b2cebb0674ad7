import './page.css';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Opening } from '../../lib/desk/opening/opening-types.ts';
import { bestFact, type FactItem, type FactKey, factsOf } from '../../lib/page/facts/facts.ts';
import type { Look } from '../../lib/page/look/look-types.ts';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { CopyDetails } from '../common/CopyDetails.tsx';
import { deferred } from '../common/deferred.tsx';
import { Data, useI18n } from '../common/i18n-context.tsx';
import { Notice } from '../common/Notice.tsx';
import { placeName } from '../common/place-name.ts';
import { Skeleton } from '../common/Skeleton.tsx';
import { wikiNames } from '../common/wiki-names.ts';
import { Facts } from './Facts.tsx';
import { FactValue, ItemLink } from './FactValue.tsx';
import { sourceWords } from './fact-words.ts';
import { Obstacles } from './Obstacles.tsx';
import { NothingKnown, PageNotes } from './PageNotes.tsx';
import { Signals } from './Signals.tsx';

const CountryLink = deferred(() => import('./CountryLink.tsx'), {
  meanwhile: ({ item }: { item: FactItem }) => <ItemLink item={item} brief />,
  quiet: true,
});

const Records = deferred(() => import('./Records.tsx'), { messages: ['known'], meanwhile: () => null });

/** Facts that any page of its kind has, partner or not. */
const tellsNothing: ReadonlySet<FactKey> = new Set<FactKey>(['name', 'uploader', 'uploads', 'latest-upload']);

export type OpenPage = Extract<Opening, { state: 'open' }>;

/**
 * "This page": what is in front of the person, and what it says about a possible partner. What else the Helpdesk knows
 * about the partner goes in as children, beside its records.
 */
export function PageView({ opening, children }: { opening: OpenPage; children?: ComponentChildren }) {
  const { text } = useI18n();
  const { look, desk, conflicts, obstacles } = opening;
  const { page } = look;
  const title = page.state === 'read' || page.state === 'missing' ? page.title : placeName(look.place);
  const kind = page.state === 'read' ? page.kind : page.state === 'uploads' ? 'user' : null;
  const nothing = look.facts.every(fact => tellsNothing.has(fact.key)) && look.signals.length === 0;
  return (
    <div class="hp-page__body">
      <Obstacles obstacles={obstacles} returnTo={title === '' ? 'Main Page' : title} />
      <Head look={look} title={title} />
      <PageNotes page={page} talkPage={look.talkPage} />
      {desk === null || desk.records.length === 0 ? null : <Records records={desk.records} />}
      {children}
      <Facts facts={look.facts} conflicts={conflicts} />
      <Signals signals={look.signals} />
      {kind !== null && nothing && look.complete ? <NothingKnown kind={kind} /> : null}
      {look.complete ? null : <Skeleton lines={2} />}
      {look.troubles.map(trouble => (
        <Notice key={trouble.wiki} type="warning">
          <p>{text('trouble', text(wikiNames[trouble.wiki]))}</p>
          <CopyDetails details={JSON.stringify(trouble.cause, null, 1)} />
        </Notice>
      ))}
    </div>
  );
}

function Head({ look, title }: { look: Look; title: string }) {
  const { text } = useI18n();
  const name = bestFact(look.facts, 'name')?.value ?? look.partner.name;
  const kind = bestFact(look.facts, 'kind');
  // A country whose name is still asked for would change under the eyes.
  const countries = factsOf(look.facts, 'country').filter(
    ({ ended, value }) => !ended && (value.label !== null || look.complete),
  );
  const description = bestFact(look.facts, 'description');
  return (
    <div class="hp-head">
      <Thumbnail look={look} name={name?.text ?? title} />
      <div class="hp-head__words">
        <h1>
          {name === null ? (
            <Data>{title === '' ? text('page-nameless') : title}</Data>
          ) : (
            <bdi dir="auto" lang={name.language ?? undefined}>
              {name.text}
            </bdi>
          )}
        </h1>
        {kind === undefined && countries.length === 0 ? null : (
          <p>
            {kind === undefined ? null : <FactValue value={kind.value} />}
            {countries.map((country, index) => (
              <span key={country.value.id}>
                {index > 0 || kind !== undefined ? ' · ' : ''}
                {country.value.label === null ? (
                  <CountryLink item={country.value} />
                ) : (
                  <ItemLink item={country.value} brief />
                )}
              </span>
            ))}
          </p>
        )}
        {description === undefined ? null : (
          <p class="hp-help">
            <FactValue value={description.value} />
          </p>
        )}
      </div>
    </div>
  );
}

/** The picture of the partner; gone without a trace when it cannot be loaded. */
function Thumbnail({ look, name }: { look: Look; name: string }) {
  const { text } = useI18n();
  const [broken, setBroken] = useState<string | null>(null);
  const image = bestFact(look.facts, 'image') ?? bestFact(look.facts, 'logo');
  if (image === undefined || image.value.thumb === broken) return null;
  return (
    <a
      class="hp-head__image"
      href={pageUrl('commons', image.value.file)}
      target="_blank"
      rel="noopener noreferrer"
      title={text('source-from', sourceWords({ text }, image.source))}
    >
      <img
        src={image.value.thumb}
        alt={text('image-of', name)}
        onError={() => setBroken(image.value.thumb)}
      />
    </a>
  );
}
