import type { Catalogue } from './i18n.ts';
import en from './messages/core/en.json';

/** A translation file as it comes from JSON, without the note about its authors. */
export function toCatalogue(file: Readonly<Record<string, unknown>>): Catalogue {
  const texts = new Map<string, string>();
  for (const key of Object.keys(file)) {
    const text = file[key];
    if (key !== '@metadata' && typeof text === 'string') texts.set(key, text);
  }
  return texts;
}

/** English of what the panel always shows: it is what every chain ends in. Other groups come with their parts. */
export const english: Catalogue = toCatalogue(en);

/** Languages the panel has been translated to; the others fall back to the nearest of these. */
export const translatedLanguages: readonly string[] = ['en', 'ar'];
