import * as z from 'zod/mini';
import type { Cache } from '../../store/cache.ts';
import type { WikiClient } from '../../wiki/client.ts';
import { getEntities } from '../../wiki/entities.ts';
import type { EntityId } from '../../wiki/entity-types.ts';
import { type KnownLabel, languageChain } from '../facts/gather.ts';
import { bestTerm } from '../facts/item-facts.ts';

/** Labels of classes, countries and places hardly change; a month keeps the extra request rare. */
const labelAge = 30 * 24 * 60 * 60 * 1000;

/** Ids in one request; more than a card can show. */
const most = 50;

const stored = z.object({
  best: z.nullable(z.object({ type: z.literal('text'), text: z.string(), language: z.nullable(z.string()) })),
  english: z.nullable(z.string()),
});

const keyOf = (id: EntityId, languages: readonly string[]) => `label ${id} ${languages.join(',')}`;

/** Labels that were read before, by item. */
export async function cachedLabels(
  cache: Cache,
  ids: readonly EntityId[],
  languages: readonly string[],
): Promise<ReadonlyMap<EntityId, KnownLabel>> {
  const found = await cache.readMany(
    ids.map(id => keyOf(id, languages)),
    stored,
  );
  const labels = new Map<EntityId, KnownLabel>();
  for (const id of ids) {
    const label = found.get(keyOf(id, languages));
    if (label !== undefined) labels.set(id, label.value);
  }
  return labels;
}

/**
 * Labels of up to 50 items in one request, kept for a month; those without any are kept as such. Labels only: the claims of a
 * country are megabytes. Throws {@link WikiError}.
 */
export async function readLabels(
  wikidata: WikiClient,
  cache: Cache,
  ids: readonly EntityId[],
  languages: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<EntityId, KnownLabel>> {
  const asked = ids.slice(0, most);
  const options = { props: ['labels'] as const, languages: languageChain(languages) };
  const entities = await getEntities(wikidata, asked, options, signal);
  const labels = new Map<EntityId, KnownLabel>();
  for (const id of asked) {
    const terms = entities.get(id)?.labels ?? {};
    const english = Object.hasOwn(terms, 'en') ? (terms.en?.value ?? null) : null;
    labels.set(id, { best: bestTerm(terms, languages), english });
  }
  await cache.writeMany(
    [...labels].map(([id, value]) => ({
      key: keyOf(id, languages),
      value,
      freshness: { maxAge: labelAge },
    })),
  );
  return labels;
}
