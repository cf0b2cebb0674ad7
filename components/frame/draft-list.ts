import { type ReadonlySignal, signal } from '@preact/signals';
import type { Broadcast } from '../../lib/host.ts';
import { type BrokenDraft, type Draft, type Drafts, isBroken } from '../../lib/store/drafts.ts';
import { type StoredFlag, storedFlagSchema } from '../flag/draft-store.ts';

export type FlagDraftRow = Draft<StoredFlag> | BrokenDraft;

/** The drafts of this browser, kept up to date across its panels. */
export interface DraftList {
  /** Last changed first; null until read for the first time. */
  readonly rows: ReadonlySignal<readonly FlagDraftRow[] | null>;
  /** The draft of a key, when it can be shown in its form. */
  find(key: string): StoredFlag | undefined;
  /** One was made, published or thrown away here: reads again and tells the other panels. */
  changed(): Promise<void>;
  remove(key: string): Promise<void>;
  dispose(): void;
}

const news = 'drafts-changed';

/** Reads the drafts and listens for changes in other panels. Without a working database there simply are none. */
export function openDraftList(drafts: Drafts, broadcast: Broadcast): DraftList {
  const rows = signal<readonly FlagDraftRow[] | null>(null);
  const read = async () => {
    try {
      rows.value = await drafts.list('flag', storedFlagSchema);
    } catch {
      rows.value = [];
    }
  };
  const changed = async () => {
    await read();
    broadcast.send(news);
  };
  const stop = broadcast.listen(message => {
    if (message === news) void read();
  });
  void read();
  return {
    rows,
    changed,
    find(key) {
      const row = rows.peek()?.find(one => one.key === key);
      return row === undefined || isBroken(row) ? undefined : row.content;
    },
    async remove(key) {
      await drafts.remove('flag', key).catch(() => undefined);
      await changed();
    },
    dispose: stop,
  };
}
