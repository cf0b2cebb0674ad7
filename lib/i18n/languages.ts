/** Languages of the interface: which comes after which, and how they run. */
export type Direction = 'ltr' | 'rtl';

/** Languages written from right to left, by the codes MediaWiki uses for them (languages/messages, `$rtl = true`). */
const rightToLeft: ReadonlySet<string> = new Set([
  'aeb-arab',
  'ar',
  'arc',
  'ary',
  'arz',
  'azb',
  'bcc',
  'bqi',
  'ckb',
  'dv',
  'fa',
  'glk',
  'he',
  'hno',
  'kk-arab',
  'khw',
  'ks',
  'ks-arab',
  'ku-arab',
  'lki',
  'lrc',
  'luz',
  'mzn',
  'nqo',
  'pnb',
  'ps',
  'sd',
  'sdh',
  'skr',
  'ug',
  'ur',
  'yi',
]);

/** Nearest relatives to fall back on before English (from MediaWiki's `$fallback`, for languages with translations here or likely soon). */
const fallbacks: ReadonlyMap<string, readonly string[]> = new Map([
  ['aeb-arab', ['ar']],
  ['ary', ['ar']],
  ['arz', ['ar']],
  ['be-tarask', ['be']],
  ['de-at', ['de']],
  ['de-ch', ['de']],
  ['pt-br', ['pt']],
  ['zh-hans', ['zh']],
  ['zh-hant', ['zh']],
  ['zh-cn', ['zh-hans', 'zh']],
  ['zh-tw', ['zh-hant', 'zh']],
]);

const canonical = (code: string) => code.toLowerCase().replaceAll('_', '-');

/** Which way a language runs. Takes any code (`ar`, `fa-AF`, `pt_BR`). */
export function directionOf(code: string): Direction {
  const language = canonical(code);
  const base = language.split('-')[0] ?? language;
  if (rightToLeft.has(language)) return 'rtl';
  if (/-(latn|cyrl|deva|hans|hant)\b/.test(language)) return 'ltr';
  return rightToLeft.has(base) ? 'rtl' : 'ltr';
}

/** The languages to look a message up in, best first, `en` always last. */
export function fallbackChain(code: string): readonly string[] {
  const chain: string[] = [];
  const add = (language: string) => {
    if (language !== '' && !chain.includes(language)) chain.push(language);
  };
  const language = canonical(code);
  add(language);
  for (const next of fallbacks.get(language) ?? []) add(next);
  add(language.split('-')[0] ?? '');
  add('en');
  return chain;
}

/** The first of the wished languages that has a translation, by its fallbacks too; `en` when none has. */
export function chooseLanguage(wished: readonly string[], translated: readonly string[]): string {
  for (const wish of wished) {
    const found = fallbackChain(wish).find(code => translated.includes(code));
    // English is behind every chain: only a person who asked for English gets it before their next wish is heard.
    if (found !== undefined && (found !== 'en' || canonical(wish).split('-')[0] === 'en')) return found;
  }
  return 'en';
}
