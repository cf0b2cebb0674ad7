import type { Outcome } from '../../wiki/outcome.ts';
import { findOwnEntityRevision } from '../../wiki/own-entity-revision.ts';
import { findOwnRevision } from '../../wiki/own-revision.ts';
import { clipSummary, entitySummaryLimit } from '../../wiki/summary.ts';
import type { Writer } from '../../wiki/writer.ts';
import type { JournalEdit } from './journal.ts';
import type { Send } from './journal-schema.ts';
import { longestPost } from './run-reaction.ts';

/** An edit that was left on its way, and how that ended; null: it never came. */
export interface StaleEnd {
  readonly edit: JournalEdit;
  readonly outcome: Outcome | null;
}

/**
 * Edits a crash left on their way so long ago that no request can still be under way, on pages that have changed since: looked for on the
 * wiki. What is not there belongs planned anew, so that nobody's later change is written over or doubled unseen. What was sent
 * lately is not among them: it is sent again on the revision it was made from, which the wiki answers as it must.
 * Throws {@link WikiError}.
 */
export async function lookForStale(
  writer: Writer,
  changed: readonly JournalEdit[],
  now: number,
): Promise<readonly StaleEnd[]> {
  const ends: StaleEnd[] = [];
  for (const edit of changed) {
    const { send, sentAt, state } = edit;
    if (state !== 'sending' || now - (sentAt ?? now) < longestPost) continue;
    if (send?.kind !== 'page' && send?.kind !== 'entity') continue;
    ends.push({ edit, outcome: await find(writer, send) });
  }
  return ends;
}

function find(writer: Writer, send: Extract<Send, { kind: 'page' | 'entity' }>): Promise<Outcome | null> {
  const { base } = send;
  if (send.kind === 'page') {
    const { title, text } = send;
    return findOwnRevision(writer, { title, text, base, summary: clipSummary(send.summary) });
  }
  const { id, data } = send;
  const summary = clipSummary(send.summary, entitySummaryLimit);
  return findOwnEntityRevision(writer, { id, data, base, summary });
}
