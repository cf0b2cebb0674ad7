/** The part of MediaWiki's `mw` that the panel uses inside a page (https://doc.wikimedia.org/mediawiki-core/master/js/). */
export interface MediaWiki {
  readonly config: { get(name: string): unknown };
  readonly loader: {
    /** Loads modules of ResourceLoader; gives their `require`. */
    using(modules: readonly string[]): PromiseLike<(module: string) => unknown>;
    /** Loads and runs a script by its address. */
    getScript(address: string): PromiseLike<unknown>;
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
  /** Where scripts of a wiki leave what others may use. */
  readonly libs: { helpdeskPanel?: InPage };
  notify(text: string, options?: { readonly type?: string; readonly autoHide?: boolean }): unknown;
}

/** The panel inside a page, as its loader sees it. */
export interface InPage {
  /** Opens the panel, or closes it when it is open. `opener` gets the focus back. */
  toggle(opener: HTMLElement): void;
  /** Opens the panel as it was on the page before, without taking the focus. */
  restore(opener: HTMLElement): void;
}

declare global {
  /** There on every page of a wiki, and nowhere else. */
  const mw: MediaWiki;
}
