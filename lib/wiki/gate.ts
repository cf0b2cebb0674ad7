import * as z from 'zod/mini';
import type { Clock } from '../clock.ts';
import type { RateLimit, RateLimits } from './account.ts';
import type { Locks, SharedStore } from './locks.ts';
import type { WikiId } from './sites.ts';

/** What is about to be done; making a page or item counts as an edit as well. */
export type GateKind = 'edit' | 'create';

/** Why an edit waits, and until when. `until` (milliseconds since 1970) is null while another edit is being saved. */
export type Wait =
  | { readonly cause: 'other-edit'; readonly until: null }
  | { readonly cause: 'pace' | 'rate-limited' | 'lagged' | 'server-busy'; readonly until: number };

/** One wiki and account: writes pass one at a time and no faster than the wiki allows. */
export interface Gate {
  /**
   * Does `work` when its turn has come, and gives its result. `onWait` is called once for each time it has to wait.
   * Rejects with the signal's reason when it is aborted while waiting; work that has begun is not cut.
   */
  run<T>(
    kind: GateKind,
    work: () => Promise<T>,
    onWait?: (wait: Wait) => void,
    signal?: AbortSignal,
  ): Promise<T>;
}

export interface GateDeps {
  readonly wiki: WikiId;
  readonly user: string;
  /** As the wiki states them for this account; see `Account.limits`. */
  readonly limits: RateLimits;
  /** The account has the right `noratelimit`. */
  readonly unlimited?: boolean;
  readonly clock: Clock;
  readonly locks: Locks;
  readonly store: SharedStore;
}

/**
 * What the tabs share: when writes began (milliseconds, oldest first), a pause the wiki asked for, and what it taught us about how
 * it counts.
 */
const stateSchema = z.object({
  begun: z.record(z.string(), z.array(z.number())),
  learnt: z.optional(
    z.object({
      /** So many of the wiki's hits is one write of ours. */
      weight: z.number(),
      /** When it is tried whether that is still so. */
      until: z.number(),
      /** How often in a row it was found to be so. */
      times: z.number(),
    }),
  ),
  pause: z.optional(
    z.object({ until: z.number(), cause: z.enum(['rate-limited', 'lagged', 'server-busy']) }),
  ),
});

type State = z.infer<typeof stateSchema>;

/** Opens the gate of an account on a wiki; every tab that names the same two shares it. */
export function openGate(deps: GateDeps): Gate {
  const { clock, locks, store } = deps;
  const name = `gate:${deps.wiki}:${deps.user}`;

  async function readState(): Promise<State> {
    const parsed = stateSchema.safeParse(await store.get(name));
    return parsed.success ? parsed.data : { begun: {} };
  }

  /** With the lock held: does the work if its time has come, else says what it waits for. */
  async function turn<T>(kind: GateKind, work: () => Promise<T>): Promise<{ done: T } | { wait: Wait }> {
    const state = await readState();
    const wait = waitOf(deps, state, kind);
    if (wait !== null) return { wait };
    // Beside the work: what is lost of it with the browser costs at most one refusal for going too fast.
    const noted = store.set(name, begin(deps, state, kind)).catch(() => {});
    const done = await work();
    await noted;
    const now = clock.now();
    const pause = pauseAfter(done, now);
    if (pause !== undefined) {
      const after = await readState();
      const learnt = pause.cause === 'rate-limited' ? learn(deps, after, kind, now) : after.learnt;
      await store.set(name, { ...after, pause, ...(learnt === undefined ? undefined : { learnt }) });
    }
    return { done };
  }

  return {
    async run<T>(
      kind: GateKind,
      work: () => Promise<T>,
      onWait?: (wait: Wait) => void,
      signal?: AbortSignal,
    ): Promise<T> {
      for (;;) {
        signal?.throwIfAborted();
        const free = await locks.request(name, { ifAvailable: true }, async lock =>
          lock === null ? null : turn(kind, work),
        );
        if (free === null) onWait?.({ cause: 'other-edit', until: null });
        const result =
          free ?? (await locks.request(name, signal === undefined ? {} : { signal }, () => turn(kind, work)));
        if ('done' in result) return result.done;
        const { wait } = result;
        onWait?.(wait);
        await clock.sleep(Math.max(1, (wait.until ?? 0) - clock.now()), signal);
      }
    },
  };
}

/** The limits that bear on a kind of write. */
function limitsFor(deps: GateDeps, kind: GateKind): readonly (readonly [GateKind, RateLimit])[] {
  if (deps.unlimited === true) return [];
  const kinds: readonly GateKind[] = kind === 'create' ? ['edit', 'create'] : ['edit'];
  return kinds.flatMap(one => applicable(deps.limits, one).map(limit => [one, limit] as const));
}

/**
 * The limits of an action that apply to the account, as RateLimiter in MediaWiki 1.43 picks them: those for the address
 * always; for the person the one for newcomers if it is stated, else the most generous of `user` and the groups.
 */
