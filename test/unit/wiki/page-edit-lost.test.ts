import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openGate } from '../../../lib/wiki/gate.ts';
import { pageLocks, pageStore } from '../../../lib/wiki/locks.ts';
import { savePage, type Writer } from '../../../lib/wiki/page-edit.ts';
import { runs } from '../runs.ts';
import { edit, user, writerOn } from './page-edit-stage.ts';
import type { Fate } from './tiny-wiki.ts';

describe('lost replies at any point', () => {
  const fate = (latest: number): fc.Arbitrary<Fate> =>
    fc.oneof(
      fc.constantFrom<Fate>({ kind: 'fine' }, { kind: 'never' }, { kind: 'lost' }, { kind: 'page' }),
      fc.record({ kind: fc.constant('late' as const), after: fc.nat(latest) }),
      fc.record({ kind: fc.constant('busy' as const), done: fc.boolean() }),
    );
  const story = (latest: number) =>
    fc.record({
      creates: fc.boolean(),
      writes: fc.array(fate(latest), { maxLength: 4 }),
      reads: fc.array(fc.constantFrom<Fate>({ kind: 'fine' }, { kind: 'never' }), { maxLength: 6 }),
      others: fc.array(fc.nat(20_000), { maxLength: 3 }),
    });

  async function play(told: {
    creates: boolean;
    writes: readonly Fate[];
    reads: readonly Fate[];
    others: number[];
  }) {
    const { client, wiki, clock } = writerOn({
      writes: told.writes,
      reads: [{ kind: 'fine' }, ...told.reads],
    });
    // One edit in ten seconds: time for a late write to land between the last look and the next send.
    const limits = new Map([['edit', new Map([['user', { hits: 1, seconds: 10 }]])]]);
    const gate = openGate({ wiki: 'meta', user, limits, clock, locks: pageLocks(), store: pageStore() });
    const writer: Writer = { client, gate, user };
    if (!told.creates) wiki.save('Jonas', 'old');
    const others = told.others.map(async (after, index) => {
      await clock.sleep(after);
      wiki.save('Jonas', `other ${index}`);
    });
    const saving = savePage(writer, edit(told.creates ? { base: 'create' } : {}));
    const outcome = await clock.until(saving);
    const known = wiki.history.filter(one => one.user === user);
    await clock.until(Promise.all([...others, wiki.quiet()]));
    return { outcome, known, ours: wiki.history.filter(one => one.user === user), wiki };
  }

  it('never lead to two revisions, however late a write lands', async () => {
    await fc.assert(
      fc.asyncProperty(story(60_000), async told => {
        const { known, ours, outcome } = await play(told);
        expect(ours.length).toBeLessThanOrEqual(1);
        // What stood there when the panel spoke is never called unsaved.
        if (known.length > 0) expect(['saved', 'unknown']).toContain(outcome.kind);
        if (outcome.kind === 'saved') expect(ours.map(({ revid }) => revid)).toEqual([outcome.revision]);
      }),
      runs(120),
    );
  });

  it('never make the panel say what is not so, when the wiki is done within seconds', async () => {
    await fc.assert(
      fc.asyncProperty(story(2_000), async told => {
        const { ours, outcome } = await play(told);
        if (outcome.kind === 'saved') expect(ours).toHaveLength(1);
        else if (outcome.kind !== 'unknown') expect([outcome.kind, ours]).toEqual([outcome.kind, []]);
      }),
      runs(120),
    );
  });

  it('are all settled when the wiki can be read', async () => {
    await fc.assert(
      fc.asyncProperty(story(2_000), async told => {
        const { outcome } = await play({ ...told, reads: [] });
        expect(outcome.kind).not.toBe('unknown');
      }),
      runs(100),
    );
  });
});
