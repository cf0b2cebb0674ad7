import type { Plugin } from 'vite';

/** The first part: what every opening of the panel needs. */
export const mainPart = 'main';

/** What several later parts have in common. */
export const sharedPart = 'shared';

/** Below this many characters of source a part is not worth a request of its own and goes with the first. */
const worthwhile = 20_000;

interface Module {
  readonly size: number;
  readonly imports: readonly string[];
  readonly later: readonly string[];
}

/**
 * Which part of the gadget a module belongs to. What the components load when it is opened (`import()`) becomes a part of
 * its own, named after the file that is loaded; what two such parts share becomes the part `shared`, and small ones go with
 * the first. So a new view of the panel needs nothing here.
 */
export class Parts {
  readonly #modules = new Map<string, Module>();
  #parts: ReadonlyMap<string, string> | undefined;

  /** Collects the modules while they are read. `atOnce`: loaded right with the first part, although by `import()`. */
  constructor(
    private readonly entry: RegExp,
    private readonly atOnce: RegExp,
  ) {}

  plugin(): Plugin {
    const modules = this.#modules;
    return {
      name: 'parts-of-the-gadget',
      buildEnd() {
        for (const id of this.getModuleIds()) {
          const info = this.getModuleInfo(id);
          if (info === null) continue;
          modules.set(id, {
            size: info.code?.length ?? 0,
            imports: info.importedIds,
            later: info.dynamicallyImportedIds,
          });
        }
      },
    };
  }

  /** The part of a module, for rolldown's groups. */
  readonly nameOf = (id: string): string => {
    this.#parts ??= this.#divide();
    return this.#parts.get(id) ?? mainPart;
  };

  #divide(): ReadonlyMap<string, string> {
    const all = [...this.#modules.keys()];
    const later = new Set(all.flatMap(id => this.#modules.get(id)?.later ?? []));
    const first = this.#reach(all.filter(id => this.entry.test(id)));
    for (const id of later) if (this.atOnce.test(id)) for (const one of this.#reach([id])) first.add(one);

    const users = new Map<string, Set<string>>();
    for (const entry of later) {
      const own = [...this.#reach([entry])].filter(id => !first.has(id));
      const size = own.reduce((sum, id) => sum + (this.#modules.get(id)?.size ?? 0), 0);
      if (size < worthwhile && !entry.endsWith('.json')) continue;
      for (const id of own) users.set(id, (users.get(id) ?? new Set()).add(nameOfFile(entry)));
    }
    return new Map(
      [...users].map(
        ([id, names]) => [id, names.size === 1 ? ([...names][0] ?? mainPart) : sharedPart] as const,
      ),
    );
  }

  /** The modules that come along with these. */
  #reach(ids: readonly string[]): Set<string> {
    const found = new Set<string>();
    const left = [...ids];
    for (let id = left.pop(); id !== undefined; id = left.pop()) {
      if (found.has(id)) continue;
      found.add(id);
      left.push(...(this.#modules.get(id)?.imports ?? []));
    }
    return found;
  }
}

/** `…/components/frame/FlagScreen.tsx` → `flag`; the translations to a language are one part: `…/messages/batch/ar.json` → `ar`. */
function nameOfFile(id: string): string {
  const file = id.split('/').at(-1) ?? '';
  return file
    .replace(/\.\w+$/, '')
    .replace(/(?:Screen|View)$/, '')
    .toLowerCase();
}
