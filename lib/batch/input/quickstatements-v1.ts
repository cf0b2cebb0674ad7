import type { Command } from './commands.ts';
import { inputLines } from './input-lines.ts';
import type { LineProblem } from './problems.ts';
import { cutLine } from './v1-columns.ts';
import { readColumns } from './v1-command.ts';

/** Takes what a reader finds, in the order of the input. */
export interface CommandSink {
  command(command: Command): void;
  problem(problem: LineProblem): void;
}

/** Takes input piece by piece, wherever the pieces are cut; work grows with what comes in, and no input is kept. */
export interface CommandReader {
  push(chunk: string): void;
  /** The input is complete. */
  end(): void;
}

export interface Commands {
  readonly commands: readonly Command[];
  readonly problems: readonly LineProblem[];
}

/**
 * Reads QuickStatements V1. Each wrong line gives its problem and the rest goes on; an empty line and a line that is
 * only a comment give nothing. What each notation means, and what we take where the two tools differ, stands at
 * `cutLine` (TAB, pipe, comments), `readColumns` (commands) and `readValue` (values).
 *
 * `||` counts as a line break, also for the numbers of the lines, as in both tools.
 */
export function v1Reader(sink: CommandSink): CommandReader {
  let index = 0;
  let extraLines = 0;
  return inputLines((text, number) => {
    if (text === '') return;
    const parts = cutLine(text);
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i];
      if (part === undefined) continue;
      if (i > 0) extraLines += 1;
      const command = readColumns(part, number + extraLines, index, problem => sink.problem(problem));
      if (command === undefined) continue;
      index += 1;
      sink.command(command);
    }
  });
}

/** Reads V1 that is all there. */
export function parseV1(text: string): Commands {
  const commands: Command[] = [];
  const problems: LineProblem[] = [];
  const reader = v1Reader({
    command: command => commands.push(command),
    problem: problem => problems.push(problem),
  });
  reader.push(text);
  reader.end();
  return { commands, problems };
}
