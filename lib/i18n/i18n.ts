import { type Direction, directionOf, fallbackChain } from './languages.ts';
import type asides from './messages/asides/en.json';
import type batch from './messages/batch/en.json';
import type board from './messages/board/en.json';
import type core from './messages/core/en.json';
import type flag from './messages/flag/en.json';
import type forms from './messages/forms/en.json';
import type known from './messages/known/en.json';
import type record from './messages/record/en.json';
import type reports from './messages/reports/en.json';
import type request from './messages/request/en.json';
import { parseTemplate, type TemplateNode } from './template.ts';

interface Groups {
  readonly asides: typeof asides;
  readonly batch: typeof batch;
  readonly board: typeof board;
  readonly core: typeof core;
  readonly flag: typeof flag;
  readonly forms: typeof forms;
  readonly known: typeof known;
  readonly record: typeof record;
  readonly reports: typeof reports;
  readonly request: typeof request;
}

/** Messages come in groups (a folder each): `core` from the start, the others with the part of the panel that shows them. */
export type MessageGroup = keyof Groups;

/** Every message there is; the English files are the list. No key is in two groups. */
export type MessageKey = { [G in MessageGroup]: Exclude<keyof Groups[G], '@metadata'> }[MessageGroup];

/** What a translation file holds once it is loaded: texts by key, gaps allowed. */
export type Catalogue = ReadonlyMap<string, string>;

/** Texts are put in as they are; numbers are written the way of the language and choose plural forms. */
export type Param = string | number;

/** Messages, numbers, dates and names in one language. */
export interface I18n {
  /** The language shown, e.g. `ar`. */
  readonly language: string;
  readonly direction: Direction;
  /** A message as plain text. */
  text(key: MessageKey, ...params: readonly Param[]): string;
  /** A message with things of the caller's own in the places of its parameters (links, controls), in order. */
  parts<T>(key: MessageKey, params: readonly (Param | T)[]): readonly (string | T)[];
  number(value: number): string;
  /** Day and minute of a time in milliseconds since 1970, in the person's own time zone. */
  dateTime(time: number): string;
  date(time: number): string;
  /** Month and year of a time, in UTC like the records. */
  month(time: number): string;
  /** Only the clock, as in "until 14:03". */
  clock(time: number): string;
  /** "3 days ago", counted from `now`. */
  relative(time: number, now: number): string;
  list(items: readonly string[]): string;
  /** Name of a country by ISO 3166-1 alpha-2 code; the code itself when it has none. */
  country(code: string): string;
  /** Name of a language by its code; the code itself when it has none. */
  languageName(code: string): string;
}

/** First strong isolate … pop directional isolate: keeps a name of either direction from turning its sentence over. */
const isolate = (text: string) => `\u2068${text}\u2069`;

/** Makes something when it is asked for first, and keeps it: to make a format takes longer than to use it. */
function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** CLDR's order of plural categories, which is the order translators write the forms in. */
const categories: readonly Intl.LDMLPluralRule[] = ['zero', 'one', 'two', 'few', 'many', 'other'];

const steps: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, milliseconds: number])[] = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/**
 * Messages of a language over the translations at hand. A key that the language lacks is looked up along its
 * fallback chain; one that nobody has is shown as its key in angle brackets.
 */
export function createI18n(language: string, catalogues: ReadonlyMap<string, Catalogue>): I18n {
  const locale = usableLocale(language);
  const plural = new Intl.PluralRules(locale);
  const forms = categories.filter(category => plural.resolvedOptions().pluralCategories.includes(category));
  const numbers = new Intl.NumberFormat(locale);
  const chain = fallbackChain(language).flatMap(code => catalogues.get(code) ?? []);
  const parsed = new Map<string, readonly TemplateNode[]>();

  const template = (key: string) => {
    let nodes = parsed.get(key);
    if (nodes === undefined) {
      const source = chain.find(catalogue => catalogue.has(key))?.get(key);
      nodes = source === undefined ? [`⟨${key}⟩`] : parseTemplate(source);
      parsed.set(key, nodes);
    }
    return nodes;
  };

  /** Which of the forms belongs to `value`; the last one stands in for those that were not translated. */
  function choose(node: Extract<TemplateNode, { kind: 'plural' | 'gender' }>, value: unknown) {
    const general = node.forms.filter(form => form.exact === null);
    if (node.kind === 'gender') {
      const index = value === 'male' ? 0 : value === 'female' ? 1 : 2;
      return (
        (general.length < 3 && index === 2 ? general[0] : (general[index] ?? general.at(-1)))?.nodes ?? []
      );
    }
    const count = typeof value === 'number' ? value : Number(value);
    const exact = node.forms.find(form => form.exact === count);
    const index = forms.indexOf(plural.select(count));
    return (exact ?? general[Math.min(index, general.length - 1)])?.nodes ?? [];
  }

  function fill<T>(
    nodes: readonly TemplateNode[],
    params: readonly (Param | T)[],
    into: (string | T)[],
  ): (string | T)[] {
    for (const node of nodes) {
      if (typeof node === 'string') {
        into.push(node);
        continue;
      }
      const value = params[node.index];
      if (node.kind === 'plural' || node.kind === 'gender') {
        fill(choose(node, value), params, into);
        continue;
      }
      const shown = typeof value === 'number' ? numbers.format(value) : value;
      if (shown === undefined) into.push(`$${node.index + 1}`);
      else into.push(node.kind === 'bidi' && typeof shown === 'string' ? isolate(shown) : shown);
    }
    return into;
  }

  const format = (options: Intl.DateTimeFormatOptions) => {
    const made = once(() => new Intl.DateTimeFormat(locale, options));
    return (time: number) => made().format(time);
  };
  const relatively = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  const lists = once(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
  // Made once: the lists of the board ask for hundreds of names at a time.
  const named = new Map<'region' | 'language', Intl.DisplayNames>();
  const name = (type: 'region' | 'language', code: string) => {
    try {
      const names = named.get(type) ?? new Intl.DisplayNames([locale, 'en'], { type });
      named.set(type, names);
      return names.of(code) ?? code;
    } catch {
      // Not a code in the eyes of Intl (someone typed it by hand on the wiki): what was written is shown.
      return code;
    }
  };

  return {
    language,
    direction: directionOf(language),
    text: (key, ...params) => fill<string>(template(key), params, []).join(''),
    parts: (key, params) => fill(template(key), params, []),
    number: value => numbers.format(value),
    dateTime: format({ dateStyle: 'medium', timeStyle: 'short' }),
    date: format({ dateStyle: 'medium' }),
    month: format({ month: 'short', year: 'numeric', timeZone: 'UTC' }),
    clock: format({ timeStyle: 'short' }),
    relative(time, now) {
      const relative = relatively();
      const step = steps.find(([, length]) => Math.abs(time - now) >= length);
      return step === undefined
        ? relative.format(0, 'second')
        : relative.format(Math.trunc((time - now) / step[1]), step[0]);
    },
    list: items => lists().format(items),
    country: code => name('region', code.toUpperCase()),
    languageName: code => name('language', code),
  };
}

/** MediaWiki has language codes that Intl refuses (`be-x-old`, `zh-classical`); the nearest it takes is used for numbers. */
function usableLocale(language: string): string {
  for (const code of fallbackChain(language)) {
    try {
      if (Intl.PluralRules.supportedLocalesOf(code).length > 0) return code;
    } catch {
      // Not well-formed as BCP 47: on to the next of the chain.
    }
  }
  return 'en';
}
