import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Command } from '../../lib/batch/input/commands.ts';
import { countGroups } from '../../lib/batch/input/group.ts';
import type { Planning } from '../../lib/batch/plan/plan-batch.ts';
import type { BatchPart, BatchRecord, PlanProgress } from '../../lib/batch/run/engine-types.ts';
import { readHistory, type UnreadableBatch } from '../../lib/batch/run/journal.ts';
import type { BatchLimits } from '../../lib/batch/run/start-batch.ts';
import type { I18n } from '../../lib/i18n/i18n.ts';
import { PartError, part } from '../../lib/part.ts';
import { StoreError } from '../../lib/store/database.ts';
import { WikiError } from '../../lib/wiki/client.ts';
import type { BatchServices } from './batch-services.ts';
import { type InputModel, openInput } from './input-model.ts';
import type { PagesModel } from './pages/pages-model.ts';
import { type LabelReader, openLabels } from './preview/label-reader.ts';
import type { PreviewModel } from './preview/preview-model.ts';
import { openRun, type RunModel } from './run/run-model.ts';
import type { TableModel } from './table/table-model.ts';
import type { Workshop } from './workshop.ts';

export type BatchScreen =
  | { readonly name: 'start' }
  | { readonly name: 'pages'; readonly pages: PagesModel }
  | { readonly name: 'table'; readonly table: TableModel }
  /** What shows a screen is on its way, or did not come. */
  | { readonly name: 'coming' | 'not-loaded'; readonly of: 'pages' | 'table' | 'planning' }
  /** Reading the wikis; `progress` is null before the first answer. */
  | { readonly name: 'planning'; readonly progress: PlanProgress | null }
  | { readonly name: 'plan-failed'; readonly error: WikiError; readonly again: () => void }
  /** Larger than a small batch: for the tools made for it. */
  | {
      readonly name: 'hand-off';
      readonly commands: readonly Command[];
      readonly edits: number;
      readonly cut: boolean;
    }
  | { readonly name: 'preview'; readonly preview: PreviewModel }
  | { readonly name: 'run'; readonly run: RunModel };

/** Everything about batches in one panel. Lives as long as the panel, so that tabs come and go without losing it. */
export interface BatchesModel {
  readonly services: BatchServices;
  readonly input: InputModel;
  readonly labels: LabelReader;
  readonly screen: ReadonlySignal<BatchScreen>;
  /** Newest first; null until it was read. */
  readonly history: ReadonlySignal<readonly (BatchRecord | UnreadableBatch)[] | null>;
  readonly historyFailed: ReadonlySignal<boolean>;
  readonly limits: () => BatchLimits;
  /** A signal of the screen below, so that a person comes back to what they left. */
  readonly canGoBack: ReadonlySignal<boolean>;
  back(): void;
  /** Works out what the parts would change. `summary`: what the panel proposes for the edit summary. */
  plan(parts: readonly BatchPart[], summary: string): void;
  planCommands(commands: readonly Command[], summary: string, cut?: boolean): void;
  openPages(titles?: string, category?: string): void;
  openTable(): void;
  openBatch(id: string): void;
  /** Looks at what taking back would do; some edits only when their numbers are given. */
  undo(batch: string, numbers?: ReadonlySet<number>): void;
  /** From the preview to the run. */
  start(): Promise<void>;
  refreshHistory(): Promise<void>;
  dispose(): void;
}

export interface BatchesOptions {
  readonly i18n: ReadonlySignal<I18n>;
  readonly limits: () => BatchLimits;
  /** The change tag of the configuration; '' for none. */
  readonly tag: () => string;
}

