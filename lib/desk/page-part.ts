import { findSections } from '../wikitext/sections.ts';
import { hash } from './titles.ts';

/**
 * A part of a public page that the panel writes, between two comments; everything around it is people's own. The closing
 * comment carries a checksum: whether somebody changed the part by hand is seen before anything replaces it.
 */
export interface PagePart {
  /** Letters, digits, blanks and dashes; known by it when it is written again. */
  readonly name: string;
  readonly content: string;
  /** Where it goes on a page that does not have it: before the first heading (newest first), or at the end. */
  readonly place: 'top' | 'end';
}

export type PartPlan =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** What stands in the part now; null when the page does not have it. */
      readonly seen: string | null;
      /** Somebody changed that by hand since the panel wrote it. */
      readonly byHand: boolean;
    }
  | { readonly kind: 'unchanged'; readonly seen: string }
  /** One of its comments is missing or there twice: nobody could tell what is whose. */
  | { readonly kind: 'broken-marks' };

const begins = (name: string) => `<!-- begin ${name}: the helpdesk panel writes this part -->`;
const endsWith = (name: string, content: string) => `<!-- end ${name}, ${hash(content)} -->`;
const anyBegin = /<!-- begin ([\w -]+): the helpdesk panel writes this part -->/g;

/** A page (null: there is none) with the part put into its place. Pure. */
export function planPart(page: string | null, part: PagePart): PartPlan {
  const before = page ?? '';
  const content = part.content.trim().normalize('NFC');
  const block = `${begins(part.name)}\n${content}\n${endsWith(part.name, content)}`;
  const found = findPart(before, part.name);
  if (found === 'broken') return { kind: 'broken-marks' };
  if (found === undefined) {
    return { kind: 'text', text: withNew(before, block, part.place), seen: null, byHand: false };
  }
  if (found.content === content) return { kind: 'unchanged', seen: content };
  return {
    kind: 'text',
    text: before.slice(0, found.start) + block + before.slice(found.end),
    seen: found.content,
    byHand: found.checksum !== hash(found.content),
  };
}

/** Names of the parts on a page that begin like this, in the order they stand there. */
export function partNames(page: string, prefix: string): readonly string[] {
  return [...page.matchAll(anyBegin)]
    .map(found => found[1] ?? '')
    .filter(name => name.startsWith(prefix) && findPart(page, name) !== 'broken');
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly content: string;
  readonly checksum: string;
}

function findPart(page: string, name: string): Found | 'broken' | undefined {
  const begin = begins(name);
  const start = page.indexOf(begin);
  const ends = [...page.matchAll(new RegExp(`<!-- end ${name}, ([0-9a-f]{8}) -->`, 'g'))];
  const [end] = ends;
  if (start === -1 && end === undefined) return undefined;
  if (start === -1 || end === undefined || ends.length > 1 || page.lastIndexOf(begin) !== start)
    return 'broken';
  if (end.index < start) return 'broken';
  return {
    start,
    end: end.index + end[0].length,
    content: page.slice(start + begin.length, end.index).trim(),
    checksum: end[1] ?? '',
  };
}

function withNew(page: string, block: string, place: PagePart['place']): string {
  if (page.trim() === '') return `${block}\n`;
  const heading = findSections(page)[1]?.start;
  // Headings of an earlier part stand after the comment that begins it.
  const part = page.search(anyBegin);
  const at = [heading, part === -1 ? undefined : part].filter(one => one !== undefined);
  if (place === 'end' || at.length === 0) return `${page.trimEnd()}\n\n${block}\n`;
  const top = Math.min(...at);
  return `${page.slice(0, top)}${block}\n\n${page.slice(top)}`;
}
