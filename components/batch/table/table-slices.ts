import type { Delimiter } from '../../../lib/batch/input/detect.ts';
import {
  type TableCommands,
  type TableContext,
  tableCommander,
} from '../../../lib/batch/table/table-commands.ts';
import { type ReadTable, tableReader } from '../../../lib/batch/table/table-read.ts';
import type { Table, TableMapping } from '../../../lib/batch/table/table-types.ts';
import { beginning, type InputSource, mostCommands, pieces } from '../read-input.ts';

/** How work on a large table lets the panel draw and take clicks in between. Both throw the signal's reason. */
export interface Slices {
  readonly pause: () => Promise<void>;
  readonly signal: AbortSignal;
}

export interface WholeTable extends ReadTable {
  /** There were more rows than {@link mostCommands}; the rest was not read. */
  readonly cut: boolean;
}

/** Reads a table of any size, as far as this panel or the tools it hands over to could use it. */
export async function readTableOf(
  source: InputSource,
  { pause, signal, onProgress }: Slices & { readonly onProgress?: (share: number) => void },
  most = mostCommands,
): Promise<WholeTable> {
  const reader = tableReader(delimiterOf(await beginning(source)), most);
  for await (const { text, share } of pieces(source)) {
    signal.throwIfAborted();
    reader.push(text);
    if (reader.full) break;
    onProgress?.(share);
    await pause();
  }
  const { full } = reader;
  return { ...reader.end(), cut: full };
}

const delimiterOf = (text: string): Delimiter => {
  const line = text.split(/\r\n|\r|\n/, 1)[0] ?? '';
  const all: readonly Delimiter[] = ['\t', ';', ',', '|'];
  return all.find(one => line.includes(one)) ?? ',';
};

/** Rows worked on without a pause: a few milliseconds. */
const slice = 500;

/** The commands of a table of any size. `cut`: there would be more than {@link mostCommands}. */
export async function commandsOf(
  table: Table,
  mapping: TableMapping,
  context: TableContext,
  { pause, signal }: Slices,
  most = mostCommands,
): Promise<TableCommands & { readonly cut: boolean }> {
  const commander = tableCommander(mapping, context, most);
  for (const [at, row] of table.rows.entries()) {
    if (commander.full) return { ...commander.made, cut: true };
    commander.take(row);
    if (at % slice === slice - 1) {
      await pause();
      signal.throwIfAborted();
    }
  }
  return { ...commander.made, cut: false };
}
