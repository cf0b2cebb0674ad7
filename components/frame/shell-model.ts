import { type ReadonlySignal, signal } from '@preact/signals';
import type { Host, Subject } from '../../lib/host.ts';
import type { I18n, MessageGroup } from '../../lib/i18n/i18n.ts';
import { openLanguage } from './language.ts';
import { openSettings, type SettingsModel } from './settings.ts';

/** What the panel knows before anything has been asked: settings, language, and the address in front of the person. */
export interface Shell {
  readonly host: Host;
  readonly settings: SettingsModel;
  readonly i18n: ReadonlySignal<I18n>;
  /** Brings the messages of a part that is opened later. */
  readonly needMessages: (group: MessageGroup) => Promise<void>;
  /** Messages in English, of the parts that were brought so far. */
  readonly inEnglish: () => I18n;
  /** Undefined until the browser has said. A page loaded again is a new value. */
  readonly subject: ReadonlySignal<Subject | undefined>;
  dispose(): void;
}

/** Starts following the page, the settings and the language. */
export function openShell(host: Host): Shell {
  const settings = openSettings(host.settings);
  const language = openLanguage(settings.current, host.languages);
  const subject = signal<Subject | undefined>(undefined);
  const stop = host.watchSubject(next => {
    subject.value = next;
  });
  return {
    host,
    settings,
    i18n: language.i18n,
    needMessages: language.need,
    inEnglish: language.inEnglish,
    subject,
    dispose() {
      stop();
      language.dispose();
      settings.dispose();
    },
  };
}
