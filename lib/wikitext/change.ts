/**
 * Changing templates. Each function takes a text and a template found in exactly this text, and gives the whole new text, or a
 * refusal; it never writes something that would read back differently, nor something that would change the rest of the page.
 */
import { addition, type Place, positionalAddition, removal } from './layout.ts';
import { scan } from './scan.ts';
import { type Edit, splice } from './splice.ts';
import { replaceAlone } from './surroundings.ts';
import { type FindOptions, getParam, type Param, readTemplate, type Template } from './templates.ts';

export type { Place } from './layout.ts';

/**
 * Why a change was not made. `stale`: the template is not at this place in this text. `name`: cannot be the name of a parameter.
 * `value`: would not read back as given (an open brace, a stray `|`, blanks or comments at its ends, …). `shift`: positional
 * parameters behind it would become others. `surroundings`: something else on the page would change its meaning.
 */
export type RefusalReason = 'stale' | 'name' | 'value' | 'shift' | 'surroundings';

export type Change =
  | { readonly ok: true; readonly text: string; readonly template: Template }
  | { readonly ok: false; readonly reason: RefusalReason; readonly param?: string };

export type TextChange =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: RefusalReason };

/**
 * Sets one parameter: changes the one in effect (the last of that name), or adds it at `place`, written like its neighbours. The
 * blanks and comments around an old value stay; the value that is there already changes nothing. A positional one gets its number when the value contains a `=`.
 */
export function setParam(
  text: string,
  template: Template,
  name: string,
  value: string,
  place?: Place,
  options?: FindOptions,
): Change {
  return setParams(text, template, [[name, value]], place, options);
}

/** Removes a parameter, every one of that name, with its line. Not there: the same text. */
export function removeParam(text: string, template: Template, name: string, options?: FindOptions): Change {
  return setParams(text, template, [[name, undefined]], undefined, options);
}

/** Several parameters at once, one after the other; `undefined` removes. All or nothing. */
export function setParams(
  text: string,
  template: Template,
  values: Iterable<readonly [name: string, value: string | undefined]>,
  place?: Place,
  options: FindOptions = {},
): Change {
  const { start, end } = template;
  let source = text.slice(start, end);
  if (!readAlone(source, options)) return { ok: false, reason: 'stale' };
  for (const [name, value] of values) {
    const step =
      value === undefined ? without(source, name, options) : withParam(source, name, value, place, options);
    if ('reason' in step) return { ok: false, reason: step.reason, param: name };
    source = step.source;
  }
  const replaced = replaceAlone(text, { start, end, text: source }, options);
  if (replaced && !replaced.before) return { ok: false, reason: 'stale' };
  if (!replaced?.after) return { ok: false, reason: 'surroundings' };
  const changed = readTemplate(replaced.text, replaced.after, options.templatePrefixes);
  return { ok: true, text: replaced.text, template: changed };
}

/** Puts other wikitext in place of a template. */
export function replaceTemplate(
  text: string,
  template: Template,
  wikitext: string,
  options?: FindOptions,
): TextChange {
  return replaceStretch(text, template.start, template.end, wikitext, options);
}

/** Takes a template out, with its line if it has one to itself. */
export function removeTemplate(text: string, template: Template, options?: FindOptions): TextChange {
  const [start, end] = lineOf(text, template.start, template.end) ?? [template.start, template.end];
  return replaceStretch(text, start, end, '', options);
}

/** Inserts wikitext directly in front of a template; line breaks are the caller's. */
export function insertBefore(
  text: string,
  template: Template,
  wikitext: string,
  options?: FindOptions,
): TextChange {
  return replaceStretch(text, template.start, template.start, wikitext, options);
}

/** Inserts wikitext directly behind a template; line breaks are the caller's. */
export function insertAfter(
  text: string,
  template: Template,
  wikitext: string,
  options?: FindOptions,
): TextChange {
  return replaceStretch(text, template.end, template.end, wikitext, options);
}

/** Replaces a stretch unless something outside it would change its meaning. */
export function replaceStretch(
  text: string,
  start: number,
  end: number,
  wikitext: string,
  options?: FindOptions,
): TextChange {
  const replaced = replaceAlone(text, { start, end, text: wikitext }, options);
  return replaced ? { ok: true, text: replaced.text } : { ok: false, reason: 'surroundings' };
}

/** The stretch of the lines that hold nothing else than `start` to `end`, with their last line break; undefined if they do. */
export function lineOf(text: string, start: number, end: number): readonly [number, number] | undefined {
  let from = start;
  while (from > 0 && ' \t'.includes(text.charAt(from - 1))) from--;
  let to = end;
  while (to < text.length && ' \t\r'.includes(text.charAt(to))) to++;
  if (from > 0 && text[from - 1] !== '\n') return undefined;
  if (to < text.length && text[to] !== '\n') return undefined;
  return [from, Math.min(to + 1, text.length)];
}

