import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { checkDraft, type DraftProblem } from '../../lib/desk/opportunity/flag-draft.ts';
import type { FlagDraft } from '../../lib/desk/opportunity/opportunity.ts';
import { findPersonal, type PersonalFinding, withoutPersonal } from '../../lib/desk/personal.ts';
import type { FactSource } from '../../lib/page/facts/facts.ts';
import type { Drafts } from '../../lib/store/drafts.ts';
import { type KeptDraft, keepDraft } from '../sending/kept-draft.ts';
import { type Origins, openOrigins } from '../sending/origins.ts';
import type { StoredFlag } from './draft-store.ts';
import type { FilledField } from './filled-fields.ts';
import { emptyDraft, type Prefill } from './prefill.ts';

/** Fields of free text, in which contact details can be. */
export type TextField = 'partner' | 'volume' | 'why';
export const textFields: readonly TextField[] = ['partner', 'volume', 'why'];

/** The form of a flag: what is in it, where that came from, and whether it is kept. Knows no wiki. */
export interface FlagForm
  extends Omit<KeptDraft, 'put'>,
    Omit<Origins<FlagDraft, FilledField, FactSource>, 'holds'> {
  readonly draft: ReadonlySignal<FlagDraft>;
  /** Contact details of persons found in what was typed, by field. */
  readonly personal: ReadonlySignal<ReadonlyMap<TextField, readonly PersonalFinding[]>>;
  /** What has to be mended, as one types. */
  readonly problems: ReadonlySignal<readonly DraftProblem[]>;
  /** The person tried to go on to the preview: from now on what has to be mended is said beside its field. */
  readonly tried: ReadonlySignal<boolean>;
  /** Something was typed or chosen by the person. */
  readonly touched: ReadonlySignal<boolean>;
  set<K extends keyof FlagDraft>(field: K, value: FlagDraft[K]): void;
  /** Empties a field the page had filled in. */
  clear(field: FilledField): void;
  /** Fills a field in again as the page did; with the name of the partner comes its item. */
  putBack(field: FilledField): void;
  /** Takes another partner: what the page had filled in about the one before goes with it. */
  choosePartner(item: string, name: string): void;
  /** Unlinks the item, keeps the name. */
  removeItem(): void;
  /** Adds a sentence to "Why?", as a line of its own. */
  takeOver(sentence: string): void;
  /** Takes out what was found in a field. */
  removePersonal(field: TextField): void;
  markTried(): void;
  /** The form is left (or opened again) with what is in it. */
  leave(open: boolean): void;
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
export function openFlagForm(options: FlagFormOptions): FlagForm {
  const { filled, stored } = options;
  const draft = signal<FlagDraft>(stored?.draft ?? filled.draft);
  const touched = signal(stored !== undefined);
  const tried = signal(false);
  const keeping = keepDraft({
    ...options,
    kind: 'flag',
    content: (state): StoredFlag => ({ draft: draft.peek(), ...state, filled }),
  });
  const { put, kept, markSent, discard, settled } = keeping;
  const change = (part: Partial<FlagDraft>) => {
    batch(() => {
      draft.value = { ...draft.peek(), ...part };
      touched.value = true;
    });
    put(true);
  };
  const { holds, ...origins } = openOrigins<FlagDraft, FilledField, FactSource>({
    filled,
    draft,
    contentOf: (now, field) => now[field],
    // What the page said about one partner is not put back for another.
    mayPutBack: (field, now) => field === 'partner' || now.item === filled.draft.item,
  });

  return {
    draft,
    touched,
    tried,
    kept,
    problems: computed(() => checkDraft(draft.value)),
    ...origins,
    personal: computed(() => {
      const found = textFields.map(field => [field, findPersonal(draft.value[field])] as const);
      return new Map(found.filter(([, findings]) => findings.length > 0));
    }),
    set: (field, value) => change({ [field]: value }),
    clear: field => change({ [field]: emptyDraft[field], ...(field === 'partner' ? { item: null } : {}) }),
    putBack: field =>
      change({
        [field]: filled.draft[field],
        ...(field === 'partner' ? { item: filled.draft.item } : {}),
      }),
    choosePartner(item, name) {
      const before = draft.peek();
      const gone: FilledField[] = item === before.item ? [] : ['kind', 'country', 'volume', 'links'];
      const emptied = gone
        .filter(field => holds(field, before))
        .map(field => [field, emptyDraft[field]] as const);
      change({ ...Object.fromEntries(emptied), item, partner: name });
    },
    removeItem: () => change({ item: null }),
    takeOver(sentence) {
      const { why } = draft.peek();
      if (why.includes(sentence)) return;
      change({ why: why.trim() === '' ? sentence : `${why.trimEnd()}\n${sentence}` });
    },
    removePersonal: field => change({ [field]: withoutPersonal(draft.peek()[field]) }),
    markTried() {
      tried.value = true;
    },
    leave(open) {
      if (touched.peek()) put(open);
    },
    get maybeSent() {
      return keeping.maybeSent;
    },
    markSent,
    get gone() {
      return keeping.gone;
    },
    discard,
    settled,
  };
}
