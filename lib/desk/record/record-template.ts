import { findTemplates, getParam, type Template } from '../../wikitext/templates.ts';
import { decodeField } from './field-text.ts';
import { type Fields, keysOf } from './record-fields.ts';

/** What reading the records has in common: a template's parameters as typed fields, and what to say about odd ones. */

/** The parameter that says in which format a record is written; the first of each record. */
export const formatParam = 'schema';

/** What makes any page unreadable as a record. Such a page is shown with a link and never written over. */
export type TemplateProblem =
  | { readonly kind: 'no-template' }
  /** The template begins and its closing braces are missing, or hidden in something else that is not closed. */
  | { readonly kind: 'unclosed' }
  | { readonly kind: 'two-templates' }
  | { readonly kind: 'unknown-status'; readonly value: string }
  /** Written by a newer panel than this one. */
  | { readonly kind: 'newer-format'; readonly value: string };

/** The one template of this name on a page, in a format of `schema` (a number) or before; or why it cannot be read. */
export function mainOf(
  text: string,
  name: string,
  schema: string,
):
  | {
      readonly main: Template;
      readonly problems: TemplateProblem[];
      /** The format it says it is in, where that is not today's; '' where it says none. Null in today's. */
      readonly older: string | null;
    }
  | { readonly main: null; readonly problems: TemplateProblem[] } {
  const [main, ...more] = findTemplates(text, name);
  if (main === undefined) {
    return { main: null, problems: [{ kind: opensTemplate(text, name) ? 'unclosed' : 'no-template' }] };
  }
  if (more.length > 0) return { main: null, problems: [{ kind: 'two-templates' }] };
  const written = paramText(main, formatParam);
  const ahead = /^\d+$/.test(written) ? Number(written) - Number(schema) : -1;
  return {
    main,
    problems: ahead > 0 ? [{ kind: 'newer-format', value: written }] : [],
    older: ahead < 0 ? written : null,
  };
}

/** Reads every field; `bad` is told of each value that could not be understood, in the words of the page. */
export function readFields<T extends object>(
  template: Template,
  fields: Fields<T>,
  bad: (param: string, value: string) => void,
): T {
  const entries = keysOf(fields).map(key => {
    const { param } = fields[key];
    const read = fields[key].read(getParam(template, param)?.value ?? '');
    if (read.bad !== null) bad(param, read.bad);
    return [key, read.value];
  });
  return Object.fromEntries(entries) as T;
}

/** The text of one parameter, decoded and trimmed; empty when it is not there. */
export function paramText(template: Template, name: string): string {
  return decodeField(getParam(template, name)?.value ?? '').trim();
}

/** Names of parameters that are given more than once: the last one counts. */
export function repeatedParams(template: Template): readonly string[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { name } of template.params) {
    if (seen.has(name)) repeated.add(name);
    seen.add(name);
  }
  return [...repeated];
}

/** Whether a template of this name is begun anywhere, closed or not. */
function opensTemplate(text: string, name: string): boolean {
  const spaced = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/[ _]/g, '[ _]+');
  return new RegExp(`\\{\\{\\s*(?:template\\s*:\\s*)?${spaced}\\s*(?:[|}\\n]|<!--|$)`, 'i').test(text);
}
