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

export default defineConfig({
  manifest: ({ manifestVersion }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: ['storage', 'alarms'],
    ...(manifestVersion === 3 ? { host_permissions: wikiHosts } : {}),
  }),
  vite: () => ({ build: { target: 'es2022' } }),
});
