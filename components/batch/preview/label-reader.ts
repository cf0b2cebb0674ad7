import { type ReadonlySignal, signal } from '@preact/signals';
import type { Clock } from '../../../lib/clock.ts';
import type { FactText } from '../../../lib/page/facts/facts.ts';
import { cachedLabels, readLabels } from '../../../lib/page/look/labels.ts';
import type { Cache } from '../../../lib/store/cache.ts';
import { type WikiClient, WikiError } from '../../../lib/wiki/client.ts';
import type { EntityId } from '../../../lib/wiki/entity-types.ts';

/** Names of items and properties, asked for together as rows come into sight; most are in the cache. */
export interface LabelReader {
  /** Null: it has none. Not in the map: not known yet, the id stands in for it. */
  readonly labels: ReadonlySignal<ReadonlyMap<EntityId, FactText | null>>;
  want(ids: Iterable<EntityId>): void;
  dispose(): void;
}

/** Long enough for a list to have drawn its rows, too short to be noticed. */
const gather = 60;
const perRequest = 50;

export function openLabels(
  deps: { readonly client: () => WikiClient; readonly cache: Cache; readonly clock: Clock },
  languages: () => readonly string[],
): LabelReader {
  const labels = signal<ReadonlyMap<EntityId, FactText | null>>(new Map());
  const asked = new Set<EntityId>();
  const waiting = new Set<EntityId>();
  const ending = new AbortController();
  let timed = false;

  async function ask(): Promise<void> {
    await deps.clock.sleep(gather, ending.signal);
    timed = false;
    const ids = [...waiting];
    waiting.clear();
    const known = await cachedLabels(deps.cache, ids, languages());
    put(known);
    const unknown = ids.filter(id => !known.has(id));
    for (let at = 0; at < unknown.length; at += perRequest) {
      const group = unknown.slice(at, at + perRequest);
      put(await readLabels(deps.client(), deps.cache, group, languages(), ending.signal));
    }
  }

  function put(known: ReadonlyMap<EntityId, { readonly best: FactText | null }>): void {
    if (known.size === 0) return;
    labels.value = new Map([...labels.peek(), ...[...known].map(([id, { best }]) => [id, best] as const)]);
  }

  return {
    labels,
    want(ids) {
      for (const id of ids) {
        if (asked.has(id) || !/^[QP]\d+$/.test(id)) continue;
        asked.add(id);
        waiting.add(id);
      }
      if (waiting.size === 0 || timed) return;
      timed = true;
      ask().catch(error => {
        // Names are a kindness: without them the ids stand there. Anything else is a mistake and should be seen.
        if (!(error instanceof WikiError) && !ending.signal.aborted) throw error;
      });
    },
    dispose: () => ending.abort(),
  };
}
