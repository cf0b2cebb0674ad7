import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Host } from '../../lib/host.ts';
import type { I18n } from '../../lib/i18n/i18n.ts';
import type { Settings } from './settings.ts';

/**
 * Puts language, direction and theme on the element that carries Codex' tokens, and follows the surroundings where the
 * person left the theme to them. Gives back what ends it.
 */
export function keepAppearance(
  element: HTMLElement,
  settings: ReadonlySignal<Settings>,
  i18n: ReadonlySignal<I18n>,
  watchDark: Host['watchDark'],
): () => void {
  const around = signal(false);
  const unwatch = watchDark(dark => {
    around.value = dark;
  });
  const stop = effect(() => {
    const { theme } = settings.value;
    const dark = theme === 'dark' || (theme === 'auto' && around.value);
    element.setAttribute('data-theme', dark ? 'dark' : 'light');
    element.lang = i18n.value.language;
    element.dir = i18n.value.direction;
  });
  return () => {
    unwatch();
    stop();
  };
}
