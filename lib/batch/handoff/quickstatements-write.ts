import type { Rank } from '../../wiki/entity-types.ts';
import type { Command, CommandSnak, CommandValue, EntityCommand } from '../input/commands.ts';
import { type Unwritable, writeText, writeValue } from './value-write.ts';

/** A command that has no notation in the dialect, and why. */
export interface LeftOut {
  readonly index: number;
  readonly line: number;
  readonly why: Unwritable | 'rank' | 'separate' | 'create-alone' | 'not-in-csv' | 'summary';
}

export interface WrittenCommands {
  readonly text: string;
  readonly leftOut: readonly LeftOut[];
}

const rankColumns: Readonly<Record<Rank, string>> = { preferred: 'R+', normal: 'R0', deprecated: 'R-' };

/** Thrown and caught in this file's callers only: writing stops at the first part that has no notation. */
export class NotWritable extends Error {
  override readonly name = 'NotWritable';
  constructor(readonly why: LeftOut['why']) {
    super(why);
  }
}

/**
 * Writes commands as V1, a line each, with TABs (safe for any text) or, for a launch link, pipes. Reading the text
 * gives the same commands; those that have no notation are left out and listed.
 */
export function writeV1(commands: Iterable<Command>, separator: 'tab' | 'pipe' = 'tab'): WrittenCommands {
  const lines: string[] = [];
  const leftOut: LeftOut[] = [];
  for (const command of commands) {
    try {
      const columns = v1Columns(command).join(separator === 'tab' ? '\t' : '|');
      lines.push(columns + commentOf(command));
    } catch (error) {
      if (!(error instanceof NotWritable)) throw error;
      leftOut.push({ index: command.index, line: command.line, why: error.why });
    }
  }
  return { text: lines.join(separator === 'tab' ? '\n' : '||'), leftOut };
}

function commentOf(command: Command): string {
  const { summary } = command;
  if (summary === undefined) return '';
  if (summary.includes('*/') || /[\t\r\n]/.test(summary)) throw new NotWritable('summary');
  return ` /* ${summary} */`;
}

function v1Columns(command: Command): string[] {
  switch (command.kind) {
    case 'create-item':
      return ['CREATE'];
    case 'create-property':
      return ['CREATE_PROPERTY', command.datatype];
    case 'merge':
      return ['MERGE', command.from, command.into];
    case 'remove-statement-by-id':
      return ['-STATEMENT', command.id];
    case 'add-statement': {
      const property = `${command.separate === true ? '!' : ''}${command.property}`;
      const rank = command.rank === undefined ? [] : [rankColumns[command.rank]];
      return [command.entity, property, valueText(command.value), ...pairs(command), ...rank];
    }
    case 'remove-statement':
      return [`-${command.entity}`, command.property, valueText(command.value), ...pairs(command)];
    default: {
      const { key, removal, text } = termParts(command);
      return [`${removal ? '-' : ''}${command.entity}`, key, quoted(text)];
    }
  }
}

function pairs(command: {
  readonly qualifiers: readonly CommandSnak[];
  readonly references: readonly (readonly CommandSnak[])[];
}): string[] {
  const columns: string[] = [];
  for (const snak of command.qualifiers) columns.push(snak.property, valueText(snak.value));
  command.references.forEach((reference, block) => {
    reference.forEach((snak, i) => {
      const begins = block > 0 && i === 0 ? '!' : '';
      columns.push(`${begins}S${snak.property.slice(1)}`, valueText(snak.value));
    });
  });
  return columns;
}

/** A value in V1 notation; throws {@link NotWritable}. */
export function valueText(value: CommandValue): string {
  const written = writeValue(value);
  if ('unwritable' in written) throw new NotWritable(written.unwritable);
  return written.text;
}

/** Text in quotes; throws {@link NotWritable}. */
export function quoted(text: string): string {
  const written = writeText(text);
  if ('unwritable' in written) throw new NotWritable(written.unwritable);
  return written.text;
}

export type TermCommand = Exclude<
  EntityCommand,
  { readonly kind: 'add-statement' | 'remove-statement' | 'remove-statement-by-id' }
>;

/** Key (`Len`, `Senwiki`), direction and text of a command on a term or sitelink; no text: empty. */
export function termParts(command: TermCommand): {
  readonly key: string;
  readonly removal: boolean;
  readonly text: string;
} {
  switch (command.kind) {
    case 'set-label':
    case 'remove-label':
      return {
        key: `L${command.language}`,
        removal: command.kind === 'remove-label',
        text: command.text ?? '',
      };
    case 'set-description':
    case 'remove-description':
      return {
        key: `D${command.language}`,
        removal: command.kind === 'remove-description',
        text: command.text ?? '',
      };
    case 'add-alias':
    case 'remove-alias':
      return { key: `A${command.language}`, removal: command.kind === 'remove-alias', text: command.text };
    case 'set-sitelink':
    case 'remove-sitelink':
      return {
        key: `S${command.site}`,
        removal: command.kind === 'remove-sitelink',
        text: command.title ?? '',
      };
  }
}
