import * as z from 'zod/mini';
import { checked } from './api-answer.ts';
import { editAnswerOutcome, errorOutcome } from './classify.ts';
import { type WikiClient, WikiError } from './client.ts';
import type { Outcome } from './outcome.ts';
import { findOwnRevision } from './own-revision.ts';
import { settle } from './settle.ts';
import { clipSummary } from './summary.ts';
import { sendOnce, type Writer } from './writer.ts';

/** A page to be put back to an earlier revision, all that came after it included. */
export interface Restore {
  readonly title: string;
  /** The page's latest revision when this was planned; anything newer is somebody's, and is not overwritten. */
  readonly from: number;
  /** The earlier revision whose content comes back. */
  readonly to: number;
  readonly summary: string;
  readonly batch?: boolean;
  /** An earlier try may have been sent: look before sending. */
  readonly resume?: boolean;
}

/**
 * Puts a page back to an earlier revision, exactly; also an item that became a redirect, which no Wikibase module can edit
 * (MediaWiki's undo of several revisions can: `undo` is the latest, `undoafter` the one that comes back). `no-change`: the
 * page has that content already. `edit-conflict`: someone has changed the page since. `missing`: it is not there. Never throws but
 * what an aborted signal throws, and then nothing was sent.
 */
export async function restorePage(writer: Writer, restore: Restore, signal?: AbortSignal): Promise<Outcome> {
  const { client } = writer;
  const { title, from, to } = restore;
  const summary = clipSummary(restore.summary);
  try {
    const now = await readState(client, title, to, signal);
    if (now === null) return { kind: 'missing', detail: '' };
    if (now.restored) return { kind: 'no-change', title, revision: now.latest };
    if (now.latest !== from) return { kind: 'edit-conflict', detail: String(now.latest) };
  } catch (error) {
    if (error instanceof WikiError) return errorOutcome(error, client.clock.now());
    throw error;
  }
  return settle(
    {
      send: () =>
        sendOnce(
          writer,
          {
            kind: 'edit',
            params: {
              action: 'edit',
              title,
              undo: from,
              undoafter: to,
              baserevid: from,
              summary,
              nocreate: true,
              watchlist: 'nochange',
            },
            batch: restore.batch === true,
            read: answer => editAnswerOutcome(client.wiki, answer, { title, base: from }, client.clock.now()),
          },
          signal,
        ),
      find: () => findOwnRevision(writer, { title, base: from, summary, text: null }),
      repeatable: true,
      resume: restore.resume === true,
    },
    client.clock,
    signal,
  );
}

const answerSchema = z.object({
  query: z.object({
    pages: z.array(
      z.object({
        lastrevid: z.optional(z.number()),
        revisions: z.optional(
          z.array(
            z.object({
              revid: z.number(),
              slots: z.optional(z.record(z.string(), z.object({ sha1: z.optional(z.string()) }))),
            }),
          ),
        ),
      }),
    ),
  }),
});

/** The latest revision of a page, and whether its content is that of `wanted`: two requests. Null when the page is not there. */
async function readState(
  client: WikiClient,
  title: string,
  wanted: number,
  signal?: AbortSignal,
): Promise<{ readonly latest: number; readonly restored: boolean } | null> {
  const rvprop = ['ids', 'slotsha1'];
  const read = async (which: { readonly titles: string[] } | { readonly revids: number[] }) => {
    const params = { action: 'query', prop: ['revisions', 'info'], ...which, rvprop, rvslots: '*' };
    const [page] = checked(answerSchema, await client.get(params, signal)).query.pages;
    return { last: page?.lastrevid, revision: page?.revisions?.[0] };
  };
  const { last, revision: now } = await read({ titles: [title] });
  if (last === undefined || now === undefined) return null;
  const { revision: then } = await read({ revids: [wanted] });
  const hash = now.slots?.main?.sha1;
  return { latest: last, restored: hash !== undefined && hash === then?.slots?.main?.sha1 };
}
