import type { Clock } from '../../clock.ts';
import type { Gate } from '../../wiki/gate.ts';
import type { Locks } from '../../wiki/locks.ts';
import type { RunProgress } from './engine-types.ts';
import type { Journal } from './journal.ts';
import type { ReplanEnv } from './run-replan.ts';
import type { SignedIn } from './start-batch.ts';

/** What the runner needs from where it runs. */
export interface RunEnv extends ReplanEnv {
  readonly clock: Clock;
  readonly locks: Locks;
  readonly journal: Journal;
  /** The gate of an account on its wiki, shared with everything else that writes. */
  readonly gate: (account: SignedIn) => Gate;
}

export interface RunOptions {
  /** The person has looked at the first few. */
  readonly goOn?: boolean;
  readonly onProgress?: (progress: RunProgress) => void;
}
