import { type ReadonlySignal, signal } from '@preact/signals';
import * as z from 'zod/mini';
import { type Drafts, isBroken } from '../../../lib/store/drafts.ts';

/** Whether what is typed survives the end of the panel. */
export type Keeping = 'kept' | 'keeping' | 'not-kept';

/** What is typed into one open request and not saved yet, kept in this browser until it is: one row per field. */
export interface Unsent {
  /** Whether everything typed so far lies in the browser. */
  readonly state: ReadonlySignal<Keeping>;
  /** What was left there, by place; nothing where the browser keeps nothing. Never rejects. */
  read(): Promise<ReadonlyMap<string, string>>;
  /** Keeps what stands at a place now; an empty text is forgotten. */
  keep(at: string, text: string): void;
  /** Resolves when all that was typed so far is kept, or could not be. */
  settled(): Promise<void>;
}

const kind = 'unsent';

/** Opens what was typed into a request, by the title of its page. */
export function openUnsent(drafts: Drafts, title: string): Unsent {
  const state = signal<Keeping>('kept');
  const keyOf = (at: string) => `${title}\n${at}`;
  /** The newest text of each place that is not written yet; while one is written only the newest waits. */
  const waiting = new Map<string, string>();
  let running: Promise<void> | undefined;

  async function drain(): Promise<void> {
    let failed = false;
    for (let next = waiting.entries().next(); next.done !== true; next = waiting.entries().next()) {
      const [at, text] = next.value;
      waiting.delete(at);
      try {
        if (text === '') await drafts.remove(kind, keyOf(at));
        else await drafts.save(kind, keyOf(at), text);
      } catch {
        failed = true;
      }
    }
    running = undefined;
    state.value = failed ? 'not-kept' : 'kept';
  }

  return {
    state,
    async read() {
      try {
        const rows = await drafts.list(kind, z.string());
        const begin = keyOf('');
        return new Map(
          rows.flatMap(row =>
            row.key.startsWith(begin) && !isBroken(row) ? [[row.key.slice(begin.length), row.content]] : [],
          ),
        );
      } catch {
        return new Map();
      }
    },
    keep(at, text) {
      waiting.set(at, text);
      if (running !== undefined) return;
      if (state.peek() === 'kept') state.value = 'keeping';
      running = drain();
    },
    async settled() {
      await running;
    },
  };
}
