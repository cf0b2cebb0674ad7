import { type Opening, type OpeningDeps, openOn } from './opening.ts';

/** The panel following a tab. */
export interface Following {
  /** The tab shows this address now (null: one that cannot be seen). What was under way is given up. */
  go(address: string | null): void;
  /** Opens the same address again, believing nothing that was read before: after publishing, or when asked to. */
  again(): void;
  /** Gives up what is under way; nothing is shown any more. */
  stop(): void;
}

/**
 * Opens the panel on one address after the other as the tab moves on. Only what belongs to the newest address is ever
 * shown: an answer that comes late is dropped. `fail` gets what is no failure of a wiki, a mistake of ours.
 */
export function followTab(
  deps: OpeningDeps,
  show: (opening: Opening) => void,
  fail: (error: unknown) => void,
): Following {
  let current: { readonly address: string | null; readonly control: AbortController } | undefined;

  const open = (address: string | null, fresh: boolean) => {
    current?.control.abort();
    const control = new AbortController();
    current = { address, control };
    const showNewest = (opening: Opening) => {
      if (!control.signal.aborted) show(opening);
    };
    openOn(address, { ...deps, fresh }, showNewest, control.signal).catch((error: unknown) => {
      if (!control.signal.aborted) fail(error);
    });
  };

  return {
    go: address => open(address, false),
    again: () => {
      if (current !== undefined) open(current.address, true);
    },
    stop: () => current?.control.abort(),
  };
}
