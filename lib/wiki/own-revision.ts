import * as z from 'zod/mini';
import { checked } from './api-answer.ts';
import type { WikiClient } from './client.ts';
import { sha1 } from './digest.ts';
import type { Outcome } from './outcome.ts';
import type { Writer } from './writer.ts';

/** An edit of ours to be looked for in a page's history. */
export interface SoughtEdit {
  readonly title: string;
  /** Only revisions after this one count; 0 when the page was to be made. */
  readonly base: number;
  /** As it was sent. */
  readonly summary: string;
  /** As it was sent, or null when only the wiki knows it (undo). */
  readonly text: string | null;
}

const history = z.object({
  query: z.object({
    pages: z.array(
      z.object({
        title: z.string(),
        lastrevid: z.optional(z.number()),
        revisions: z.optional(
          z.array(
            z.object({
              revid: z.number(),
              parentid: z.number(),
              user: z.optional(z.string()),
              comment: z.optional(z.string()),
              tags: z.optional(z.array(z.string())),
              slots: z.optional(
                z.record(
                  z.string(),
                  z.object({
                    sha1: z.optional(z.string()),
                    contentmodel: z.optional(z.string()),
                    content: z.optional(z.string()),
                  }),
                ),
              ),
            }),
          ),
        ),
      }),
    ),
  }),
});

type Revision = NonNullable<z.infer<typeof history>['query']['pages'][number]['revisions']>[number];

/** How many of our own latest revisions of the page are looked at: a lost write is among the newest. */
const ownRevisions = 20;

/** Wikitext that MediaWiki replaces when it saves: signatures, substitution, the pipe trick. */
const replacedOnSaving = /~~~|\{\{\s*(?:safe)?subst\s*:|\|\s*\]\]/iu;

/**
 * Whether MediaWiki will keep something else than is sent. Then a second send is another text (its time differs, say), and
 * MediaWiki would save it over the first.
 */
export function isReplacedOnSaving(text: string): boolean {
  return replacedOnSaving.test(text);
}

/**
 * The writer's own revision that holds this edit, if it is in the history of the page: same author, after the base, and the
 * same content (SHA-1). Where the wiki keeps something else than was sent, the same summary and the same text up to the
 * first such place; of an undo, the same summary and MediaWiki's tag for it. One request. Throws {@link WikiError}.
 */
export async function findOwnRevision(writer: Writer, sought: SoughtEdit): Promise<Outcome | null> {
  const text = sought.text === null ? null : asStored(sought.text);
  const hash = text === null ? null : await sha1(text);
  const readsContent = text !== null && isReplacedOnSaving(text);
  const answer = await writer.client.get({
    action: 'query',
    prop: 'revisions',
    titles: [sought.title],
    rvprop: [
      'ids',
      'user',
      'comment',
      'tags',
      'slotsha1',
      'contentmodel',
      ...(readsContent ? ['content'] : []),
    ],
    rvslots: 'main',
    rvuser: writer.user,
    rvlimit: ownRevisions,
  });
  const page = checked(history, answer).query.pages[0];
  const found = page?.revisions?.find(
    revision =>
      revision.revid > sought.base &&
      // A page to be made: only the revision that made it.
      (sought.base > 0 || revision.parentid === 0) &&
      holdsEdit(revision, sought.summary, text, hash),
  );
  if (page === undefined || found === undefined) return null;
  return {
    kind: 'saved',
    title: page.title,
    revision: found.revid,
    previousRevision: found.parentid,
    created: found.parentid === 0,
    confirmedBy: 'read-back',
  };
}

function holdsEdit(revision: Revision, summary: string, text: string | null, hash: string | null): boolean {
  const main = revision.slots?.main;
  if (hash !== null && main?.sha1 === hash) return true;
  if (revision.comment !== summary) return false;
  if (text === null) return revision.tags?.includes('mw-undo') === true;
  // JSON is kept with line breaks and blanks of MediaWiki's choosing.
  if (main?.contentmodel === 'json') return true;
  const replaced = text.search(replacedOnSaving);
  return replaced >= 0 && main?.content?.startsWith(text.slice(0, replaced)) === true;
}

/** Wikitext as MediaWiki stores it: NFC, line feeds only, no blanks at the end (PHP's `rtrim`). */
export function asStored(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/gu, '\n')
    .replace(/[ \t\n\r\0\v]+$/u, '');
}

/** What has to be known before a revision is undone. */
export interface UndoBasis {
  readonly user: string | null;
  readonly parent: number;
  readonly latest: number;
  /** The page has the very content again that it had before this revision. */
  readonly alreadyUndone: boolean;
}

/** Reads a revision, its parent and the latest one: one request, two when the page was edited since. */
export async function readForUndo(
  client: WikiClient,
  title: string,
  revision: number,
  signal?: AbortSignal,
): Promise<UndoBasis | null> {
  const rvprop = ['ids', 'user', 'slotsha1'];
  const answer = await client.get(
    {
      action: 'query',
      prop: ['revisions', 'info'],
      titles: [title],
      rvprop,
      rvslots: '*',
      rvstartid: revision,
      rvlimit: 2,
    },
    signal,
  );
  const page = checked(history, answer).query.pages[0];
  const [own, parent] = page?.revisions ?? [];
  if (page === undefined || own?.revid !== revision) return null;
  const latest = page.lastrevid ?? revision;
  const basis = { user: own.user ?? null, parent: own.parentid, latest };
  if (latest === revision || parent === undefined) return { ...basis, alreadyUndone: false };
  const later = await client.get(
    { action: 'query', prop: 'revisions', revids: [latest], rvprop, rvslots: '*' },
    signal,
  );
  const now = checked(history, later).query.pages[0]?.revisions?.[0];
  return { ...basis, alreadyUndone: now !== undefined && sameContent(parent, now) };
}

function sameContent(one: Revision, other: Revision): boolean {
  const slots = Object.entries(one.slots ?? {});
  return (
    slots.length > 0 &&
    slots.length === Object.keys(other.slots ?? {}).length &&
    slots.every(([name, { sha1: hash }]) => hash !== undefined && other.slots?.[name]?.sha1 === hash)
  );
}
