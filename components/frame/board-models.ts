import { computed, type ReadonlySignal, untracked } from '@preact/signals';
import { changeViews, readViews } from '../../lib/desk/board/board-views.ts';
import type { RequestDeps } from '../../lib/desk/request/request-change.ts';
import { locate } from '../../lib/page/address/address.ts';
import { lookAt } from '../../lib/page/look/look.ts';
import { aboutToChangeMeta } from '../../lib/page/look/meta.ts';
import { errorOutcome } from '../../lib/wiki/classify.ts';
import { type WikiClient, WikiError } from '../../lib/wiki/client.ts';
import { flagDeps } from '../flag/flag-services.ts';
import { type BoardModel, openBoard } from '../triage/board-model.ts';
import { boardServices } from '../triage/board-services.ts';
import type { RecordServices } from '../triage/record/record-services.ts';
import { openViews, type ViewsModel, type ViewsServices } from '../triage/views-model.ts';
import type { PanelModel } from './panel-model.ts';

/** The board of a panel, kept while it is open, for whoever is signed in on Meta with the configuration that was read. */
const boards = new WeakMap<PanelModel, ReadonlySignal<BoardModel | null>>();
const views = new WeakMap<BoardModel, ViewsModel>();

/** What writing on Meta takes; null while nobody is signed in there. */
export function metaDeps(model: PanelModel): RequestDeps | null {
  const account = model.metaAccount.value;
  if (account?.signedIn !== true) return null;
  const { host, services } = model;
  const parts = {
    host,
    cache: services.cache,
    meta: services.client('meta'),
    wikidata: services.client('wikidata'),
  };
  return flagDeps(parts, account, model.config.value, () => undefined);
}

/**
 * The board; null while nobody is signed in on Meta. Another account or configuration makes another board; the same ones,
 * read again with each page that is looked at, do not.
 */
export function boardOf(model: PanelModel): ReadonlySignal<BoardModel | null> {
  const found = boards.get(model);
  if (found !== undefined) return found;
  let last: { readonly of: string; readonly board: BoardModel } | undefined;
  const board = computed(() => {
    const deps = metaDeps(model);
    if (deps === null) return null;
    const of = JSON.stringify([deps.writer.user, deps.config]);
    if (last?.of === of) return last.board;
    last?.board.dispose();
    const { services } = model;
    const opened = untracked(() =>
      openBoard(
        boardServices({
          client: services.client('meta'),
          cache: services.cache,
          config: deps.config,
          language: model.i18n.peek().language,
          records: recordServices(model, deps),
        }),
      ),
    );
    last = { of, board: opened };
    return opened;
  });
  boards.set(model, board);
  return board;
}

/** What acting on the records of the board takes. */
function recordServices({ services, host, i18n }: PanelModel, deps: RequestDeps): RecordServices {
  return {
    deps,
    drafts: services.drafts,
    onSend: () => aboutToChangeMeta(services.cache),
    async look(page) {
      const place = locate(page.url);
      if (place.at !== 'wiki') throw new RangeError(`Not a page of the wikis: ${page.url}`);
      const languages = [i18n.peek().language, ...host.languages];
      const { client, cache } = services;
      const lookDeps = { client, cache, clock: host.clock, languages, metaTitles: () => [], fresh: true };
      return (await lookAt(place, lookDeps)).signals;
    },
  };
}

/** The saved views of whoever has this board. */
export function viewsOf(model: PanelModel, board: BoardModel, user: string): ViewsModel {
  const found = views.get(board) ?? openViews(viewsServices(model.services.client('meta'), user));
  views.set(board, found);
  return found;
}

function viewsServices(client: WikiClient, user: string): ViewsServices {
  return {
    async read() {
      try {
        return { views: await readViews(client) };
      } catch (error) {
        if (error instanceof WikiError) return { outcome: errorOutcome(error, client.clock.now()) };
        throw error;
      }
    },
    change: change => changeViews(client, user, change),
  };
}
