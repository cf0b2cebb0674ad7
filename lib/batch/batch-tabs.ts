import type { Broadcast } from '../broadcast.ts';
import type { Locks } from '../wiki/locks.ts';
import { type BatchControl, batchRequest, readNews } from './batch-control.ts';
import type { BatchService } from './batch-service.ts';
import type { Runner } from './run/run-batch.ts';
import { runnerLock } from './run/runner-lock.ts';

/** Held by the tab that is next to take up what the one that runs leaves. */
const heirLock = 'batch-heir';

/** A panel that runs batches itself, and the other tabs of the same wiki, which may do so as well. */
export interface AmongTabs {
  readonly service: BatchService;
  readonly runner: Pick<Runner, 'running'>;
  readonly broadcast: Broadcast;
  readonly locks: Locks;
}

/**
 * The control of a panel without a background: one tab runs, every tab sees it and can pause and stop it. When the tab that
 * runs is closed, another that has a panel open takes the batch up, as the lock that only one can hold falls to it.
 */
export function controlAmongTabs({ service, runner, broadcast, locks }: AmongTabs): BatchControl {
  const runsHere = () => runner.running !== null;
  const runsElsewhere = async () =>
    !runsHere() && (await locks.request(runnerLock, { ifAvailable: true }, async lock => lock === null));
  const callOff = (how: 'pause' | 'stop') => async () => {
    if (await runsElsewhere()) broadcast.send({ to: 'batches', do: how });
    else await service[how]();
  };

  let waiting = false;
  async function wake(): Promise<void> {
    if (waiting || runsHere()) return;
    waiting = true;
    try {
      // One tab at a time waits for the lock of the runner: several would hand it to each other for ever.
      await locks.request(heirLock, {}, async () => {
        while (await runsElsewhere()) await locks.request(runnerLock, {}, async () => undefined);
        await service.wake();
      });
    } finally {
      waiting = false;
    }
  }

  broadcast.listen(message => {
    const request = batchRequest.safeParse(message);
    if (request.success && request.data.do !== 'run' && request.data.do !== 'wake' && runsHere())
      service.serve(message);
    // What another tab runs may be left to this one.
    if (readNews(message)?.kind === 'progress') void wake();
  });

  return {
    run: (batch, goOn) => service.run(batch, goOn),
    pause: callOff('pause'),
    stop: callOff('stop'),
    wake,
    watch(listen) {
      const ends = [
        service.watch(listen),
        broadcast.listen(message => {
          const news = readNews(message);
          if (news !== undefined) listen(news);
        }),
      ];
      return () => {
        for (const end of ends) end();
      };
    },
  };
}
