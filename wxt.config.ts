import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';

/** The three wikis, desktop and mobile hosts: all the panel may talk to (DESIGN 3). */
const wikiHosts = [
  'https://commons.wikimedia.org/*',
  'https://commons.m.wikimedia.org/*',
  'https://www.wikidata.org/*',
  'https://m.wikidata.org/*',
  'https://meta.wikimedia.org/*',
  'https://meta.m.wikimedia.org/*',
];

/**
 * Codex' tokens come for `:root`. The panel wants them on an element of its own choosing (the whole document of the
 * extension, a shadow host in a page) and the dark ones also when the person, not the system, asks for dark.
 */
export function scopeTokens(): Plugin {
  const scopes = [
    { file: /theme-wikimedia-ui-root\.css$/, selector: '.panel-tokens' },
    { file: /theme-wikimedia-ui-mode-small\.css$/, selector: '.panel-tokens' },
    { file: /theme-wikimedia-ui-mode-dark\.css$/, selector: '.panel-tokens[data-theme="dark"]' },
  ];
  return {
    name: 'scope-codex-tokens',
    enforce: 'pre',
    transform(code, id) {
      const scope = scopes.find(({ file }) => file.test(id));
      return scope === undefined ? undefined : { code: code.replaceAll(':root', scope.selector), map: null };
    },
  };
}

export default defineConfig({
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: ['storage', 'alarms'],
    host_permissions: wikiHosts,
    action: { default_title: '__MSG_extensionOpen__' },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'partnership-helpdesk-panel@content-partnerships-hub',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '116' }),
  }),
  vite: () => ({
    plugins: [scopeTokens()],
    build: { target: 'es2022', modulePreload: false },
  }),
});
