import { type ReadonlySignal, signal } from '@preact/signals';
import type { Clock } from '../../lib/clock.ts';

/** How long something has been awaited: too short to show anything, long enough for a skeleton, or for an explanation. */
export type Waited = 'brief' | 'noticeable' | 'long';

/** Over 300 ms a skeleton of what comes, over 5 s the cause and a way to stop (UX, principle 5). */
const noticeable = 300;
const long = 5000;

export interface Patience {
  readonly waited: ReadonlySignal<Waited>;
  /** Something is awaited from now on. */
  start(): void;
  /** It came, or is not wanted any more. */
  end(): void;
}

export function openPatience(clock: Clock): Patience {
  const waited = signal<Waited>('brief');
  let waiting: AbortController | undefined;
  const count = async (signal: AbortSignal) => {
    await clock.sleep(noticeable, signal);
    waited.value = 'noticeable';
    await clock.sleep(long - noticeable, signal);
    waited.value = 'long';
  };
  const end = () => {
    waiting?.abort();
    waiting = undefined;
    waited.value = 'brief';
  };
  return {
    waited,
    start() {
      end();
      const control = new AbortController();
      waiting = control;
      count(control.signal).catch(() => undefined);
    },
    end,
  };
}
