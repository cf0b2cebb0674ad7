import type { Plugin } from 'vite';
import { translatedLanguages } from '../../lib/i18n/catalogue.ts';

/** The first part: what every opening of the panel needs. */
export const mainPart = 'main';

/** What several later parts have in common; and what only those have in common that know requests. */
export const sharedPart = 'shared';
export const deskPart = 'desk';

/**
 * Parts that come with the first look at some pages only, the one that comes most often first: a file that one of them and
 * later parts need belongs to it, however small they are.
 */
const grounds: readonly string[] = ['commons', 'records', 'asides'];

/** The one of them that needs none of the others: what it has in common with them is little, and comes with the first part. */
const apart = 'asides';

/** Parts that are opened from another one only: what they have in common with it belongs to that one. */
const openedFrom: Readonly<Record<string, string>> = { workshop: 'batches' };

/** The parts that others build on, those that build on no other first. */
export const dealtFirst: readonly string[] = [
  mainPart,
  ...grounds,
  sharedPart,
  deskPart,
  ...Object.values(openedFrom),
];

/** The parts that know requests. */
const knowRequests: ReadonlySet<string> = new Set(['ask', 'requests', 'manage', 'board', 'record', deskPart]);

/** Files that are opened together: the part that has them all. */
const together: Readonly<Record<string, string>> = {
  request: 'requests',
  'request-models': 'requests',
  committee: 'board',
  groups: 'board',
  reports: 'board',
  recordactions: 'record',
  olderrequest: 'record',
  handoff: 'workshop',
  pages: 'workshop',
  preview: 'workshop',
  run: 'workshop',
  table: 'workshop',
  'commons-reader': 'commons',
  countrylink: 'commons',
  'opening-records': 'records',
  pagerequests: 'records',
  options: 'asides',
  help: 'asides',
  about: 'asides',
  drafts: 'asides',
  'stored-drafts': 'asides',
  batchinsight: 'asides',
};

/** Where the English of a group of messages is; that of a group not named here is shared. */
const partOfGroup: Readonly<Record<string, string>> = {
  request: deskPart,
  record: deskPart,
  known: 'records',
  asides: 'asides',
  batch: 'batches',
  board: 'board',
  reports: 'board',
};

/** Below this many characters of source a part is not worth a request and a name of its own. */
const worthwhile = 20_000;

/** Groups of messages that the first look at a page may show. */
const firstWords: ReadonlySet<string> = new Set(['core', 'known']);

/** What is translated and not always shown. */
const laterWords = '-later';

interface Module {
  readonly size: number;
  readonly imports: readonly string[];
  readonly later: readonly string[];
}

/**
 * Which part of the gadget a module belongs to. What the components load when it is opened (`import()`) becomes a part of
 * its own, named after the file that is loaded; what two such parts share becomes the part `shared` or `desk`. Small ones go
 * with the first, or with what is shared when they need much of it: every part is a name that each page of the wiki
 * carries. So a new view of the panel needs nothing here.
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
    for (const entry of later)
      for (const id of this.#reach([entry]))
        if (!first.has(id)) users.set(id, (users.get(id) ?? new Set()).add(partOfFile(entry)));

    const sizeOf = (part: string, alone: boolean) =>
      [...users]
        .filter(([, names]) => names.has(part) && !(alone && names.size > 1))
        .reduce((sum, [id]) => sum + (this.#modules.get(id)?.size ?? 0), 0);
    const places = new Map(
      [...new Set([...users.values()].flatMap(names => [...names]))].map(part => {
        if (part === sharedPart || part === deskPart || grounds.includes(part) || isWords(part))
          return [part, part] as const;
        if (sizeOf(part, false) < worthwhile) return [part, mainPart] as const;
        return [part, sizeOf(part, true) < worthwhile ? commonTo([part]) : part] as const;
      }),
    );
    return new Map(
      [...users].map(([id, names]) => {
        const [ground, ...others] = grounds.filter(name => names.has(name));
        if (ground !== undefined) return [id, others.includes(apart) ? mainPart : ground] as const;
        const wanted = new Set([...names].map(name => places.get(name) ?? mainPart));
        // Whoever opens one of these has the other already.
        for (const name of wanted) if (wanted.has(openedFrom[name] ?? '')) wanted.delete(name);
        if (wanted.has(mainPart)) return [id, mainPart] as const;
        const [only = mainPart] = wanted;
        return [id, wanted.size === 1 ? only : commonTo(wanted)] as const;
      }),
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

/** Where that is which several parts need. */
function commonTo(parts: Iterable<string>): string {
  return [...parts].every(part => knowRequests.has(part)) ? deskPart : sharedPart;
}

/**
 * `…/components/frame/FlagScreen.tsx` → `flag`. English comes with the part that shows it; every other language is a part of
 * what the panel always shows (`ar`) and one of all the rest (`ar-later`).
 */
function partOfFile(id: string): string {
  const [, group, language] = /\/messages\/(\w+)\/([\w-]+)\.json$/.exec(id) ?? [];
  if (group !== undefined && language === 'en') return partOfGroup[group] ?? sharedPart;
  if (group !== undefined && language !== undefined)
    return firstWords.has(group) ? language : `${language}${laterWords}`;
  const file = id.split('/').at(-1) ?? '';
  const name = file
    .replace(/\.\w+$/, '')
    .replace(/(?:Screen|View)$/, '')
    .toLowerCase();
  return together[name] ?? name;
}

/** Whether a part is a translation, which is loaded for those who read it. */
function isWords(part: string): boolean {
  return translatedLanguages.some(language => part === language || part === `${language}${laterWords}`);
}
