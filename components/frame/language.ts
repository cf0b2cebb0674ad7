import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { english, toCatalogue, translatedLanguages } from '../../lib/i18n/catalogue.ts';
import { type Catalogue, createI18n, type I18n, type MessageGroup } from '../../lib/i18n/i18n.ts';
import { chooseLanguage } from '../../lib/i18n/languages.ts';
import { messageFiles } from './message-files.ts';
import type { Settings } from './settings.ts';

/** The messages of the panel, in the language of the person. */
export interface Language {
  readonly i18n: ReadonlySignal<I18n>;
  /**
   * Brings a group of messages, for good. Rejects when its English cannot be had; a translation that cannot be had is
   * done without.
   */
  need(group: MessageGroup): Promise<void>;
  /** English, whatever the panel speaks: what goes to the Helpdesk by e-mail is written in it. */
  inEnglish(): I18n;
  dispose(): void;
}

/**
 * The messages in the language the person chose, or the first of `languages` that the panel speaks. Until a
 * translation has come (or if it cannot be had) it is English, which is always at hand.
 */
export function openLanguage(settings: ReadonlySignal<Settings>, languages: readonly string[]): Language {
  const catalogues = new Map<string, Catalogue>([['en', english]]);
  const files = new Map<string, Promise<void>>();
  const needed = new Set<MessageGroup>(['core']);
  const i18n = signal(createI18n('en', catalogues));
  let wanted = 'en';

  /** One file, once; asked for again only if it could not be had. */
  const bring = (group: MessageGroup, language: string): Promise<void> => {
    const load = messageFiles.get(group)?.get(language);
    const name = `${group} ${language}`;
    const coming = files.get(name);
    if (load === undefined || coming !== undefined) return coming ?? Promise.resolve();
    const come = load().then(
      file => {
        const before = catalogues.get(language) ?? new Map<string, string>();
        catalogues.set(language, new Map([...before, ...toCatalogue(file.default)]));
      },
      (error: unknown) => {
        files.delete(name);
        throw error;
      },
    );
    files.set(name, come);
    return come;
  };
  const translation = (group: MessageGroup, language: string) =>
    language === 'en' ? Promise.resolve() : bring(group, language).catch(() => undefined);

  const dispose = effect(() => {
    const { language } = settings.value;
    const chosen = chooseLanguage(
      language === null ? languages : [language, ...languages],
      translatedLanguages,
    );
    wanted = chosen;
    const show = () => {
      if (wanted === chosen && i18n.peek().language !== chosen) i18n.value = createI18n(chosen, catalogues);
    };
    if (chosen === 'en') show();
    else {
      void Promise.all([...needed].map(group => translation(group, chosen))).then(() => {
        if (catalogues.has(chosen)) show();
      });
    }
  });

  return {
    i18n,
    async need(group) {
      if (needed.has(group)) return;
      const language = wanted;
      await Promise.all([bring(group, 'en'), translation(group, language)]);
      needed.add(group);
      // The person may have changed the language while the files were on their way.
      if (wanted !== language) await translation(group, wanted);
      i18n.value = createI18n(i18n.peek().language, catalogues);
    },
    inEnglish: () => createI18n('en', catalogues),
    dispose,
  };
}
