import * as z from 'zod/mini';
import type { Cache } from '../../store/cache.ts';
import { checked } from '../../wiki/api-answer.ts';
import type { WikiClient } from '../../wiki/client.ts';
import { getEntities } from '../../wiki/entities.ts';
import type { Entity, EntityId } from '../../wiki/entity-types.ts';
import { inRequests, perRequest } from '../../wiki/query.ts';
import type { WikiId } from '../../wiki/sites.ts';
import type { EntityCommand } from '../input/commands.ts';
import { type EntityStanding, type Knowledge, namedIn } from './entity-checks.ts';
import { isUnknownId } from './read-state.ts';

const week = 7 * 24 * 3600_000;
const datatypeKey = (property: EntityId) => `datatype:${property}`;

/**
 * What plans have to know of the properties and values named: datatypes (kept for a week: they never change), and whether
 * the entities named as values are there. Properties first; the rest of the last request goes to the values named most
 * often, so that knowing them costs nothing. (A value that is not looked at is still checked by the wiki.)
 */
export async function readKnowledge(
  client: WikiClient,
  cache: Cache | undefined,
  commands: readonly EntityCommand[],
  signal?: AbortSignal,
): Promise<Knowledge> {
  const { properties } = namedIn(commands);
  const datatypes = new Map<EntityId, string>();
  const keys = [...properties].map(datatypeKey);
  for (const [key, { value }] of (await cache?.readMany(keys, z.string())) ?? []) {
    datatypes.set(key.slice(datatypeKey('').length), value);
  }
  const unknown = [...properties].filter(id => !datatypes.has(id));
  const values = mostNamed(commands);
  const asked = inRequests([...unknown, ...values]).slice(
    0,
    Math.max(1, Math.ceil(unknown.length / perRequest)),
  );
  const entities = new Map<EntityId, EntityStanding>();
  for (const group of asked) {
    if (group.length === 0) continue;
    const found = await readHalving(client, group, signal);
    for (const id of group) {
      const entity = found.get(id);
      if (entity?.datatype !== undefined) datatypes.set(id, entity.datatype);
      if (entity === undefined) entities.set(id, 'missing');
      else entities.set(id, entity.redirectedFrom === undefined ? 'there' : { redirectsTo: entity.id });
    }
  }
  await cache?.writeMany(
    unknown.flatMap(id => {
      const value = datatypes.get(id);
      return value === undefined ? [] : [{ key: datatypeKey(id), value, freshness: { maxAge: week } }];
    }),
  );
  return { datatypes, entities };
}

/** Datatypes of properties, from the cache where they are known. Those that do not exist are not in the result. */
export async function readDatatypes(
  client: WikiClient,
  cache: Cache | undefined,
  properties: Iterable<EntityId>,
  signal?: AbortSignal,
): Promise<ReadonlyMap<EntityId, string>> {
  const commands = [...properties].map(
    (property): EntityCommand => ({
      kind: 'add-statement',
      index: 0,
      line: 0,
      entity: 'Q1',
      property,
      value: { kind: 'novalue' },
      qualifiers: [],
      references: [],
    }),
  );
  return (await readKnowledge(client, cache, commands, signal)).datatypes;
}

/** Entities by id; an id the wiki cannot have makes it refuse a request, which is halved until that id is alone. */
async function readHalving(
  client: WikiClient,
  ids: readonly EntityId[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<EntityId, Entity>> {
  try {
    return await getEntities(client, ids, { props: ['info', 'datatype'] }, signal);
  } catch (error) {
    if (!isUnknownId(error)) throw error;
    if (ids.length === 1) return new Map();
    const half = Math.ceil(ids.length / 2);
    const one = await readHalving(client, ids.slice(0, half), signal);
    return new Map([...one, ...(await readHalving(client, ids.slice(half), signal))]);
  }
}

function mostNamed(commands: readonly EntityCommand[]): readonly EntityId[] {
  const counts = new Map<EntityId, number>();
  for (const command of commands) {
    for (const id of namedIn([command]).entities) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([id]) => id);
}

/** Names of the namespaces an operation on wikitext has to recognise, the local one first. */
export interface NamespaceNames {
  readonly category: readonly string[];
  readonly template: readonly string[];
  readonly file: readonly string[];
}

const namespaces = z.object({
  query: z.object({
    namespaces: z.record(
      z.string(),
      z.object({ id: z.number(), name: z.string(), canonical: z.optional(z.string()) }),
    ),
    namespacealiases: z.array(z.object({ id: z.number(), alias: z.string() })),
  }),
});

const namesSchema = z.object({
  category: z.array(z.string()),
  template: z.array(z.string()),
  file: z.array(z.string()),
});

/** The namespace names of a wiki: one request, once a day. Throws {@link WikiError}. */
export async function readNamespaceNames(
  client: WikiClient,
  wiki: WikiId,
  cache: Cache | undefined,
  signal?: AbortSignal,
): Promise<NamespaceNames> {
  const key = `namespaces:${wiki}`;
  const kept = await cache?.read(key, namesSchema);
  if (kept !== undefined) return kept.value;
  const answer = await client.get(
    { action: 'query', meta: 'siteinfo', siprop: ['namespaces', 'namespacealiases'] },
    signal,
  );
  const { query } = checked(namespaces, answer);
  const namesOf = (id: number): string[] => {
    const space = Object.values(query.namespaces).find(one => one.id === id);
    const aliases = query.namespacealiases.filter(one => one.id === id).map(one => one.alias);
    return [...new Set([space?.name ?? '', space?.canonical ?? '', ...aliases])].filter(name => name !== '');
  };
  const names = { category: namesOf(14), template: namesOf(10), file: namesOf(6) };
  await cache?.write(key, names, { maxAge: 24 * 3600_000 });
  return names;
}