type Step = { readonly source: string } | { readonly reason: RefusalReason };

/** What a template is to be given under a name: exactly `received`, or `value` between whatever blanks there are. */
type Given =
  | { readonly name: string; readonly received: string }
  | { readonly name: string; readonly value: string };

function withParam(
  source: string,
  name: string,
  value: string,
  place: Place | undefined,
  options: FindOptions,
): Step {
  const template = readAlone(source, options);
  if (!template) return { reason: 'stale' };
  const old = getParam(template, name);
  if (old?.value === value) return { source };
  if (!readsAs(`{{x|${name}=}}`, [{ name, received: '' }], options)) return { reason: 'name' };
  if (!readsAs(`{{x|1=${value}}}`, [{ name: '1', received: value }], options)) return { reason: 'value' };
  if (old) return changed(source, template, old, value, options);
  const given: readonly Given[] = template.params;
  const positional = template.params.filter(param => param.positional).length;
  if (name === String(positional + 1) && (positional > 0 || given.length === 0)) {
    const edit = positionalAddition(source, template, value);
    const index = template.params.findLastIndex(param => param.positional) + 1;
    const longer = splice(source, [edit]);
    if (readsAs(longer, withOneMore(given, index, { name, value }), options)) return { source: longer };
  }
  const { edit, index } = addition(source, template, name, value, place);
  const longer = splice(source, [edit]);
  const wanted = withOneMore(given, index, { name, value });
  return readsAs(longer, wanted, options) ? { source: longer } : { reason: 'value' };
}

function withOneMore(given: readonly Given[], index: number, one: Given): readonly Given[] {
  return [...given.slice(0, index), one, ...given.slice(index)];
}

/** Another value for a parameter that is there. */
function changed(source: string, template: Template, old: Param, value: string, options: FindOptions): Step {
  const { valueStart, valueEnd } = old;
  const index = template.params.indexOf(old);
  const wanted = template.params.map(
    (param, at): Given => (at === index ? { name: old.name, value } : param),
  );
  const fills = valueStart === valueEnd && value !== '' && !old.positional;
  const gap = fills && source.startsWith('<!--', valueEnd) ? ' ' : '';
  const plain = splice(source, [{ start: valueStart, end: valueEnd, text: value + gap }]);
  if (readsAs(plain, wanted, options)) return { source: plain };
  if (!old.positional) return { reason: 'value' };
  const numbers = numbered(template.params.slice(index + 1));
  if (!numbers) return { reason: 'shift' };
  const own = { start: valueStart, end: valueEnd, text: `${old.name}=${value}` };
  const explicit = splice(source, [own, ...numbers]);
  return readsAs(explicit, wanted, options) ? { source: explicit } : { reason: 'value' };
}

function without(source: string, name: string, options: FindOptions): Step {
  const template = readAlone(source, options);
  if (!template) return { reason: 'stale' };
  const firstPositional = template.params.findIndex(param => param.positional && param.name === name);
  const behind = firstPositional < 0 ? [] : template.params.slice(firstPositional + 1);
  const numbers = numbered(behind.filter(param => param.name !== name));
  if (!numbers) return { reason: 'shift' };
  const gone = template.params.flatMap((param, i) =>
    param.name === name ? [removal(source, template.params, i)] : [],
  );
  const shorter = splice(source, [...gone, ...numbers]);
  const wanted = template.params.filter(param => param.name !== name);
  return readsAs(shorter, wanted, options) ? { source: shorter } : { reason: 'value' };
}

/**
 * Gives the positional ones among these parameters their number, so that they keep it. Not possible when blanks at the ends of
 * a value matter: a value with a name is trimmed.
 */
function numbered(params: readonly Param[]): readonly Edit[] | undefined {
  const positional = params.filter(param => param.positional);
  if (positional.some(param => param.received !== param.value)) return undefined;
  return positional.map(param => ({
    start: param.valueStart,
    end: param.valueStart,
    text: `${param.name}=`,
  }));
}

/** Whether the text is one template and nothing else, given just this. */
function readsAs(source: string, wanted: readonly Given[], options: FindOptions): boolean {
  const template = readAlone(source, options);
  return (
    template !== undefined &&
    template.params.length === wanted.length &&
    template.params.every((param, i) => {
      const one = wanted[i];
      if (param.name !== one?.name) return false;
      return 'received' in one ? param.received === one.received : param.value === one.value;
    })
  );
}

/** A template that is the whole text; within its braces it is read the same way wherever it stands. */
function readAlone(source: string, options: FindOptions): Template | undefined {
  const [node, ...more] = scan(source, options);
  if (node?.kind !== 'template' || node.end !== source.length || more.length > 0) return undefined;
  return readTemplate(source, node, options.templatePrefixes);
}
