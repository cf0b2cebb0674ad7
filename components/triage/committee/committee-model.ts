import { type ReadonlySignal, signal } from '@preact/signals';
import { type MeetingDates, meetingDates } from '../../../lib/desk/board/meeting-dates.ts';
import type { Config } from '../../../lib/desk/config.ts';
import { errorOutcome } from '../../../lib/wiki/classify.ts';
import { type WikiClient, WikiError } from '../../../lib/wiki/client.ts';
import type { Outcome } from '../../../lib/wiki/outcome.ts';
import { readPages } from '../../../lib/wiki/pages.ts';

/** When the committee meets: read from its pages, and changed by people who know better. */
export interface CommitteeModel {
  /** Null until the pages have been read. */
  readonly dates: ReadonlySignal<MeetingDates | null>;
  /** Why the pages did not come; the days are then only a guess. */
  readonly failed: ReadonlySignal<Outcome | null>;
  load(): Promise<void>;
  setDates(dates: MeetingDates): void;
}

export function openCommittee(client: WikiClient, pages: Config['pages']): CommitteeModel {
  const dates = signal<MeetingDates | null>(null);
  const failed = signal<Outcome | null>(null);
  let own = false;
  return {
    dates,
    failed,
    async load() {
      const texts = new Map<string, string | null>();
      try {
        const read = await readPages(client, [pages.agenda, pages.meetingNotes]);
        for (const [title, page] of read) texts.set(title, page.exists ? page.text : null);
        failed.value = null;
      } catch (error) {
        if (!(error instanceof WikiError)) throw error;
        failed.value = errorOutcome(error, client.clock.now());
      }
      if (own) return;
      dates.value = meetingDates(
        texts.get(pages.agenda) ?? null,
        texts.get(pages.meetingNotes) ?? null,
        client.clock.now(),
      );
    },
    setDates(wanted) {
      own = true;
      dates.value = wanted;
    },
  };
}
