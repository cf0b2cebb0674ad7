import type { Command } from '../input/commands.ts';
import { groupCommands } from '../input/group.ts';
import { launchLink } from '../input/launch-link.ts';
import { type OpenRefineTable, openRefineTable } from './openrefine-table.ts';
import { type LeftOut, writeV1 } from './quickstatements-write.ts';

/** For larger work than a small batch: the same commands for the tools made for it. */
export interface QuickStatementsHandOff {
  /** Opens QuickStatements with the commands; null when they are too many for an address. */
  readonly link: string | null;
  /** The whole as a V1 file. */
  readonly file: { readonly name: string; readonly type: 'text/plain'; readonly text: string };
  readonly leftOut: readonly LeftOut[];
}

/** Longest address that still opens everywhere: proxies and servers cut at 8 kB (QuickStatements reads it in the browser). */
const longestLink = 8000;

/** The commands for QuickStatements; `name` is the file's, without ending. */
export function toQuickStatements(commands: readonly Command[], name: string): QuickStatementsHandOff {
  const { text, leftOut } = writeV1(commands);
  // Pipes only where text holds none: QuickStatements would tear it, quotes or not.
  const safe = text.length <= longestLink && !text.includes('|');
  const link = safe && text !== '' ? launchLink(writeV1(commands, 'pipe').text) : null;
  return {
    link: link !== null && link.length <= longestLink ? link : null,
    file: { name: `${name}.txt`, type: 'text/plain', text: text === '' ? '' : `${text}\n` },
    leftOut,
  };
}

/** The commands as a table for OpenRefine, with what its schema has no place for listed. */
export function toOpenRefine(
  commands: readonly Command[],
  name: string,
): OpenRefineTable & { readonly name: string } {
  const { groups } = groupCommands(commands);
  return { ...openRefineTable(groups), name: `${name}.csv` };
}
