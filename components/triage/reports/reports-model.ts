import { batch, type ReadonlySignal, signal } from '@preact/signals';
import * as z from 'zod/mini';
import { type Period, type PeriodChoice, periodChoices } from '../../../lib/desk/board/report-period.ts';
import type { Cache } from '../../../lib/store/cache.ts';

/** Of what time the figures are, as this person chose it last in this browser. */
export interface ReportsModel {
  readonly choice: ReadonlySignal<PeriodChoice>;
  /** One's own period, also while another is chosen. */
  readonly own: ReadonlySignal<Period>;
  choose(choice: PeriodChoice): void;
  setOwn(own: Period): void;
}

const place = z.object({
  choice: z.enum(periodChoices),
  own: z.object({ from: z.string(), to: z.string() }),
});

/** All time, until what was chosen before has been read; what somebody chooses meanwhile counts. */
export function openReports(cache: Cache, user: string): ReportsModel {
  const key = `reports place ${user}`;
  const choice = signal<PeriodChoice>('all');
  const own = signal<Period>({ from: '', to: '' });
  let chosen = false;
  void cache.read(key, place).then(found => {
    if (found === undefined || chosen) return;
    batch(() => {
      choice.value = found.value.choice;
      own.value = found.value.own;
    });
  });
  const keep = () => {
    chosen = true;
    void cache.write(key, { choice: choice.peek(), own: own.peek() });
  };
  return {
    choice,
    own,
    choose(to) {
      choice.value = to;
      keep();
    },
    setOwn(to) {
      own.value = to;
      keep();
    },
  };
}
