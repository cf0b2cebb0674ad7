import { type ReadonlySignal, signal } from '@preact/signals';
import { previewMend } from '../../../lib/desk/board/triage-mend.ts';
import type { MendPlan } from '../../../lib/desk/board/triage-mend-plan.ts';
import type { Opportunity } from '../../../lib/desk/opportunity/opportunity.ts';
import { type OpportunityView, readOpportunity } from '../../../lib/desk/opportunity/opportunity-read.ts';
import type { Signal } from '../../../lib/page/facts/signals.ts';
import { PartError } from '../../../lib/part.ts';
import { WikiError } from '../../../lib/wiki/client.ts';
import type { Outcome } from '../../../lib/wiki/outcome.ts';
import { type NamedPage, wikiPage } from '../../request/wiki-page.ts';
import type { BoardModel } from '../board-model.ts';

/** What the wiki says of a record that is looked at. */
export type RecordView =
  | { readonly state: 'loading' }
  | { readonly state: 'read'; readonly view: OpportunityView }
  /** Broken, moved or deleted since the board was read: the board says how, once it has been read again. */
  | { readonly state: 'changed' }
  | { readonly state: 'unreadable'; readonly outcome: Outcome };

/** What one page says just now about why it may be an opportunity. */
export interface PageSignals {
  readonly page: NamedPage;
  /** Null when the page could not be read. */
  readonly signals: readonly Signal[] | null;
}

export type SignalsState = 'looking' | readonly PageSignals[];

/** How a broken page can be mended, as far as known. */
export type MendState = 'looking' | MendPlan | { readonly kind: 'unreadable'; readonly outcome: Outcome };

/** Everything that is read of records that are looked at, beyond what the board knows. */
export interface RecordViews {
  readonly views: ReadonlySignal<ReadonlyMap<string, RecordView>>;
  readonly signals: ReadonlySignal<ReadonlyMap<string, SignalsState>>;
  readonly mends: ReadonlySignal<ReadonlyMap<string, MendState>>;
  /** Reads an opportunity with its talk page and history: two requests. */
  load(title: string): Promise<void>;
  /** Looks at its pages for what speaks for it: at most four requests for each, two pages at most. */
  look(title: string, record: Opportunity): Promise<void>;
  /** Looks how a broken page can be mended: one request. */
  planMend(title: string): Promise<void>;
}

/** Pages looked at for one record. */
const mostPages = 2;

/** The pages an opportunity is about: its item, and those it was seen on, latest first. */
export function pagesOf({ item, sightings }: Opportunity): readonly NamedPage[] {
  const names = [item === null ? '' : `d:${item}`, ...sightings.map(({ page }) => page).reverse()];
  return [...new Set(names)].flatMap(name => wikiPage(name) ?? []).slice(0, mostPages);
}

export function openRecordViews(board: BoardModel): RecordViews {
  const { deps, look } = board.services.records;
  const { client } = deps.writer;
  const views = signal<ReadonlyMap<string, RecordView>>(new Map());
  const signals = signal<ReadonlyMap<string, SignalsState>>(new Map());
  const mends = signal<ReadonlyMap<string, MendState>>(new Map());
  const turns = new Map<string, number>();

  /** Awaits a reading; null when a later one of the same record is under way. */
  async function latest<T>(what: string, work: Promise<T>): Promise<T | null> {
    const turn = (turns.get(what) ?? 0) + 1;
    turns.set(what, turn);
    const found = await work;
    return turns.get(what) === turn ? found : null;
  }

  async function load(title: string): Promise<void> {
    if (!views.peek().has(title)) views.value = new Map(views.peek()).set(title, { state: 'loading' });
    const reading = readOpportunity(client, deps.config, title);
    const found = await latest(`view ${title}`, reading);
    if (found === null) return;
    const before = views.peek().get(title);
    const put = (view: RecordView) => {
      views.value = new Map(views.peek()).set(title, view);
    };
    switch (found.kind) {
      case 'opportunity': {
        const { opportunity: record, revision, timestamp, changedBy, older } = found;
        put({ state: 'read', view: found });
        board.put(title, { record, revision, timestamp, changedBy, older });
        return;
      }
      case 'unreadable':
        // What was read before stays on show.
        if (before?.state !== 'read') put({ state: 'unreadable', outcome: found.outcome });
        return;
      default:
        put({ state: 'changed' });
        await board.load();
    }
  }

  async function lookAt(page: NamedPage): Promise<PageSignals> {
    try {
      return { page, signals: await look(page) };
    } catch (error) {
      if (error instanceof WikiError || error instanceof PartError) return { page, signals: null };
      throw error;
    }
  }

  return {
    views,
    signals,
    mends,
    load,
    async look(title, record) {
      signals.value = new Map(signals.peek()).set(title, 'looking');
      const looking = Promise.all(pagesOf(record).map(lookAt));
      const found = await latest(`signals ${title}`, looking);
      if (found !== null) signals.value = new Map(signals.peek()).set(title, found);
    },
    async planMend(title) {
      if (!mends.peek().has(title)) mends.value = new Map(mends.peek()).set(title, 'looking');
      const found = await latest(`mend ${title}`, previewMend(deps, title));
      if (found !== null) mends.value = new Map(mends.peek()).set(title, found);
    },
  };
}
