import * as z from 'zod/mini';
import { checked } from './api-answer.ts';
import type { Params, WikiClient } from './client.ts';
import { parseEntity } from './entities.ts';
import { type EntityData, holds } from './entity-data.ts';
import type { Entity, EntityId } from './entity-types.ts';
import type { Outcome } from './outcome.ts';
import type { Writer } from './writer.ts';

/** An edit of an entity to be looked for in its history. */
export interface SoughtEntityEdit {
  readonly id: EntityId;
  /** Only revisions after this one count. */
  readonly base: number;
  /** As it was sent. */
  readonly summary: string;
  readonly data: EntityData;
}

const history = z.object({
  query: z.object({
    pages: z.array(
      z.object({
        revisions: z.optional(
          z.array(
            z.object({
              revid: z.number(),
              parentid: z.number(),
              user: z.optional(z.string()),
              comment: z.optional(z.string()),
              slots: z.optional(z.record(z.string(), z.object({ content: z.optional(z.string()) }))),
            }),
          ),
        ),
      }),
    ),
  }),
});

type Revision = NonNullable<z.infer<typeof history>['query']['pages'][number]['revisions']>[number];

/** How many of our own latest revisions are looked at: entities can be large, and a lost write is among the newest. */
const ownRevisions = 5;

/**
 * The writer's own revision that holds this edit, if it is in the history of the entity: same author, after the base, and
 * with everything as the edit wanted it. So it is found even when someone changed or removed our statement since, which
 * is the case in which sending again would do harm. One request. Throws {@link WikiError}.
 */
export async function findOwnEntityRevision(
  writer: Writer,
  sought: SoughtEntityEdit,
): Promise<Outcome | null> {
  const answer = await writer.client.get({
    action: 'query',
    prop: 'revisions',
    ...pageOf(sought.id),
    rvprop: ['ids', 'user', 'comment', 'content'],
    rvslots: '*',
    rvuser: writer.user,
    rvlimit: ownRevisions,
  });
  const revisions = checked(history, answer).query.pages[0]?.revisions ?? [];
  const found = revisions.find(revision => revision.revid > sought.base && isSought(revision, sought));
  if (found === undefined) return null;
  return {
    kind: 'saved',
    title: sought.id,
    revision: found.revid,
    previousRevision: found.parentid,
    created: sought.base === 0,
    confirmedBy: 'read-back',
  };
}

/** Media info lives on the page of the file: its number is that page's id. */
function pageOf(id: EntityId): Params {
  if (id.startsWith('M')) return { pageids: [id.slice(1)] };
  return { titles: [id.startsWith('P') ? `Property:${id}` : id] };
}

function isSought({ slots, comment }: Revision, { id, summary, data }: SoughtEntityEdit): boolean {
  const entity = entityIn(slots?.[id.startsWith('M') ? 'mediainfo' : 'main']?.content);
  if (entity === null) return false;
  if (holds(entity, data)) return true;
  // A value Wikibase has written its own way: the ids of our statements and our words are proof enough.
  const named = data.claims !== undefined && data.claims.length > 0;
  return named && withoutWikibaseWords(comment ?? '') === summary && idsHold(entity, data);
}

function entityIn(content: string | undefined): Entity | null {
  if (content === undefined) return null;
  try {
    return parseEntity(JSON.parse(content));
  } catch {
    return null;
  }
}

/** Wikibase begins every comment with words of its own, in a section mark: `wbeditentity-update:0|`. */
function withoutWikibaseWords(comment: string): string {
  return comment.replace(/^\/\*.*?\*\/\s*/u, '');
}

function idsHold(entity: Entity, data: EntityData): boolean {
  const ids = new Set(
    Object.values(entity.claims)
      .flat()
      .map(({ id }) => id?.toUpperCase()),
  );
  return (data.claims ?? []).every(change => ids.has(change.id?.toUpperCase()) !== 'remove' in change);
}

const contributions = z.object({
  query: z.object({
    usercontribs: z.array(
      z.object({ revid: z.number(), title: z.string(), comment: z.optional(z.string()) }),
    ),
  }),
});

/** The item the writer made with `marker` in the summary, among the latest 500 pages made. One request. */
export async function findCreatedItem(writer: Writer, marker: string): Promise<Outcome | null> {
  const answer = await writer.client.get({
    action: 'query',
    list: 'usercontribs',
    ucuser: writer.user,
    ucshow: 'new',
    ucprop: ['ids', 'title', 'comment'],
    uclimit: 500,
  });
  const made = checked(contributions, answer).query.usercontribs.find(({ comment }) =>
    comment?.includes(marker),
  );
  if (made === undefined) return null;
  return {
    kind: 'saved',
    title: made.title,
    revision: made.revid,
    previousRevision: 0,
    created: true,
    confirmedBy: 'read-back',
  };
}

/** Author and parent of a revision, null when it cannot be seen. One request. Throws {@link WikiError}. */
export async function revisionFacts(
  client: WikiClient,
  revision: number,
): Promise<{ readonly user: string | null; readonly parent: number } | null> {
  const answer = await client.get({
    action: 'query',
    prop: 'revisions',
    revids: [revision],
    rvprop: ['ids', 'user'],
  });
  const found = checked(history, answer).query.pages[0]?.revisions?.[0];
  return found === undefined ? null : { user: found.user ?? null, parent: found.parentid };
}
