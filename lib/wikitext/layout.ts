/** How a new parameter is written so that it looks like its neighbours, and what goes with one that is removed. */

import type { Edit } from './splice.ts';
import type { Param, Template } from './templates.ts';
import { getParam } from './templates.ts';

/** Where a new parameter goes: behind a named one, or where a fixed order of names puts it. Else: last. */
export type Place = { readonly after: string } | { readonly order: readonly string[] };

/** The edit that adds `name` (not there yet) with `value`, and the index the new parameter will have. */
export function addition(
  source: string,
  template: Template,
  name: string,
  value: string,
  place?: Place,
): { readonly edit: Edit; readonly index: number } {
  const { params } = template;
  const [anchor, before] = anchorOf(template, name, place);
  if (!anchor) return { edit: first(source, template, `${name}=${value}`, `${name} = ${value}`), index: 0 };
  const model = anchor.positional ? params.findLast(param => !param.positional) : anchor;
  const body = model ? like(source, model, params, name, value) : `|${name}=${value}`;
  const index = params.indexOf(anchor);
  const separator = separatorOf(source, params, index);
  if (before) return { edit: insert(anchor.start, body + separator), index };
  if (anchor.positional)
    return { edit: insert(anchor.end, body + lineEnd(source, anchor)), index: index + 1 };
  return { edit: insert(contentEnd(source, anchor), separator + body), index: index + 1 };
}

/** The edit that adds the next positional parameter. */
export function positionalAddition(source: string, template: Template, value: string): Edit {
  const last = template.params.findLast(param => param.positional);
  if (!last) return first(source, template, value, value);
  return insert(last.end, `|${value}${lineEnd(source, last)}`);
}

/** The edit that removes a parameter with its line, or with the blanks in front of it. */
export function removal(source: string, params: readonly Param[], index: number): Edit {
  const param = params[index];
  if (!param) throw new RangeError(`no parameter ${index}`);
  if (param.positional || params[index - 1]?.positional) {
    return { start: param.start, end: param.end, text: '' };
  }
  const start = param.start - separatorOf(source, params, index).length;
  return { start, end: contentEnd(source, param), text: '' };
}

/** The line break and indentation, or the blanks, in front of a parameter's `|`; not blanks that belong to the one before. */
function separatorOf(source: string, params: readonly Param[], index: number): string {
  const blanks = blanksBefore(source, params[index]?.start ?? 0);
  const line = /\r?\n/.exec(blanks);
  if (line) return blanks.slice(line.index);
  return params[index - 1]?.positional ? '' : blanks;
}

function insert(at: number, text: string): Edit {
  return { start: at, end: at, text };
}

function anchorOf(template: Template, name: string, place: Place | undefined): [Param | undefined, boolean] {
  if (place && 'after' in place) {
    const after = getParam(template, place.after);
    if (after) return [after, false];
  } else if (place) {
    const at = place.order.indexOf(name);
    for (let i = at - 1; i >= 0; i--) {
      const earlier = getParam(template, place.order[i] ?? '');
      if (earlier) return [earlier, false];
    }
    for (const next of at < 0 ? [] : place.order.slice(at + 1)) {
      const later = getParam(template, next);
      if (later) return [later, true];
    }
  }
  return [template.params.at(-1), false];
}

/** The only parameter: on a line of its own when the braces are on two lines. */
function first(source: string, template: Template, inline: string, onLine: string): Edit {
  const { titleEnd } = template;
  const blanks = blanksBefore(source, titleEnd);
  if (template.params.length > 0 || !blanks.includes('\n')) return insert(titleEnd, `|${inline}`);
  return insert(titleEnd - blanks.length, `${blanks.includes('\r') ? '\r' : ''}\n| ${onLine}`);
}

/** `|name = value` with the blanks of `model`; the `=` in their column when the neighbours keep one. */
function like(source: string, model: Param, params: readonly Param[], name: string, value: string): string {
  const { lead, pad, column } = spacing(source, model);
  const others = params
    .filter(param => !param.positional && param !== model)
    .map(param => spacing(source, param));
  const alone = others.length === 0;
  const inColumn = others.some(other => other.column === column && other.pad !== pad);
  const aligned = source.includes('\n') && (alone ? pad > 1 : inColumn);
  const least = pad > 0 || others.some(other => other.pad > 0) ? 1 : 0;
  const before = aligned ? Math.max(column - lead.length - name.length, least) : pad;
  const after = /^[ \t]*/.exec(source.slice(model.equals + 1, model.end))?.[0] ?? '';
  return `|${lead}${name}${' '.repeat(before)}=${after}${value}`;
}

/** The blanks around a name, and how far from its `|` the `=` stands. */
function spacing(source: string, param: Param): { lead: string; pad: number; column: number } {
  const written = source.slice(param.start + 1, param.equals);
  const lead = /^\s*/.exec(written)?.[0] ?? '';
  return { lead, pad: blanksBefore(written, written.length).length, column: written.length };
}

function blanksBefore(source: string, at: number): string {
  let from = at;
  while (from > 0 && ' \t\r\n'.includes(source.charAt(from - 1))) from--;
  return source.slice(from, at);
}

/** For positional parameters on lines of their own: the line break that ends each. */
function lineEnd(source: string, param: Param): string {
  const blanks = blanksBefore(source, param.end);
  return blanks.includes('\n') ? blanks : '';
}

/** End of a named parameter without what belongs to the next line: a comment on its own line is not the value's. */
function contentEnd(source: string, param: Param): number {
  let at = param.valueEnd;
  while (at < param.end && source[at] !== '\n') {
    const close = source.startsWith('<!--', at) ? source.indexOf('-->', at + 4) : -1;
    at = close < 0 || close > param.end - 3 ? at + 1 : close + 3;
  }
  if (at < param.end) return source[at - 1] === '\r' ? at - 1 : at;
  return Math.max(param.valueEnd, at - blanksBefore(source, at).length);
}
