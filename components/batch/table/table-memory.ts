import * as z from 'zod/mini';
import type { CommandSnak } from '../../../lib/batch/input/commands.ts';
import { entityValue } from '../../../lib/batch/input/value-text.ts';
import { type Preset, tableMappingSchema } from '../../../lib/batch/table/table-mapping.ts';
import { layoutOf } from '../../../lib/batch/table/table-read.ts';
import type { Table } from '../../../lib/batch/table/table-types.ts';
import type { Clock } from '../../../lib/clock.ts';
import { type Store, StoreError } from '../../../lib/store/database.ts';
import { openMappings } from '../../../lib/store/mappings.ts';
import type { EntityId } from '../../../lib/wiki/entity-types.ts';

/** An item that stands for the whole table: the country of a list, the collection of all files. */
export interface Constant {
  readonly property: EntityId;
  readonly item: { readonly id: EntityId; readonly label: string } | null;
}

/** What presets ask about the whole table. */
const presetConstants: Readonly<Record<Preset, readonly EntityId[]>> = {
  'heritage-list': ['P31', 'P17', 'P1435'],
  'collection-on-files': ['P195', 'P7482', 'P275', 'P6216'],
};

/** The fields for the whole table: those the preset asks about, and what was said of all rows before. */
export function constantsOf(preset: Preset | null, snaks: readonly CommandSnak[]): readonly Constant[] {
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

/** What every row gets, in the mapping's own form. */
export function snaksOf(constants: readonly Constant[]): readonly CommandSnak[] {
  return constants.flatMap(({ property, item }): CommandSnak[] =>
    item === null ? [] : [{ property, value: { kind: 'value', datavalue: entityValue(item.id) } }],
  );
}

const rememberedSchema = z.object({
  preset: z.nullable(z.enum(['heritage-list', 'collection-on-files'])),
  mapping: tableMappingSchema,
  language: z.string(),
});

/** What a person chose for a table. */
export type Remembered = z.infer<typeof rememberedSchema>;

/** What was chosen for tables with the same columns. Without a database (a private window, a full disk) every table is the first. */
export interface TableMemory {
  read(table: Table): Promise<Remembered | undefined>;
  write(table: Table, chosen: Remembered): Promise<void>;
}

export function openTableMemory(store: Store, clock: Clock): TableMemory {
  const mappings = openMappings(store, clock);
  return {
    async read(table) {
      const kept = await unlessBroken(mappings.read(layoutOf(table), rememberedSchema));
      return kept?.mapping.columns.length === table.header.length ? kept : undefined;
    },
    write: (table, chosen) => unlessBroken(mappings.write(layoutOf(table), chosen)),
  };
}

async function unlessBroken<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return undefined;
  }
}
