import { type ReadonlySignal, signal } from '@preact/signals';
import type { Broadcast } from '../../lib/broadcast.ts';
import { PartError, part } from '../../lib/part.ts';
import { type BrokenDraft, type Draft, type Drafts, isBroken } from '../../lib/store/drafts.ts';
import type { StoredFlag } from '../flag/draft-store.ts';
import type { StoredAsk } from '../request/draft-store.ts';

/** A draft of this browser, by what it is of. */
export type DraftRow =
  | { readonly kind: 'flag'; readonly row: Draft<StoredFlag> | BrokenDraft }
  | { readonly kind: 'request'; readonly row: Draft<StoredAsk> | BrokenDraft };

/** The drafts of this browser, kept up to date across its panels. */
export interface DraftList {
  /** Last changed first; null until read for the first time. */
  readonly rows: ReadonlySignal<readonly DraftRow[] | null>;
  /** The one thrown away last, for as long as it can be brought back. */
  readonly removed: ReadonlySignal<DraftRow | null>;
  /** The draft of a flag, when it can be shown in its form. */
  find(key: string): StoredFlag | undefined;
  /** The draft of a request for help, when it can be shown in its form. */
  findRequest(key: string): StoredAsk | undefined;
  /** Requests for help that were begun on a place, last changed first. */
  requestsOf(place: string): readonly Draft<StoredAsk>[];
  /** One was made, published or thrown away here: reads again and tells the other panels. */
  changed(): Promise<void>;
  remove(kind: DraftRow['kind'], key: string): Promise<void>;
  /** Brings back the one thrown away last. */
  restore(): Promise<void>;
  dispose(): void;
}

const news = 'drafts-changed';

/** The key of a new draft of a request: several can be begun on one place. */
export function newDraftKey(place: string, random: () => number): string {
  return `${place} ${Math.floor(random() * 36 ** 8).toString(36)}`;
}

/**
 * Reads the drafts and listens for changes in other panels. Without a working database there simply are none; `onMissing`
 * is called when there are some and the part of the panel that reads them did not come.
 */
export function openDraftList(drafts: Drafts, broadcast: Broadcast, onMissing: () => void): DraftList {
  const rows = signal<readonly DraftRow[] | null>(null);
  const removed = signal<DraftRow | null>(null);
  const read = async () => {
    try {
      // What tells whether a draft can be shown is large, and most often there is none.
      const some = (await drafts.count()) > 0;
      rows.value = some ? await (await part(import('./stored-drafts.ts'))).storedDrafts(drafts) : [];
    } catch (error) {
      if (error instanceof PartError) onMissing();
      else rows.value = [];
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
    removed,
    changed,
    find(key) {
      for (const { kind, row } of rows.peek() ?? []) {
        if (kind === 'flag' && row.key === key && !isBroken(row)) return row.content;
      }
      return undefined;
    },
    findRequest(key) {
      for (const { kind, row } of rows.peek() ?? []) {
        if (kind === 'request' && row.key === key && !isBroken(row)) return row.content;
      }
      return undefined;
    },
    requestsOf: place =>
      (rows.peek() ?? []).flatMap(({ kind, row }) =>
        kind === 'request' && !isBroken(row) && row.key.startsWith(`${place} `) ? [row] : [],
      ),
    async remove(kind, key) {
      removed.value = rows.peek()?.find(one => one.kind === kind && one.row.key === key) ?? null;
      await drafts.remove(kind, key).catch(() => undefined);
      await changed();
    },
    async restore() {
      const back = removed.peek();
      removed.value = null;
      if (back === null) return;
      await drafts.save(back.kind, back.row.key, back.row.content).catch(() => undefined);
      await changed();
    },
    dispose: stop,
  };
}
