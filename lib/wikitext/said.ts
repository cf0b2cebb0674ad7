/** What people wrote on a talk page, for reading: its words and its links, without the marks that wikitext needs. */
import { findLinks } from './links.ts';

/** A link in what somebody wrote: the page it leads to, as written, and what stands there. */
export interface SaidLink {
  readonly target: string;
  readonly label: string;
}

/**
 * The text as its readers see it: links by their labels, without marks for bold, italic and indentation. Templates and
 * tags stay as they were written, because only the wiki knows what they become. Files and categories stay, too.
 */
export function readSaid(text: string): readonly (string | SaidLink)[] {
  const parts: (string | SaidLink)[] = [];
  let at = 0;
  const plain = (end: number) => {
    if (end > at) parts.push(withoutMarks(text.slice(at, end), at === 0 || text[at - 1] === '\n'));
  };
  for (const { start, end, target, label } of findLinks(text)) {
    if (/^(?:File|Image|Category):/i.test(target)) continue;
    plain(start);
    const page = target.replace(/^:/, '');
    parts.push({ target: page, label: withoutMarks(label ?? page, false) });
    at = end;
  }
  plain(text.length);
  return parts;
}

function withoutMarks(text: string, atLineStart: boolean): string {
  const indented = atLineStart ? /(^|\n)[:*#;]+[ \t]*/g : /(\n)[:*#;]+[ \t]*/g;
  return text.replace(/'{2,5}/g, '').replace(indented, '$1');
}
