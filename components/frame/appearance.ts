import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { I18n } from '../../lib/i18n/i18n.ts';
import type { Settings } from './settings.ts';

/**
 * Puts language, direction and theme on the element that carries Codex' tokens, and follows the system where the
 * person left the theme to it. Gives back what ends it.
 */
export function keepAppearance(
  element: HTMLElement,
  settings: ReadonlySignal<Settings>,
  i18n: ReadonlySignal<I18n>,
  matchMedia: (query: string) => MediaQueryList,
): () => void {
  const query = matchMedia('(prefers-color-scheme: dark)');
  const systemDark = signal(query.matches);
  const onChange = () => {
    systemDark.value = query.matches;
  };
  query.addEventListener('change', onChange);
  const stop = effect(() => {
    const { theme } = settings.value;
    const dark = theme === 'dark' || (theme === 'auto' && systemDark.value);
    element.setAttribute('data-theme', dark ? 'dark' : 'light');
    element.lang = i18n.value.language;
    element.dir = i18n.value.direction;
  });
  return () => {
    query.removeEventListener('change', onChange);
    stop();
  };
}
