import type { Script } from './bundle.ts';
import { mainPart } from './parts.ts';

/** Name of the gadget, and the start of the names of its parts. */
export const gadgetName = 'helpdesk-panel';

/** The gadget that brings one part. */
const gadgetOf = (part: string) => `${gadgetName}-${part}`;
const moduleOf = (part: string) => `ext.gadget.${gadgetOf(part)}`;

/** One gadget on MediaWiki:Gadgets-definition. */
export interface GadgetScript {
  /** Its page, without `MediaWiki:Gadget-`. */
  readonly page: string;
  /** Its name in ResourceLoader, and of those it needs first. */
  readonly module: string;
  readonly dependencies: readonly string[];
  readonly line: string;
  readonly code: string;
}

/** rolldown keeps a few lines of its own for all scripts of a build. */
const runtime = 'rolldown-runtime';

/**
 * Makes the scripts of a build into modules of ResourceLoader, which finds them by its own names. The entry becomes the
 * main part, with rolldown's few lines in it.
 * @throws when a script takes something in a way this does not know.
 */
export function gadgetScripts(scripts: readonly Script[], entry: string): readonly GadgetScript[] {
  const common = scripts.find(({ name }) => name === runtime)?.code ?? '';
  return scripts
    .filter(({ name }) => name !== runtime)
    .map(({ name, code, needs }) => {
      const part = partOf(name, entry);
      const own = part === mainPart ? `${common}\n${linked(code, entry, true)}` : linked(code, entry, false);
      const others = [...new Set(needs.map(one => partOf(one, entry)))].filter(one => one !== part);
      const dependencies = [
        ...others.map(moduleOf),
        ...(part === mainPart ? ['mediawiki.util', 'mediawiki.user'] : []),
      ];
      const after = dependencies.length === 0 ? '' : `|dependencies=${dependencies.join(',')}`;
      return {
        page: `${gadgetOf(part)}.js`,
        module: moduleOf(part),
        dependencies,
        line: `* ${gadgetOf(part)}[ResourceLoader|hidden${after}]|${gadgetOf(part)}.js`,
        // ResourceLoader brings `require` and `module`, but not this.
        code: `const exports = module.exports;\n${own}`,
      };
    });
}

/** The definition of the gadget that people switch on: the loader alone. */
export const loaderLine = `* ${gadgetName}[ResourceLoader|dependencies=mediawiki.util]|${gadgetName}.js`;

function partOf(name: string, entry: string): string {
  return name === entry || name === runtime ? mainPart : name;
}

function linked(code: string, entry: string, isMain: boolean): string {
  const module = (file: string) => JSON.stringify(moduleOf(partOf(file, entry)));
  const text = code
    // A part that is loaded when it is opened: by ResourceLoader.
    .replace(
      /Promise\.resolve\(\)\.then\(\(\)\s*=>\s*require\(["'`]\.\/([\w-]+)\.js["'`]\)\)/g,
      (_, file: string) => `mw.loader.using(${module(file)}).then((require) => require(${module(file)}))`,
    )
    .replace(/require\(["'`]\.\/([\w-]+)\.js["'`]\)/g, (_, file: string) =>
      isMain && file === runtime ? 'exports' : `require(${module(file)})`,
    );
  const strange = /require\(["'`]\.[^)]*\)|\bimport\(/.exec(text);
  if (strange !== null) throw new Error(`Not known how to load this in a gadget: ${strange[0]}`);
  return text;
}
