/** Cuts text that comes in pieces into lines. */
export interface LineFeed {
  push(chunk: string): void;
  end(): void;
}

/** No such character any more; larger than any position. */
const none = Number.MAX_SAFE_INTEGER;

function next(text: string, character: string, from: number): number {
  const at = text.indexOf(character, from);
  return at < 0 ? none : at;
}

/**
 * Calls `take` with each line (without its break) and its number from 1. Breaks are LF, CRLF and a lone CR (old
 * Macintosh, and what some spreadsheets put on the clipboard); a byte order mark at the start is skipped.
 */
export function inputLines(take: (line: string, number: number) => void): LineFeed {
  let parts: string[] = [];
  let number = 1;
  let started = false;
  let afterReturn = false;

  function finish(rest: string): void {
    const line = parts.length === 0 ? rest : parts.join('') + rest;
    if (parts.length > 0) parts = [];
    take(line, number);
    number += 1;
  }

  return {
    push(chunk) {
      let from = 0;
      if (chunk === '') return;
      if (!started) {
        started = true;
        if (chunk.charCodeAt(0) === 0xfeff) from = 1;
      }
      if (afterReturn && chunk.charCodeAt(0) === 10) from = 1;
      afterReturn = false;
      // Each break is looked for once, and again only when passed: linear whatever mixture of breaks comes in.
      let feed = next(chunk, '\n', from);
      let carriage = next(chunk, '\r', from);
      while (from < chunk.length) {
        if (feed < from) feed = next(chunk, '\n', from);
        if (carriage < from) carriage = next(chunk, '\r', from);
        const at = Math.min(feed, carriage);
        if (at === none) {
          parts.push(chunk.slice(from));
          return;
        }
        finish(chunk.slice(from, at));
        from = at + 1;
        if (chunk.charCodeAt(at) === 13) {
          if (from === chunk.length) afterReturn = true;
          else if (chunk.charCodeAt(from) === 10) from += 1;
        }
      }
    },
    end() {
      if (parts.length > 0) finish('');
    },
  };
}
