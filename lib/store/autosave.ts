import type { DraftKind, Drafts } from './drafts.ts';

/** Saves one draft as it is typed. */
export interface Autosave {
  /** Takes the newest content. Writes start at once; while one is under way only the newest content waits. */
  put(content: unknown): void;
  /** Resolves when everything put so far is stored; rejects with the failure of the last write. */
  settled(): Promise<void>;
}

/**
 * Keeps a draft stored while someone types: each change is written as soon as the write before it ended, so that a
 * crash costs at most the last few milliseconds, and a slow disk never lets writes pile up.
 * `onState` tells the form whether what it shows is safe.
 */
export function autosave(
  drafts: Drafts,
  kind: DraftKind,
  key: string,
  onState?: (state: { readonly saved: boolean; readonly failure: unknown }) => void,
): Autosave {
  let waiting: { readonly content: unknown } | undefined;
  let running: Promise<void> | undefined;
  let failure: unknown;

  const drain = async () => {
    while (waiting !== undefined) {
      const { content } = waiting;
      waiting = undefined;
      try {
        await drafts.save(kind, key, content);
        failure = undefined;
      } catch (error) {
        failure = error;
      }
    }
    running = undefined;
    onState?.({ saved: failure === undefined, failure });
  };

  return {
    put(content) {
      waiting = { content };
      if (running === undefined) {
        onState?.({ saved: false, failure: undefined });
        running = drain();
      }
    },
    async settled() {
      await running;
      if (failure !== undefined) throw failure;
    },
  };
}
