import { readFile } from 'node:fs/promises';
import { defaultConfig } from '../../lib/desk/config.ts';
import { translatedLanguages } from '../../lib/i18n/catalogue.ts';
import { pageUrl, sites, wikiIds } from '../../lib/wiki/sites.ts';
import { extensionKey } from '../../wxt.config.ts';
import { bundle, type Script } from './bundle.ts';
import { extensionId } from './extension-id.ts';
import { gadgetName, gadgetScripts, loaderLine } from './gadget.ts';
import { scriptPage } from './header.ts';

/** Where the script for people without the gadget is: in the same namespace, which only few may change. */
export const pageLoader = `MediaWiki:Gadget-${gadgetName}-page.js`;

/** A script page of a wiki. */
export interface ScriptPage {
  readonly title: string;
  readonly text: string;
}

/** All that the build makes. */
export interface Built {
  /** Pages of the gadget; the loader last, which is what starts the others. */
  readonly gadget: readonly ScriptPage[];
  /** Lines for MediaWiki:Gadgets-definition. */
  readonly definition: readonly string[];
  /** Name of the gadget by language, as the preferences show it. */
  readonly labels: ReadonlyMap<string, string>;
  /** The page behind `mw.loader.load`. */
  readonly pages: readonly ScriptPage[];
  /** The file for userscript managers. */
  readonly userscript: string;
}

const panelEntry = 'userscript/in-page.tsx';

/** Builds gadget, pages and userscript. The root of the repository must be the working directory. */
export async function buildUserscript(): Promise<Built> {
  return inProduction(buildAll);
}

/** Vite goes by this variable (test runners set it) when it chooses between the two builds that libraries come in. */
async function inProduction<T>(work: () => Promise<T>): Promise<T> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

async function buildAll(): Promise<Built> {
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
  const names = await texts(['panel-name']);
  const home = pageUrl('meta', defaultConfig.pages.panel);
  const define = {
    __VERSION__: version,
    __LINK_WORDS__: Object.fromEntries(await texts(['panel-name', 'panel-not-loaded'])),
    __PAGE_WORDS__: Object.fromEntries(await texts(['browser-too-old', 'extension-instead'])),
    __EXTENSION__: extensionId(extensionKey),
  };
  const one = async (entry: string, more: Readonly<Record<string, unknown>> = {}) =>
    onlyScript(await bundle({ entry, as: 'one', define: { ...define, ...more } }));
  const page = (title: string, what: string, code: string): ScriptPage => ({
    title,
    text: scriptPage(code, { version, home, what }),
  });

  const parts = gadgetScripts(await bundle({ entry: panelEntry, as: 'parts', define }), 'in-page');
  return {
    gadget: [
      ...parts.map(part => page(`MediaWiki:Gadget-${part.page}`, 'a part of the gadget', part.code)),
      page(
        `MediaWiki:Gadget-${gadgetName}.js`,
        'what a page loads until somebody opens the panel',
        await one('userscript/loader/gadget.ts'),
      ),
    ],
    definition: [loaderLine, ...parts.map(({ line }) => line)],
    labels: new Map([...names].map(([language, [name]]) => [language, name])),
    pages: [
      page(
        pageLoader,
        `for your common.js: mw.loader.load( '${pageUrl('meta', pageLoader, { action: 'raw', ctype: 'text/javascript' })}' );`,
        await one('userscript/loader/page.ts', {
          __SOURCE__: `https://${sites.meta.host}/w/load.php`,
          __MODULES__: parts.map(({ module, dependencies }) => [module, version, dependencies]),
        }),
      ),
    ],
    userscript: `${metadata(version, names, home)}\n\n${await one('userscript/loader/userscript.ts')}`,
  };
}

function onlyScript(scripts: readonly Script[]): string {
  const [script, ...others] = scripts;
  if (script === undefined || others.length > 0) throw new Error('One script was expected');
  return script.code;
}

/** Some messages of what is said at the start or outside of the panel, in each language of the panel that has all of them. */
async function texts<const Keys extends readonly string[]>(
  keys: Keys,
): Promise<ReadonlyMap<string, { readonly [Index in keyof Keys]: string }>> {
  const found = new Map<string, { readonly [Index in keyof Keys]: string }>();
  for (const language of translatedLanguages) {
    const all = new Map<string, unknown>();
    for (const group of ['core', 'asides']) {
      const file = await readFile(`lib/i18n/messages/${group}/${language}.json`, 'utf8');
      for (const [key, text] of Object.entries(JSON.parse(file))) all.set(key, text);
    }
    const own = keys.map(key => all.get(key));
    if (isTexts(own, keys)) found.set(language, own);
  }
  return found;
}

function isTexts<Keys extends readonly string[]>(
  own: readonly unknown[],
  keys: Keys,
): own is { readonly [Index in keyof Keys]: string } {
  return own.length === keys.length && own.every(text => typeof text === 'string');
}

/** What userscript managers read: https://violentmonkey.github.io/api/metadata-block/ */
function metadata(version: string, names: ReadonlyMap<string, readonly [string]>, home: string): string {
  const fields: readonly (readonly [string, string])[] = [
    ['name', names.get('en')?.[0] ?? gadgetName],
    ...[...names]
      .filter(([language]) => language !== 'en')
      .map(([language, [name]]) => [`name:${language}`, name] as const),
    ['namespace', home],
    ['version', version],
    ['description', 'See and flag possible content partners beside a page on Commons, Wikidata and Meta'],
    ['license', 'GPL-2.0-or-later'],
    ['homepageURL', home],
    ...wikiIds.flatMap(id =>
      [sites[id].host, sites[id].mobileHost].map(host => ['match', `https://${host}/*`] as const),
    ),
    ['grant', 'none'],
    ['run-at', 'document-end'],
    ['noframes', ''],
  ];
  const lines = fields.map(([field, value]) => `// @${field.padEnd(12)} ${value}`.trimEnd());
  return ['// ==UserScript==', ...lines, '// ==/UserScript=='].join('\n');
}
