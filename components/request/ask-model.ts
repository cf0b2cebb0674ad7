import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { PersonalFinding } from '../../lib/desk/personal.ts';
import { withoutPersonal } from '../../lib/desk/personal.ts';
import type { Need, Question } from '../../lib/desk/request/request.ts';
import {
  checkRequestDraft,
  emptyRequestForm,
  personalInRequestDraft,
} from '../../lib/desk/request/request-draft.ts';
import type {
  DraftField,
  PrivateContact,
  RequestDraft,
  RequestDraftProblem,
  RequestForm,
} from '../../lib/desk/request/request-draft-types.ts';
import type { Drafts } from '../../lib/store/drafts.ts';
import { type KeptDraft, keepDraft } from '../sending/kept-draft.ts';
import { type Origins, openOrigins } from '../sending/origins.ts';
import type { AskStep, StoredAsk } from './draft-store.ts';
import type { AskPrefill, AskSource } from './prefill-request.ts';

/** Fields that hold a list or one of a list; the texts are the others. */
export type ValueField = Exclude<keyof RequestDraft, 'answers' | 'need'>;

/** A form for help: what is in it, where that came from, which screen is on show, whether it is kept. Knows no wiki. */
export interface AskForm
  extends Omit<KeptDraft, 'put'>,
    Omit<Origins<RequestDraft, DraftField, AskSource>, 'holds'> {
  /** Null until the person said what they need. */
  readonly need: ReadonlySignal<Need | null>;
  readonly draft: ReadonlySignal<RequestDraft>;
  readonly contact: ReadonlySignal<PrivateContact>;
  readonly step: ReadonlySignal<AskStep>;
  readonly touched: ReadonlySignal<boolean>;
  /** What has to be mended, as one types. */
  readonly problems: ReadonlySignal<readonly RequestDraftProblem[]>;
  /** What looks like contact details of people, by field. */
  readonly personal: ReadonlySignal<ReadonlyMap<DraftField, readonly PersonalFinding[]>>;
  /** The person tried to go on to the preview: from now on what is missing is said beside its field. */
  readonly tried: ReadonlySignal<boolean>;
  choose(need: Need): void;
  /** Back to "What do you need?"; everything typed stays. */
  chooseAgain(): void;
  set<K extends ValueField>(field: K, value: RequestDraft[K]): void;
  answer(question: Question, text: string): void;
  setContact(key: keyof PrivateContact, text: string): void;
  clear(field: DraftField): void;
  /** Fills a field in again as it was; with the name of the partner comes its item. */
  putBack(field: DraftField): void;
  choosePartner(item: string, name: string): void;
  removePersonal(field: DraftField): void;
  go(step: AskStep): void;
  markTried(): void;
  /** The form is left (or opened again) with what is in it. */
  leave(open: boolean): void;
}

export interface AskFormOptions {
  readonly drafts: Drafts;
  readonly key: string;
  readonly filled: AskPrefill;
  /** What is asked for is known from the start (asking again like an earlier request). */
  readonly need: Need | null;
  /** A draft found in the browser; it goes before what the page says. */
  readonly stored: StoredAsk | undefined;
  /** Told when a draft was kept for the first time, or thrown away. */
  readonly onDrafts?: () => void;
}

/** Screens of the form of a need, in order. */
export function stepsOf(need: Need): readonly AskStep[] {
  return need === 'question' ? ['question'] : ['partner', 'material', 'why', 'rights', 'you', 'review'];
}

/** The question of a field `answers.…`; undefined for the others. */
export function questionOf(field: DraftField): Question | undefined {
  return field.startsWith('answers.') ? (field.slice('answers.'.length) as Question) : undefined;
}

const contentOf = (draft: RequestDraft, field: DraftField): unknown => {
  const question = questionOf(field);
  return question === undefined ? draft[field as ValueField] : (draft.answers[question] ?? '');
};

