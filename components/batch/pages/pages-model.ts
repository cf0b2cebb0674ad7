import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { PageOperation } from '../../../lib/batch/plan/page-operation.ts';
import { type Selected, type Selection, selectPages } from '../../../lib/batch/plan/select-pages.ts';
import type { BatchPart } from '../../../lib/batch/run/engine-types.ts';
import type { MessageKey } from '../../../lib/i18n/i18n.ts';
import { WikiError } from '../../../lib/wiki/client.ts';
import type { WikiId } from '../../../lib/wiki/sites.ts';
import type { BatchServices } from '../batch-services.ts';
import {
  emptyOperation,
  isForFiles,
  type OperationDraft,
  type OperationField,
  readOperation,
} from './operation-model.ts';

export type SelectionKind = Selection['kind'];
export const selectionKinds: readonly SelectionKind[] = ['list', 'category', 'search', 'uploads'];

export interface SelectionDraft {
  readonly wiki: WikiId;
  readonly kind: SelectionKind;
  readonly titles: string;
  readonly category: string;
  readonly depth: number;
  readonly only: 'files' | 'pages' | 'all';
  readonly search: string;
  readonly user: string;
}

export type Finding =
  | { readonly state: 'not-asked' }
  | { readonly state: 'asking'; readonly titles: number; readonly categories: number }
  | { readonly state: 'found'; readonly selected: Selected; readonly of: string }
  | { readonly state: 'failed'; readonly error: WikiError };

/** Which pages, and what to do to each. */
export interface PagesModel {
  readonly selection: Signal<SelectionDraft>;
  readonly operations: Signal<readonly OperationDraft[]>;
  readonly finding: ReadonlySignal<Finding>;
  /** Whether what was found is what the fields say now. */
  readonly upToDate: ReadonlySignal<boolean>;
  /** Shown after the first try to go on. */
  readonly errors: ReadonlySignal<readonly ReadonlyMap<OperationField, MessageKey>[]>;
  readonly selectionError: ReadonlySignal<MessageKey | null>;
  find(): Promise<readonly string[] | undefined>;
  stop(): void;
  /** The part of a batch this is; undefined while something is missing (then `errors` tell what). */
  part(most: number): Promise<BatchPart | undefined>;
}

export interface PagesStart {
  readonly titles?: string | undefined;
  readonly category?: string | undefined;
}

/** The selection a draft stands for; undefined while its field is empty. */
export function selectionOf(draft: SelectionDraft): Selection | undefined {
  switch (draft.kind) {
    case 'list':
      return draft.titles.trim() === '' ? undefined : { kind: 'list', text: draft.titles };
    case 'category': {
      const { depth, only } = draft;
      const category = draft.category.trim();
      return category === '' ? undefined : { kind: 'category', category, depth, only };
    }
    case 'search': {
      const text = draft.search.trim();
      return text === '' ? undefined : { kind: 'search', text, only: draft.only };
    }
    case 'uploads': {
      const user = draft.user.trim().replace(/^user\s*:\s*/i, '');
      return user === '' ? undefined : { kind: 'uploads', user };
    }
  }
}

export function openPages(
  { engine }: Pick<BatchServices, 'engine'>,
  language: string,
  { titles = '', category = '' }: PagesStart = {},
): PagesModel {
  const selection = signal<SelectionDraft>({
    wiki: 'commons',
    kind: category === '' ? 'list' : 'category',
    titles,
    category,
    depth: 0,
    only: 'files',
    search: '',
    user: '',
  });
  const operations = signal<readonly OperationDraft[]>([emptyOperation(language)]);
  const finding = signal<Finding>({ state: 'not-asked' });
  const tried = signal(false);
  let asking: AbortController | undefined;

  const read = computed(() => operations.value.map(readOperation));
  const asked = (draft: SelectionDraft) => JSON.stringify([draft.wiki, selectionOf(draft)]);

  async function find(): Promise<readonly string[] | undefined> {
    const draft = selection.peek();
    const wanted = selectionOf(draft);
    if (wanted === undefined) return undefined;
    asking?.abort();
    const mine = new AbortController();
    asking = mine;
    finding.value = { state: 'asking', titles: 0, categories: 0 };
    try {
      const selected = await selectPages(engine.client(draft.wiki), wanted, {
        signal: mine.signal,
        onProgress: found => {
          if (!mine.signal.aborted) finding.value = { state: 'asking', ...found };
        },
      });
      if (mine.signal.aborted) return undefined;
      finding.value = { state: 'found', selected, of: asked(draft) };
      return selected.titles;
    } catch (error) {
      if (mine.signal.aborted) return undefined;
      if (!(error instanceof WikiError)) throw error;
      finding.value = { state: 'failed', error };
      return undefined;
    }
  }

  return {
    selection,
    operations,
    finding,
    upToDate: computed(() => {
      const now = finding.value;
      return now.state === 'found' && now.of === asked(selection.value);
    }),
    errors: computed(() =>
      tried.value
        ? read.value.map(one => (one.ok ? new Map() : one.errors))
        : read.value.map(() => new Map()),
    ),
    selectionError: computed(() => {
      if (!tried.value) return null;
      if (selectionOf(selection.value) === undefined) return 'batch-field-needed';
      const { wiki } = selection.value;
      return wiki !== 'commons' && operations.value.some(({ kind }) => isForFiles(kind))
        ? 'batch-files-only'
        : null;
    }),
    find,
    stop() {
      asking?.abort();
      finding.value = { state: 'not-asked' };
    },
    async part(most) {
      tried.value = true;
      const ready: PageOperation[] = read.peek().flatMap(one => (one.ok ? [one.operation] : []));
      if (ready.length < read.peek().length || selectionOf(selection.peek()) === undefined) return undefined;
      const { wiki } = selection.peek();
      if (wiki !== 'commons' && operations.peek().some(({ kind }) => isForFiles(kind))) return undefined;
      const now = finding.peek();
      const known = now.state === 'found' && now.of === asked(selection.peek());
      const found = known ? now.selected.titles : await find();
      if (found === undefined || found.length === 0) return undefined;
      // That only a part is taken has to be seen first: the next press goes on.
      if (!known && found.length > most) return undefined;
      return { kind: 'pages', wiki, titles: found.slice(0, most), operations: ready };
    },
  };
}
