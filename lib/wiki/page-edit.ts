import { editAnswerOutcome, errorOutcome } from './classify.ts';
import { type Params, WikiError } from './client.ts';
import type { Outcome } from './outcome.ts';
import { findOwnRevision, isReplacedOnSaving, readForUndo } from './own-revision.ts';
import { settle } from './settle.ts';
import { clipSummary } from './summary.ts';
import { sendOnce, type Writer } from './writer.ts';

export type { Writer } from './writer.ts';

/** The answer to a captcha the wiki asked before. */
export interface CaptchaAnswer {
  readonly id: string;
  readonly answer: string;
}

/** A page as it is to be. */
export interface PageEdit {
  readonly title: string;
  /** The whole wikitext. MediaWiki drops blanks at its end. */
  readonly text: string;
  /** Shortened to what the wiki takes, never in the middle of a link. */
  readonly summary: string;
  /** The revision the text was made from; someone else's edit since then gives `edit-conflict`. Or a new page. */
  readonly base: { readonly revision: number } | 'create';
  /**
   * The person has read the warning of this filter (`Outcome.filter`) and wants it saved all the same. Sending the same
   * text again is what confirms it; this makes it go out once more if the wiki has forgotten in between that it warned.
   */
  readonly confirmFilter?: string;
  readonly captcha?: CaptchaAnswer;
  readonly minor?: boolean;
  /** Part of a batch: step back when the servers lag (`maxlag`). */
  readonly batch?: boolean;
  /** Only if the account has the right `bot` and the person ticked it. */
  readonly bot?: boolean;
  /** Put the page on the person's watchlist; left out, the watchlist stays as it is. */
  readonly watch?: boolean;
  /** An earlier try of this very edit may have been sent, before a crash say: look for it before sending. */
  readonly resume?: boolean;
}

/**
 * Saves a page: at most one revision comes of it, whatever happens to replies on the way (see `settle`). Waits its turn
 * at the gate. Never throws but what an aborted signal throws, and then nothing was sent. A text with a signature or a
 * substitution is never sent again by itself once it is lost; all others are, if they were looked for and not there.
 */
export async function savePage(writer: Writer, edit: PageEdit, signal?: AbortSignal): Promise<Outcome> {
  const { title, text } = edit;
  const base = edit.base === 'create' ? 0 : edit.base.revision;
  const summary = clipSummary(edit.summary);
  const params: Params = {
    action: 'edit',
    title,
    text,
    summary,
    ...(edit.base === 'create' ? { createonly: true } : { baserevid: base, nocreate: true }),
    ...(edit.minor === true ? { minor: true } : { notminor: true }),
    bot: edit.bot === true,
    watchlist: edit.watch === true ? 'watch' : 'nochange',
    ...(edit.captcha === undefined ? {} : { captchaid: edit.captcha.id, captchaword: edit.captcha.answer }),
  };
  const { client } = writer;
  const send = () =>
    sendOnce(
      writer,
      {
        kind: edit.base === 'create' ? 'create' : 'edit',
        params,
        batch: edit.batch === true,
        read: answer => editAnswerOutcome(client.wiki, answer, { title, base }, client.clock.now()),
      },
      signal,
    );
  return settle(
    {
      send: async () => {
        const outcome = await send();
        const confirmed = outcome.kind === 'abuse-filter-warning' && outcome.filter === edit.confirmFilter;
        return wasThere(confirmed ? await send() : outcome, base);
      },
      find: () => findOwnRevision(writer, { title, base, summary, text }),
      repeatable: edit.base === 'create' || !isReplacedOnSaving(text),
      resume: edit.resume === true,
    },
    client.clock,
    signal,
  );
}

/** A page that is missing now but had a revision to start from has been deleted since (or moved away). */
function wasThere(outcome: Outcome, base: number): Outcome {
  return outcome.kind === 'missing' && base > 0 ? { ...outcome, kind: 'deleted' } : outcome;
}

/** One own edit to be taken back. */
export interface Undo {
  readonly title: string;
  /** The revision that is to be undone; it must be the writer's own. */
  readonly revision: number;
  readonly summary: string;
  readonly batch?: boolean;
  readonly resume?: boolean;
}

/**
 * Takes back one revision of the writer's own and leaves later edits of others alone. `no-change`: the page is already as
 * it was before. `edit-conflict`: others changed the same place since. `refused` with code `not-own` for somebody else's
 * revision, `creation` for the one that made the page (that takes a deletion), `missing` when it is not there.
 */
export async function undoEdit(writer: Writer, undo: Undo, signal?: AbortSignal): Promise<Outcome> {
  const { client } = writer;
  const { title, revision } = undo;
  const summary = clipSummary(undo.summary);
  let parent: number;
  try {
    const before = await readForUndo(client, title, revision, signal);
    if (before === null) return { kind: 'missing', detail: '' };
    if (before.user !== writer.user) return { kind: 'refused', code: 'not-own', detail: before.user ?? '' };
    if (before.parent === 0) return { kind: 'refused', code: 'creation', detail: '' };
    if (before.alreadyUndone) return { kind: 'no-change', title, revision: before.latest };
    parent = before.parent;
  } catch (error) {
    if (error instanceof WikiError) return errorOutcome(error, client.clock.now());
    throw error;
  }
  return settle(
    {
      send: () =>
        sendOnce(
          writer,
          {
            kind: 'edit',
            params: {
              action: 'edit',
              title,
              undo: revision,
              undoafter: parent,
              summary,
              nocreate: true,
              watchlist: 'nochange',
            },
            batch: undo.batch === true,
            read: answer =>
              editAnswerOutcome(client.wiki, answer, { title, base: revision }, client.clock.now()),
          },
          signal,
        ),
      find: () => findOwnRevision(writer, { title, base: revision, summary, text: null }),
      repeatable: true,
      resume: undo.resume === true,
    },
    client.clock,
    signal,
  );
}
