import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Command } from '../../../lib/batch/input/commands.ts';
import { type Preset, presetMapping } from '../../../lib/batch/table/table-mapping.ts';
import type { MatchSuggestion, OpenText } from '../../../lib/batch/table/table-matches.ts';
import { type IdentifierLookup, namesEachRow } from '../../../lib/batch/table/table-subjects.ts';
import type { ColumnUse, Table, TableMapping, TableProblem } from '../../../lib/batch/table/table-types.ts';
import { WikiError } from '../../../lib/wiki/client.ts';
import type { EntityId } from '../../../lib/wiki/entity-types.ts';
import type { BatchServices } from '../batch-services.ts';
import type { InputSource } from '../read-input.ts';
import { type Constant, constantsOf, openTableMemory, snaksOf } from './table-memory.ts';
import { readTableOf, type Slices } from './table-slices.ts';
import { type MadeOfTable, openTableWork } from './table-work.ts';

export interface TableFailure {
  readonly error: WikiError;
}

export type TableStep =
  | { readonly step: 'columns' }
  /** Texts that have to become items; the person confirms each. */
  | { readonly step: 'matches'; readonly texts: readonly OpenText[] }
  | {
      readonly step: 'problems';
      readonly made: MadeOfTable;
      readonly by: IdentifierLookup | null;
      /** Where the person came from. */
      readonly before: Exclude<TableStep, { readonly step: 'problems' }>;
    };

/** A table on its way to commands: what the columns are, which items texts mean, what the rows are about. */
export interface TableModel {
  /** Undefined until it was read. */
  readonly table: ReadonlySignal<Table | undefined>;
  /** Share of the input that was read, 0 to 1. */
  readonly read: ReadonlySignal<number>;
  /** The browser could not read the file. */
  readonly unreadable: ReadonlySignal<boolean>;
  /** There were more rows than were read. */
  readonly cut: ReadonlySignal<boolean>;
  /** So many rows go on; fewer than there are where finding out what each is about would ask the wikis too much. */
  readonly rowsTaken: ReadonlySignal<number>;
  readonly readProblems: ReadonlySignal<readonly TableProblem[]>;
  readonly step: ReadonlySignal<TableStep>;
  readonly preset: ReadonlySignal<Preset | null>;
  readonly mapping: ReadonlySignal<TableMapping>;
  readonly constants: ReadonlySignal<readonly Constant[]>;
  readonly language: ReadonlySignal<string>;
  readonly remembered: ReadonlySignal<boolean>;
  readonly suggestions: ReadonlySignal<ReadonlyMap<string, readonly MatchSuggestion[] | null>>;
  readonly matches: Signal<ReadonlyMap<string, EntityId | null>>;
  readonly busy: ReadonlySignal<boolean>;
  readonly failure: ReadonlySignal<TableFailure | null>;
  /** Whether a column says something that can be sent. */
  readonly ready: ReadonlySignal<boolean>;
  choosePreset(preset: Preset | null): void;
  setColumn(at: number, use: ColumnUse): void;
  setRegister(property: string): void;
  setConstant(property: EntityId, item: Constant['item']): void;
  setLanguage(language: string): void;
  setReference(url: string): void;
  /** Takes every suggestion that is exactly one item's name. */
  takeExact(): void;
  /** To the next step; gives the commands when the last one is over. */
  next(): Promise<{ readonly commands: readonly Command[]; readonly cut: boolean } | undefined>;
  previous(): boolean;
  dispose(): void;
}

/** Texts that are looked up and shown; a table with more is better matched in a tool made for it. */
export const mostMatches = 200;

/** The id property of Wiki Loves Monuments' lists, which most registers have on Wikidata. */
const usualRegister = 'P2186';

export interface TableOptions {
  readonly language: string;
  /** The small-batch limit, in rows. */
  readonly smallBatch: number;
}

