import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { Config } from '../../../lib/desk/config.ts';
import { changeRequest, type RequestDeps } from '../../../lib/desk/request-change.ts';
import { type CommentDraft, type CommentResult, commentOn } from '../../../lib/desk/request-comment.ts';
import type { RequestDeed } from '../../../lib/desk/request-deeds.ts';
import { type RequestView, readRequest } from '../../../lib/desk/request-read.ts';
import type { DeedConflict, DeedResult, NotTried, SendOptions } from '../../../lib/desk/request-results.ts';
import type { WikiClient } from '../../../lib/wiki/client.ts';
import type { Wait } from '../../../lib/wiki/gate.ts';

/** What an open request shows. */
export type OpenState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'request'; readonly view: RequestView }
  | { readonly kind: 'unshown'; readonly why: Exclude<NotTried, { readonly kind: 'not-changed' }> };

/** Ends of a try in which nothing came of it: what the person has to be told. */
export type Stopped =
  | Exclude<DeedResult, { readonly kind: 'changed' | 'unchanged' }>
  | Exclude<CommentResult, { readonly kind: 'commented' }>;

/** What a person decided after an earlier try. */
export type Decisions = Pick<SendOptions, 'personalChecked' | 'confirmFilter' | 'captcha'>;

/** One thing on its way to the wiki, or how it ended. */
export type Run =
  | { readonly state: 'sending'; readonly wait: Wait | null }
  | {
      readonly state: 'stopped';
      readonly result: Stopped;
      readonly again: (decisions: Decisions) => Promise<void>;
    }
  | { readonly state: 'done' };

/** A request in the panel. Places (`at`) are those of the screen: a box, the comment, a step. */
export interface OpenRequest {
  readonly title: string;
  readonly state: ReadonlySignal<OpenState>;
  /** Why it could not be read again; what was read before stays on show. */
  readonly stale: ReadonlySignal<boolean>;
  readonly runs: ReadonlySignal<ReadonlyMap<string, Run>>;
  /** What was typed and is not saved yet. */
  readonly texts: ReadonlySignal<ReadonlyMap<string, string>>;
  /** Reads it, from the wiki. */
  load(): Promise<void>;
  type(at: string, text: string): void;
  /** Does something to the request; the texts of `at` are forgotten once it is saved, and only then. */
  act(at: string, deed: RequestDeed): Promise<void>;
  comment(at: string, draft: CommentDraft): Promise<void>;
  /** Puts away what is said about the last try. */
  dismiss(at: string): void;
  dispose(): void;
}

export interface OpenRequestOptions {
  readonly title: string;
  /** On Meta. */
  readonly client: WikiClient;
  readonly config: () => Config;
  /** Signed in on Meta, with a gate; null while nobody is. Asked at each try: the account may have changed. */
  readonly deps: (onWait: (wait: Wait) => void) => RequestDeps | null;
  /** Something is about to be sent. */
  readonly onSend: () => Promise<void>;
  /** It is on show at this revision. */
  readonly onLook: (pageId: number, revision: number) => void;
  /** A try could not begin because nobody is signed in. */
  readonly onSignedOut: () => void;
}

export function openRequest(options: OpenRequestOptions): OpenRequest {
  const { title, client, config } = options;
  const state = signal<OpenState>({ kind: 'loading' });
  const stale = signal(false);
  const runs = signal<ReadonlyMap<string, Run>>(new Map());
  const texts = signal<ReadonlyMap<string, string>>(new Map());
  const stopper = new AbortController();
  let reading = 0;

  const put = (at: string, run: Run | null) => {
    const next = new Map(runs.peek());
    if (run === null) next.delete(at);
    else next.set(at, run);
    runs.value = next;
  };

  async function load(): Promise<void> {
    const turn = ++reading;
    const found = await orStopped(readRequest(client, config(), title, stopper.signal));
    // A later reading, or an edit of one's own since, knows better.
    if (found === null || turn !== reading) return;
    const before = state.peek();
    if (found.kind === 'request') {
      batch(() => {
        stale.value = false;
        state.value = { kind: 'request', view: found };
      });
      options.onLook(found.pageId, found.revision);
    } else if (before.kind === 'request' && found.kind === 'unreadable') {
      stale.value = true;
    } else {
      state.value = { kind: 'unshown', why: found };
    }
  }

  async function orStopped<T>(work: Promise<T>): Promise<T | null> {
    try {
      return await work;
    } catch (error) {
      if (stopper.signal.aborted) return null;
      throw error;
    }
  }

  /** What the wiki said about the record goes on show at once; talk and history come with the next reading. */
  const show = (result: DeedResult) => {
    const now = state.peek();
    if (now.kind !== 'request') return;
    if (result.kind === 'changed' || result.kind === 'unchanged') {
      const { request, revision, text } = result;
      // Two of one's own on their way at once may come back out of order.
      if (revision >= now.view.revision)
        state.value = { kind: 'request', view: { ...now.view, request, revision, text } };
    } else if (result.kind === 'conflict' && result.revision >= now.view.revision) {
      const { request, revision } = result;
      state.value = { kind: 'request', view: { ...now.view, request, revision } };
    }
  };

  async function run(
    at: string,
    send: (deps: RequestDeps, options: SendOptions) => Promise<DeedResult | CommentResult>,
    decided: SendOptions,
  ): Promise<void> {
    if (runs.peek().get(at)?.state === 'sending') return;
    const deps = options.deps(wait => {
      if (runs.peek().get(at)?.state === 'sending') put(at, { state: 'sending', wait });
    });
    if (deps === null) {
      options.onSignedOut();
      return;
    }
    put(at, { state: 'sending', wait: null });
    const typed = texts.peek().get(at);
    const result = await orStopped(
      options.onSend().then(() => send(deps, { ...decided, signal: stopper.signal })),
    );
    if (result === null) return;
    reading++;
    if (result.kind === 'changed' || result.kind === 'unchanged' || result.kind === 'commented') {
      batch(() => {
        if (result.kind !== 'commented') show(result);
        if (texts.peek().get(at) === typed) type(at, '');
        put(at, { state: 'done' });
      });
      await load();
      return;
    }
    batch(() => {
      if (result.kind === 'conflict') show(result);
      // Only an unknown end leaves something to look for at the next try.
      const resume = result.kind === 'not-saved' && result.outcome.kind === 'unknown';
      const again = (more: Decisions) => run(at, send, { ...decided, ...more, resume });
      put(at, { state: 'stopped', result, again });
    });
  }

  function type(at: string, text: string): void {
    const next = new Map(texts.peek());
    if (text === '') next.delete(at);
    else next.set(at, text);
    texts.value = next;
  }

  return {
    title,
    state,
    stale,
    runs,
    texts,
    load,
    type,
    act: (at, deed) => run(at, (deps, send) => changeRequest(deps, title, deed, send), {}),
    comment: (at, draft) => run(at, (deps, send) => commentOn(deps, title, draft, send), {}),
    dismiss: at => put(at, null),
    dispose: () => stopper.abort(),
  };
}

/**
 * The same deed by someone who has now seen what the other did and wants their own all the same; null where that makes
 * no sense (the step or the box is gone) and they have to look again.
 */
export function insist(deed: RequestDeed, conflict: DeedConflict): RequestDeed | null {
  if (deed.kind === 'set-box' && conflict.kind === 'box' && conflict.theirs !== null)
    return { ...deed, seen: conflict.theirs };
  if (deed.kind === 'answer-asked' && conflict.kind === 'asked' && conflict.theirs !== null)
    return { ...deed, seen: conflict.theirs };
  return null;
}
