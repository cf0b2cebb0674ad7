import { type Change, type Place, removeParam, setParam } from '../../../lib/wikitext/change.ts';
import { findTemplates, type Template } from '../../../lib/wikitext/templates.ts';

/** Changes to the last template of a text, and what the tests of changes read of them. */

export function last(text: string, name = 'T'): Template {
  const template = findTemplates(text, name).at(-1);
  if (!template) throw new Error(`no {{${name}}} in ${text}`);
  return template;
}

export function written(change: Change): string {
  return change.ok ? change.text : `refused: ${change.reason}`;
}

export function set(text: string, name: string, value: string, place?: Place): string {
  return written(setParam(text, last(text), name, value, place));
}

export function remove(text: string, name: string): string {
  return written(removeParam(text, last(text), name));
}
