import type { RunEnd } from './engine-types.ts';
import type { RunEnv, RunOptions } from './run-env.ts';
import { RunLedger } from './run-ledger.ts';
import { BatchRun } from './run-loop.ts';
import { runnerLock } from './runner-lock.ts';

export type { RunEnv, RunOptions } from './run-env.ts';

/** Runs batches from the journal, one at a time across everything that shares the locks. */
export interface Runner {
  /** Starts a batch or takes it up again, and resolves when it rests. Throws {@link StoreError} only. */
  run(batch: string, options?: RunOptions): Promise<RunEnd>;
  /** The batch being run here. */
  readonly running: string | null;
  /** Ends the run after the edit that is on its way; it can be taken up again. */
  pause(): void;
  stop(): void;
}

export function openRunner(env: RunEnv): Runner {
  let current: BatchRun | null = null;
  /** Called off while a run was still being opened. */
  let early: 'paused' | 'stopped' | null = null;
  let opening = 0;
  const callOff = (how: 'paused' | 'stopped') => {
    if (current !== null) current.callOff(how);
    else if (opening > 0) early = how;
  };
  return {
    async run(id, options = {}) {
      opening += 1;
      try {
        return await env.locks.request(runnerLock, { ifAvailable: true }, async (lock): Promise<RunEnd> => {
          if (lock === null) return { kind: 'busy' };
          const ledger = await RunLedger.open(env.journal, id);
          if (ledger === undefined) return { kind: 'unknown-batch' };
          current = new BatchRun(env, ledger, options);
          if (early !== null) current.callOff(early);
          early = null;
          try {
            return await current.go();
          } finally {
            current = null;
          }
        });
      } finally {
        opening -= 1;
      }
    },
    get running() {
      return current?.batch ?? null;
    },
    pause: () => callOff('paused'),
    stop: () => callOff('stopped'),
  };
}
