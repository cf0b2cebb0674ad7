import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { english, toCatalogue, translatedLanguages } from '../../lib/i18n/catalogue.ts';
import { type Catalogue, createI18n, type I18n } from '../../lib/i18n/i18n.ts';
import { chooseLanguage } from '../../lib/i18n/languages.ts';
import type { Settings } from './settings.ts';

/** Translations other than English come when they are wanted; each is a file of its own in the build. */
const loaders: ReadonlyMap<string, () => Promise<{ default: Readonly<Record<string, unknown>> }>> = new Map([
  ['ar', () => import('../../lib/i18n/messages/ar.json')],
]);

/**
 * The messages in the language the person chose, or the first of `languages` that the panel speaks. Until a
 * translation has come (or if it cannot be had) it is English, which is always at hand.
 */
export function openLanguage(
  settings: ReadonlySignal<Settings>,
  languages: readonly string[],
): { readonly i18n: ReadonlySignal<I18n>; dispose(): void } {
  const catalogues = new Map<string, Catalogue>([['en', english]]);
  const i18n = signal(createI18n('en', catalogues));
  const dispose = effect(() => {
    const { language } = settings.value;
    const chosen = chooseLanguage(
      language === null ? languages : [language, ...languages],
      translatedLanguages,
    );
    const show = () => {
      if (i18n.peek().language !== chosen) i18n.value = createI18n(chosen, catalogues);
    };
    const load = loaders.get(chosen);
    if (load === undefined || catalogues.has(chosen)) {
      show();
      return;
    }
    let superseded = false;
    load().then(
      file => {
        catalogues.set(chosen, toCatalogue(file.default));
        if (!superseded) show();
      },
      () => undefined,
    );
    return () => {
      superseded = true;
    };
  });
  return { i18n, dispose };
}
