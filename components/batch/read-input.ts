import type { Command } from '../../lib/batch/input/commands.ts';
import type { Delimiter } from '../../lib/batch/input/detect.ts';
import { readLaunchLink } from '../../lib/batch/input/launch-link.ts';
import type { LineProblem } from '../../lib/batch/input/problems.ts';
import { csvCommandReader } from '../../lib/batch/input/quickstatements-csv.ts';
import { type CommandReader, v1Reader } from '../../lib/batch/input/quickstatements-v1.ts';

/** What was pasted, or a file that is read piece by piece and never held as a whole. */
export type InputSource =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'file';
      readonly name: string;
      /** Bytes. */
      readonly size: number;
      readonly open: () => ReadableStream<Uint8Array>;
    };

export interface ReadCommands {
  readonly commands: readonly Command[];
  readonly problems: readonly LineProblem[];
  /** There was more than {@link mostCommands}; the rest was not read. */
  readonly cut: boolean;
}

export type CommandsAs =
  | { readonly kind: 'v1' | 'launch-link' }
  /** Ids, one per line, with the same to do to each, written as in QuickStatements (`P31 | Q33506`). */
  | { readonly kind: 'ids'; readonly each: string }
  | { readonly kind: 'csv'; readonly delimiter: Delimiter };

export interface ReadOptions {
  readonly most?: number;
  /** Share of the input that was read, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** Lets the panel draw and take clicks between two pieces. */
  readonly pause: () => Promise<void>;
  readonly signal?: AbortSignal;
}

/** More than any batch of this panel can be; the tools it hands over to take the file itself. */
export const mostCommands = 100_000;
/** Of a million wrong lines no one reads more. */
const mostProblems = 5_000;
/** Characters that are read without a pause: some 40 ms of the slowest of the readers. */
const piece = 65_536;

/** The input as text in pieces. Bytes are read as UTF-8; what is none becomes replacement characters, as everywhere on the web. */
export async function* pieces(source: InputSource): AsyncGenerator<{ text: string; share: number }> {
  if (source.kind === 'text') {
    for (let at = 0; at < source.text.length; at += piece) {
      const end = Math.min(source.text.length, at + piece);
      yield { text: source.text.slice(at, end), share: end / source.text.length };
    }
    return;
  }
  const reader = source.open().getReader();
  const decoder = new TextDecoder();
  let read = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      read += value.byteLength;
      const share = source.size === 0 ? 1 : read / source.size;
      // A browser gives a file in pieces of its own choosing, up to megabytes.
      const text = decoder.decode(value, { stream: true });
      for (let at = 0; at < text.length; at += piece) {
        yield { text: text.slice(at, at + piece), share: Math.min(share, 1) };
      }
    }
    const rest = decoder.decode();
    if (rest !== '') yield { text: rest, share: 1 };
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** The first characters of the input, enough to tell what it is. */
export async function beginning(source: InputSource, characters = 65_537): Promise<string> {
  let text = '';
  for await (const part of pieces(source)) {
    text += part.text;
    if (text.length >= characters) break;
  }
  return text.slice(0, characters);
}

/** Room for as many titles as a batch of this panel can ever have (5,000 by the configuration), each as long as a wiki allows. */
const longestList = 1_500_000;

/** A list of titles. The wiki's limit on a batch cuts it (and says so) before its own length does. */
export async function listText(source: InputSource): Promise<string> {
  const text = source.kind === 'text' ? source.text : await beginning(source, longestList);
  return text.length < longestList ? text : text.slice(0, Math.max(0, text.lastIndexOf('\n')));
}

/** Puts what to do to each behind every id, and gives the lines to a reader of commands. */
function eachReader(reader: CommandReader, each: string): CommandReader {
  const what = each.trim().replace(/^[|\t]/, '');
  const separator = what.includes('\t') ? '\t' : '|';
  let rest = '';
  const give = (lines: readonly string[]) => {
    for (const line of lines) {
      const id = line.trim();
      reader.push(id === '' || what === '' ? '\n' : `${id}${separator}${what}\n`);
    }
  };
  return {
    push(chunk) {
      const lines = `${rest}${chunk}`.split(/\r\n|\r(?!$)|\n/);
      rest = lines.pop() ?? '';
      give(lines);
    },
    end() {
      give([rest]);
      reader.end();
    },
  };
}

/** Reads commands of either dialect without holding up the panel. Rejects with the signal's reason. */
export async function readCommands(
  source: InputSource,
  as: CommandsAs,
  { most = mostCommands, onProgress, pause, signal }: ReadOptions,
): Promise<ReadCommands> {
  const commands: Command[] = [];
  const problems: LineProblem[] = [];
  let cut = false;
  const sink = {
    command: (command: Command) => {
      if (commands.length < most) commands.push(command);
      else cut = true;
    },
    problem: (problem: LineProblem) => {
      if (problems.length < mostProblems) problems.push(problem);
    },
  };
  let reader: CommandReader = as.kind === 'csv' ? csvCommandReader(sink, as.delimiter) : v1Reader(sink);
  if (as.kind === 'ids') reader = eachReader(reader, as.each);
  let input = source;
  if (as.kind === 'launch-link') {
    const link = source.kind === 'text' ? readLaunchLink(source.text) : undefined;
    if (link?.ok !== true) return { commands, problems, cut };
    input = { kind: 'text', text: link.text };
    if (link.dialect === 'csv') reader = csvCommandReader(sink);
  }
  for await (const { text, share } of pieces(input)) {
    signal?.throwIfAborted();
    reader.push(text);
    if (cut) break;
    onProgress?.(share);
    await pause();
  }
  if (!cut) reader.end();
  return { commands, problems, cut };
}
