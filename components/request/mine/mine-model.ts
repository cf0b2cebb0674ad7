import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Config } from '../../../lib/desk/config.ts';
import { type Listed, readRequests } from '../../../lib/desk/lists.ts';
import {
  type Mine,
  type MyRequest,
  markSeen,
  myRequests,
  readSeen,
  type Seen,
} from '../../../lib/desk/request/my-requests.ts';
import type { HelpRequest } from '../../../lib/desk/request/request.ts';
import type { Cache } from '../../../lib/store/cache.ts';
import { errorOutcome } from '../../../lib/wiki/classify.ts';
import { type WikiClient, WikiError } from '../../../lib/wiki/client.ts';
import type { Outcome } from '../../../lib/wiki/outcome.ts';

/** What is known of a person's requests. */
export interface MineSeen {
  readonly mine: readonly MyRequest[];
  /** Pages among the requests that the panel cannot read: whose they are it cannot tell. */
  readonly unreadable: readonly string[];
}

export interface MyRequestsModel {
  /** null until the list was read once. */
  readonly seen: ReadonlySignal<MineSeen | null>;
  /** Why Meta could not be read at the last try; what was read before stays. */
  readonly failed: ReadonlySignal<Outcome | null>;
  readonly loading: ReadonlySignal<boolean>;
  /** How many of them others changed since the person looked. */
  readonly changes: ReadonlySignal<number>;
  /** Reads the list; one try at a time. */
  load(): Promise<void>;
  /** The person has looked at a request, at this revision. */
  looked(pageId: number, revision: number): Promise<void>;
  dispose(): void;
}

export interface MyRequestsOptions {
  /** On Meta. */
  readonly client: WikiClient;
  readonly cache: Cache;
  readonly config: () => Config;
  readonly user: string;
}

/** The requests of one person, as the tab and the badge show them. */
export function openMyRequests({ client, cache, config, user }: MyRequestsOptions): MyRequestsModel {
  const list = signal<readonly Listed<HelpRequest>[] | null>(null);
  const looks = signal<Seen>(new Map());
  const failed = signal<Outcome | null>(null);
  const loading = signal(false);
  const stopper = new AbortController();
  let running: Promise<void> | undefined;

  const seen = computed((): MineSeen | null => {
    if (list.value === null) return null;
    const now = client.clock.now();
    return {
      mine: myRequests(list.value, user, looks.value, config(), now),
      unreadable: list.value.filter(({ record }) => record === null).map(({ title }) => title),
    };
  });

  async function read(): Promise<void> {
    loading.value = true;
    try {
      const [found, known] = await Promise.all([
        readRequests({ client, cache, config: config() }, stopper.signal),
        readSeen(cache, user),
      ]);
      looks.value = known;
      list.value = found;
      failed.value = null;
    } catch (error) {
      if (stopper.signal.aborted) return;
      if (!(error instanceof WikiError)) throw error;
      failed.value = errorOutcome(error, client.clock.now());
    } finally {
      loading.value = false;
      running = undefined;
    }
  }

  return {
    seen,
    failed,
    loading,
    changes: computed(() => seen.value?.mine.filter(({ changed }) => changed).length ?? 0),
    load() {
      running ??= read();
      return running;
    },
    async looked(pageId, revision) {
      const before = looks.peek();
      looks.value = new Map(before).set(pageId, Math.max(revision, before.get(pageId) ?? 0));
      await markSeen(cache, user, [{ pageId, revision }]);
    },
    dispose: () => stopper.abort(),
  };
}

/** Ways to have to do with a request that a person can pick; a working group's request is one they are assigned. */
export const filters = ['made', 'assigned', 'followed'] as const;
export type Filter = (typeof filters)[number];

const filterOf = (why: Mine): Filter => (why === 'group' ? 'assigned' : why);

/** The filters that would tell these requests apart; none when they are all of one sort. */
export function usefulFilters(mine: readonly MyRequest[]): readonly Filter[] {
  const there = filters.filter(filter => mine.some(one => fits(one, filter)));
  return there.length > 1 ? there : [];
}

/** The requests that fit at least one of the chosen filters; all when none is chosen. */
export function filtered(mine: readonly MyRequest[], chosen: readonly Filter[]): readonly MyRequest[] {
  return chosen.length === 0 ? mine : mine.filter(one => chosen.some(filter => fits(one, filter)));
}

function fits({ why }: MyRequest, filter: Filter): boolean {
  return why.some(one => filterOf(one) === filter);
}
