/** What MediaWiki's skins write on `<html>` (mediawiki.org, Manual:Interface/Dark mode): night, or as the system. */
const night = 'skin-theme-clientpref-night';
const asSystem = 'skin-theme-clientpref-os';

/** Reports whether the skin is dark, now and whenever that changes. Skins that know no dark mode are light. */
export function watchSkinTheme(
  window: Window & typeof globalThis,
  report: (dark: boolean) => void,
): () => void {
  const root = window.document.documentElement;
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  let last: boolean | undefined;
  const look = () => {
    const { classList } = root;
    const dark = classList.contains(night) || (classList.contains(asSystem) && system.matches);
    if (dark !== last) report(dark);
    last = dark;
  };
  const observer = new window.MutationObserver(look);
  observer.observe(root, { attributes: true, attributeFilter: ['class'] });
  system.addEventListener('change', look);
  look();
  return () => {
    observer.disconnect();
    system.removeEventListener('change', look);
  };
}
