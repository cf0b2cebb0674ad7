import type { KeptValue } from '../../lib/host.ts';

/** A value in the wiki's own storage (localStorage), shared by all its tabs. Rejects where the browser keeps nothing. */
export function keptInPage(window: Window, key: string): KeptValue {
  return {
    read: async () => parsed(window.localStorage.getItem(key)),
    async write(value) {
      window.localStorage.setItem(key, JSON.stringify(value));
    },
    watch(changed) {
      // Told to the other tabs only, which is who needs it.
      const listener = (event: StorageEvent) => {
        if (event.key === key) changed(parsed(event.newValue));
      };
      window.addEventListener('storage', listener);
      return () => window.removeEventListener('storage', listener);
    },
  };
}

function parsed(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
