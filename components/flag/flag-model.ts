import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { FlagDraft } from '../../lib/desk/opportunity.ts';
import { findPersonal, type PersonalFinding } from '../../lib/desk/personal.ts';
import type { FactSource } from '../../lib/page/facts.ts';
import { autosave, type Drafts } from '../../lib/store/drafts.ts';
import type { StoredFlag } from './draft-store.ts';
import { emptyDraft, type FilledField, type Prefill } from './prefill.ts';

/** Whether what is typed is safe in this browser. */
export type Kept = 'nothing-yet' | 'keeping' | 'kept' | 'not-kept';

/** Fields of free text, in which contact details can be. */
export type TextField = 'partner' | 'volume' | 'why';
export const textFields: readonly TextField[] = ['partner', 'volume', 'why'];

/** The form of a flag: what is in it, where that came from, and whether it is kept. Knows no wiki. */
export interface FlagForm {
  readonly draft: ReadonlySignal<FlagDraft>;
  /** Fields that still hold what the page filled in, with the source. */
  readonly sources: ReadonlySignal<ReadonlyMap<FilledField, FactSource>>;
  readonly kept: ReadonlySignal<Kept>;
  /** Contact details of persons found in what was typed, by field. */
  readonly personal: ReadonlySignal<ReadonlyMap<TextField, readonly PersonalFinding[]>>;
  /** Something was typed or chosen by the person. */
  readonly touched: ReadonlySignal<boolean>;
  set<K extends keyof FlagDraft>(field: K, value: FlagDraft[K]): void;
  /** Empties a field the page had filled in. */
  clear(field: FilledField): void;
  /** Takes another partner: what the page had filled in about the one before goes with it. */
  choosePartner(item: string, name: string): void;
  /** Unlinks the item, keeps the name. */
  removeItem(): void;
  /** Adds a sentence to "Why?", as a line of its own. */
  takeOver(sentence: string): void;
  /** Takes out what was found in a field. */
  removePersonal(field: TextField): void;
  /** The form is left (or opened again) with what is in it. */
  leave(open: boolean): void;
  /** An earlier try may have reached the wiki. */
  readonly maybeSent: boolean;
  /** It is about to be sent, or the wiki has answered. Resolves when that is stored. */
  markSent(sent: boolean): Promise<void>;
  /** Published or thrown away: nothing is kept of it any more. */
  readonly gone: boolean;
  /** Throws the draft away, in the browser too. */
  discard(): Promise<void>;
  /** Resolves when what was typed is stored, or could not be. */
  settled(): Promise<void>;
}

export interface FlagFormOptions {
  readonly drafts: Drafts;
  /** Key of the draft: the place the form was opened on. */
  readonly key: string;
  readonly filled: Prefill;
  /** A draft found in the browser; it goes before what the page says. */
  readonly stored: StoredFlag | undefined;
  /** Told when a draft was kept for the first time, or thrown away. */
  readonly onDrafts?: () => void;
}

/** Opens the form. Nothing is stored before the person has typed or chosen something. */
export function openFlagForm({ drafts, key, filled, stored, onDrafts }: FlagFormOptions): FlagForm {
  const draft = signal<FlagDraft>(stored?.draft ?? filled.draft);
  const touched = signal(stored !== undefined);
  const kept = signal<Kept>(stored === undefined ? 'nothing-yet' : 'kept');
  let firstSave = stored === undefined;
  let discarded = false;
  let sent = stored?.sent ?? false;
  const saving = autosave(drafts, 'flag', key, state => {
    if (discarded) return;
    kept.value = state.saved ? 'kept' : state.failure === undefined ? 'keeping' : 'not-kept';
    if (state.saved && firstSave) {
      firstSave = false;
      onDrafts?.();
    }
  });

  const put = (open: boolean) => {
    const content: StoredFlag = { draft: draft.peek(), open, sent };
    if (!discarded) saving.put(content);
  };
  const change = (part: Partial<FlagDraft>) => {
    batch(() => {
      draft.value = { ...draft.peek(), ...part };
      touched.value = true;
    });
    put(true);
  };
  const filledIn = (field: FilledField, now: FlagDraft) =>
    JSON.stringify(now[field]) === JSON.stringify(filled.draft[field]);

  return {
    draft,
    touched,
    kept,
    sources: computed(() => new Map([...filled.sources].filter(([field]) => filledIn(field, draft.value)))),
    personal: computed(() => {
      const found = textFields.map(field => [field, findPersonal(draft.value[field])] as const);
      return new Map(found.filter(([, findings]) => findings.length > 0));
    }),
    set: (field, value) => change({ [field]: value }),
    clear: field => change({ [field]: emptyDraft[field], ...(field === 'partner' ? { item: null } : {}) }),
    choosePartner(item, name) {
      const before = draft.peek();
      const gone: FilledField[] = item === before.item ? [] : ['kind', 'country', 'volume', 'links'];
      const emptied = gone
        .filter(field => filledIn(field, before))
        .map(field => [field, emptyDraft[field]] as const);
      change({ ...Object.fromEntries(emptied), item, partner: name });
    },
    removeItem: () => change({ item: null }),
    takeOver(sentence) {
      const { why } = draft.peek();
      if (why.includes(sentence)) return;
      change({ why: why.trim() === '' ? sentence : `${why.trimEnd()}\n${sentence}` });
    },
    removePersonal(field) {
      let text = draft.peek()[field];
      for (const { start, end } of [...findPersonal(text)].reverse()) {
        text = text.slice(0, start) + text.slice(end);
      }
      change({ [field]: text });
    },
    leave(open) {
      if (touched.peek()) put(open);
    },
    get maybeSent() {
      return sent;
    },
    async markSent(now) {
      sent = now;
      put(true);
      // A browser that keeps nothing does not keep anyone from publishing.
      await saving.settled().catch(() => undefined);
    },
    get gone() {
      return discarded;
    },
    async discard() {
      discarded = true;
      // A save under way would bring the draft back: it is waited for first. Whether it failed is no matter any more.
      await saving.settled().catch(() => undefined);
      await drafts.remove('flag', key);
      onDrafts?.();
    },
    settled: () => saving.settled().catch(() => undefined),
  };
}
