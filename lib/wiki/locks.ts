/** The part of Web Locks (`navigator.locks`) that is used. */
export interface Locks {
  request<T>(
    name: string,
    options: { readonly ifAvailable?: boolean; readonly signal?: AbortSignal },
    work: (lock: object | null) => Promise<T>,
  ): Promise<T>;
}

/** A few bytes all tabs see, e.g. a row of the database. Only read and written while the lock is held. */
export interface SharedStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
}

/** Locks within one page, where the browser has none to share. */
export function pageLocks(): Locks {
  const held = new Map<string, Promise<unknown>>();
  return {
    async request(name, { ifAvailable, signal }, work) {
      const before = held.get(name);
      if (before !== undefined && ifAvailable === true) return work(null);
      const mine = (async () => {
        await before?.catch(() => {});
        signal?.throwIfAborted();
        return work({ name });
      })();
      held.set(name, mine);
      try {
        return await mine;
      } finally {
        if (held.get(name) === mine) held.delete(name);
      }
    },
  };
}

/** A store within one page, for where nothing is shared. */
export function pageStore(): SharedStore {
  const values = new Map<string, unknown>();
  return {
    get: async key => values.get(key),
    set: async (key, value) => {
      values.set(key, value);
    },
  };
}
