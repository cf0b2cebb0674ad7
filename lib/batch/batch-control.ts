import * as z from 'zod/mini';
import type { Broadcast } from '../broadcast.ts';
import type { RunEnd, RunProgress } from './run/engine-types.ts';

/** What a view can ask of whoever runs batches: the extension's background, or (in a page) the panel itself. */
export interface BatchControl {
  /** Starts a batch of the journal or takes it up again; `goOn`: the person has looked at the first few. */
  run(batch: string, goOn?: boolean): Promise<void>;
  /** After the edit that is on its way. */
  pause(): Promise<void>;
  stop(): Promise<void>;
  /** Takes up what was interrupted, if nothing runs: somebody is looking, and need not wait for an alarm. */
  wake(): Promise<void>;
  /** Tells what happens, in whichever window it was begun; gives back what ends it. */
  watch(listen: (news: BatchNews) => void): () => void;
}

export type BatchNews =
  | { readonly kind: 'progress'; readonly progress: RunProgress }
  | { readonly kind: 'end'; readonly batch: string; readonly end: RunEnd }
  /** The journal cannot be written: a private window, a full disk. */
  | { readonly kind: 'store-failed'; readonly batch: string; readonly reason: string };

/** What a panel sends to the background. */
export const batchRequest = z.union([
  z.object({ to: z.literal('batches'), do: z.literal('run'), batch: z.string(), goOn: z.boolean() }),
  z.object({ to: z.literal('batches'), do: z.enum(['pause', 'stop', 'wake']) }),
]);

export type BatchRequest = z.infer<typeof batchRequest>;

const count = z.number();

const progressSchema = z.object({
  batch: z.string(),
  state: z.enum(['ready', 'running', 'trial-done', 'paused', 'stopped', 'finished']),
  counts: z.object({
    planned: count,
    sending: count,
    saved: count,
    'no-change': count,
    failed: count,
    held: count,
    skipped: count,
    refused: count,
  }),
  total: count,
  wait: z.nullable(z.custom<RunProgress['wait']>(value => typeof value === 'object' && value !== null)),
  rate: z.nullable(count),
  endsAt: z.nullable(count),
  cause: z.nullable(z.custom<RunProgress['cause']>(value => typeof value === 'object' && value !== null)),
});

const newsSchema = z.union([
  z.object({ kind: z.literal('progress'), progress: progressSchema }),
  z.object({
    kind: z.literal('end'),
    batch: z.string(),
    end: z.custom<RunEnd>(value => typeof value === 'object' && value !== null && 'kind' in value),
  }),
  z.object({ kind: z.literal('store-failed'), batch: z.string(), reason: z.string() }),
]);

/** News as a panel receives it; undefined for what is none. */
export function readNews(message: unknown): BatchNews | undefined {
  const parsed = newsSchema.safeParse(message);
  return parsed.success ? parsed.data : undefined;
}

/**
 * The control of a panel whose background does the work. `send` wakes the background and resolves when it has taken the
 * request; news come by broadcast.
 */
export function remoteControl(send: (request: BatchRequest) => Promise<void>, news: Broadcast): BatchControl {
  return {
    run: (batch, goOn = false) => send({ to: 'batches', do: 'run', batch, goOn }),
    pause: () => send({ to: 'batches', do: 'pause' }),
    stop: () => send({ to: 'batches', do: 'stop' }),
    wake: () => send({ to: 'batches', do: 'wake' }),
    watch: listen =>
      news.listen(message => {
        const read = readNews(message);
        if (read !== undefined) listen(read);
      }),
  };
}
