import { setParams } from '../../wikitext/change.ts';
import { findTemplates, getParam, type Template } from '../../wikitext/templates.ts';
import { type FieldCodec, type Fields, keysOf } from './record-fields.ts';
import { formatParam } from './record-template.ts';

/**
 * Writing a record of an older format in today's: the parameters that are there get the words that the panel writes now, and
 * the record says so. Every other byte stays, and nothing is written while anything on the page is not understood.
 */

/** Something that an older record says and this panel does not know. */
export interface NotUnderstood {
  /** Name of the parameter, or of what else it is. */
  readonly param: string;
  /** In the words of the page; '' where its mere being there is what is not understood. */
  readonly value: string;
}

/** An older record in today's form, or what of it has to be looked at by people first. */
export type TodaysForm =
  | { readonly kind: 'today' }
  | { readonly kind: 'older'; readonly text: string }
  | { readonly kind: 'not-understood'; readonly left: readonly NotUnderstood[] };

/** Parameters of one template that are written differently today, with what is written for them. */
export type Rewrites = readonly (readonly [param: string, wikitext: string])[];

/** The fields that say the same today in other words. What could not be read, and free text, is not among them. */
export function rewritesOf<T extends object>(template: Template, fields: Fields<T>): Rewrites {
  return keysOf(fields).flatMap((key): Rewrites => rewriteOf(template, fields[key]));
}

/** One field, likewise. */
export function rewriteOf<T>(template: Template, codec: FieldCodec<T>): Rewrites {
  const there = getParam(template, codec.param);
  if (there === undefined || codec.free === true) return [];
  const { value, bad } = codec.read(there.value);
  if (bad !== null) return [];
  const written = codec.write(value);
  return written === there.value ? [] : [[codec.param, written]];
}

/** The page with every template of this name rewritten; undefined where something around one is in the way. */
export function rewriteEach(
  text: string,
  name: string,
  rewrites: (template: Template) => Rewrites,
  order: readonly string[],
): string | undefined {
  let page = text;
  for (let at = 0; ; at++) {
    const template = findTemplates(page, name)[at];
    if (template === undefined) return page;
    const changed = setParams(page, template, rewrites(template), { order });
    if (!changed.ok) return undefined;
    page = changed.text;
  }
}

/** What a template says under names that today's form does not have. */
export function unknownParams(template: Template, known: readonly string[]): readonly NotUnderstood[] {
  return template.params
    .filter(({ name, value }) => value !== '' && !known.includes(name))
    .map(({ name, value }) => ({ param: name, value }));
}

/** The format itself, where it is no number that a panel ever wrote. */
export function unknownFormat(older: string): readonly NotUnderstood[] {
  return older === '' || /^\d+$/.test(older) ? [] : [{ param: formatParam, value: older }];
}

/** Names of the parameters of these fields, in order. */
export const paramsOf = <T extends object>(fields: Fields<T>): readonly string[] =>
  keysOf(fields).map(key => fields[key].param);
