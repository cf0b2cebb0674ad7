import { describe, expect, it } from 'vitest';
import { batchRequest, readNews, remoteControl } from '../../../lib/batch/batch-control.ts';
import { openBatchService } from '../../../lib/batch/batch-service.ts';
import type { RunEnd, RunProgress } from '../../../lib/batch/run/engine-types.ts';
import type { Journal, JournalBatch } from '../../../lib/batch/run/journal.ts';
import { countStates } from '../../../lib/batch/run/journal.ts';
import type { Runner } from '../../../lib/batch/run/run-batch.ts';
import { StoreError } from '../../../lib/store/database.ts';

const progress = (state: RunProgress['state'], saved: number, total: number): RunProgress => ({
  batch: 'b1',
  state,
  counts: { ...countStates([]), saved, planned: total - saved },
  total,
  wait: null,
  rate: null,
  endsAt: null,
  cause: null,
});

const record = (id: string, state: JournalBatch['state'], created: number): JournalBatch => ({
  id,
  created,
  schema: 1,
  name: id,
  summary: '',
  users: {},
  wikis: [],
  state,
  cause: null,
  undoes: null,
  undoneBy: [],
  started: null,
  ended: null,
  counts: countStates([]),
  trial: 'not-needed',
  trialEdits: 5,
  tag: '',
  bot: false,
  datatypes: [],
  names: [],
  checked: {},
});

/** A service around a runner that ends as it is told. */
function stage(end: RunEnd | StoreError, batches: readonly JournalBatch[] = [record('b1', 'running', 1)]) {
  const ran: [string, boolean | undefined][] = [];
  const seen: unknown[] = [];
  const badges: (string | null)[] = [];
  const wakes: boolean[] = [];
  const rested: string[] = [];
  let calledOff = '';
  const runner: Runner = {
    running: null,
    run: async (batch, options) => {
      ran.push([batch, options?.goOn]);
      options?.onProgress?.(progress('running', 1, 4));
      if (end instanceof StoreError) throw end;
      return end;
    },
    pause: () => {
      calledOff = 'pause';
    },
    stop: () => {
      calledOff = 'stop';
    },
  };
  const journal: Journal = {
    add: async () => {},
    batch: async id => batches.find(one => one.id === id),
    batches: async () => [...batches].sort((a, b) => b.created - a.created),
    edits: async () => [],
    put: async () => {},
    remove: async () => {},
  };
  const news = {
    send: (message: unknown) => void seen.push(structuredClone(message)),
    listen: () => () => {},
  };
  const service = openBatchService(runner, journal, news, {
    badge: text => badges.push(text),
    wakeMe: wanted => wakes.push(wanted),
    rested: batch => rested.push(batch.id),
  });
  return { service, ran, seen, badges, wakes, rested, off: () => calledOff };
}

const settled = () => new Promise(resolve => setTimeout(resolve, 5));

describe('the one that runs batches while no one looks', () => {
  it('takes up again what was running, the oldest first, and lets the browser sleep when nothing is', async () => {
    const end = { kind: 'finished', progress: progress('finished', 4, 4) } as const;
    const both = stage(end, [
      record('b2', 'running', 2),
      record('b1', 'running', 1),
      record('b0', 'paused', 0),
    ]);
    await both.service.wake();
    expect(both.ran).toEqual([['b1', false]]);
    expect(both.wakes).toEqual([true, false]);
    const none = stage(end, [record('b0', 'stopped', 0)]);
    await none.service.wake();
    expect([none.ran, none.wakes]).toEqual([[], [false]]);
  });

  it('shows progress on the icon, tells every panel, and gives notice at the end', async () => {
    const { service, badges, seen, rested } = stage({
      kind: 'finished',
      progress: progress('finished', 4, 4),
    });
    await service.run('b1');
    await settled();
    expect(badges).toEqual(['25%', null]);
    expect(rested).toEqual(['b1']);
    expect(seen.map(one => readNews(one)?.kind)).toEqual(['progress', 'end']);
  });

  it.each([
    [{ kind: 'trial-done', progress: progress('trial-done', 5, 60) }, '?'],
    [{ kind: 'stopped', cause: { kind: 'person' }, progress: progress('stopped', 1, 4) }, '!'],
  ] as const)('says with one sign that a person is wanted: %o', async (end, sign) => {
    const { service, badges } = stage(end);
    await service.run('b1');
    await settled();
    expect(badges.at(-1)).toBe(sign);
  });

  it('says so when the browser gives no database', async () => {
    const { service, seen } = stage(new StoreError('full'));
    await service.run('b1');
    await settled();
    expect(readNews(seen.at(-1))).toEqual({ kind: 'store-failed', batch: 'b1', reason: 'full' });
  });

  it('takes requests of panels, and nothing else', async () => {
    const { service, ran, off } = stage({ kind: 'busy' });
    const control = remoteControl(
      async request => {
        expect(service.serve(structuredClone(request))).toBe(true);
      },
      { send: () => {}, listen: () => () => {} },
    );
    await control.run('b1', true);
    await control.pause();
    expect(off()).toBe('pause');
    await control.stop();
    expect(off()).toBe('stop');
    await control.wake();
    await settled();
    expect(ran).toEqual([
      ['b1', true],
      ['b1', false],
    ]);
    for (const odd of [null, 'run', { to: 'batches', do: 'erase' }, { to: 'batches', do: 'run', batch: 7 }]) {
      expect(service.serve(odd)).toBe(false);
      expect(batchRequest.safeParse(odd).success).toBe(false);
      expect(readNews(odd)).toBeUndefined();
    }
  });
});
