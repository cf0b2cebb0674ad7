import * as z from 'zod/mini';
import type { Cache } from '../../store/cache.ts';
import type { WikiClient } from '../../wiki/client.ts';
import { getEntities, getEntitiesByTitle, parseEntity } from '../../wiki/entities.ts';
import type { Entity, EntityId } from '../../wiki/entity-types.ts';
import { sites } from '../../wiki/sites.ts';
import { partnerProperties } from '../facts/item-facts.ts';

/** How long what Meta and Wikidata said about a page is believed when the page is looked at again: five minutes. */
export const trusted = 5 * 60 * 1000;

const options = {
  props: ['info', 'labels', 'descriptions', 'claims', 'sitelinks'] as const,
  sites: [sites.commons.sitelink],
};

/** An entity, or the knowledge that there is none. What an older panel stored in another shape counts as not stored. */
const stored = z.object({ entity: z.nullable(z.pipe(z.unknown(), z.transform(entityOrNever))) });

function entityOrNever(json: unknown, context: z.core.ParsePayload): Entity {
  try {
    return parseEntity(json);
  } catch {
    context.issues.push({ code: 'custom', message: 'not an entity', input: json });
    return z.NEVER;
  }
}

/** How a partner's item is read: by whom, and whether what was read a moment ago will do. */
export interface ItemReader {
  readonly client: WikiClient;
  readonly cache: Cache;
  readonly fresh: boolean;
  readonly signal: AbortSignal | undefined;
}

/** The item with this id (or the one it was merged into); null when there is none. Throws {@link WikiError}. */
export function readItem(reader: ItemReader, id: EntityId): Promise<Entity | null> {
  return remembered(reader, `item ${id}`, async () => {
    const found = await getEntities(reader.client, [id], options, reader.signal);
    return found.get(id) ?? null;
  });
}

/** The main topic of a category hardly ever changes; a day keeps it in step all the same. */
const topicAge = 24 * 60 * 60 * 1000;

const topicKey = (title: string) => `topic of commons ${title}`;

/**
 * The item whose sitelink to Commons is this title, or at once the main topic of that item where it is remembered; null
 * when there is none. Throws {@link WikiError}.
 */
export async function readItemOfCommonsPage(reader: ItemReader, title: string): Promise<Entity | null> {
  const topic = reader.fresh ? undefined : await reader.cache.read(topicKey(title), z.string());
  if (topic !== undefined) return readItem(reader, topic.value);
  return remembered(reader, `item of commons ${title}`, async () => {
    const site = sites.commons.sitelink;
    const found = await getEntitiesByTitle(reader.client, site, [title], options, reader.signal);
    return found.get(title) ?? null;
  });
}

/** Remembers what the category is about, to read that item at once the next time. */
export function rememberTopic(cache: Cache, title: string, topic: EntityId): Promise<void> {
  return cache.write(topicKey(title), topic, { maxAge: topicAge });
}

async function remembered(
  { cache, fresh }: ItemReader,
  key: string,
  read: () => Promise<Entity | null>,
): Promise<Entity | null> {
  if (!fresh) {
    const known = await cache.read(key, stored);
    if (known !== undefined) return known.value.entity;
  }
  const entity = await read();
  await cache.write(key, { entity: entity === null ? null : slim(entity) }, { maxAge: trusted });
  return entity;
}

/** An item as Wikibase's JSON has it, with only the statements that make facts: a tenth of a well described item. */
function slim(entity: Entity): unknown {
  const claims = Object.fromEntries(
    partnerProperties.flatMap(property => {
      const statements = Object.hasOwn(entity.claims, property) ? entity.claims[property] : undefined;
      return statements === undefined ? [] : [[property, statements]];
    }),
  );
  const { revision: lastrevid, redirectedFrom, ...rest } = entity;
  const redirects = redirectedFrom === undefined ? {} : { redirects: { from: redirectedFrom } };
  return { ...rest, ...redirects, lastrevid, aliases: {}, claims };
}
