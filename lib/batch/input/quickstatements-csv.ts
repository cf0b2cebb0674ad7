import type { Command } from './commands.ts';
import { csvReader } from './csv.ts';
import { type CsvColumn, readHeader } from './csv-header.ts';
import { CsvRowCommands } from './csv-row.ts';
import { type LineProblem, wrong } from './problems.ts';
import type { CommandReader, CommandSink, Commands } from './quickstatements-v1.ts';

/**
 * Reads CSV for QuickStatements: a header that begins with `qid`, then a row per entity. What the columns mean stands
 * at `readHeader`, what a row means at `CsvRowCommands`.
 *
 * A header that cannot be read as a whole gives its problems and no commands at all: without it no cell has a meaning.
 */
export function csvCommandReader(sink: CommandSink, delimiter = ','): CommandReader {
  let columns: readonly CsvColumn[] | undefined;
  let headerSeen = false;
  let index = 0;
  const numbered: CommandSink = {
    command(command) {
      index += 1;
      sink.command(command);
    },
    problem: problem => sink.problem(problem),
  };
  return csvReader(
    delimiter,
    row => {
      if (row.cells.every(cell => cell.trim() === '')) return;
      if (!headerSeen) {
        headerSeen = true;
        columns = readHeader(row.cells, (column, problem) =>
          sink.problem({ ...problem, line: row.line, column: column + 1 }),
        );
        return;
      }
      if (columns !== undefined) new CsvRowCommands(columns, row, index, numbered).read();
    },
    fault => {
      const severity = fault.kind === 'quote-unclosed' ? 'error' : 'warning';
      sink.problem({ ...wrong(fault.kind, ''), severity, line: fault.line, column: fault.column });
    },
  );
}

/** Reads CSV for QuickStatements that is all there. */
export function parseQuickStatementsCsv(text: string, delimiter = ','): Commands {
  const commands: Command[] = [];
  const problems: LineProblem[] = [];
  const reader = csvCommandReader(
    { command: command => commands.push(command), problem: problem => problems.push(problem) },
    delimiter,
  );
  reader.push(text);
  reader.end();
  return { commands, problems };
}
