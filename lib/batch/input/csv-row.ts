import type { CommandSnak, CommandValue, EntityCommand } from './commands.ts';
import type { CsvRow } from './csv.ts';
import type { CsvColumn } from './csv-header.ts';
import { readEntityId, type TargetId } from './entity-ids.ts';
import { type CellProblem, excerpt, wrong } from './problems.ts';
import type { CommandSink } from './quickstatements-v1.ts';
import { inspect, looksSuspicious } from './suspicious-characters.ts';
import { readTerm } from './term-command.ts';
import { readValue, storedText, unquote } from './value-text.ts';

/** A statement while its cells are still being read. */
interface OpenStatement {
  readonly column: CsvColumn & { kind: 'statement' };
  readonly value: CommandValue;
  readonly qualifiers: CommandSnak[];
  readonly references: CommandSnak[][];
  reference: CommandSnak[] | undefined;
  broken: boolean;
}

/**
 * The commands of one row.
 *
 * - An empty `qid` creates an item; the row's other cells are about it. A row with nothing else is passed over (it
 *   would create an empty item, which no one means).
 * - An empty cell gives nothing. A qualifier or source whose statement cell is empty is reported and left out;
 *   QuickStatements 3 hangs it on whatever statement came before, which is worse than losing it.
 * - A cell that is no value of V1 is text (version 3); the older tool wants quotes, which are read too. A cell that
 *   *is* a value is that value: the inventory number 123 needs its quotes, and the plan says so.
 * - Terms and sitelinks are text, with quotes or without.
 */
export class CsvRowCommands {
  private entity: TargetId = 'LAST';
  private createPending = false;
  private open: OpenStatement | undefined;
  private ready: EntityCommand | undefined;
  private summary = '';

  constructor(
    private readonly columns: readonly CsvColumn[],
    private readonly row: CsvRow,
    private index: number,
    private readonly sink: CommandSink,
  ) {}

  read(): void {
    const { cells } = this.row;
    if (!this.readEntity(cells[0] ?? '')) return;
    let broken = false;
    for (let i = 1; i < cells.length; i++) {
      let cell = cells[i] ?? '';
      const column = this.columns[i];
      if (cell.trim() === '') {
        // What follows an empty `S` cell must not join the reference before it.
        if (column?.kind === 'source' && column.begins && this.open !== undefined)
          this.open.reference = undefined;
        continue;
      }
      if (column === undefined) {
        this.report(i, wrong('cell-beyond-header', cell));
        continue;
      }
      if (column.kind === 'none') continue;
      if (looksSuspicious(cell)) {
        cell = inspect(cell, 'text', problem => {
          broken ||= problem.severity === 'error';
          this.report(i, problem);
        });
      }
      if (/[\t\r\n]/.test(cell.trim())) {
        // Wikibase refuses it in every text; a spreadsheet's cell may well hold one.
        broken = true;
        this.report(i, wrong('line-break-in-text', cell, excerpt(cell.trim().replace(/[\t\r\n]/g, ' '))));
      }
      if (broken) this.breakOpen(column);
      else this.readCell(i, column, cell);
      broken = false;
    }
    this.finish();
    if (this.createPending) this.report(0, wrong('create-empty', ''));
  }

  private readEntity(cell: string): boolean {
    const text = inspect(cell, 'code', problem => this.report(0, problem)).trim();
    if (text === '') {
      this.createPending = true;
      return true;
    }
    const id = /^LAST$/i.test(text) ? 'LAST' : readEntityId(text);
    if (id === undefined) {
      this.report(0, wrong('entity-unreadable', text, 'Q42'));
      return false;
    }
    this.entity = id;
    return true;
  }

  private readCell(i: number, column: CsvColumn, cell: string): void {
    switch (column.kind) {
      case 'statement': {
        this.finish();
        const value = this.readCellValue(i, cell);
        this.open = {
          column,
          value: value ?? { kind: 'novalue' },
          qualifiers: [],
          references: [],
          reference: undefined,
          broken: value === undefined,
        };
        return;
      }
      case 'term': {
        this.finish();
        const text = unquote(cell.trim()) ?? storedText(cell);
        const command = readTerm(column.match, text, column.removal, this.entity, this.source());
        if (!('kind' in command)) this.report(i, command);
        else if ('entity' in command) this.ready = command;
        return;
      }
      case 'qualifier':
      case 'source':
        this.readPart(i, column, cell);
        return;
      case 'summary':
        // A second summary column adds to the first, as in QuickStatements 3.
        if (this.open !== undefined || this.ready !== undefined) this.summary += storedText(cell);
        return;
      case 'entity':
      case 'none':
        return;
    }
  }

  private readPart(i: number, column: CsvColumn & { kind: 'qualifier' | 'source' }, cell: string): void {
    const open = this.belongs(i) ? this.open : undefined;
    if (open === undefined) {
      this.report(i, wrong('cell-without-statement', cell));
      return;
    }
    const value = this.readCellValue(i, cell);
    if (value === undefined) {
      open.broken = true;
      return;
    }
    const snak: CommandSnak = { property: column.property, value };
    if (column.kind === 'qualifier') {
      open.qualifiers.push(snak);
      return;
    }
    if (column.begins || open.reference === undefined) {
      open.reference = [];
      open.references.push(open.reference);
    }
    open.reference.push(snak);
  }

  /** Is the open statement the one whose column stands nearest before column `i`? */
  private belongs(i: number): boolean {
    for (let at = i - 1; at > 0; at--) {
      const column = this.columns[at];
      if (column?.kind === 'statement') return this.open?.column === column;
    }
    return false;
  }

  /** A cell with a forbidden character takes its whole command with it. */
  private breakOpen(column: CsvColumn): void {
    if (column.kind === 'statement' || column.kind === 'term') this.finish();
    else if (this.open !== undefined) this.open.broken = true;
  }

  private readCellValue(i: number, cell: string): CommandValue | undefined {
    const warn = (problem: CellProblem) => this.report(i, problem);
    const read = readValue(cell, warn);
    if ('kind' in read) return read;
    if (
      read.key === 'value-unquoted' ||
      read.key === 'quantity-unreadable' ||
      read.key === 'value-unreadable'
    ) {
      return { kind: 'value', datavalue: { type: 'string', value: storedText(cell) } };
    }
    this.report(i, read);
    return undefined;
  }

  /** Hands over the command that is complete, its CREATE first if the row began with none. */
  private finish(): void {
    const { open, summary } = this;
    let command = this.ready;
    if (open !== undefined && !open.broken) {
      const { column, value, qualifiers, references } = open;
      const body = { entity: this.entity, property: column.property, value, qualifiers, references };
      command = column.removal
        ? { kind: 'remove-statement', ...body, ...this.source() }
        : {
            kind: 'add-statement',
            ...body,
            ...(column.separate ? { separate: true } : undefined),
            ...this.source(),
          };
    }
    this.open = undefined;
    this.ready = undefined;
    this.summary = '';
    if (command === undefined) return;
    if (this.createPending) {
      this.createPending = false;
      this.sink.command({ kind: 'create-item', ...this.source() });
      this.index += 1;
    }
    this.sink.command({ ...command, index: this.index, ...(summary === '' ? undefined : { summary }) });
    this.index += 1;
  }

  private source(): { readonly line: number; readonly index: number } {
    return { line: this.row.line, index: this.index };
  }

  private report(column: number, problem: CellProblem): void {
    this.sink.problem({ ...problem, line: this.row.line, column: column + 1 });
  }
}
