/**
 * For `mw.loader.load` in somebody's own scripts, on any wiki: makes the gadget's modules known to ResourceLoader, which
 * then loads from Meta what is opened, as small as it serves a gadget.
 */
import type { RegisteredModule } from '../mediawiki.ts';
import { putLink } from './link.ts';
import { loadPanel } from './load-panel.ts';

/** Put in by the build: address of `load.php` on Meta, and the gadget's modules. */
declare const __SOURCE__: string;
declare const __MODULES__: readonly (readonly [
  name: string,
  version: string,
  dependencies: readonly string[],
])[];

const source = 'helpdesk-panel';

/** The modules that this wiki does not have itself. */
function foreign(): readonly RegisteredModule[] {
  return __MODULES__
    .filter(([name]) => mw.loader.getState(name) === null)
    .map(([name, version, dependencies]) => [name, version, dependencies, null, source]);
}

mw.loader.using(['mediawiki.util']).then(() => {
  putLink(() => {
    const modules = foreign();
    if (modules.length > 0) {
      mw.loader.addSource({ [source]: __SOURCE__ });
      mw.loader.register(modules);
    }
    return loadPanel();
  });
});
