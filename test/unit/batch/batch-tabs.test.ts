import { describe, expect, it } from 'vitest';
import type { BatchNews } from '../../../lib/batch/batch-control.ts';
import type { BatchService } from '../../../lib/batch/batch-service.ts';
import { controlAmongTabs } from '../../../lib/batch/batch-tabs.ts';
import type { RunProgress } from '../../../lib/batch/run/engine-types.ts';
import { countStates } from '../../../lib/batch/run/journal.ts';
import { runnerLock } from '../../../lib/batch/run/runner-lock.ts';
import type { Broadcast } from '../../../lib/broadcast.ts';
import { pageLocks } from '../../../lib/wiki/locks.ts';

/** Some tabs of one browser around one interrupted batch: who gets the lock runs it, until told to pause or killed. */
function browser() {
  const locks = pageLocks();
  const tabs = new Set<(message: unknown) => void>();
  const journal = { state: 'running' };
  const log: string[] = [];

  function open(name: string) {
    const receivers = new Set<(message: unknown) => void>();
    const receive = (message: unknown) => {
      for (const one of receivers) one(structuredClone(message));
    };
    tabs.add(receive);
    const broadcast: Broadcast = {
      send: message => {
        for (const tab of tabs) if (tab !== receive) tab(message);
      },
      listen: one => {
        receivers.add(one);
        return () => receivers.delete(one);
      },
    };
    const runner: { running: string | null } = { running: null };
    let end = () => {};
    const run = () =>
      locks.request(runnerLock, { ifAvailable: true }, async lock => {
        if (lock === null) {
          log.push(`${name} is told that another runs`);
          return;
        }
        runner.running = 'b';
        log.push(`${name} runs`);
        broadcast.send(news());
        await new Promise<void>(resolve => {
          end = resolve;
        });
        runner.running = null;
        log.push(`${name} rests`);
      });
    const callOff = (state: string) => async () => {
      journal.state = state;
      end();
    };
    const service: BatchService = {
      run,
      pause: callOff('paused'),
      stop: callOff('stopped'),
      wake: async () => {
        if (journal.state === 'running') await run();
      },
      watch: () => () => undefined,
      serve: () => {
        void callOff('paused')();
        return true;
      },
    };
    const control = controlAmongTabs({ service, runner, broadcast, locks });
    return {
      control,
      broadcast,
      /** As when the tab is closed: the browser lets go of its locks, and nobody writes anything. */
      kill: () => {
        tabs.delete(receive);
        receivers.clear();
        end();
      },
    };
  }
  return { open, log, journal };
}

function news(): BatchNews {
  const progress: RunProgress = {
    batch: 'b',
    state: 'running',
    counts: countStates([]),
    total: 3,
    wait: null,
    rate: null,
    endsAt: null,
    cause: null,
  };
  return { kind: 'progress', progress };
}

const settle = () => new Promise(resolve => setTimeout(resolve, 5));

describe('batches in the tabs of one wiki', () => {
  it('are run by one of them; when that is closed, another goes on', async () => {
    const { open, log } = browser();
    const [one, two, three] = [open('one'), open('two'), open('three')];
    void one.control.wake();
    await settle();
    void two.control.wake();
    void three.control.wake();
    await settle();
    expect(log).toEqual(['one runs']);
    one.kill();
    await settle();
    expect(log.slice(1)).toEqual(['one rests', expect.stringMatching(/^(two|three) runs$/)]);
  });

  it('go on in a tab that was merely there when the batch began elsewhere', async () => {
    const { open, log } = browser();
    const [one] = [open('one'), open('two')];
    void one.control.run('b');
    await settle();
    one.kill();
    await settle();
    expect(log).toEqual(['one runs', 'one rests', 'two runs']);
  });

  it('can be paused from each, and nobody takes up what was paused', async () => {
    const { open, log, journal } = browser();
    const [one, two] = [open('one'), open('two')];
    void one.control.wake();
    await settle();
    void two.control.wake();
    await two.control.pause();
    await settle();
    expect(log).toEqual(['one runs', 'one rests']);
    expect(journal.state).toBe('paused');
  });

  it('are in sight in each', async () => {
    const { open } = browser();
    const [one, two] = [open('one'), open('two')];
    const seen: BatchNews[] = [];
    const end = two.control.watch(one => seen.push(one));
    one.broadcast.send(news());
    one.broadcast.send({ to: 'drafts' });
    expect(seen).toEqual([news()]);
    end();
    one.broadcast.send(news());
    expect(seen).toHaveLength(1);
  });
});
