/** Internal links and categories as written on the page itself (templates may add others). */
import { inNamespace } from './names.ts';
import { type ScanOptions, scan } from './scan.ts';
import { trim } from './templates.ts';

export interface Link {
  readonly start: number;
  readonly end: number;
  /** Trimmed, otherwise as written, with a leading `:` if there is one. */
  readonly target: string;
  /** What follows the first pipe, as written. */
  readonly label: string | undefined;
}

export interface Category extends Link {
  /** Normalised, without the namespace. */
  readonly name: string;
}

/** Stands for what is no plain text while links are looked for; cannot be part of a title. */
const COVER = '\x7F';

/** The links `[[…]]` outside comments, tags, templates and other links, in order. */
export function findLinks(text: string, options?: ScanOptions): readonly Link[] {
  const plain = covered(text, options);
  const links: Link[] = [];
  let close = plain.indexOf(']]');
  for (let open = plain.indexOf('[['); open >= 0; ) {
    while (close >= 0 && close < open) close = plain.indexOf(']]', close + 1);
    if (close < 0) break;
    const next = plain.indexOf('[[', open + 2);
    const start = open;
    open = next;
    if (next >= 0 && next < close) continue;
    const pipe = plain.slice(start, close).indexOf('|');
    const target = text.slice(start + 2, pipe < 0 ? close : start + pipe);
    if (trim(target) === '' || /[[\]{}<>\n\x7F]/.test(plain.slice(start + 2, start + 2 + target.length)))
      continue;
    const label = pipe < 0 ? undefined : text.slice(start + pipe + 1, close);
    links.push({ start, end: close + 2, target: trim(target), label });
  }
  return links;
}

/** The categories written on the page itself; `[[:Category:…]]` is a link only. `prefixes`: names of the namespace on this wiki. */
export function findCategories(
  text: string,
  prefixes: readonly string[] = ['Category'],
  options?: ScanOptions,
): readonly Category[] {
  return findLinks(text, options).flatMap(link => {
    const name = inNamespace(link.target, prefixes);
    return name ? [{ ...link, name }] : [];
  });
}

/** The text with everything that is no plain text covered, every offset as it was. */
function covered(text: string, options?: ScanOptions): string {
  const parts: string[] = [];
  let at = 0;
  for (const { kind, start, end } of scan(text, options)) {
    if (kind === 'heading') continue;
    parts.push(text.slice(at, start), COVER.repeat(end - start));
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
