import { editEntity } from '../../wiki/entity-edit.ts';
import { mergeItems } from '../../wiki/entity-merge.ts';
import type { Gate } from '../../wiki/gate.ts';
import type { Outcome } from '../../wiki/outcome.ts';
import { savePage, undoEdit, type Writer } from '../../wiki/page-edit.ts';
import { restorePage } from '../../wiki/page-restore.ts';
import type { Send } from './journal-schema.ts';

export interface SendOptions {
  /** An earlier try of this very edit may have been sent: look for it first. */
  readonly resume: boolean;
  readonly bot: boolean;
  /** The person has read what the filter says and wants it all the same. */
  readonly confirmFilter?: string | undefined;
  /** Called as soon as it is on its way. */
  readonly onLeft?: () => void;
}

/** How sending ended: an outcome, or it was called off. `sent`: something may have left this machine by then. */
export type Sent =
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  | { readonly kind: 'called-off'; readonly sent: boolean };

/**
 * Sends one edit as the journal has it, and does not rest before its end is known or cannot be (see `settle` of lib/wiki).
 * The signal counts while it waits its turn; what has left is never cut.
 */
export async function sendEdit(
  writer: Writer,
  send: Send,
  { resume, bot, confirmFilter, onLeft }: SendOptions,
  signal?: AbortSignal,
): Promise<Sent> {
  let left = false;
  // Seen at the gate, and not by a client of its own: what a client knows of its wiki (tags it does not have) stays known.
  const gate: Gate = {
    run: (kind, work, onWait, gateSignal) =>
      writer.gate.run(
        kind,
        () => {
          const working = work();
          if (!left) onLeft?.();
          left = true;
          return working;
        },
        onWait,
        gateSignal,
      ),
  };
  const parts = { summary: send.summary, batch: true, bot, resume } as const;
  const run = (watched: Writer): Promise<Outcome> => {
    switch (send.kind) {
      case 'page': {
        const { title, text, base } = send;
        const filter = confirmFilter === undefined ? {} : { confirmFilter };
        return savePage(watched, { title, text, base: { revision: base }, ...parts, ...filter }, signal);
      }
      case 'undo':
        return undoEdit(watched, { title: send.title, revision: send.revision, ...parts }, signal);
      case 'restore': {
        const { title, from, to } = send;
        return restorePage(watched, { title, from, to, ...parts }, signal);
      }
      case 'entity':
        return editEntity(
          watched,
          { id: send.id, data: send.data, baseRevision: send.base, ...parts },
          signal,
        );
      case 'create':
        return editEntity(
          watched,
          { create: 'item', data: send.data, marker: send.marker, ...parts },
          signal,
        );
      case 'merge':
        return mergeItems(watched, { from: send.from, into: send.into, ...parts }, signal);
    }
  };
  try {
    return { kind: 'outcome', outcome: await run({ ...writer, gate }) };
  } catch (error) {
    if (signal?.aborted === true) return { kind: 'called-off', sent: left || resume };
    throw error;
  }
}
