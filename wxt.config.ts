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
 * Public key of the extension, from which Chromium makes its id: the gadget asks for it under that id. A store gives the
 * extension a key of its own when it is first uploaded (without this line); that one belongs here from then on.
 */
export const extensionKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA0/F2Nf7HvXVW7TEzEYKeHYQ7dmD08cDYthj7VVNXycCOmNW/AxZKaeuuFkvvrh2T2jtjS7CIY6gav5lRmB/RMOxoh8ugqkGuVSShjx+Oq2qaYeOM+VzlOO8T+/Q1lFTmVrmN9XkL64cBPGhALjVgs/tnj6hlwPnFOp2X3ZwNU17LUHl86MaQBrSp6JJhIcoO07YucQccdLI9XduAB2tzX+hblczCWZIIXqywYWuIxj9q4jdH7ChO1P2nhjf2hBNwn9XGyKpx4XbxC+aF5AqgiGSvNwy6KFbT60w2C3k2DNCQrleAaeuh2JEWy/nTx8uVJQRji2HY2rl2n86XtvKMvwIDAQAB';

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

/**
 * Codex defines some 200 tokens; the panel uses half. The others are left out of the built style: they are a quarter of
 * its bytes, and the budget of the first view counts each (DESIGN 10).
 */
export function pruneTokens(): Plugin {
  return {
    name: 'prune-codex-tokens',
    enforce: 'post',
    generateBundle(_, bundle) {
      const files = Object.values(bundle);
      const styles = files.flatMap(file =>
        file.type === 'asset' && file.fileName.endsWith('.css') && typeof file.source === 'string'
          ? [file]
          : [],
      );
      const scripts = files.map(file => (file.type === 'chunk' ? file.code : '')).join('');
      // A token that only an unused token refers to is unused as well: until nothing more falls away.
      for (let before = -1, size = 0; before !== size; ) {
        before = size;
        const text = scripts + styles.map(style => style.source).join('');
        const used = new Set(Array.from(text.matchAll(/var\((--[\w-]+)/g), match => match[1]));
        for (const style of styles) {
          style.source = String(style.source).replace(/(?<=[{;])(--[\w-]+):[^;}]*;?/g, (declaration, name) =>
            used.has(name) ? declaration : '',
          );
        }
        size = styles.reduce((sum, style) => sum + style.source.length, 0);
      }
    },
  };
}

export default defineConfig({
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    // `offscreen` lets the background run a regular expression where it can be stopped; it opens nothing a person could see.
    permissions: ['storage', 'alarms', ...(browser === 'firefox' ? [] : ['offscreen'])],
    // Asked for when the person takes over the text they selected on a page, and used for nothing else; and when they first
    // want a notice at the end of a batch.
    optional_permissions: ['scripting', 'notifications'],
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
      : {
          minimum_chrome_version: '116',
          key: extensionKey,
          // Lets the gadget ask whether the extension is there; no permission, nothing put into pages.
          externally_connectable: { matches: wikiHosts },
        }),
  }),
  vite: () => ({
    plugins: [scopeTokens(), pruneTokens()],
    build: { target: 'es2022', modulePreload: false },
  }),
});