export function applicable(limits: RateLimits, action: string): readonly RateLimit[] {
  const own: RateLimit[] = [];
  const all: RateLimit[] = [];
  let newcomer: RateLimit | undefined;
  for (const [kind, limit] of limits.get(action) ?? []) {
    if (kind === 'newbie') newcomer = limit;
    else if (kind === 'ip' || kind === 'subnet' || kind === 'anon' || kind.endsWith('-all')) all.push(limit);
    else own.push(limit);
  }
  const pace = ({ hits, seconds }: RateLimit) => hits / seconds;
  const best = newcomer ?? own.sort((a, b) => pace(b) - pace(a))[0];
  return best === undefined ? all : [best, ...all];
}

/** Why a write of this kind cannot begin now, or null when it can. */
function waitOf(deps: GateDeps, state: State, kind: GateKind): Wait | null {
  const now = deps.clock.now();
  if (state.pause !== undefined && state.pause.until > now) return state.pause;
  let until = now;
  const weight = weightOf(state, now);
  for (const [action, limit] of limitsFor(deps, kind)) {
    until = Math.max(until, earliest(state.begun[action] ?? [], weighed(limit, weight), now));
  }
  return until > now ? { cause: 'pace', until } : null;
}

/**
 * When the next write may begin, so that no window of `seconds` ever holds more than `hits`. Half of a window may be used
 * at once, which is more than a person does by hand; beyond that writes come evenly, so that a batch moves steadily.
 */
function earliest(begun: readonly number[], { hits, seconds }: RateLimit, now: number): number {
  const window = seconds * 1000;
  const within = begun.filter(time => time > now - window);
  const last = within.at(-1);
  if (last === undefined) return now;
  const full = within.at(-hits);
  const windowOpens = full === undefined ? now : full + window + 1;
  const evenly = within.length >= hits / 2 ? last + window / hits : now;
  return Math.max(windowOpens, evenly);
}

/**
 * MediaWiki 1.43 counts each action=edit twice (ApiEditPage and EditPage each ask), and other versions and extensions may count in
 * other ways; none says so. So when a wiki says "too fast" although by our own count it is not, each write weighs more from then
 * on. As that may also be someone's other tool, or be mended, it is forgotten after ten minutes, and found again by one refusal
 * if it is so; each time it is, it is believed twice as long, up to a day.
 */
const firstBelief = 600_000;
const longestBelief = 86_400_000;
/** No known wiki counts more than this for a write. */
const mostWeight = 4;

function weightOf({ learnt }: State, now: number): number {
  return learnt !== undefined && learnt.until > now ? learnt.weight : 1;
}

function weighed({ hits, seconds }: RateLimit, weight: number): RateLimit {
  return { hits: Math.max(1, Math.floor(hits / weight)), seconds };
}

/** What a refusal for going too fast teaches; undefined when our own count expected it, or there is nothing to count. */
function learn(deps: GateDeps, state: State, kind: GateKind, now: number): State['learnt'] {
  const weight = weightOf(state, now);
  let needed = weight;
  for (const [action, { hits, seconds }] of limitsFor(deps, kind)) {
    // The one that was refused is among them; it did not pass.
    const passed = (state.begun[action] ?? []).filter(time => time > now - seconds * 1000).length - 1;
    if (passed * weight + weight > hits) return state.learnt;
    // So few cannot have filled it, whatever they weigh: another tool of the person has.
    if (passed > 0 && (passed + 1) * mostWeight > hits) needed = Math.max(needed, hits / passed);
  }
  if (needed <= weight) return state.learnt;
  const times = (state.learnt?.times ?? 0) + 1;
  const belief = Math.min(longestBelief, firstBelief * 2 ** (times - 1));
  return { weight: needed, until: now + belief, times };
}

/** The state with one more write begun, without what no limit looks at any more. */
function begin(deps: GateDeps, state: State, kind: GateKind): State {
  const now = deps.clock.now();
  const begun: Record<string, number[]> = {};
  for (const action of ['edit', 'create'] as const) {
    const widest = Math.max(
      0,
      ...limitsFor(deps, 'create')
        .filter(([one]) => one === action)
        .map(([, { seconds }]) => seconds),
    );
    const kept = (state.begun[action] ?? []).filter(time => time > now - widest * 1000);
    const counts = widest > 0 && (action === 'edit' || kind === 'create');
    begun[action] = counts ? [...kept, now] : kept;
  }
  return { ...state, begun };
}

const pausing = z.object({ kind: z.enum(['rate-limited', 'lagged', 'unreachable']), until: z.number() });

/** An outcome that asks to wait holds back everyone who shares the gate. */
function pauseAfter(result: unknown, now: number): State['pause'] {
  const parsed = pausing.safeParse(result);
  if (!parsed.success || parsed.data.until <= now) return undefined;
  const { kind, until } = parsed.data;
  return { until, cause: kind === 'unreachable' ? 'server-busy' : kind };
}

/**
 * How long so many writes will take from now, in milliseconds, with nothing else going on; 0 where nothing limits them.
 * Beyond a full window it is the pace of the wiki; before that, half of them go at once.
 */
export function timeFor(writes: number, kind: GateKind, limits: RateLimits): number {
  const kinds: readonly GateKind[] = kind === 'create' ? ['edit', 'create'] : ['edit'];
  const times = kinds.flatMap(one =>
    applicable(limits, one).map(({ hits, seconds }) => {
      const paced = writes > hits ? writes : Math.max(0, writes - hits / 2);
      return (paced * seconds * 1000) / hits;
    }),
  );
  return Math.max(0, ...times);
}
