import * as z from 'zod/mini';
import { checked } from './api-answer.ts';
import { type Params, WikiError } from './client.ts';
import type { EntityData } from './entity-data.ts';
import type { EntityId } from './entity-types.ts';
import type { Outcome } from './outcome.ts';
import { findCreatedItem, findOwnEntityRevision, revisionFacts } from './own-entity-revision.ts';
import { settle } from './settle.ts';
import { clipSummary, entitySummaryLimit } from './summary.ts';
import { sendOnce, type Writer } from './writer.ts';

export type { EntityData } from './entity-data.ts';

interface EditParts {
  readonly data: EntityData;
  /** Shortened to what Wikibase leaves room for, never in the middle of a link. */
  readonly summary: string;
  /** Part of a batch: step back when the servers lag (`maxlag`). */
  readonly batch?: boolean;
  /** Only if the account has the right `bot` and the person ticked it. */
  readonly bot?: boolean;
  /** An earlier try of this very edit may have been sent, before a crash say: look for it before sending. */
  readonly resume?: boolean;
}

/** A change of something that exists. */
interface EntityChange extends EditParts {
  /** An item, or the media info of a file (`M` and its page id). */
  readonly id: EntityId;
  /** The revision the data was made from; 0 for media info that does not exist yet. */
  readonly baseRevision: number;
}

interface EntityCreation extends EditParts {
  readonly create: 'item';
  /**
   * A few characters no other edit has (of a SHA-256, say), put at the end of the summary: the only way to know the new
   * item again if the reply is lost.
   */
  readonly marker: string;
}

/** One edit of one entity. */
export type EntityEdit = EntityChange | EntityCreation;

/**
 * Saves all changes to one entity as one revision (`wbeditentity`). Wikibase patches an edit on an old revision into the
 * latest one, and gives `edit-conflict` only when both touched the same term or statement. `title` of the outcome is the
 * entity's id (for a new item, its new id).
 *
 * A lost reply is settled by reading. It is sent again only when it was not there and a second send could do no harm:
 * statements all have ids of ours. A new item is never sent again by itself: it ends as `unknown` if it was not found, and
 * `resume` with the same marker looks again. A filter's warning is confirmed by sending the edit again, but never for a new
 * item: Wikibase gives each try an id of its own, and AbuseFilter warns per page. Never throws but what an aborted signal throws, and then nothing was sent.
 */
export async function editEntity(writer: Writer, edit: EntityEdit, signal?: AbortSignal): Promise<Outcome> {
  const { client } = writer;
  const sent = 'create' in edit ? creation(edit) : change(edit);
  const params: Params = {
    action: 'wbeditentity',
    ...sent.params,
    data: JSON.stringify(edit.data),
    summary: sent.summary,
    bot: edit.bot === true,
  };
  const send = () =>
    sendOnce(
      writer,
      {
        kind: 'create' in edit ? 'create' : 'edit',
        params,
        batch: edit.batch === true,
        read: answer => answerOutcome(writer, edit, answer),
      },
      signal,
    );
  return settle(
    {
      send: async () => {
        const outcome = await send();
        // A refusal without any cause: two writers at the same moment (which passes), or a captcha (which does not).
        if (!isUnexplained(outcome)) return outcome;
        const again = await send();
        if (!isUnexplained(again) || !addsAddress(edit.data)) return again;
        return { kind: 'captcha', id: null, question: null, detail: again.detail };
      },
      find: () =>
        'create' in edit
          ? findCreatedItem(writer, edit.marker)
          : findOwnEntityRevision(writer, {
              id: edit.id,
              base: edit.baseRevision,
              summary: sent.summary,
              data: edit.data,
            }),
      repeatable: !('create' in edit) && (edit.data.claims ?? []).every(({ id }) => id !== undefined),
      resume: edit.resume === true,
    },
    client.clock,
    signal,
  );
}

interface Sent {
  readonly params: Params;
  readonly summary: string;
}

function change({ id, baseRevision, summary }: EntityChange): Sent {
  return {
    params: { id, ...(baseRevision > 0 ? { baserevid: baseRevision } : {}) },
    summary: clipSummary(summary, entitySummaryLimit),
  };
}

function creation({ create, summary, marker }: EntityCreation): Sent {
  const clipped = clipSummary(summary, entitySummaryLimit - [...marker].length - 1);
  return {
    params: { new: create },
    summary: clipped.includes(marker) ? clipped : `${clipped} ${marker}`.trim(),
  };
}

function isUnexplained(outcome: Outcome): outcome is Outcome & { kind: 'refused' } {
  return outcome.kind === 'refused' && outcome.code === 'failed-save';
}

/** Whether the edit brings an address along, which is what makes ConfirmEdit ask newcomers. */
function addsAddress(data: EntityData): boolean {
  return /"https?:\/\//iu.test(JSON.stringify(data.claims ?? []));
}

const answerSchema = z.object({
  entity: z.object({
    id: z.string(),
    lastrevid: z.optional(z.number()),
    nochange: z.optional(z.boolean()),
  }),
  warnings: z.optional(z.unknown()),
});

async function answerOutcome(writer: Writer, edit: EntityEdit, answer: unknown): Promise<Outcome> {
  const { entity, warnings } = checked(answerSchema, answer, true);
  const base = 'create' in edit ? 0 : edit.baseRevision;
  const revision = entity.lastrevid ?? 0;
  const title = entity.id;
  if (entity.nochange === true || revision === base) return { kind: 'no-change', title, revision };
  const saved = { kind: 'saved', title, revision, confirmedBy: 'answer' } as const;
  if (!JSON.stringify(warnings ?? null).includes('conflict-patched')) {
    return { ...saved, previousRevision: base, created: base === 0 };
  }
  // Patched into the edit of someone else: what the wiki calls the latest revision may be theirs, if ours changed nothing.
  const facts = await revisionFacts(writer.client, revision).catch(whenUnread);
  if (facts !== null && facts.user !== writer.user) return { kind: 'no-change', title, revision };
  return { ...saved, previousRevision: facts?.parent ?? base, created: false };
}

function whenUnread(error: unknown): null {
  if (error instanceof WikiError) return null;
  throw error;
}
