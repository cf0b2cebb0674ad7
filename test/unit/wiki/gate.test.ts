import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RateLimits } from '../../../lib/wiki/account.ts';
import {
  applicable,
  type Gate,
  type GateDeps,
  type GateKind,
  openGate,
  timeFor,
  type Wait,
} from '../../../lib/wiki/gate.ts';
import { pageLocks, pageStore } from '../../../lib/wiki/locks.ts';
import { FakeClock } from './fake-clock.ts';

type Stated = Readonly<Record<string, Readonly<Record<string, readonly [hits: number, seconds: number]>>>>;

function limitsOf(stated: Stated): RateLimits {
  return new Map(
    Object.entries(stated).map(([action, kinds]) => [
      action,
      new Map(Object.entries(kinds).map(([kind, [hits, seconds]]) => [kind, { hits, seconds }])),
    ]),
  );
}

/** Several tabs of one browser. */
function tabs(
  count: number,
  stated: Stated,
  more: Partial<GateDeps> = {},
): { gates: Gate[]; clock: FakeClock } {
  const clock = new FakeClock();
  const shared = { locks: pageLocks(), store: pageStore(), limits: limitsOf(stated) };
  const gates = Array.from({ length: count }, () =>
    openGate({ wiki: 'meta', user: 'Amina', clock, ...shared, ...more }),
  );
  return { gates, clock };
}

/** The most that began within any `seconds`. */
function mostWithin(times: readonly number[], seconds: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.max(
    0,
    ...sorted.map(start => sorted.filter(at => at >= start && at < start + seconds * 1000).length),
  );
}

