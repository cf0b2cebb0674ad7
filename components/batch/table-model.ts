import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import * as z from 'zod/mini';
import type { Command, CommandSnak } from '../../lib/batch/commands.ts';
import type { Delimiter } from '../../lib/batch/detect.ts';
import { layoutOf, readTable, type TableCommands, tableCommands } from '../../lib/batch/table-commands.ts';
import { type Preset, presetMapping, tableMappingSchema } from '../../lib/batch/table-mapping.ts';
import {
  type MatchSuggestion,
  type OpenText,
  openTexts,
  suggestMatches,
} from '../../lib/batch/table-matches.ts';
import { findSubjects, type IdentifierLookup } from '../../lib/batch/table-subjects.ts';
import type { ColumnUse, Table, TableMapping, TableProblem } from '../../lib/batch/table-types.ts';
import { entityValue } from '../../lib/batch/value-text.ts';
import { StoreError } from '../../lib/store/database.ts';
import { openMappings } from '../../lib/store/mappings.ts';
import { WikiError } from '../../lib/wiki/client.ts';
import { getEntities } from '../../lib/wiki/entities.ts';
import type { EntityId } from '../../lib/wiki/entity-types.ts';
import type { BatchServices } from './batch-services.ts';
import { type InputSource, wholeText } from './read-input.ts';

/** An item that stands for the whole table: the country of a list, the collection of all files. */
export interface Constant {
  readonly property: EntityId;
  readonly item: { readonly id: EntityId; readonly label: string } | null;
}

export interface TableFailure {
  readonly error: WikiError;
}

export type TableStep =
  | { readonly step: 'columns' }
  /** Texts that have to become items; the person confirms each. */
  | { readonly step: 'matches'; readonly texts: readonly OpenText[] }
  | { readonly step: 'problems'; readonly made: TableCommands; readonly by: IdentifierLookup | null };

/** A table on its way to commands: what the columns are, which items texts mean, what the rows are about. */
export interface TableModel {
  /** Undefined until it was read. */
  readonly table: ReadonlySignal<Table | undefined>;
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
  next(): Promise<readonly Command[] | undefined>;
  previous(): boolean;
  dispose(): void;
}

/** What presets ask about the whole table. */
export const presetConstants: Readonly<Record<Preset, readonly EntityId[]>> = {
  'heritage-list': ['P31', 'P17', 'P1435'],
  'collection-on-files': ['P195', 'P7482', 'P275', 'P6216'],
};

/** The id property of Wiki Loves Monuments' lists, which most registers have on Wikidata. */
const usualRegister = 'P2186';

const delimiterOf = (text: string): Delimiter => {
  const line = text.split(/\r\n|\r|\n/, 1)[0] ?? '';
  const all: readonly Delimiter[] = ['\t', ';', ',', '|'];
  return all.find(one => line.includes(one)) ?? ',';
};

export function openTable(
  { engine, host }: BatchServices,
  source: InputSource,
  panelLanguage: string,
): TableModel {
  const table = signal<Table | undefined>(undefined);
  const readProblems = signal<readonly TableProblem[]>([]);
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
  let datatypes: ReadonlyMap<EntityId, string> = new Map();

  const mappings = openMappings(engine.store, host.clock);

  async function begin(): Promise<void> {
    const text = await wholeText(source);
    const { table: read, problems } = readTable(text, delimiterOf(text));
    if (ending.signal.aborted) return;
    readProblems.value = problems;
    const kept = await remembers(mappings.read(layoutOf(read), rememberedSchema));
    table.value = read;
    if (kept !== undefined && kept.mapping.columns.length === read.header.length) {
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

  /** What every row gets, in the mapping's own form. */
  function withConstants(): TableMapping {
    const snaks = constants
      .peek()
      .flatMap(({ property, item }): CommandSnak[] =>
        item === null ? [] : [{ property, value: { kind: 'value', datavalue: entityValue(item.id) } }],
      );
    return { ...mapping.peek(), constants: snaks };
  }

  async function readDatatypes(full: TableMapping): Promise<void> {
    const named = new Set<EntityId>([
      ...full.columns.flatMap(use => ('property' in use ? [use.property] : [])),
      ...full.constants.map(({ property }) => property),
    ]);
    const unknown = [...named].filter(id => !datatypes.has(id));
    if (unknown.length === 0) return;
    const found = await getEntities(
      engine.client('wikidata'),
      unknown,
      { props: ['info', 'datatype'] },
      ending.signal,
    );
    datatypes = new Map([
      ...datatypes,
      ...[...found.values()].flatMap(({ id, datatype }) =>
        datatype === undefined ? [] : [[id, datatype] as const],
      ),
    ]);
  }

  async function suggest(texts: readonly OpenText[]): Promise<void> {
    for (const { key, text } of texts) {
      if (suggestions.peek().has(key)) continue;
      const found = await suggestMatches(engine.client('wikidata'), text, language.peek(), ending.signal);
      suggestions.value = new Map(suggestions.peek()).set(key, found);
    }
  }

  async function toProblems(full: TableMapping, read: Table): Promise<readonly Command[] | undefined> {
    const clients = { wikidata: engine.client('wikidata'), commons: engine.client('commons') };
    const { subjects, by } = await findSubjects(clients, read, full, {
      language: language.peek(),
      signal: ending.signal,
    });
    const made = tableCommands(read, full, { datatypes, matches: matches.peek(), subjects });
    const problems = [...readProblems.peek(), ...made.problems];
    await remembers(
      mappings.write(layoutOf(read), { preset: preset.peek(), mapping: full, language: language.peek() }),
    );
    if (problems.length === 0 && by !== 'name-search') return made.commands;
    step.value = { step: 'problems', made: { ...made, problems }, by };
    return undefined;
  }

  async function onward(read: Table): Promise<readonly Command[] | undefined> {
    const full = withConstants();
    const now = step.peek();
    if (now.step === 'problems') return now.made.commands;
    await readDatatypes(full);
    const open = openTexts(read, full, datatypes);
    if (now.step === 'columns' && open.length > 0) {
      step.value = { step: 'matches', texts: open };
      await suggest(open.slice(0, 200));
      return undefined;
    }
    return toProblems(full, read);
  }

  void begin();

  return {
    table,
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
      step.value = { step: 'columns' };
      return true;
    },
    dispose: () => ending.abort(),
  };
}

/** Without its memory (a private window, a full disk) the panel works as at the first time. */
async function remembers<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return undefined;
  }
}

const rememberedSchema = z.object({
  preset: z.nullable(z.enum(['heritage-list', 'collection-on-files'])),
  mapping: tableMappingSchema,
  language: z.string(),
});

function constantsOf(preset: Preset | null, snaks: readonly CommandSnak[]): readonly Constant[] {
  const asked = preset === null ? [] : presetConstants[preset];
  const properties = [...new Set([...asked, ...snaks.map(({ property }) => property)])];
  return properties.map(property => {
    const value = snaks.find(one => one.property === property)?.value;
    const id =
      value?.kind === 'value' && value.datavalue.type === 'wikibase-entityid'
        ? value.datavalue.value.id
        : null;
    return { property, item: id === null ? null : { id, label: id } };
  });
}
