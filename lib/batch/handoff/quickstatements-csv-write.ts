import type { AddStatement, Command, EntityCommand, RemoveStatement } from '../input/commands.ts';
import { csvRow } from '../input/csv.ts';
import {
  type LeftOut,
  NotWritable,
  quoted,
  termParts,
  valueText,
  type WrittenCommands,
} from './quickstatements-write.ts';

/** One command as neighbouring cells: the header over them, and what stands in them. */
interface Block {
  readonly header: readonly string[];
  readonly cells: readonly string[];
}

interface Row {
  readonly entity: string;
  readonly cells: Map<number, string>;
  lastBlock: number;
}

/**
 * Writes commands as CSV for QuickStatements. Commands with the same columns share them; commands on the same
 * entity that follow each other share a row as long as their columns come in that order, so that reading the rows gives the
 * same commands in the same order.
 *
 * CSV has no merge, no removal by statement id, no creation of a property, no rank and no `!P`; a CREATE that nothing
 * follows has no row either. Those are left out and listed.
 */
export function writeQuickStatementsCsv(commands: readonly Command[]): WrittenCommands {
  const leftOut: LeftOut[] = [];
  const blocks = new Map<string, { readonly place: number; readonly start: number }>();
  const header: string[] = ['qid'];
  const rows: Row[] = [];
  let pending: Command | undefined;
  /** The last CREATE has no row, so what `LAST` would reach is something else: its lines are left out with it. */
  let lastIsLost = false;

  const leave = (command: Command, why: LeftOut['why']) =>
    leftOut.push({ index: command.index, line: command.line, why });

  for (const command of commands) {
    if (command.kind === 'create-item') {
      if (pending !== undefined) leave(pending, 'create-alone');
      pending = command;
      lastIsLost = false;
      continue;
    }
    if (command.kind === 'create-property') lastIsLost = true;
    if (
      command.kind === 'create-property' ||
      command.kind === 'merge' ||
      command.kind === 'remove-statement-by-id'
    ) {
      leave(command, 'not-in-csv');
      continue;
    }
    try {
      if (lastIsLost && reachesLast(command)) throw new NotWritable('not-in-csv');
      // Only the created item's own line can bring the CREATE with it; a value LAST before that has nothing to name.
      if (pending !== undefined && command.entity !== 'LAST' && reachesLast(command))
        throw new NotWritable('create-alone');
      const block = blockOf(command);
      const signature = block.header.join('\n');
      let known = blocks.get(signature);
      if (known === undefined) {
        known = { place: blocks.size, start: header.length };
        blocks.set(signature, known);
        header.push(...block.header);
      }
      const creates = pending !== undefined && command.entity === 'LAST';
      if (creates) pending = undefined;
      let row = rows[rows.length - 1];
      const open = row?.entity === command.entity || (row?.entity === '' && command.entity === 'LAST');
      if (creates || row === undefined || !open || row.lastBlock >= known.place) {
        row = { entity: creates ? '' : command.entity, cells: new Map(), lastBlock: -1 };
        rows.push(row);
      }
      for (const [i, cell] of block.cells.entries()) row.cells.set(known.start + i, cell);
      row.lastBlock = known.place;
    } catch (error) {
      if (!(error instanceof NotWritable)) throw error;
      leave(command, error.why);
    }
  }
  if (pending !== undefined) leave(pending, 'create-alone');
  const style = { purpose: 'data' } as const;
  let text = csvRow(header, style);
  for (const row of rows) {
    text += csvRow(
      header.map((_, i) => (i === 0 ? row.entity : (row.cells.get(i) ?? ''))),
      style,
    );
  }
  return { text, leftOut };
}

function reachesLast(command: EntityCommand): boolean {
  if (command.entity === 'LAST') return true;
  if (command.kind !== 'add-statement' && command.kind !== 'remove-statement') return false;
  const snaks = [...command.qualifiers, ...command.references.flat()];
  return command.value.kind === 'last' || snaks.some(snak => snak.value.kind === 'last');
}

function blockOf(command: Exclude<EntityCommand, { readonly kind: 'remove-statement-by-id' }>): Block {
  const block =
    command.kind === 'add-statement' || command.kind === 'remove-statement'
      ? statementBlock(command)
      : termBlock(command);
  if (command.summary === undefined) return block;
  return { header: [...block.header, '#'], cells: [...block.cells, command.summary] };
}

function statementBlock(command: AddStatement | RemoveStatement): Block {
  if (command.kind === 'add-statement') {
    if (command.rank !== undefined) throw new NotWritable('rank');
    if (command.separate === true) throw new NotWritable('separate');
  }
  const header = [`${command.kind === 'remove-statement' ? '-' : ''}${command.property}`];
  const cells = [valueText(command.value)];
  for (const snak of command.qualifiers) {
    header.push(`qal${snak.property.slice(1)}`);
    cells.push(valueText(snak.value));
  }
  for (const reference of command.references) {
    reference.forEach((snak, i) => {
      header.push(`${i === 0 ? 'S' : 's'}${snak.property.slice(1)}`);
      cells.push(valueText(snak.value));
    });
  }
  return { header, cells };
}

function termBlock(
  command: Exclude<EntityCommand, { readonly property: string } | { readonly id: string }>,
): Block {
  const { key, removal, text } = termParts(command);
  // Quotes always: bare, a name such as Q42 or 2001 would be read as a value by one of the two tools.
  return { header: [`${removal ? '-' : ''}${key}`], cells: [quoted(text)] };
}