export function openBatches(services: BatchServices, { i18n, limits, tag }: BatchesOptions): BatchesModel {
  const { engine, host, control } = services;
  const input = openInput(host.clock);
  const stack: Signal<readonly BatchScreen[]> = signal([{ name: 'start' }]);
  const history = signal<readonly (BatchRecord | UnreadableBatch)[] | null>(null);
  const historyFailed = signal(false);
  let working: AbortController | undefined;
  const languages = () => [i18n.peek().language, ...host.languages];
  const labels = openLabels(
    { client: () => engine.client('wikidata'), cache: engine.cache, clock: host.clock },
    languages,
  );

  const screen = computed<BatchScreen>(() => stack.value.at(-1) ?? { name: 'start' });
  const push = (next: BatchScreen) => {
    stack.value = [...stack.peek(), next];
  };
  /** Puts a screen in the place of the passing one (planning, its failure). */
  const replace = (next: BatchScreen) => {
    stack.value = [...stack.peek().slice(0, -1), next];
  };

  async function refreshHistory(): Promise<void> {
    try {
      history.value = await readHistory(engine.journal);
      historyFailed.value = false;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      history.value = [];
      historyFailed.value = true;
    }
  }

  /** A screen for which a part of the panel is needed that comes later. */
  function whenCome(of: 'pages' | 'table', open: (workshop: Workshop) => BatchScreen): void {
    const coming: BatchScreen = { name: 'coming', of };
    push(coming);
    const here = () => screen.peek() === coming;
    part(import('./workshop.ts')).then(
      workshop => {
        if (here()) replace(open(workshop));
      },
      () => {
        if (here()) replace({ name: 'not-loaded', of });
      },
    );
  }

  /** Shows the way while the wikis are read, and the plan at the end of it. */
  function planning(
    work: (
      workshop: Workshop,
      options: { onProgress: (progress: PlanProgress) => void; signal: AbortSignal },
    ) => Promise<Planning | undefined>,
    summary: string,
  ): void {
    working?.abort();
    const mine = new AbortController();
    working = mine;
    push({ name: 'planning', progress: null });
    const run = async () => {
      try {
        const workshop = await part(import('./workshop.ts'));
        if (mine.signal.aborted) return;
        const planned = await work(workshop, {
          signal: mine.signal,
          onProgress: progress => {
            if (!mine.signal.aborted) replace({ name: 'planning', progress });
          },
        });
        if (mine.signal.aborted) return;
        if (planned === undefined) {
          stack.value = stack.peek().slice(0, -1);
          return;
        }
        const preview = workshop.openPreview(services, planned, { summary, limits: limits(), tag: tag() });
        replace({ name: 'preview', preview });
        await preview.checkAccounts();
      } catch (error) {
        if (mine.signal.aborted) return;
        if (error instanceof PartError) {
          replace({ name: 'not-loaded', of: 'planning' });
          return;
        }
        if (!(error instanceof WikiError)) throw error;
        const again = () => {
          stack.value = stack.peek().slice(0, -1);
          planning(work, summary);
        };
        replace({ name: 'plan-failed', error, again });
      }
    };
    void run();
  }

  const plan = (parts: readonly BatchPart[], summary: string) =>
    planning(({ planBatch }, options) => planBatch(engine.planEnv, parts, options), summary);

  const unwatch = control.watch(news => {
    if (news.kind !== 'progress') void refreshHistory();
  });
  // The history tells what happened since it was last looked at.
  const stopFollowing = effect(() => {
    if (screen.value.name === 'start') void refreshHistory();
  });

  function leave(gone: BatchScreen | undefined): void {
    if (gone?.name === 'planning') working?.abort();
    if (gone?.name === 'run') gone.run.dispose();
    if (gone?.name === 'table') gone.table.dispose();
  }

  function openBatch(id: string): void {
    push({ name: 'run', run: openRun(services, id) });
  }

  return {
    services,
    input,
    labels,
    screen,
    history,
    historyFailed,
    limits,
    canGoBack: computed(() => stack.value.length > 1),
    back() {
      if (stack.peek().length < 2) return;
      leave(stack.peek().at(-1));
      stack.value = stack.peek().slice(0, -1);
    },
    plan,
    planCommands(commands, summary, cut = false) {
      const edits = countGroups(commands);
      // Reading thousands of pages for a preview that could not be started would be rude to the wikis.
      if (cut || edits > limits().smallBatch * 2) push({ name: 'hand-off', commands, edits, cut });
      else plan([{ kind: 'commands', commands }], summary);
    },
    openPages(titles, category) {
      whenCome('pages', workshop => ({
        name: 'pages',
        pages: workshop.openPages(services, i18n.peek().language, { titles, category }),
      }));
    },
    openTable() {
      const source = input.source();
      whenCome('table', workshop => ({
        name: 'table',
        table: workshop.openTable(services, source, {
          language: i18n.peek().language,
          smallBatch: limits().smallBatch,
        }),
      }));
    },
    openBatch(id) {
      const shown = screen.peek();
      if (shown.name === 'run' && shown.run.id === id) return;
      openBatch(id);
    },
    undo(batch, numbers) {
      const record = history.peek()?.find(one => one.id === batch);
      const name = record !== undefined && 'name' in record ? record.name : '';
      planning(
        ({ planUndo }, options) => planUndo(engine.planEnv, engine.journal, batch, numbers, options),
        i18n.peek().text('batch-undo-summary', name === '' ? batch : name),
      );
    },
    async start() {
      const shown = screen.peek();
      if (shown.name !== 'preview') return;
      const id = await shown.preview.start();
      if (id === undefined || screen.peek() !== shown) return;
      // What was planned is done with: back leads to the start, where the batch is in the history.
      input.clear();
      for (const one of stack.peek().slice(1)) leave(one);
      stack.value = [{ name: 'start' }];
      openBatch(id);
    },
    refreshHistory,
    dispose() {
      working?.abort();
      for (const one of stack.peek()) leave(one);
      stopFollowing();
      unwatch();
      labels.dispose();
      input.dispose();
    },
  };
}
