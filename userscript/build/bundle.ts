import { basename, extname } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';
import { pruneTokens, scopeTokens } from '../../wxt.config.ts';
import { lowered } from './lower.ts';
import { ownKeysOnly } from './own-keys.ts';
import { dealtFirst, mainPart, Parts } from './parts.ts';
import { pruneClasses } from './prune-classes.ts';
import { singleIcons } from './single-icons.ts';

/** What the build gives, to be lowered to what wikis read. */
const target = 'es2022';

/** Stands in a script for its style sheet, which is known last. */
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
}

/** Bundles an entry for a wiki page. The root of the repository must be the working directory. */
export async function bundle({ entry, as, define }: BundleOptions): Promise<readonly Script[]> {
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
              // A group takes along what its modules need: what others need too is dealt out before them.
              ...dealtFirst.map((name, index) => ({
                name,
                test: (id: string) => parts.nameOf(id) === name,
                priority: dealtFirst.length - index,
              })),
              { name: parts.nameOf },
            ],
          },
        };
  const entryName = nameOf(basename(entry, extname(entry)));
  const values = Object.entries({ __STYLE__: stylePlace, ...define });
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: {
      'process.env.NODE_ENV': '"production"',
      ...Object.fromEntries(values.map(([name, value]) => [name, JSON.stringify(value)])),
    },
    plugins: [
      singleIcons(),
      scopeTokens(),
      pruneClasses(),
      pruneTokens(),
      parts.plugin(),
      styleInside(entryName),
    ],
    build: {
      write: false,
      target,
      cssTarget: 'safari15.4',
      minify: false,
      cssMinify: true,
      cssCodeSplit: as === 'parts',
      lib: { entry, formats: [as === 'one' ? 'iife' : 'cjs'], name: 'helpdeskPanel' },
      rolldownOptions: { preserveEntrySignatures: 'allow-extension', output },
    },
  });
  const chunks = [built]
    .flat()
    .flatMap(one => ('output' in one ? one.output : []))
    .filter(file => file.type === 'chunk');
  return Promise.all(
    chunks.map(async ({ fileName, code, imports }) => ({
      name: nameOf(fileName),
      code: ownKeysOnly(await lowered(code)),
      needs: imports.map(nameOf).filter(name => name !== mainPart),
    })),
  );
}

function nameOf(file: string): string {
  return file.replace(/\.js$/, '');
}

/**
 * Puts the style sheets into the scripts: a shadow tree is styled from within. The entry has the sheet of what it brings;
 * a part gives its own to the entry.
 */
function styleInside(entry: string): Plugin {
  return {
    name: 'style-inside',
    enforce: 'post',
    generateBundle(_, files) {
      const sheets = new Map<string, string>();
      for (const file of Object.values(files)) {
        if (file.type !== 'asset') continue;
        sheets.set(file.fileName, String(file.source));
        delete files[file.fileName];
      }
      const chunks = Object.values(files).filter(file => file.type === 'chunk');
      const taken = new Set<string>();
      const textOf = (names: Iterable<string>) => {
        const own = [...names].filter(name => !taken.has(name));
        for (const name of own) taken.add(name);
        return own.map(name => sheets.get(name) ?? '').join('');
      };
      const later = chunks.filter(({ isEntry }) => !isEntry);
      for (const file of later) {
        const style = textOf(file.viteMetadata?.importedCss ?? []);
        if (style !== '') file.code += `\nrequire("./${entry}.js").addStyle(${JSON.stringify(style)});\n`;
      }
      for (const file of chunks.filter(({ isEntry }) => isEntry)) {
        const text = JSON.stringify(textOf(sheets.keys()));
        file.code = file.code.replace(/(["'`])__THE_STYLE_SHEET__\1/, () => text);
      }
    },
  };
}
