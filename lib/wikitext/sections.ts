/** Sections of a page, by the headings MediaWiki counts. */
import { replaceStretch, type TextChange } from './change.ts';
import type { HeadingNode } from './nodes.ts';
import { type ScanOptions, scan } from './scan.ts';
import { trim } from './templates.ts';

export interface Section {
  /** 1 to 6; 0 for what stands before the first heading. */
  readonly level: number;
  /** Wikitext of the heading, trimmed, without comments; empty for the lead. */
  readonly title: string;
  /** MediaWiki's number of the section (`section=` of the action API); 0 for the lead. */
  readonly index: number;
  readonly start: number;
  /** After the heading's line break. */
  readonly bodyStart: number;
  /** Start of the next heading of any level, or the end of the text. */
  readonly bodyEnd: number;
  /** Start of the next heading of this level or above: subsections are inside. */
  readonly end: number;
}

/**
 * The sections of a page in order, the lead first. Headings in comments, `<nowiki>` and templates' parameters start none, as in
 * MediaWiki. Two sections may have the same title.
 */
export function findSections(text: string, options?: ScanOptions): readonly Section[] {
  const headings = scan(text, options).filter((node): node is HeadingNode => node.kind === 'heading');
  const ends = sectionEnds(headings, text.length);
  const lead = headings[0]?.start ?? text.length;
  const sections: Section[] = [
    { level: 0, title: '', index: 0, start: 0, bodyStart: 0, bodyEnd: lead, end: lead },
  ];
  for (const [i, heading] of headings.entries()) {
    const { level, index, start, end } = heading;
    sections.push({
      level,
      title: titleOf(text, heading),
      index,
      start,
      bodyStart: end + (/^\r?\n|^\r/.exec(text.slice(end, end + 2))?.[0].length ?? 0),
      bodyEnd: headings[i + 1]?.start ?? text.length,
      end: ends[i] ?? text.length,
    });
  }
  return sections;
}

/** The first section with this title (and level, if given). */
export function findSection(
  sections: readonly Section[],
  title: string,
  level?: number,
): Section | undefined {
  return sections.find(
    section => section.level > 0 && section.title === title && (level ?? section.level) === section.level,
  );
}

/** Puts `body` under the heading instead of what is there; subsections stay. */
export function replaceBody(text: string, section: Section, body: string, options?: ScanOptions): TextChange {
  const atEnd = section.bodyEnd === text.length;
  return replaceStretch(
    text,
    section.bodyStart,
    section.bodyEnd,
    atEnd ? body : endLine(text, body),
    options,
  );
}

/** Adds wikitext at the end of a section (after its subsections), on lines of its own, before the blank lines that end it. */
export function appendToSection(
  text: string,
  section: Section,
  wikitext: string,
  options?: ScanOptions,
): TextChange {
  const body = text.slice(section.bodyStart, section.end);
  const blanks = /\s*$/.exec(body)?.[0] ?? '';
  const at = section.end - blanks.length;
  const added = at === 0 || text[at - 1] === '\n' ? wikitext : lineBreak(text) + wikitext;
  return replaceStretch(text, at, at, blanks.includes('\n') ? added : endLine(text, added), options);
}

/** The line break this page uses. */
export function lineBreak(text: string): '\r\n' | '\n' {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function endLine(text: string, wikitext: string): string {
  return wikitext === '' || wikitext.endsWith('\n') ? wikitext : wikitext + lineBreak(text);
}

/** Where each section with its subsections ends; from the last to the first, so that a deep page costs no more than a flat one. */
function sectionEnds(headings: readonly HeadingNode[], length: number): readonly number[] {
  const ends: number[] = [];
  /** Start of the next heading at each level, 1 to 6. */
  const next = [length, length, length, length, length, length, length];
  for (let i = headings.length - 1; i >= 0; i--) {
    const { level, start } = headings[i] as HeadingNode;
    ends[i] = Math.min(...next.slice(1, level + 1));
    next[level] = start;
  }
  return ends;
}

function titleOf(text: string, heading: HeadingNode): string {
  let title = '';
  let at = heading.titleStart;
  for (const child of heading.children) {
    if ((child.kind !== 'comment' && child.kind !== 'ignored') || child.end > heading.titleEnd) continue;
    title += text.slice(at, child.start);
    at = child.end;
  }
  return trim(title + text.slice(at, heading.titleEnd));
}
