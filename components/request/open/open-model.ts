import { batch, signal } from '@preact/signals';
import type { Config } from '../../../lib/desk/config.ts';
import type { RequestDeps } from '../../../lib/desk/request/request-change.ts';
import type { CommentDraft } from '../../../lib/desk/request/request-comment.ts';
import type { RequestDeed } from '../../../lib/desk/request/request-deeds.ts';
import { readRequest } from '../../../lib/desk/request/request-read.ts';
import type { DeedResult, SendOptions } from '../../../lib/desk/request/request-results.ts';
import type { WikiClient } from '../../../lib/wiki/client.ts';
import type { Wait } from '../../../lib/wiki/gate.ts';
import { type NoteCare, type Send, sendComment, sendDeed, sendUndo } from './open-sends.ts';
import {
  type ActOptions,
  type Decisions,
  noteOf,
  type OpenRequest,
  type OpenState,
  type Run,
} from './open-types.ts';
import { isThere, sentMark } from './sent-comment.ts';
import type { Unsent } from './unsent.ts';

export interface OpenRequestOptions {
  readonly title: string;
  /** On Meta. */
  readonly client: WikiClient;
  readonly config: () => Config;
  /** Signed in on Meta, with a gate; null while nobody is. Asked at each try: the account may have changed. */
  readonly deps: (onWait: (wait: Wait) => void) => RequestDeps | null;
  /** What was typed here before and not sent, and keeps what is typed now. */
  readonly unsent: Unsent;
  /** Something is about to be sent. */
  readonly onSend: () => Promise<void>;
  /** It is on show at this revision. */
  readonly onLook: (pageId: number, revision: number) => void;
  /** A try could not begin because nobody is signed in. */
  readonly onSignedOut: () => void;
}

export function openRequest(options: OpenRequestOptions): OpenRequest {
  const { title, client, config, unsent } = options;
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

  // What was left here comes back once; what is typed before it has come goes first.
  const left = unsent.read().then(kept => {
    if (kept.size > 0) texts.value = new Map([...kept, ...texts.peek()]);
  });

  async function load(): Promise<void> {
    const turn = ++reading;
    const found = await orStopped(readRequest(client, config(), title, stopper.signal));
    await left;
    // A later reading, or an edit of one's own since, knows better.
    if (found === null || turn !== reading) return;
    const before = state.peek();
    if (found.kind === 'request') {
      batch(() => {
        stale.value = false;
        state.value = { kind: 'request', view: found };
        // A comment that was on its way when the browser died is not offered again if it has arrived.
        if (texts.peek().has(sentMark) && runs.peek().get('comment')?.state !== 'sending') {
          if (isThere(found.talk, texts.peek().get('comment') ?? '')) type('comment', '');
          type(sentMark, '');
        }
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
    places: readonly string[],
    send: Send,
    decided: SendOptions,
    reconsider?: (done: RequestDeed) => Send,
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
    const typed = places.map(place => [place, texts.peek().get(place)] as const);
    const ended = await orStopped(
      options.onSend().then(() => send(deps, { ...decided, signal: stopper.signal })),
    );
    if (ended === null) return;
    reading++;
    if (ended.ok) {
      batch(() => {
        if (ended.record !== undefined) show(ended.record);
        for (const [place, text] of typed) if (texts.peek().get(place) === text) type(place, '');
        put(at, ended.run);
      });
      await load();
      return;
    }
    const { result } = ended;
    batch(() => {
      if (result.kind === 'conflict') show(result);
      // Only an unknown end leaves something to look for at the next try.
      const resume = result.kind === 'not-saved' && result.outcome.kind === 'unknown';
      const again = (more: Decisions) => run(at, places, send, { ...decided, ...more, resume }, reconsider);
      const insist = async (done: RequestDeed) =>
        reconsider === undefined ? undefined : run(at, places, reconsider(done), {}, reconsider);
      put(at, { state: 'stopped', result, again, insist });
    });
  }

  function type(at: string, text: string): void {
    if ((texts.peek().get(at) ?? '') === text) return;
    const next = new Map(texts.peek());
    if (text === '') next.delete(at);
    else next.set(at, text);
    texts.value = next;
    unsent.keep(at, text);
  }

  /** Posts the note of a deed that is on the wiki already; what becomes of it is said beside the deed. */
  async function postNote(at: string, note: CommentDraft, decided: SendOptions = {}): Promise<void> {
    await run(noteOf(at), [], sendComment(title, note), decided);
    const ended = runs.peek().get(noteOf(at));
    // Tried again from there, it comes back here: only then is it known beside the deed that it is posted.
    if (ended?.state === 'stopped') careOf(at).stopped(note, ended.result);
    if (ended?.state !== 'done') return;
    const now = runs.peek().get(at);
    batch(() => {
      put(noteOf(at), null);
      if (now?.state === 'done') put(at, { ...now, told: true, post: null });
    });
  }

  const careOf = (at: string): NoteCare => ({
    post: note => postNote(at, note),
    stopped(note, result) {
      const resume = result.kind === 'not-saved' && result.outcome.kind === 'unknown';
      const again = (more: Decisions) => postNote(at, note, { ...more, resume });
      put(noteOf(at), { state: 'stopped', result, again, insist: () => Promise.resolve() });
    },
  });

  return {
    title,
    config,
    state,
    stale,
    runs,
    texts,
    keeping: unsent.state,
    load,
    type,
    act(at, done, { tell = null, texts: places = [at] }: ActOptions = {}) {
      const doing = (one: RequestDeed) => sendDeed(title, one, tell, careOf(at));
      return run(at, places, doing(done), {}, doing);
    },
    comment(at, draft) {
      type(sentMark, '1');
      return run(at, [at, sentMark], sendComment(title, draft), {});
    },
    async undo(at) {
      const done = runs.peek().get(at);
      if (done?.state !== 'done' || done.revision === null) return;
      const now = state.peek();
      const name = now.kind === 'request' ? now.view.request.title : title;
      await run(at, [], sendUndo(title, done, name), {});
    },
    dismiss: at => put(at, null),
    dispose: () => stopper.abort(),
  };
}
