/** The part of MediaWiki's `mw` that the panel uses inside a page (https://doc.wikimedia.org/mediawiki-core/master/js/). */
export interface MediaWiki {
  readonly config: { get(name: string): unknown };
  readonly loader: {
    /** Loads modules of ResourceLoader; gives their `require`. */
    using(modules: readonly string[]): PromiseLike<(module: string) => unknown>;
    /** Names an address of `load.php`. Throws for a name that is known. */
    addSource(sources: Readonly<Record<string, string>>): void;
    /** Makes modules known that `using` then loads from a source. Throws for one that is known. */
    register(modules: readonly RegisteredModule[]): void;
    /** Null for a module that is not known. */
    getState(module: string): string | null;
  };
  readonly util: {
    /** Gives the new list item, or null when the skin has no such portlet. */
    addPortletLink(
      portlet: string,
      href: string,
      text: string,
      id?: string,
      tooltip?: string,
      accessKey?: string,
    ): HTMLElement | null;
  };
  readonly user: { readonly options: { get(name: string): unknown } };
  readonly hook: (name: string) => {
    add(handler: () => void): unknown;
    remove(handler: () => void): unknown;
  };
  notify(text: string, options?: { readonly type?: string; readonly autoHide?: boolean }): unknown;
}

/** A module as the start of ResourceLoader lists it: for all readers alike (null), from a source. */
export type RegisteredModule = readonly [
  name: string,
  version: string,
  dependencies: readonly string[],
  group: null,
  source: string,
];

/** The panel inside a page, as its loader sees it. */
export interface InPage {
  /** Opens the panel, or closes it when it is open. `opener` gets the focus back. */
  toggle(opener: HTMLElement): void;
  /** Opens the panel as it was on the page before, without taking the focus. */
  restore(opener: HTMLElement): void;
  /** Says that the browser extension is there, which did not open by itself. */
  leaveToExtension(): void;
}

declare global {
  /** There on every page of a wiki, and nowhere else. */
  const mw: MediaWiki;
}
