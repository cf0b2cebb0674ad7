import { countries } from './countries.ts';
import { decodeField, encodeField, normalizeField } from './field-text.ts';
import { type Material, materials } from './partner.ts';

/** How the fields of records are written as parameters of templates, and read back whatever people made of them. */

/** A value read from a parameter. `bad` is what was there and could not be understood, in the words of the page. */
export interface FieldRead<T> {
  readonly value: T;
  readonly bad: string | null;
}

/** How one field is written in its parameter, and read back. */
export interface FieldCodec<T> {
  readonly param: string;
  /** What people wrote is shown as they wrote it, marks and all: there is no other way to write the same. */
  readonly free?: true;
  read(raw: string): FieldRead<T>;
  /** @throws {FieldTextError} for a text that the wiki could not keep. */
  write(value: T): string;
}

export const good = <T>(value: T): FieldRead<T> => ({ value, bad: null });

export function textField(param: string): FieldCodec<string> {
  return { param, free: true, read: raw => good(decodeField(raw)), write: value => encodeField(value) };
}

/** A field of one line: line breaks that people put in are read as blanks. */
export function lineField(param: string): FieldCodec<string> {
  return {
    param,
    free: true,
    read: raw => good(decodeField(raw).replace(/\n+/g, ' ')),
    write: value => encodeField(value, { oneLine: true }),
  };
}

export function keyField<T extends string>(param: string, keys: readonly T[]): FieldCodec<T | null> {
  return {
    param,
    read: raw => {
      const text = decodeField(raw).trim().toLowerCase();
      const key = keys.find(one => one === text);
      return key === undefined ? { value: null, bad: text === '' ? null : text } : good(key);
    },
    write: value => value ?? '',
  };
}

/** Comma-separated; `pick` gives the entry as kept, or undefined when it is none. Each entry counts once. */
export function listField<T extends string>(
  param: string,
  pick: (entry: string) => T | undefined,
  separator = /,/,
): FieldCodec<readonly T[]> {
  return {
    param,
    read: raw => {
      if (raw === '') return { value: [], bad: null };
      const entries = decodeField(raw)
        .split(separator)
        .map(entry => entry.trim())
        .filter(entry => entry !== '');
      const known = new Set<T>();
      const bad: string[] = [];
      for (const entry of entries) {
        const value = pick(entry);
        if (value === undefined) bad.push(entry);
        else known.add(value);
      }
      return { value: [...known], bad: bad.length === 0 ? null : bad.join(', ') };
    },
    write: value => encodeField(value.join(', '), { oneLine: true }),
  };
}

export const materialField = (param: string) =>
  listField<Material>(param, entry => materials.find(key => key === entry.toLowerCase()));

/** `Q190804` out of what people write for an item: the id, a link to it, or its address. */
export const itemField: FieldCodec<string | null> = {
  param: 'item',
  read: raw => {
    const text = decodeField(raw).trim();
    const found =
      /^(?:\[\[)?(?:https?:\/\/(?:www|m)\.wikidata\.org\/wiki\/|:?(?:d|wikidata):)?(q[1-9]\d{0,11})(?:[|#][^\]]*)?(?:\]\])?$/i.exec(
        text,
      );
    if (found?.[1] !== undefined) return good(found[1].toUpperCase());
    return { value: null, bad: text === '' ? null : text };
  },
  write: value => value ?? '',
};

export const userField = (param: string): FieldCodec<string> => ({
  param,
  read: raw => {
    const text = decodeField(raw)
      .replace(/[\s_]+/g, ' ')
      .trim();
    return good(/^\[\[:?(?:user|u):([^|\]/]+)/i.exec(text)?.[1]?.trim() ?? text);
  },
  write: value => encodeField(value, { oneLine: true }),
});

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?Z$/;

export const timeField = (param: string): FieldCodec<string> => ({
  param,
  read: raw => {
    const text = decodeField(raw).trim();
    const known = isoTime.test(text) && !Number.isNaN(Date.parse(text));
    return known || text === '' ? good(text) : { value: '', bad: text };
  },
  write: value => value,
});

/**
 * An address as a record keeps it, or undefined when it is none that people can open. Commas and blanks go as percent
 * codes, because lists are separated by them; names and passwords in an address are refused.
 */
export function normalizeLink(text: string): string | undefined {
  const link = normalizeField(text.trim());
  if (!/^https?:\/\//i.test(link) || link.length > 2000) return undefined;
  try {
    const url = new URL(link);
    if (url.username !== '' || url.password !== '' || !url.hostname.includes('.')) return undefined;
    return url.href.replace(/[,|'"<>[\]{}\s]/g, char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  } catch {
    return undefined;
  }
}

export const isLink = (entry: string): string | undefined =>
  normalizeLink(entry) === undefined ? undefined : entry;

export const languageOf = (entry: string): string | undefined =>
  /^[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,4}$/.exec(entry.toLowerCase())?.[0];

export const countryOf = (entry: string): string | undefined => countries.get(entry.toUpperCase())?.code;

/** A set of fields, whatever they are of: what reading and writing share. */
export type Fields<T> = { readonly [K in keyof T]: FieldCodec<T[K]> };

/** Names and wikitext of all fields of `values`, in order. @throws {FieldTextError} */
export function writeFields<T extends object>(
  fields: Fields<T>,
  values: T,
): readonly (readonly [string, string])[] {
  return keysOf(fields).map(key => writeField(fields, key, values[key]));
}

/** One field's parameter name and wikitext. @throws {FieldTextError} */
export function writeField<T extends object, K extends keyof T>(
  fields: Fields<T>,
  key: K,
  value: T[K],
): readonly [string, string] {
  return [fields[key].param, fields[key].write(value)];
}

/** The own keys of an object with closed keys, in their order. */
export function keysOf<T extends object>(value: T): readonly (keyof T & string)[] {
  return Object.keys(value) as (keyof T & string)[];
}