describe('the gate', () => {
  it('never lets a window exceed what the wiki allows, however many tabs there are', async () => {
    const job = fc.record({
      tab: fc.nat(3),
      kind: fc.constantFrom<GateKind>('edit', 'create'),
      after: fc.nat(5_000),
      takes: fc.nat(3_000),
    });
    const limit = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 60 }));
    await fc.assert(
      fc.asyncProperty(fc.array(job, { maxLength: 25 }), limit, limit, async (jobs, edit, create) => {
        const { gates, clock } = tabs(4, { edit: { user: edit }, create: { user: create } });
        const begun: { at: number; kind: GateKind }[] = [];
        let busy = 0;
        const work = jobs.map(async ({ tab, kind, after, takes }) => {
          await clock.sleep(after);
          await gates[tab]?.run(kind, async () => {
            expect(++busy).toBe(1);
            begun.push({ at: clock.now(), kind });
            await clock.sleep(takes);
            busy--;
          });
        });
        await clock.until(Promise.all(work));
        expect(begun).toHaveLength(jobs.length);
        const creations = begun.filter(({ kind }) => kind === 'create').map(({ at }) => at);
        expect(
          mostWithin(
            begun.map(({ at }) => at),
            edit[1],
          ),
        ).toBeLessThanOrEqual(edit[0]);
        expect(mostWithin(creations, create[1])).toBeLessThanOrEqual(create[0]);
      }),
      { numRuns: 40 },
    );
  });

  it('lets a person do half a window at once, and a batch go evenly after that', async () => {
    const { gates, clock } = tabs(1, { edit: { user: [8, 60] } });
    const start = clock.now();
    const times: number[] = [];
    const all = async () => {
      for (let edits = 0; edits < 12; edits++) {
        await gates[0]?.run('edit', async () => times.push((clock.now() - start) / 1000));
      }
    };
    await clock.until(all());
    expect(times.slice(0, 4)).toEqual([0, 0, 0, 0]);
    expect(times.slice(4, 8)).toEqual([7.5, 15, 22.5, 30]);
  });

  it.each([3, 8, 9, 12, 40])('takes for %i edits as long as was said beforehand', async count => {
    const stated = { edit: { user: [8, 60] } } as const;
    const { gates, clock } = tabs(1, stated);
    const start = clock.now();
    const all = async () => {
      for (let edits = 0; edits < count; edits++) await gates[0]?.run('edit', async () => {});
    };
    await clock.until(all());
    const said = timeFor(count, 'edit', limitsOf(stated));
    expect(clock.now() - start).toBeLessThanOrEqual(said + 100);
    expect(clock.now() - start).toBeGreaterThanOrEqual(said - 10_000);
  });

  it('says why an edit waits and until when', async () => {
    const { gates, clock } = tabs(2, { edit: { user: [1, 30] } });
    const waits: Wait[] = [];
    const start = clock.now();
    const first = gates[0]?.run('edit', () => clock.sleep(500));
    const second = gates[1]?.run(
      'edit',
      async () => 'done',
      wait => waits.push(wait),
    );
    expect(await clock.until(Promise.all([first, second]))).toEqual([undefined, 'done']);
    expect(waits).toEqual([
      { cause: 'other-edit', until: null },
      { cause: 'pace', until: start + 30_001 },
    ]);
  });

  it.each([
    ['rate-limited', 'rate-limited'],
    ['lagged', 'lagged'],
    ['unreachable', 'server-busy'],
  ] as const)(
    'closes for all tabs when a write ends %s, and opens at the time stated',
    async (kind, cause) => {
      const { gates, clock } = tabs(2, {});
      const until = clock.now() + 45_000;
      const waits: Wait[] = [];
      const refused = { kind, until, detail: '' };
      expect(await gates[0]?.run('edit', async () => refused)).toEqual(refused);
      const began = clock.until(
        gates[1]?.run(
          'edit',
          async () => clock.now(),
          wait => waits.push(wait),
        ) ?? Promise.reject(),
      );
      expect(await began).toBe(until);
      expect(waits).toEqual([{ cause, until }]);
    },
  );

  it('can be left while waiting, but not while the edit is being sent', async () => {
    const { gates, clock } = tabs(1, { edit: { user: [1, 60] } });
    await gates[0]?.run('edit', async () => {});
    const stop = new AbortController();
    let sent = false;
    const waiting = gates[0]?.run(
      'edit',
      async () => {
        sent = true;
      },
      () => queueMicrotask(() => stop.abort(new Error('enough'))),
      stop.signal,
    );
    await expect(clock.until(waiting ?? Promise.resolve())).rejects.toThrow('enough');
    expect(sent).toBe(false);

    const fresh = tabs(1, {});
    const late = new AbortController();
    const done = fresh.gates[0]?.run(
      'edit',
      async () => {
        late.abort();
        return 'saved';
      },
      undefined,
      late.signal,
    );
    await expect(done).resolves.toBe('saved');
  });

  it('opens again after work that threw', async () => {
    const { gates } = tabs(2, {});
    await expect(gates[0]?.run('edit', () => Promise.reject(new Error('oops')))).rejects.toThrow('oops');
    await expect(gates[1]?.run('edit', async () => 'ok')).resolves.toBe('ok');
  });

  it('does not slow down those whom the wiki does not slow down', async () => {
    const { gates, clock } = tabs(1, { edit: { user: [1, 60] } }, { unlimited: true });
    const start = clock.now();
    for (let edits = 0; edits < 100; edits++) await gates[0]?.run('edit', async () => {});
    expect(clock.now()).toBe(start);
  });

  it('goes on when what the tabs share is not what it should be', async () => {
    const store = pageStore();
    await store.set('gate:meta:Amina', { begun: 'yesterday' });
    const { gates } = tabs(1, { edit: { user: [5, 60] } }, { store });
    await expect(gates[0]?.run('edit', async () => 'ok')).resolves.toBe('ok');
  });
});

describe('the limits that apply', () => {
  it('are the newcomer’s, else the most generous of the person’s groups, and always the address’s', () => {
    const edit = { user: [90, 60], bigwig: [900, 60], ip: [500, 60] } as const;
    expect(applicable(limitsOf({ edit }), 'edit')).toEqual([
      { hits: 900, seconds: 60 },
      { hits: 500, seconds: 60 },
    ]);
    expect(applicable(limitsOf({ edit: { ...edit, newbie: [8, 60] } }), 'edit')).toEqual([
      { hits: 8, seconds: 60 },
      { hits: 500, seconds: 60 },
    ]);
    expect(applicable(limitsOf({}), 'edit')).toEqual([]);
  });
});
