import { type ReadonlySignal, signal } from '@preact/signals';
import { autosave } from '../../lib/store/autosave.ts';
import type { DraftKind, Drafts } from '../../lib/store/drafts.ts';
import type { Sendable } from './publishing.ts';

/** Whether what is typed is safe in this browser. */
export type Kept = 'nothing-yet' | 'keeping' | 'kept' | 'not-kept';

/** A draft found in the browser, whatever form it is of. */
export interface StoredDraft {
  /** The form was open when it was last seen: it opens again with the page. */
  readonly open: boolean;
  /** It was on its way to the wiki when it was last seen: the next try looks there first. */
  readonly sent: boolean;
}

/** Keeping what is typed into a form until it is published or thrown away. */
export interface KeptDraft extends Sendable {
  readonly kept: ReadonlySignal<Kept>;
  /** Keeps what the form holds now; `open`: the form is on show. */
  put(open: boolean): void;
  /** Published or thrown away: nothing is kept of it any more. */
  readonly gone: boolean;
  /** Resolves when what was typed is stored, or could not be. */
  settled(): Promise<void>;
}

export interface KeptDraftOptions {
  readonly drafts: Drafts;
  readonly kind: DraftKind;
  /** Key of the draft: the place the form was opened on. */
  readonly key: string;
  readonly stored: StoredDraft | undefined;
  /** Everything the form holds. */
  readonly content: (state: StoredDraft) => StoredDraft;
  /** Told when a draft was kept for the first time, or thrown away. */
  readonly onDrafts?: () => void;
}

export function keepDraft({ drafts, kind, key, stored, content, onDrafts }: KeptDraftOptions): KeptDraft {
  const kept = signal<Kept>(stored === undefined ? 'nothing-yet' : 'kept');
  let firstSave = stored === undefined;
  let gone = false;
  let sent = stored?.sent ?? false;
  const saving = autosave(drafts, kind, key, state => {
    if (gone) return;
    kept.value = state.saved ? 'kept' : state.failure === undefined ? 'keeping' : 'not-kept';
    if (state.saved && firstSave) {
      firstSave = false;
      onDrafts?.();
    }
  });
  const put = (open: boolean) => {
    if (!gone) saving.put(content({ open, sent }));
  };
  // A browser that keeps nothing does not keep anyone from going on.
  const settled = () => saving.settled().catch(() => undefined);
  return {
    kept,
    put,
    settled,
    get maybeSent() {
      return sent;
    },
    async markSent(now) {
      sent = now;
      put(true);
      await settled();
    },
    get gone() {
      return gone;
    },
    async discard() {
      gone = true;
      // A save under way would bring the draft back: it is waited for first. Whether it failed is no matter any more.
      await settled();
      await drafts.remove(kind, key);
      onDrafts?.();
    },
  };
}