/** Opens the form. Nothing is stored before the person has typed or chosen something. */
export function openAskForm(options: AskFormOptions): AskForm {
  const { filled, stored } = options;
  const empty = emptyRequestForm('project');
  const draft = signal<RequestDraft>(stored?.form.draft ?? filled.draft);
  const need = signal<Need | null>(stored?.form.draft.need ?? options.need);
  const contact = signal<PrivateContact>(stored?.form.contact ?? empty.contact);
  const step = signal<AskStep>(stored?.step ?? stepsOf(options.need ?? 'project')[0] ?? 'partner');
  const touched = signal(stored !== undefined);
  const tried = signal(false);
  const keeping = keepDraft({
    ...options,
    kind: 'request',
    content: (state): StoredAsk => {
      const form: RequestForm = { draft: draft.peek(), contact: contact.peek() };
      return { form, step: step.peek(), ...state, filled };
    },
  });
  const { put, kept, markSent, discard, settled } = keeping;
  const change = (part: Partial<RequestDraft>) => {
    batch(() => {
      draft.value = { ...draft.peek(), ...part };
      touched.value = true;
    });
    put(true);
  };
  const answer = (question: Question, text: string) =>
    change({ answers: { ...draft.peek().answers, [question]: text } });
  const setText = (field: DraftField, text: string) => {
    const question = questionOf(field);
    if (question === undefined) change({ [field]: text });
    else answer(question, text);
  };
  const { holds, ...origins } = openOrigins<RequestDraft, DraftField, AskSource>({
    filled,
    draft,
    contentOf,
    mayPutBack(field, now) {
      // A name or an answer of the person's own is worth more than what stood there; nothing is worth less.
      if (field === 'title' || questionOf(field) !== undefined) return contentOf(now, field) === '';
      // What was known of one partner is not put back for another.
      return field === 'partner' || now.item === filled.draft.item;
    },
  });

  return {
    need,
    draft,
    contact,
    step,
    touched,
    tried,
    kept,
    ...origins,
    problems: computed(() => checkRequestDraft(draft.value)),
    personal: computed(() => {
      const found = new Map<DraftField, PersonalFinding[]>();
      for (const finding of personalInRequestDraft(draft.value)) {
        found.set(finding.field, [...(found.get(finding.field) ?? []), finding]);
      }
      return found;
    }),
    choose(chosen) {
      batch(() => {
        need.value = chosen;
        // What was missing in another form is not held against this one.
        tried.value = false;
        draft.value = { ...draft.peek(), need: chosen };
        if (!stepsOf(chosen).includes(step.peek())) step.value = stepsOf(chosen)[0] ?? 'partner';
      });
      if (touched.peek()) put(true);
    },
    chooseAgain() {
      need.value = null;
    },
    set: (field, value) => change({ [field]: value }),
    answer,
    setContact(name, text) {
      contact.value = { ...contact.peek(), [name]: { onlyByEmail: text } };
      touched.value = true;
      put(true);
    },
    clear(field) {
      const question = questionOf(field);
      if (question !== undefined) answer(question, '');
      else
        change({ [field]: empty.draft[field as ValueField], ...(field === 'partner' ? { item: null } : {}) });
    },
    putBack(field) {
      const question = questionOf(field);
      if (question !== undefined) answer(question, filled.draft.answers[question] ?? '');
      else
        change({
          [field]: filled.draft[field as ValueField],
          ...(field === 'partner' ? { item: filled.draft.item } : {}),
        });
    },
    choosePartner(item, name) {
      const before = draft.peek();
      const about = item === before.item ? [] : (['kind', 'country', 'volume', 'links'] as const);
      const gone = about
        .filter(field => filled.sources.has(field) && holds(field, before))
        .map(field => [field, empty.draft[field]] as const);
      const title = before.title === before.partner ? { title: name } : {};
      change({ ...Object.fromEntries(gone), ...title, item, partner: name });
    },
    removePersonal(field) {
      const value = contentOf(draft.peek(), field);
      setText(field, typeof value === 'string' ? withoutPersonal(value) : '');
    },
    go(next) {
      step.value = next;
      if (touched.peek()) put(true);
    },
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
