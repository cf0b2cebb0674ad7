/* biome-ignore-all lint/complexity/useOptionalChain: every page carries this, and lowered to ES2016 the newer syntax is longer */
/** Put in by the build: the id of the browser extension in Chromium. */
declare const __EXTENSION__: string;

/** What Chromium shows to pages that an extension lets ask it something. */
interface Chromium {
  readonly chrome?: {
    readonly runtime?: {
      readonly lastError?: unknown;
      readonly sendMessage?: (id: string, message: string, answer: (text: unknown) => void) => void;
    };
  };
}

/**
 * Asks the browser extension, where a page can, to open its panel or whether it is there. Without one (and always in
 * Firefox, where pages cannot ask) `otherwise` happens; `here` when it is there and did not open by itself.
 */
export function askExtension(
  what: 'open' | 'there',
  otherwise: () => unknown,
  here: () => unknown = () => undefined,
): void {
  const { chrome } = window as Chromium;
  const runtime = chrome && chrome.runtime;
  if (!runtime || !runtime.sendMessage) {
    otherwise();
    return;
  }
  runtime.sendMessage(__EXTENSION__, what, answer => {
    // Reading it keeps the browser from complaining that nobody was there.
    if (runtime.lastError || answer === undefined) otherwise();
    else if (answer === 'here') here();
  });
}
