import { type Locks, pageLocks } from '../wiki/locks.ts';
import type { Writer } from '../wiki/writer.ts';

/** Turns within one tab, where nothing is shared with others. */
const alone = new WeakMap<object, Locks>();

function ownLocks(client: object): Locks {
  const found = alone.get(client) ?? pageLocks();
  alone.set(client, found);
  return found;
}

/**
 * Runs work on one page after all earlier work of the same person on it has ended, well or not: in all tabs of the browser
 * where the writer brings their locks, else in this one. Whoever is in two places at once is nobody else's conflict: each
 * reads what the other has saved. (Without, `baserevid` keeps MediaWiki 1.43 from writing one over the other, at the price of
 * a refused edit and another try; by `basetimestamp` it would take them for one person's going on and lose the first.)
 * Rejects with the signal's reason when it is aborted while waiting.
 */
export function inTurn<T>(
  { client, user, locks = ownLocks(client) }: Pick<Writer, 'client' | 'user' | 'locks'>,
  title: string,
  work: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const name = `record:${client.wiki}:${user}:${title}`;
  return locks.request(name, signal === undefined ? {} : { signal }, work);
}
