import * as z from 'zod/mini';
import { checked } from '../wiki/api-answer.ts';
import type { WikiClient } from '../wiki/client.ts';

/** That there was a page, and someone deleted it. */
export interface Deletion {
  /** null when the name is hidden. */
  readonly by: string | null;
  /** ISO 8601. */
  readonly at: string;
  readonly comment: string;
}

const deletions = z.object({
  query: z.object({
    logevents: z.array(
      z.object({
        user: z.optional(z.string()),
        timestamp: z.optional(z.string()),
        comment: z.optional(z.string()),
      }),
    ),
  }),
});

/** Who deleted the page of this title last; undefined when nobody ever did. One request. Throws {@link WikiError}. */
export async function lastDeletion(
  client: WikiClient,
  title: string,
  signal?: AbortSignal,
): Promise<Deletion | undefined> {
  const answer = await client.get(
    {
      action: 'query',
      list: 'logevents',
      leaction: 'delete/delete',
      letitle: title,
      lelimit: 1,
      leprop: ['user', 'timestamp', 'comment'],
    },
    signal,
  );
  const [event] = checked(deletions, answer).query.logevents;
  if (event === undefined) return undefined;
  return { by: event.user ?? null, at: event.timestamp ?? '', comment: event.comment ?? '' };
}
