import * as z from 'zod/mini';
import { checked } from './api-answer.ts';
import { getEntities } from './entities.ts';
import type { EntityId } from './entity-types.ts';
import type { Outcome } from './outcome.ts';
import { settle } from './settle.ts';
import { clipSummary, entitySummaryLimit } from './summary.ts';
import { sendOnce, type Writer } from './writer.ts';

/** Two items that are the same thing: everything of `from` goes to `into`, and `from` becomes a redirect. */
export interface ItemMerge {
  readonly from: EntityId;
  readonly into: EntityId;
  /** Shortened to what Wikibase leaves room for, never in the middle of a link. */
  readonly summary: string;
  /** Part of a batch: step back when the servers lag (`maxlag`). */
  readonly batch?: boolean;
  readonly bot?: boolean;
  /** An earlier try may have been sent: look before sending. */
  readonly resume?: boolean;
}

const answerSchema = z.object({
  success: z.number(),
  from: z.object({ lastrevid: z.optional(z.number()) }),
  to: z.object({ id: z.string(), lastrevid: z.optional(z.number()) }),
});

/**
 * Merges two items (`wbmergeitems`). Differing descriptions are left on the item that goes, as QuickStatements does; other
 * conflicts (two sitelinks to one wiki) are refused. `title` of the outcome is the item that stays. A lost reply is settled by
 * looking whether the one redirects to the other. Never throws but what an aborted signal throws, and then nothing was sent.
 */
export async function mergeItems(writer: Writer, merge: ItemMerge, signal?: AbortSignal): Promise<Outcome> {
  const { client } = writer;
  const { from, into } = merge;
  return settle(
    {
      send: () =>
        sendOnce(
          writer,
          {
            kind: 'edit',
            params: {
              action: 'wbmergeitems',
              fromid: from,
              toid: into,
              ignoreconflicts: ['description'],
              summary: clipSummary(merge.summary, entitySummaryLimit),
              bot: merge.bot === true,
            },
            batch: merge.batch === true,
            read: answer => {
              const { to } = checked(answerSchema, answer, true);
              return merged(to.id, to.lastrevid ?? 0, 'answer');
            },
          },
          signal,
        ),
      find: async () => {
        const entity = (await getEntities(client, [from], { props: ['info'] })).get(from);
        return entity?.redirectedFrom === from && entity.id === into
          ? merged(into, entity.revision, 'read-back')
          : null;
      },
      repeatable: true,
      resume: merge.resume === true,
    },
    client.clock,
    signal,
  );
}

function merged(title: EntityId, revision: number, confirmedBy: 'answer' | 'read-back'): Outcome {
  return { kind: 'saved', title, revision, previousRevision: 0, created: false, confirmedBy };
}
