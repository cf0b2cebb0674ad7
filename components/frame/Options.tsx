import { translatedLanguages } from '../../lib/i18n/catalogue.ts';
import { Button } from '../common/Button.tsx';
import { Field } from '../common/Field.tsx';
import { useI18n } from '../common/i18n-context.tsx';
import { Select } from '../common/Select.tsx';
import { Screen } from './Screen.tsx';
import type { SettingsModel, Theme } from './settings.ts';

/** How the panel looks and speaks. What is chosen counts at once and is kept in this browser. */
export function Options({ settings, onBack }: { settings: SettingsModel; onBack: () => void }) {
  const { text, languageName } = useI18n();
  const { language, theme, hintsPutAway } = settings.current.value;
  const themes: readonly { value: Theme; label: string }[] = [
    { value: 'auto', label: text('options-theme-auto') },
    { value: 'light', label: text('options-theme-light') },
    { value: 'dark', label: text('options-theme-dark') },
  ];
  const languages = [
    { value: '', label: text('options-language-auto') },
    ...translatedLanguages.map(code => ({ value: code, label: languageName(code) })),
  ];
  return (
    <Screen title={text('options')} onBack={onBack}>
      <Field label={text('options-language')} help={text('options-language-help')}>
        {ids => (
          <Select
            {...ids}
            value={language ?? ''}
            options={languages}
            onChange={value => settings.change({ language: value === '' ? null : value })}
          />
        )}
      </Field>
      <Field label={text('options-theme')}>
        {ids => (
          <Select
            {...ids}
            value={theme}
            options={themes}
            onChange={value => settings.change({ theme: value })}
          />
        )}
      </Field>
      {hintsPutAway.length > 0 ? (
        <p>
          <Button onClick={() => settings.change({ hintsPutAway: [] })}>{text('options-hints')}</Button>
        </p>
      ) : null}
    </Screen>
  );
}

export default Options;
