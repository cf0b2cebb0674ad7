import { encodeField } from '../record/field-text.ts';

/** What a line of the committee's pages is made of; a plain text was written by anybody. */
export type MeetingPart =
  | string
  | { readonly kind: 'request'; readonly title: string; readonly text: string }
  | { readonly kind: 'user'; readonly name: string };

/** One line: headings of three levels, points of two, or a plain text. Read as it is, and written as wikitext. */
export interface MeetingLine {
  readonly kind: 'heading' | 'section' | 'topic' | 'point' | 'detail' | 'text';
  readonly parts: readonly MeetingPart[];
}

const marks: Readonly<Record<MeetingLine['kind'], readonly [before: string, after: string]>> = {
  heading: ['== ', ' =='],
  section: ['=== ', ' ==='],
  topic: ['==== ', ' ===='],
  point: ['* ', ''],
  detail: ['** ', ''],
  text: ['', ''],
};

/** The lines as wikitext, in which nothing that people typed does anything. @throws {FieldTextError} for a text the wiki could not keep. */
export function meetingWikitext(lines: readonly MeetingLine[]): string {
  const texts = lines.map(({ kind, parts }, at) => {
    const [before, after] = marks[kind];
    const gap = at > 0 && kind !== 'point' && kind !== 'detail' && kind !== 'text' ? '\n' : '';
    return `${gap}${before}${parts.map(partText).join('')}${after}\n`;
  });
  return texts.join('');
}

function partText(part: MeetingPart): string {
  if (typeof part === 'string') return inert(part);
  if (part.kind === 'request') return `[[${part.title}|${inert(part.text)}]]`;
  return /[[\]{}|#<>]/.test(part.name) ? inert(part.name) : `[[User:${part.name}|${part.name}]]`;
}

/** Blanks at the ends part it from its neighbours, so they stay. */
function inert(text: string): string {
  const [, before = '', middle = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return middle === '' ? before : before + encodeField(middle, { oneLine: true }) + after;
}
