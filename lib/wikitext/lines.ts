/** Lists that are templates, one per line: a checklist, a log of decisions. */
import { replaceStretch, type TextChange } from './change.ts';
import { walk } from './nodes.ts';
import { scan } from './scan.ts';
import { lineBreak } from './sections.ts';
import { type FindOptions, findTemplates, type Template } from './templates.ts';

export interface TemplateLine {
  /** Change it with `setParam`. */
  readonly template: Template;
  /** List signs and blanks in front of it on its line: `* `. */
  readonly prefix: string;
  /** Whether nothing else than its prefix, blanks and comments stands on its line. */
  readonly alone: boolean;
  /** The whole line with its line break when it stands alone; else the template only. */
  readonly start: number;
  readonly end: number;
}

/** The templates of this name that begin between two offsets (those of a section, say), as lines, in order. */
export function findTemplateLines(
  text: string,
  name: string,
  within: { readonly start: number; readonly end: number } = { start: 0, end: text.length },
  options?: FindOptions,
): readonly TemplateLine[] {
  return findTemplates(text, name, options)
    .filter(template => template.start >= within.start && template.end <= within.end)
    .map(template => lineAround(text, template));
}

/** Adds a line below another one, with its list signs. */
export function addLineAfter(
  text: string,
  line: TemplateLine,
  wikitext: string,
  options?: FindOptions,
): TextChange {
  const added = line.prefix + wikitext;
  const at = nextLine(text, line.template, options);
  if (at === undefined)
    return replaceStretch(text, text.length, text.length, lineBreak(text) + added, options);
  return replaceStretch(text, at, at, added + lineBreak(text), options);
}

/** Removes a line; of a template that shares its line, only the template. */
export function removeLine(text: string, line: TemplateLine, options?: FindOptions): TextChange {
  return replaceStretch(text, line.start, line.end, '', options);
}

function lineAround(text: string, template: Template): TemplateLine {
  const { start, end } = template;
  let from = start;
  while (from > 0 && '*#:; \t'.includes(text.charAt(from - 1))) from--;
  const atLineStart = from === 0 || text.charAt(from - 1) === '\n';
  const prefix = atLineStart ? text.slice(from, start) : '';
  let to = end;
  while (' \t\r'.includes(text.charAt(to) || 'x')) to++;
  const alone = atLineStart && (to === text.length || text.charAt(to) === '\n');
  if (!alone) return { template, prefix, alone, start, end };
  return { template, prefix, alone, start: from, end: Math.min(to + 1, text.length) };
}

/** Start of the line below a template; not one inside a comment or tag that begins on the same line. */
function nextLine(text: string, template: Template, options?: FindOptions): number | undefined {
  let at = text.indexOf('\n', template.end);
  walk(scan(text, options), node => {
    if (at < 0 || node.start > at || node.end <= template.start) return false;
    if (node.start < template.end) return node.start < template.start;
    if (node.end > at) at = text.indexOf('\n', node.end - 1);
    return false;
  });
  return at < 0 ? undefined : at + 1;
}
