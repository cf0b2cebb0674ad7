import * as z from 'zod/mini';
import { checked } from './api-answer.ts';
import { type Params, type WikiClient, WikiError } from './client.ts';
import { entitySchema, statementSchema } from './entity-schema.ts';
import type { Entity, EntityId, Statement } from './entity-types.ts';
import { inRequests } from './query.ts';

/** Parts of an entity; leaving out what is not needed makes answers much smaller. */
export type EntityPart = 'info' | 'labels' | 'descriptions' | 'aliases' | 'claims' | 'sitelinks' | 'datatype';

export interface EntityOptions {
  /** All parts when left out. */
  readonly props?: readonly EntityPart[];
  /** Languages of labels, descriptions and aliases; all when left out. */
  readonly languages?: readonly string[];
  /** Sites of sitelinks, e.g. `commonswiki`; all when left out. */
  readonly sites?: readonly string[];
}

/**
 * An entity from the JSON Wikibase gives for it: in answers, and as content of a revision (main slot of an item, slot
 * `mediainfo` of a file; give the text of it to `JSON.parse` first). Absent parts are empty. A statement with a kind of
 * value this version does not know is left out and counted in `unreadStatements`.
 * Throws {@link WikiError} of kind `shape`.
 */
export function parseEntity(json: unknown): Entity {
  const raw = checked(entitySchema, json);
  const claims: Record<string, Statement[]> = {};
  let unread = 0;
  for (const [property, statements] of Object.entries(raw.statements ?? raw.claims ?? {})) {
    const read = statements.flatMap(one => statementSchema.safeParse(one).data ?? []);
    unread += statements.length - read.length;
    if (read.length > 0) claims[property] = read;
  }
  return {
    id: raw.id,
    type: raw.type,
    title: raw.title,
    revision: raw.lastrevid,
    labels: raw.labels,
    descriptions: raw.descriptions,
    aliases: raw.aliases,
    claims,
    sitelinks: raw.sitelinks,
    ...(raw.datatype === undefined ? {} : { datatype: raw.datatype }),
    ...(raw.redirects === undefined ? {} : { redirectedFrom: raw.redirects.from }),
    ...(unread === 0 ? {} : { unreadStatements: unread }),
  };
}

/** Media info of a file that has none yet: Wikibase calls it missing, and makes it with the first edit. */
function noMediaInfoYet(id: EntityId): Entity {
  return {
    id,
    type: 'mediainfo',
    title: '',
    revision: 0,
    labels: {},
    descriptions: {},
    aliases: {},
    claims: {},
    sitelinks: {},
  };
}

const answerSchema = z.object({ entities: z.record(z.string(), z.unknown()) });

const missing = z.object({ id: z.optional(z.string()), missing: z.unknown() });

function isMissing(json: unknown): boolean {
  const parsed = missing.safeParse(json);
  return parsed.success && parsed.data.missing !== undefined;
}

function partParams({ props, languages, sites }: EntityOptions): Params {
  return {
    action: 'wbgetentities',
    ...(props === undefined ? {} : { props }),
    ...(languages === undefined ? {} : { languages }),
    ...(sites === undefined ? {} : { sitefilter: sites }),
  };
}

/**
 * Entities by the id asked for, 50 per request. One that was merged comes as what it was merged into, with
 * `redirectedFrom`. A missing one is not in the result, except media info (`M…`), which comes empty with revision 0.
 * An id that cannot be one (`X1`) makes the wiki refuse the whole request: {@link WikiError}.
 */
export async function getEntities(
  client: WikiClient,
  ids: readonly EntityId[],
  options: EntityOptions = {},
  signal?: AbortSignal,
): Promise<ReadonlyMap<EntityId, Entity>> {
  const found = new Map<EntityId, Entity>();
  for (const group of inRequests(ids)) {
    const answer = await client.get({ ...partParams(options), ids: group }, signal);
    const { entities } = checked(answerSchema, answer);
    for (const id of group) {
      const json = entities[id];
      if (json !== undefined && !isMissing(json)) found.set(id, parseEntity(json));
      else if (id.startsWith('M')) found.set(id, noMediaInfoYet(id));
    }
  }
  return found;
}

/**
 * Entities by page title: items through their sitelink on `site` (e.g. `commonswiki`), or media info when `site` is the wiki
 * asked and the title a file's. Keyed by the title asked for; titles without an entity are not in the result. 50 per request.
 */
export async function getEntitiesByTitle(
  client: WikiClient,
  site: string,
  titles: readonly string[],
  options: EntityOptions = {},
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, Entity>> {
  const { props } = options;
  // The sitelink is what tells which title an item answers to, and `info` the title of a file.
  const needed: EntityOptions =
    props === undefined
      ? options
      : { ...options, props: [...new Set([...props, 'info', 'sitelinks'] as const)] };
  const byTitle = new Map<string, Entity>();
  for (const group of inRequests(titles.map(written))) {
    const answer = await client.get({ ...partParams(needed), sites: [site], titles: group }, signal);
    for (const json of Object.values(checked(answerSchema, answer).entities)) {
      if (isMissing(json)) continue;
      const entity = parseEntity(json);
      byTitle.set(entity.sitelinks[site]?.title ?? entity.title, entity);
    }
  }
  const found = new Map<string, Entity>();
  for (const title of titles) {
    const entity = byTitle.get(written(title));
    if (entity !== undefined) found.set(title, entity);
  }
  return found;
}

/** A title as sitelinks have it: blanks, not underscores (`normalize` of the API works for a single title only). */
function written(title: string): string {
  return title.replaceAll('_', ' ').trim();
}
