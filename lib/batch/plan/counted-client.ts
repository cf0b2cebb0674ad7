import * as z from 'zod/mini';
import type { WikiClient } from '../../wiki/client.ts';
import type { WikiId } from '../../wiki/sites.ts';

const timed = z.object({ curtimestamp: z.string() });

/** Clients that count what is read through them, and note the wiki's own time of the first answer. */
export interface CountedClients {
  client(wiki: WikiId): WikiClient;
  readonly reads: number;
  /** The wiki's clock when it was first asked; the person's may be wrong by hours. */
  readonly readAt: ReadonlyMap<WikiId, string>;
}

/** Wraps clients so that planning can say what it cost, and later ask for what changed since. */
export function countedClients(open: (wiki: WikiId) => WikiClient): CountedClients {
  let reads = 0;
  const readAt = new Map<WikiId, string>();
  return {
    client(wiki) {
      const inner = open(wiki);
      return {
        ...inner,
        async get(params, signal) {
          reads += 1;
          const answer = await inner.get({ ...params, curtimestamp: true }, signal);
          const time = timed.safeParse(answer);
          if (time.success && !readAt.has(wiki)) readAt.set(wiki, time.data.curtimestamp);
          return answer;
        },
      };
    },
    get reads() {
      return reads;
    },
    readAt,
  };
}
