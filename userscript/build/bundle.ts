import { build, type Plugin, type Rolldown } from 'vite';
import { pruneTokens, scopeTokens } from '../../wxt.config.ts';
import { ownKeysOnly } from './own-keys.ts';
import { mainPart, Parts, sharedPart } from './parts.ts';

/** Gadgets and user scripts are parsed as ES2016 by MediaWiki 1.43, and replaced as a whole on one newer token. */
const target = 'es2016';

/** Stands in a script for the style sheet of all components, which is known last. */
const stylePlace = '__THE_STYLE_SHEET__';

/** One script as it comes out of the build. */
export interface Script {
  readonly name: string;
  readonly code: string;
  /** Names of the scripts it takes things from when it starts. */
  readonly needs: readonly string[];
}

export interface BundleOptions {
  /** File of the entry, from the root of the repository. */
  readonly entry: string;
  /** `parts`: scripts for ResourceLoader that load each other by its `require`. `one`: a single script. */
  readonly as: 'parts' | 'one';
  /** Values for the `__NAMES__` in the sources. */
  readonly define: Readonly<Record<string, unknown>>;
  readonly minify?: boolean;
}

/** Bundles an entry for a wiki page. The root of the repository must be the working directory. */
export async function bundle({
  entry,
  as,
  define,
  minify = false,
}: BundleOptions): Promise<readonly Script[]> {
  const parts = new Parts(new RegExp(`${entry.replaceAll('.', '\\.')}$`), /\/Frame\.tsx$/);
  const output: Rolldown.OutputOptions =
    as === 'one'
      ? { format: 'iife', codeSplitting: false, entryFileNames: '[name].js' }
      : {
          format: 'cjs',
          entryFileNames: '[name].js',
          chunkFileNames: '[name].js',
          codeSplitting: {
            groups: [
              { name: mainPart, test: id => parts.nameOf(id) === mainPart, priority: 2 },
              { name: sharedPart, test: id => parts.nameOf(id) === sharedPart, priority: 1 },
              { name: parts.nameOf },
            ],
          },
        };
  const values = Object.entries({ __STYLE__: stylePlace, ...define });
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: {
      'process.env.NODE_ENV': '"production"',
      ...Object.fromEntries(values.map(([name, value]) => [name, JSON.stringify(value)])),
    },
    plugins: [scopeTokens(), pruneTokens(), parts.plugin(), styleInside()],
    build: {
      write: false,
      target,
      cssTarget: 'safari15.4',
      minify,
      cssMinify: true,
      cssCodeSplit: false,
      lib: { entry, formats: [as === 'one' ? 'iife' : 'cjs'], name: 'helpdeskPanel' },
      rolldownOptions: { preserveEntrySignatures: 'allow-extension', output },
    },
  });
  const chunks = [built]
    .flat()
    .flatMap(one => ('output' in one ? one.output : []))
    .filter(file => file.type === 'chunk');
  return chunks.map(({ fileName, code, imports }) => ({
    name: nameOf(fileName),
    code: ownKeysOnly(code),
    needs: imports.map(nameOf).filter(name => name !== mainPart),
  }));
}

function nameOf(file: string): string {
  return file.replace(/\.js$/, '');
}

/** Puts the style sheet into the script: a shadow tree is styled from within. */
function styleInside(): Plugin {
  return {
    name: 'style-inside',
    enforce: 'post',
    generateBundle(_, files) {
      const sheets: string[] = [];
      for (const file of Object.values(files)) {
        if (file.type !== 'asset') continue;
        sheets.push(String(file.source));
        delete files[file.fileName];
      }
      const text = JSON.stringify(sheets.join(''));
      for (const file of Object.values(files)) {
        if (file.type === 'chunk') file.code = file.code.replace(/(["'`])__THE_STYLE_SHEET__\1/, () => text);
      }
    },
  };
}
