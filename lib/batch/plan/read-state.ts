import { type WikiClient, WikiError } from '../../wiki/client.ts';
import { getEntities, parseEntity } from '../../wiki/entities.ts';
import type { Entity, EntityId } from '../../wiki/entity-types.ts';
import { type PageRead, pageParams, parsePages, readPages } from '../../wiki/pages.ts';
import { inRequests, queryAll } from '../../wiki/query.ts';

/** Called after each request with how many more have been read. */
export type OnRead = (more: number) => void;

/** Pages with their text and media info, 50 per request. */
export async function readTexts(
  client: WikiClient,
  titles: readonly string[],
  onRead: OnRead,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, PageRead>> {
  const found = new Map<string, PageRead>();
  for (const group of inRequests(titles)) {
    for (const [title, page] of await readPages(client, group, signal)) found.set(title, page);
    onRead(group.length);
  }
  return found;
}

/** An entity, and the latest revision of the page it is kept on (media info may have none of its own yet). */
export interface ReadEntity {
  readonly entity: Entity;
  readonly revision: number;
}

const parts = ['info', 'labels', 'descriptions', 'aliases', 'claims', 'sitelinks'] as const;

/**
 * Items and properties as they are, 50 per request. Those that are not there are not in the result; an id the wiki does not take
 * for one (too large a number) makes it refuse a whole request, so that one is halved until the id is found.
 */
export async function readEntities(
  client: WikiClient,
  ids: readonly EntityId[],
  onRead: OnRead,
  signal?: AbortSignal,
): Promise<ReadonlyMap<EntityId, ReadEntity>> {
  const found = new Map<EntityId, ReadEntity>();
  const read = async (group: readonly EntityId[]): Promise<void> => {
    try {
      for (const [id, entity] of await getEntities(client, group, { props: parts }, signal)) {
        found.set(id, { entity, revision: entity.revision });
      }
    } catch (error) {
      if (!isUnknownId(error)) throw error;
      if (group.length === 1) return;
      const half = Math.ceil(group.length / 2);
      await read(group.slice(0, half));
      await read(group.slice(half));
    }
  };
  for (const group of inRequests(ids)) {
    await read(group);
    onRead(group.length);
  }
  return found;
}

/**
 * Media info by its ids, 50 per request, read with the files' pages: only those tell whether a file without media info is there
 * at all, and what it is called.
 */
export async function readMedia(
  client: WikiClient,
  ids: readonly EntityId[],
  onRead: OnRead,
  signal?: AbortSignal,
): Promise<ReadonlyMap<EntityId, ReadEntity>> {
  const found = new Map<EntityId, ReadEntity>();
  for (const group of inRequests(ids)) {
    const params = { ...pageParams, pageids: group.map(id => id.slice(1)) };
    for await (const answer of queryAll(client, params, signal)) {
      for (const page of parsePages(answer).values()) {
        if (!page.exists) continue;
        const entity = mediaInfoOf(page);
        found.set(entity.id, { entity, revision: page.revision });
      }
    }
    onRead(group.length);
  }
  return found;
}

/** Whether the wiki refused a request because an id in it is none it could have. */
export function isUnknownId(error: unknown): boolean {
  return (
    error instanceof WikiError &&
    error.reason.kind === 'api' &&
    error.reason.errors.some(({ code }) =>
      /^(no-such-entity|invalid-entity-id|param-invalid|unknown-entity-type)/.test(code),
    )
  );
}

/** The media info that came along with a file's page, or what a file without any has (revision 0, as Wikibase counts it). */
export function mediaInfoOf(page: PageRead & { readonly exists: true }): Entity {
  const id = `M${page.pageId}`;
  const slot = page.slots.get('mediainfo');
  const blank = { labels: {}, descriptions: {}, aliases: {}, claims: {}, sitelinks: {} };
  if (slot === undefined) return { id, type: 'mediainfo', title: page.title, revision: 0, ...blank };
  return { ...parseEntity(JSON.parse(slot.content)), id, title: page.title, revision: page.revision };
}
