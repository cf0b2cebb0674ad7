/**
 * Where one line of V1 ends its columns and where its comment begins. Strings have no escaping, so both rules look
 * at quotes to keep text whole.
 */
export interface V1Columns {
  readonly columns: string[];
  readonly comment: string | undefined;
}

const tab = 9;
const quote = 34;
const pipe = 124;

/**
 * Cuts a line (without its line break) into commands, their columns and comments.
 *
 * QuickStatements turns every `|` into a TAB (version 3), or does so only if the whole input has no TAB (the older).
 * We decide per line: a line with a TAB is cut at TABs only, so that `|` in its text survives; a line without one is
 * cut at `||` into commands and at `|` into columns, except inside quotes, where both tools would tear the text.
 */
export function cutLine(line: string): V1Columns[] {
  if (line.indexOf('\t') >= 0) return [cutTabbed(line)];
  if (line.indexOf('|') < 0) return [withoutComment([line])];
  return cutPiped(line);
}

function cutTabbed(line: string): V1Columns {
  const columns: string[] = [];
  let from = 0;
  for (let at = line.indexOf('\t'); at >= 0; at = line.indexOf('\t', from)) {
    columns.push(line.slice(from, at));
    from = at + 1;
  }
  columns.push(line.slice(from));
  return withoutComment(columns);
}

function cutPiped(line: string): V1Columns[] {
  const commands: V1Columns[] = [];
  const quotes = new QuotedColumns(line);
  let columns: string[] = [];
  let from = 0;
  let at = 0;
  while (at <= line.length) {
    if (at === from) at = quotes.end(at);
    if (at < line.length && line.charCodeAt(at) !== pipe) {
      at += 1;
      continue;
    }
    columns.push(line.slice(from, at));
    if (at >= line.length || line.charCodeAt(at + 1) === pipe) {
      commands.push(withoutComment(columns));
      columns = [];
      if (at >= line.length) break;
      at += 1;
    }
    at += 1;
    from = at;
  }
  return commands;
}

class QuotedColumns {
  /** From here on no quote closes anything: looked for once, so that a line full of lone quotes stays linear. */
  private noneFrom = Number.MAX_SAFE_INTEGER;

  constructor(private readonly line: string) {}

  /**
   * If a quoted value (`"…"` or `en:"…"`) begins at `from`, the place after its closing quote: the first quote that a
   * pipe, a comment or the end of the line follows. Otherwise `from`.
   */
  end(from: number): number {
    const { line } = this;
    const open = openingQuote(line, from);
    if (open < 0 || open >= this.noneFrom) return from;
    for (let at = line.indexOf('"', open + 1); at >= 0; at = line.indexOf('"', at + 1)) {
      let next = at + 1;
      while (isBlank(line.charCodeAt(next))) next += 1;
      if (next >= line.length || line.charCodeAt(next) === pipe || line.startsWith('/*', next)) return at + 1;
    }
    this.noneFrom = open;
    return from;
  }
}

/** Where the quote stands that opens a column beginning at `from`, after blanks and a language; -1: none. */
function openingQuote(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at += 1;
  // No code of a language is longer; without the limit, a long word would be read again and again.
  const limit = at + 24;
  while (at < limit && isLanguageCharacter(text.charCodeAt(at))) at += 1;
  if (text.charCodeAt(at) === 58) at += 1;
  return text.charCodeAt(at) === quote ? at : -1;
}

function isBlank(code: number): boolean {
  return code === 32 || code === tab;
}

function isLanguageCharacter(code: number): boolean {
  return (code >= 97 && code <= 122) || code === 45 || code === 95 || (code >= 48 && code <= 57);
}

/**
 * Takes the trailing comment off. Both tools take the first slash-star whatever it stands in; we skip one inside a
 * quoted value, and take theirs only when there is no other.
 */
function withoutComment(columns: string[]): V1Columns {
  const last = columns[columns.length - 1] ?? '';
  if (!last.trimEnd().endsWith('*/')) return { columns, comment: undefined };
  let first: { column: number; at: number } | undefined;
  for (const [column, text] of columns.entries()) {
    const open = openingQuote(text, 0);
    for (let at = text.indexOf('/*'); at >= 0; at = text.indexOf('/*', at + 2)) {
      first ??= { column, at };
      if (!insideQuotes(text, open, at)) return cutComment(columns, column, at);
    }
  }
  return first === undefined ? { columns, comment: undefined } : cutComment(columns, first.column, first.at);
}

/** Does the value that the quote at `open` begins go on at `at`? It has ended if a quote stands just before. */
function insideQuotes(text: string, open: number, at: number): boolean {
  if (open < 0 || open > at) return false;
  let end = at - 1;
  while (end > open && isBlank(text.charCodeAt(end))) end -= 1;
  return end === open || text.charCodeAt(end) !== quote;
}

function cutComment(columns: string[], column: number, at: number): V1Columns {
  const comment = [(columns[column] ?? '').slice(at + 2), ...columns.slice(column + 1)].join(' ');
  const kept = columns.slice(0, column + 1);
  kept[column] = (columns[column] ?? '').slice(0, at);
  // A comment in a column of its own leaves an empty one behind.
  if (column > 0 && kept[column]?.trim() === '') kept.pop();
  return { columns: kept, comment: comment.replace(/\*\/\s*$/, '').trim() };
}
