import { readFile } from 'node:fs/promises';
import { defaultConfig } from '../../lib/desk/config.ts';
import { translatedLanguages } from '../../lib/i18n/catalogue.ts';
import { pageUrl, sites, wikiIds } from '../../lib/wiki/sites.ts';
import { extensionKey } from '../../wxt.config.ts';
import type { LoaderWords } from '../loader/link.ts';
import { bundle, type Script } from './bundle.ts';
import { extensionId } from './extension-id.ts';
import { gadgetName, gadgetScripts, loaderLine } from './gadget.ts';
import { scriptPage } from './header.ts';

/** Where the scripts for people without the gadget are: in the same namespace, which only few may change. */
export const pageLoader = `MediaWiki:Gadget-${gadgetName}-page.js`;
export const wholeScript = `MediaWiki:Gadget-${gadgetName}-whole.js`;

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
  /** The pages behind `mw.loader.load`. */
  readonly pages: readonly ScriptPage[];
  /** The file for userscript managers. */
  readonly userscript: string;
}

export interface BuildOptions {
  /** For measuring: what ResourceLoader would make of it in the end. */
  readonly minify?: boolean;
}

const panelEntry = 'userscript/in-page.tsx';

/** Builds gadget, pages and userscript. The root of the repository must be the working directory. */
export async function buildUserscript({ minify = false }: BuildOptions = {}): Promise<Built> {
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
  const words = await loaderWords();
  const names = new Map([...words].map(([language, [name]]) => [language, name] as const));
  const home = pageUrl('meta', defaultConfig.pages.panel);
  const define = {
    __VERSION__: version,
    __WORDS__: Object.fromEntries(words),
    __EXTENSION__: extensionId(extensionKey),
  };
  const one = async (entry: string, more: Readonly<Record<string, string>> = {}) =>
    onlyScript(await bundle({ entry, as: 'one', minify, define: { ...define, ...more } }));
  const page = (title: string, what: string, code: string): ScriptPage => ({
    title,
    text: scriptPage(code, { version, home, what }),
  });

  const parts = gadgetScripts(await bundle({ entry: panelEntry, as: 'parts', minify, define }), 'in-page');
  const address = pageUrl('meta', wholeScript, { action: 'raw', ctype: 'text/javascript' });
  const whole = await one('userscript/loader/whole.ts');
  return {
    gadget: [
      ...parts.map(part => page(`MediaWiki:Gadget-${part.page}`, `a part of the gadget`, part.code)),
      page(
        `MediaWiki:Gadget-${gadgetName}.js`,
        'what a page loads until somebody opens the panel',
        await one('userscript/loader/gadget.ts'),
      ),
    ],
    definition: [loaderLine, ...parts.map(({ line }) => line)],
    labels: names,
    pages: [
      page(wholeScript, 'the whole panel, for those who do not use the gadget', whole),
      page(
        pageLoader,
        `for your common.js: mw.loader.load( '${pageUrl('meta', pageLoader, { action: 'raw', ctype: 'text/javascript' })}' );`,
        await one('userscript/loader/page.ts', { __PANEL_ADDRESS__: address }),
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

/** What the loader says, in each language of the panel that has all of it. */
async function loaderWords(): Promise<ReadonlyMap<string, LoaderWords>> {
  const words = new Map<string, LoaderWords>();
  for (const language of translatedLanguages) {
    const file = await readFile(`lib/i18n/messages/core/${language}.json`, 'utf8');
    const texts = new Map<string, unknown>(Object.entries(JSON.parse(file)));
    const keys = ['panel-name', 'panel-not-loaded', 'extension-instead'] as const;
    const [name, failed, instead] = keys.map(key => texts.get(key));
    if (typeof name === 'string' && typeof failed === 'string' && typeof instead === 'string')
      words.set(language, [name, failed, instead]);
  }
  return words;
}

/** What userscript managers read: https://violentmonkey.github.io/api/metadata-block/ */
function metadata(version: string, names: ReadonlyMap<string, string>, home: string): string {
  const fields: readonly (readonly [string, string])[] = [
    ['name', names.get('en') ?? gadgetName],
    ...[...names]
      .filter(([language]) => language !== 'en')
      .map(([language, name]) => [`name:${language}`, name] as const),
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
