import { errorOutcome } from './classify.ts';
import { type Params, type WikiClient, WikiError } from './client.ts';
import type { Gate, GateKind, Wait } from './gate.ts';
import type { Locks } from './locks.ts';
import type { Outcome } from './outcome.ts';

/** Who writes, where, and at what pace. */
export interface Writer {
  readonly client: WikiClient;
  readonly gate: Gate;
  /** Shared by all tabs: a record is read and changed by one of them at a time. Left out where there is one tab only. */
  readonly locks?: Locks | undefined;
  /** The name the panel shows; the wiki refuses the edit when someone else, or no one, is signed in by then. */
  readonly user: string;
  /** The change tag, used where the wiki has it. */
  readonly tag?: string | undefined;
  /** Told whenever an edit has to wait for its turn. */
  readonly onWait?: ((wait: Wait) => void) | undefined;
}

/** `maxlag` of batch edits, in seconds (DESIGN 4; API:Etiquette). */
const batchMaxlag = 5;

/** Tags a wiki said it does not have: not offered to it again, so that this costs one request per session. */
const refusedTags = new WeakMap<WikiClient, Set<string>>();

/** One write: its parameters, and how to read an answer without errors. */
export interface Sending {
  readonly kind: GateKind;
  readonly params: Params;
  /** Part of a batch: step back when the servers lag. */
  readonly batch: boolean;
  /** Throws {@link WikiError} when the answer has not the shape it should. */
  readonly read: (answer: unknown) => Outcome | Promise<Outcome>;
}

/**
 * Sends one write in its turn, as the writer and no one else, and tells how it ended. Only a tag the wiki does not know
 * makes it go out a second time, without the tag. Throws only what an aborted signal throws, before anything was sent.
 */
export async function sendOnce(writer: Writer, sending: Sending, signal?: AbortSignal): Promise<Outcome> {
  const { client, gate, tag, onWait } = writer;
  const attempt = (tags: readonly string[]) =>
    gate.run(sending.kind, () => post(writer, sending, tags, signal), onWait, signal);
  if (tag === undefined || refusedTags.get(client)?.has(tag) === true) return attempt([]);
  const outcome = await attempt([tag]);
  if (outcome.kind !== 'refused' || outcome.code !== 'badtags') return outcome;
  const refused = refusedTags.get(client) ?? new Set();
  refusedTags.set(client, refused.add(tag));
  return attempt([]);
}

async function post(
  { client, user }: Writer,
  { params, batch, read }: Sending,
  tags: readonly string[],
  signal?: AbortSignal,
): Promise<Outcome> {
  try {
    const answer = await client.post(
      {
        ...params,
        assert: 'user',
        assertuser: user,
        ...(tags.length > 0 ? { tags } : {}),
        ...(batch ? { maxlag: batchMaxlag } : {}),
      },
      signal,
    );
    return await read(answer);
  } catch (error) {
    if (error instanceof WikiError) return errorOutcome(error, client.clock.now());
    throw error;
  }
}
