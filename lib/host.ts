import type { BatchControl } from './batch/batch-control.ts';
import type { RegexRunner } from './batch/plan/page-operation.ts';
import type { RegexThread } from './batch/plan/regex-worker.ts';
import type { Broadcast } from './broadcast.ts';
import type { Clock } from './clock.ts';
import type { Locks } from './wiki/locks.ts';

/** Where a panel stands: beside the page, in a tab of its own, or (userscript) inside the page. */
export type HostKind = 'side-panel' | 'tab' | 'page';

/** What is in front of the person. */
export type Subject =
  /** Only the wikis' addresses can be seen; for any other site the address is null. */
  | { readonly kind: 'address'; readonly address: string | null }
  /** The tab the panel was opened for is gone. */
  | { readonly kind: 'closed' };

/** What a person selected on the page in front of them. */
export type SelectedText =
  /** Tidied by `tidySelection`: at most 5,000 characters, and where it stands. Data of the page, never markup. */
  | { readonly kind: 'text'; readonly text: string; readonly address: string }
  | { readonly kind: 'nothing' }
  /** The person did not want the panel to look into the page. */
  | { readonly kind: 'refused' }
  /** Not a page of the three wikis, or a page no extension may look into. */
  | { readonly kind: 'unavailable' };

/** A small value kept for this person in this browser, shared by all panels. What is read back is not yet checked. */
export interface KeptValue {
  read(): Promise<unknown>;
  write(value: unknown): Promise<void>;
  /** Calls `changed` when any panel wrote; gives back what ends it. */
  watch(changed: (value: unknown) => void): () => void;
}

/** Notices of the browser, which the person may or may not want. */
export interface Notices {
  allowed(): Promise<boolean>;
  /** Has the browser ask the person. Call it straight from a click. Never rejects. */
  ask(): Promise<boolean>;
}

/**
 * What the panel needs from where it runs. The extension and the userscript each bring one; a test brings its own.
 * All that reaches outside the panel goes through here.
 */
export interface Host {
  readonly kind: HostKind;
  readonly version: string;
  /** Sent to the wikis as Api-User-Agent. */
  readonly agent: string;
  /** The page's origin when the panel runs inside a page and must ask the other wikis for leave (CORS). */
  readonly origin?: string;
  /** Languages the person reads, best first, as the browser or the wiki states them. */
  readonly languages: readonly string[];
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** A signal that aborts after so many milliseconds. */
  readonly timeout: (ms: number) => AbortSignal;
  /** A number from 0 up to 1. */
  readonly random: () => number;
  readonly indexedDB: IDBFactory;
  /** Locks shared by all panels of the browser. */
  readonly locks: Locks;
  readonly settings: KeptValue;
  readonly broadcast: Broadcast;
  /** Reports what is in front of the person, now and whenever it changes or is loaded again; gives back what ends it. */
  watchSubject(report: (subject: Subject) => void): () => void;
  /** Reports whether the panel's surroundings (the browser, or the wiki's skin) are dark, now and whenever that changes. */
  watchDark(report: (dark: boolean) => void): () => void;
  /**
   * Reads the text the person selected on the page. Call it straight from a click, and say beside the button what it is
   * for: an extension asks for leave to look into the page at that moment, and never looks otherwise. Never rejects.
   */
  readonly selectedText?: () => Promise<SelectedText>;
  /** Regular expressions where they can be stopped. Without it there is no replacing by pattern, unless there are threads. */
  readonly regex?: RegexRunner;
  /** Starts a thread from its program; for hosts that have no file for one. It may throw or never answer. */
  readonly thread?: (program: string) => RegexThread;
  /** Who runs batches while no panel is open. Without it the panel runs them itself, as long as it is open. */
  readonly batches?: BatchControl;
  /** The browser's notices, for telling that work has ended while the panel was closed. Without it only the icon tells. */
  readonly notices?: Notices;
  /** A short text on the toolbar icon, or none. */
  badge(text: string | null): void;
  /** Opens this panel in a tab of its own, going on with the same page and where one is; undefined where it is one already. */
  readonly openInTab: ((where: string) => Promise<void>) | undefined;
  /** Where in the panel to begin, and who keeps where one is by now: the address of a tab, which a reload opens again. */
  readonly whereabouts?: { readonly first: string; keep(where: string): void };
  /** Closes the panel where it has to offer that itself, because the browser has no button for it. */
  readonly close?: () => void;
}
