import { errorOutcome } from '../wiki/classify.ts';
import { type WikiClient, WikiError } from '../wiki/client.ts';
import type { Outcome } from '../wiki/outcome.ts';
import { type PageEdit, savePage, type Writer } from '../wiki/page-edit.ts';
import { type PageRead, readPages } from '../wiki/pages.ts';
import type { Config } from './config.ts';
import type { SendOptions } from './request/request-results.ts';

/** What changing a page of the desk needs. The writer is one on Meta: that is where records are kept. */
export interface DeskDeps {
  readonly writer: Writer;
  readonly config: Config;
  /** Between 0 and 1: spreads the tries of people who change the same page at the same moment. */
  readonly random: () => number;
}

/**
 * Tries in all when others save the same page in between. Each one means that somebody else got through, so a crowd of
 * this many people on one page at one moment still all get in.
 */
export const mostTries = 12;

/** The page is not what it was when it was read: reading it again tells what it is now. */
export const mayHaveMoved: ReadonlySet<Outcome['kind']> = new Set(['edit-conflict', 'exists', 'missing']);

/** A pause before the next try, in milliseconds; longer the more people are at it. */
export function pauseBefore(tries: number, random: () => number): number {
  return Math.round(100 * Math.min(tries, 5) * (0.5 + random()));
}

/** A page that is there. */
export type FoundPage = PageRead & { readonly exists: true };

/** A page as it stands now, where a title that was moved leads; or why there is none to change. One request. */
export async function readLatest(
  client: WikiClient,
  title: string,
  signal?: AbortSignal,
): Promise<
  | FoundPage
  | { readonly kind: 'missing'; readonly title: string }
  | { readonly kind: 'unreadable'; readonly outcome: Outcome }
> {
  try {
    const page = (await readPages(client, [title], signal, { redirects: true })).get(title);
    return page?.exists === true ? page : { kind: 'missing', title };
  } catch (error) {
    if (!(error instanceof WikiError)) throw error;
    return { kind: 'unreadable', outcome: errorOutcome(error, client.clock.now()) };
  }
}

/** A page read and planned on: `edit` is what to send, or there is nothing to be sent. */
export type Prepared<R extends { readonly edit: PageEdit }, S> =
  | ({ readonly kind: 'ready' } & R)
  | { readonly kind: 'settled'; readonly result: S };

/**
 * Reads, plans and saves a page; once more whenever somebody else's edit came in between, so that what is planned is
 * planned on what stands there. Gives what needed no saving, or what was sent last and how it ended. Rejects only with
 * what `prepare` rejects with, and when the signal is aborted.
 */
export async function saveAgain<R extends { readonly edit: PageEdit }, S>(
  { writer, random }: Pick<DeskDeps, 'writer' | 'random'>,
  prepare: () => Promise<Prepared<R, S>>,
  options: SendOptions,
): Promise<
  | { readonly kind: 'settled'; readonly result: S }
  | { readonly kind: 'sent'; readonly sent: R; readonly outcome: Outcome }
> {
  for (let tries = 1; ; tries++) {
    const prepared = await prepare();
    if (prepared.kind === 'settled') return prepared;
    const outcome = await savePage(
      writer,
      {
        ...prepared.edit,
        ...(options.confirmFilter === undefined ? {} : { confirmFilter: options.confirmFilter }),
        ...(options.captcha === undefined ? {} : { captcha: options.captcha }),
        ...(options.resume === true ? { resume: true } : {}),
      },
      options.signal,
    );
    if (!mayHaveMoved.has(outcome.kind) || tries >= mostTries) {
      return { kind: 'sent', sent: prepared, outcome };
    }
    await writer.client.clock.sleep(pauseBefore(tries, random), options.signal);
  }
}
