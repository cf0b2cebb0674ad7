const queues = new WeakMap<object, Map<string, Promise<void>>>();

/**
 * Runs work on one thing after all earlier work on it has ended, well or not. MediaWiki takes two saves of the same person for
 * one after the other and lets the second write over the first, even when both began from the same revision; so what one
 * person does to one page at the same moment waits here. `owner` is what the turns are counted by, a client say.
 */
export function inTurn<T>(owner: object, key: string, work: () => Promise<T>): Promise<T> {
  const queue = queues.get(owner) ?? new Map<string, Promise<void>>();
  queues.set(owner, queue);
  const mine = (queue.get(key) ?? Promise.resolve()).then(work);
  const ended = mine.then(
    () => undefined,
    () => undefined,
  );
  queue.set(key, ended);
  void ended.then(() => {
    if (queue.get(key) === ended) queue.delete(key);
  });
  return mine;
}