export function openTable(
  { engine, host }: BatchServices,
  source: InputSource,
  { language: panelLanguage, smallBatch }: TableOptions,
): TableModel {
  const table = signal<Table | undefined>(undefined);
  const readProblems = signal<readonly TableProblem[]>([]);
  const progress = signal(0);
  const unreadable = signal(false);
  const cut = signal(false);
  const step = signal<TableStep>({ step: 'columns' });
  const preset = signal<Preset | null>(null);
  const register = signal<EntityId>(usualRegister);
  const language = signal(panelLanguage);
  const mapping = signal<TableMapping>({
    columns: [],
    constants: [],
    reference: [],
    key: null,
    create: false,
  });
  const constants = signal<readonly Constant[]>([]);
  const remembered = signal(false);
  const suggestions = signal<ReadonlyMap<string, readonly MatchSuggestion[] | null>>(new Map());
  const matches = signal<ReadonlyMap<string, EntityId | null>>(new Map());
  const busy = signal(false);
  const failure = signal<TableFailure | null>(null);
  const ending = new AbortController();

  const memory = openTableMemory(engine.store, host.clock);
  const slices: Slices = {
    pause: () => host.clock.sleep(0, ending.signal),
    signal: ending.signal,
  };
  const work = openTableWork({ engine }, slices);

  async function begin(): Promise<void> {
    const whole = await readTableOf(source, {
      ...slices,
      onProgress: share => {
        progress.value = share;
      },
    });
    const { table: read } = whole;
    readProblems.value = whole.problems;
    const kept = await memory.read(read);
    cut.value = whole.cut;
    table.value = read;
    if (kept !== undefined) {
      preset.value = kept.preset;
      mapping.value = kept.mapping;
      language.value = kept.language;
      if (kept.mapping.key !== null) register.value = kept.mapping.key;
      constants.value = constantsOf(kept.preset, kept.mapping.constants);
      remembered.value = true;
    } else {
      choose(
        read.header.some(name => /^(file|filename|m-?id)/i.test(name))
          ? 'collection-on-files'
          : 'heritage-list',
      );
    }
  }

  function choose(next: Preset | null): void {
    const read = table.peek();
    preset.value = next;
    remembered.value = false;
    constants.value = constantsOf(next, []);
    if (read === undefined) return;
    mapping.value =
      next === null
        ? { ...presetMapping('heritage-list', read, { language: language.peek() }), key: null, create: false }
        : presetMapping(next, read, { language: language.peek(), register: register.peek() });
  }

  const change = (part: Partial<TableMapping>) => {
    mapping.value = { ...mapping.peek(), ...part };
  };

  const namesAll = computed(() => {
    const read = table.value;
    return read === undefined || namesEachRow(read, mapping.value);
  });
  const rowsTaken = computed(() => {
    const rows = table.value?.rows.length ?? 0;
    // As with commands: a little more than a small batch is looked at, for some of it may be there already.
    return rows <= smallBatch * 2 || namesAll.value ? rows : smallBatch;
  });

  async function suggest(texts: readonly OpenText[]): Promise<void> {
    for (const { key, text } of texts) {
      if (suggestions.peek().has(key)) continue;
      const found = await work.suggest(text, language.peek());
      suggestions.value = new Map(suggestions.peek()).set(key, found);
    }
  }

  async function onward({ header, rows }: Table): Promise<MadeOfTable | undefined> {
    const now = step.peek();
    if (now.step === 'problems') return now.made;
    const read = { header, rows: rows.slice(0, rowsTaken.peek()) };
    const full: TableMapping = { ...mapping.peek(), constants: snaksOf(constants.peek()) };
    const open = await work.openTexts(read, full);
    if (now.step === 'columns' && open.length > 0) {
      step.value = { step: 'matches', texts: open };
      await suggest(open.slice(0, mostMatches));
      return undefined;
    }
    const { made, by } = await work.commands(read, full, matches.peek(), language.peek());
    await memory.write(read, { preset: preset.peek(), mapping: full, language: language.peek() });
    const problems = [...readProblems.peek(), ...made.problems];
    const whole: MadeOfTable = { ...made, problems, cut: made.cut || (cut.peek() && namesAll.peek()) };
    if (problems.length === 0 && by !== 'name-search') return whole;
    step.value = { step: 'problems', made: whole, by, before: now };
    return undefined;
  }

  begin().catch((error: unknown) => {
    if (ending.signal.aborted) return;
    if (source.kind !== 'file') throw error;
    unreadable.value = true;
  });

  return {
    table,
    read: progress,
    unreadable,
    cut,
    rowsTaken,
    readProblems,
    step,
    preset,
    mapping,
    constants,
    language,
    remembered,
    suggestions,
    matches,
    busy,
    failure,
    ready: computed(
      () =>
        mapping.value.columns.some(({ kind }) => kind !== 'ignore' && kind !== 'subject') ||
        constants.value.some(({ item }) => item !== null),
    ),
    choosePreset: choose,
    setColumn(at, use) {
      change({ columns: mapping.peek().columns.map((one, i) => (i === at ? use : one)) });
    },
    setRegister(text) {
      const property = text.trim().toUpperCase();
      if (!/^P[1-9]\d*$/.test(property)) return;
      const before = register.peek();
      register.value = property;
      const columns = mapping
        .peek()
        .columns.map(use =>
          use.kind === 'statement' && use.property === before ? { ...use, property } : use,
        );
      change({ key: property, columns });
    },
    setConstant(property, item) {
      constants.value = constants.peek().map(one => (one.property === property ? { property, item } : one));
    },
    setLanguage(next) {
      language.value = next;
      change({
        columns: mapping.peek().columns.map(use => ('language' in use ? { ...use, language: next } : use)),
      });
    },
    setReference(url) {
      const text = url.trim();
      change({
        reference: /^https?:\/\/\S+$/.test(text)
          ? [{ property: 'P854', value: { kind: 'value', datavalue: { type: 'string', value: text } } }]
          : [],
      });
    },
    takeExact() {
      const next = new Map(matches.peek());
      for (const [key, found] of suggestions.peek()) {
        const best = found?.[0];
        if (!next.has(key) && best?.confidence === 'exact') next.set(key, best.item.id);
      }
      matches.value = next;
    },
    async next() {
      const read = table.peek();
      if (read === undefined || busy.peek()) return undefined;
      busy.value = true;
      failure.value = null;
      try {
        return await onward(read);
      } catch (error) {
        if (ending.signal.aborted) return undefined;
        if (!(error instanceof WikiError)) throw error;
        failure.value = { error };
        return undefined;
      } finally {
        busy.value = false;
      }
    },
    previous() {
      if (step.peek().step === 'columns') return false;
      const now = step.peek();
      step.value = now.step === 'problems' ? now.before : { step: 'columns' };
      return true;
    },
    dispose: () => ending.abort(),
  };
}
