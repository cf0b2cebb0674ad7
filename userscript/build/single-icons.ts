import * as icons from '@wikimedia/codex-icons';
import type { Plugin } from 'vite';

const scheme = 'codex-icon:';

/**
 * Makes each of Codex' icons a module of its own. They come as one module, which as a whole would belong to the first part
 * of the gadget; so each goes with the part that shows it.
 */
export function singleIcons(): Plugin {
  const drawings: ReadonlyMap<string, unknown> = new Map(Object.entries(icons));
  return {
    name: 'single-icons',
    enforce: 'pre',
    transform(code) {
      return code.replace(/import \{([^}]*)\} from '@wikimedia\/codex-icons';/g, (_, names: string) =>
        names
          .split(',')
          .map(name => name.trim())
          .filter(name => name !== '')
          .map(name => `import { ${name} } from '${scheme}${name}';`)
          .join(' '),
      );
    },
    resolveId: id => (id.startsWith(scheme) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${scheme}`)) return undefined;
      const name = id.slice(scheme.length + 1);
      if (!drawings.has(name)) throw new Error(`Codex has no icon ${name}`);
      return `export const ${name} = ${JSON.stringify(drawings.get(name))};`;
    },
  };
}
